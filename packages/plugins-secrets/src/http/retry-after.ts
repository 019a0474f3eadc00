import type { HttpAnswer } from './http-client.ts'

/**
 * How long a server wants to be left alone (RFC 9110, section 10.2.3), in milliseconds.
 *
 * @param answer - What it said.
 * @param now - The time, in milliseconds since 1970.
 * @returns Undefined when it does not say, or what it says is no time.
 */
export function retryAfterMs(
  { headers }: Pick<HttpAnswer, 'headers'>,
  now = Date.now(),
): number | undefined {
  const text = headers['retry-after']
  if (text === undefined) return undefined
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
