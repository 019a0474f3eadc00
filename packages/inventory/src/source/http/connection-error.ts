import { REDACTED, toError } from '@nornir-ts/kernel'
import { HttpConnectionError } from './http-error.ts'

/** What passes: a server that restarts, a network that was away. A wrong certificate or name does not. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

const UNTRUSTED =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?))$/

/**
 * Makes an error of ours of what `fetch` rejected with: what it says and its causes say, without secrets.
 *
 * @param thrown - What it rejected with.
 * @param url - Where from, as it may be shown.
 * @param secrets - Texts that must not be seen.
 */
export function connectionError(
  thrown: unknown,
  url: string,
  secrets: readonly string[],
): HttpConnectionError {
  const errors = chainOf(toError(thrown))
  const codes = errors.flatMap(({ code }) => (typeof code === 'string' ? [code] : []))
  // `fetch failed` says nothing, and an error for several addresses has no message.
  const said = errors
    .map(({ message }) => message)
    .filter((text) => !/^(?:fetch failed)?$/.test(text))
  const reason = said.at(-1) ?? codes.at(-1) ?? 'fetch failed'
  const hint = codes.some((code) => UNTRUSTED.test(code))
    ? '; NODE_EXTRA_CA_CERTS names a file with the certificates that are to be trusted'
    : ''
  return new HttpConnectionError({
    url,
    reason: `${withoutSecrets(reason, secrets)}${hint}`,
    isPassing: codes.some((code) => PASSING.has(code)),
  })
}

type CodedError = Error & { readonly code?: unknown }

function chainOf(error: Error): CodedError[] {
  const chain = new Set<Error>()
  for (let next: unknown = error; next instanceof Error && !chain.has(next); next = next.cause) {
    chain.add(next)
  }
  return [...chain]
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.toSorted((left, right) => right.length - left.length)
  return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, REDACTED), text)
}
