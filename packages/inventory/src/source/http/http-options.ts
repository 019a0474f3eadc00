import { Secret } from '@nornir-ts/kernel'
import type { InventoryData } from '../../data/inventory-data.ts'
import { HttpOptionError } from './http-error.ts'

/** Options of `httpInventory`. */
export interface HttpInventoryOptions {
  /** Where the document is: `http` or `https`, without user and password in it. */
  readonly url: string | URL
  /** Sent with the request, never to another origin; give credentials as a `Secret`. */
  readonly headers?: Readonly<Record<string, string | Secret>> | undefined
  /** How long all attempts together may take, in milliseconds. Default 30 000. */
  readonly timeoutMs?: number | undefined
  /** Most bytes that are taken, unpacked. Default 64 MiB. */
  readonly maxBytes?: number | undefined
  /** Makes an inventory of the document. Default: it is one. */
  readonly map?: ((document: unknown) => InventoryData | PromiseLike<InventoryData>) | undefined
  /** Sends the request, e.g. through a proxy. Default: Node's own `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined
}

/** What is asked, checked, defaults filled in. */
export interface HttpRequest {
  /** Where the document is. */
  readonly url: URL
  /** Sent there. */
  readonly headers: Headers
  /** Texts that must not be seen: the values of the user's headers, and the words in them. */
  readonly secrets: readonly string[]
  /** How long all attempts together may take. */
  readonly timeoutMs: number
  /** Most bytes that are taken. */
  readonly maxBytes: number
  /** Sends the request. */
  readonly fetch: typeof globalThis.fetch
}

/**
 * Checks the options of `httpInventory`.
 *
 * @param options - As a user gave them.
 * @throws {@link HttpOptionError} for the first that makes no sense.
 */
export function checkedRequest(options: HttpInventoryOptions): HttpRequest {
  const { timeoutMs = 30_000, maxBytes = 64 * 1024 * 1024 } = options
  checkNumber('timeoutMs', timeoutMs, 2_147_483_647)
  checkNumber('maxBytes', maxBytes, Number.MAX_SAFE_INTEGER)
  return {
    url: checkedUrl(options.url),
    ...checkedHeaders(options.headers ?? {}),
    timeoutMs,
    maxBytes,
    fetch: (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
  }
}

function checkNumber(option: string, value: number, most: number): void {
  if (value > 0 && value <= most) return
  const reason = `expected a number above 0, up to ${most}, got ${value}`
  throw new HttpOptionError({ option, reason })
}

function checkedUrl(text: string | URL): URL {
  if (!URL.canParse(String(text))) {
    throw new HttpOptionError({ option: 'url', reason: 'expected a whole URL, with https://' })
  }
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    const reason = `expected https or http, got ${url.protocol}`
    throw new HttpOptionError({ option: 'url', reason })
  }
  if (url.username === '' && url.password === '') return url
  const reason = 'has a user or password in it, which logs would show; send them in `headers`'
  throw new HttpOptionError({ option: 'url', reason })
}

function checkedHeaders(
  given: Readonly<Record<string, string | Secret>>,
): Pick<HttpRequest, 'headers' | 'secrets'> {
  const headers = new Headers({ accept: 'application/json' })
  const secrets: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const text = Secret.of(value).reveal()
    try {
      headers.set(name, text)
    } catch {
      // Its message shows the value.
      const reason = 'the name or the value has characters that cannot be sent'
      throw new HttpOptionError({ option: `headers["${name}"]`, reason })
    }
    secrets.push(text, ...text.split(/\s+/))
  }
  // Shorter ones are none, and would stand in any message.
  return { headers, secrets: secrets.filter((text) => text.length > 3) }
}
