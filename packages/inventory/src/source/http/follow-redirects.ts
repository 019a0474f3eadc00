import { waitFor } from '@nornir-ts/kernel'
import { HttpRedirectError } from './http-error.ts'
import type { HttpRequest } from './http-options.ts'
import { shownUrl } from './shown-url.ts'

/** An answer, and who gave it. */
export interface HttpAnswer {
  /** The answer; its body is not read yet. */
  readonly response: Response
  /** Where it came from, after redirects. */
  readonly url: URL
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const maxRedirects = 5

/**
 * Asks for a document and goes where the server sends us. Headers of the user stay at the origin that they
 * are for: `fetch` itself would drop only `Authorization` and `Cookie`, and take `X-Auth-Token` along.
 *
 * @param request - What is asked.
 * @param signal - Ends the waiting.
 * @throws {@link HttpRedirectError} for one that is not followed; whatever `fetch` rejects with.
 */
export async function followRedirects(
  { url: first, headers: given, fetch }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  let url = first
  let headers = given
  for (let hops = 0; ; hops++) {
    const asking = fetch(url, { headers, signal, redirect: 'manual' })
    const response = await waitFor(asking, signal)
    if (!REDIRECTS.includes(response.status)) return { response, url }
    discard(response)
    if (hops === maxRedirects) throw refusal(url, `for the ${hops + 1}th time; is it a circle?`)
    const next = nextUrl(response, url)
    if (next.origin !== url.origin) headers = new Headers({ accept: 'application/json' })
    url = next
  }
}

/**
 * Lets the rest of an answer go, so that its connection is free.
 *
 * @param response - One whose body nobody reads any more.
 */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined)
}

function nextUrl({ headers }: Response, url: URL): URL {
  const location = headers.get('location')
  if (location === null || !URL.canParse(location, url.href)) {
    throw refusal(url, 'it does not say where to')
  }
  const next = new URL(location, url)
  next.username = ''
  next.password = ''
  if (next.protocol === 'https:' || next.protocol === url.protocol) return next
  throw refusal(url, `${shownUrl(next)} is not as safe; ask for the right address at once`)
}

function refusal(url: URL, reason: string): HttpRedirectError {
  return new HttpRedirectError({ url: shownUrl(url), reason })
}
