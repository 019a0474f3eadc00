import { SecretResolver } from '@nornir-ts/kernel'
import { Row } from '../answer/row.ts'
import { authorizationFor } from '../client/authorization.ts'
import { RestClient } from '../client/rest-client.ts'
import type { Dialect } from '../dialect/dialect.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import { NetboxOptionError } from '../options/option-error.ts'
import type { ListReader } from '../paging/read-list.ts'
import { isAtLeast, parseVersion, type ServerVersion } from '../version/server-version.ts'
import { NetboxVersionError } from '../version/version-error.ts'

/** A server that was asked who it is. */
export interface Session {
  /** NetBox or Nautobot. */
  readonly dialect: Dialect
  /** Its version. */
  readonly version: ServerVersion
  /** How it is asked. */
  readonly client: RestClient
  /** How its lists are read. */
  readonly reader: ListReader
  /** Its clock when it was asked, in milliseconds; `undefined`: it does not say. */
  readonly openedAtMs: number | undefined
}

/**
 * Makes what a server is asked with: looks up the token.
 *
 * @param options - Where it is, and the token.
 * @param dialect - NetBox or Nautobot.
 * @param signal - Gives up once it aborts.
 * @throws `SecretResolutionError`, {@link NetboxOptionError} for a token that is none.
 */
async function openClient(
  options: CheckedOptions,
  dialect: Dialect,
  signal: AbortSignal | undefined,
): Promise<RestClient> {
  const { base, timeoutMs, retry, given } = options
  const secrets = given.secrets ?? new SecretResolver()
  const token = await secrets.resolve(options.token, {
    host: dialect.name,
    key: 'token',
    ...(signal && { signal }),
  })
  const authorization = authorizationFor(token)
  if (authorization === undefined) {
    const expected = 'an API token: no spaces, no line ends, without the word Token or Bearer'
    throw new NetboxOptionError({ option: 'token', expected, received: 'another text' })
  }
  if (isOpen(base))
    options.warn(`${base.origin} is not https: the token and all answers can be read on the way`)
  // Looked up at each load: tests and tracers put their own in its place.
  const fetch = given.fetch ?? globalThis.fetch
  return new RestClient({ base, authorization, timeoutMs, retry, fetch, signal })
}

/**
 * Asks a server who it is.
 *
 * @param options - How it is asked.
 * @param dialect - What it should be.
 * @param signal - Gives up once it aborts.
 * @throws {@link NetboxVersionError} when it is too old, `NetboxAnswerError` when it is something else, and the
 *   errors of requests.
 */
export async function openSession(
  options: CheckedOptions,
  dialect: Dialect,
  signal: AbortSignal | undefined,
): Promise<Session> {
  const client = await openClient(options, dialect, signal)
  const { value, url, sentAtMs } = await client.get({ path: 'api/status/' })
  const version = versionOf(Row.of(value, url), dialect)
  const [major, minor] = dialect.oldest
  if (!isAtLeast(version, major, minor)) {
    const details = { server: dialect.name, version: version.text, needed: `${major}.${minor}` }
    throw new NetboxVersionError({ ...details, purpose: 'this inventory' })
  }
  if (isNat(options) && !isAtLeast(version, 4, 6)) {
    const details = { server: dialect.name, version: version.text, needed: '4.6' }
    throw new NetboxVersionError({ ...details, purpose: 'address "nat"' })
  }
  const reader: ListReader = {
    client,
    hasCursor: dialect.hasCursor(version),
    orderById: dialect.orderById,
    pageSize: options.pageSize,
    concurrency: options.concurrency,
  }
  return { dialect, version, client, reader, openedAtMs: sentAtMs }
}

function versionOf(status: Row, { versionKey, name }: Dialect): ServerVersion {
  const text = status.text(versionKey)
  const version = text === undefined ? undefined : parseVersion(text)
  if (version !== undefined) return version
  const other = name === 'NetBox' ? 'nautobot-version' : 'netbox-version'
  const hint = status.has(other) ? `; the server has ${other}: use ${other.split('-')[0]}()` : ''
  throw status.wrong(versionKey, `the version of ${name}${hint}`)
}

/** Whether what is sent leaves this machine unencrypted. */
function isOpen({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}

/** Older versions do not say what an address is translated to. */
function isNat({ address }: CheckedOptions): boolean {
  return typeof address !== 'function' && [address].flat().includes('nat')
}
