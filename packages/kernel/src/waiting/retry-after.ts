/**
 * Reads a `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
 *
 * @param header - Its value; null or undefined when there is none.
 * @param nowMs - The time, in milliseconds since 1970. Default: now.
 * @returns Milliseconds from then on; undefined when it says nothing that makes sense.
 */
export function retryAfterMs(
  header: string | null | undefined,
  nowMs: number = Date.now(),
): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number.isFinite(Number(text)) ? Number(text) * 1_000 : undefined
  // `Date.parse` takes a lone "-5" for a month.
  const date = /^[A-Z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}
