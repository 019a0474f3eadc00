/** Seconds of the units in which devices count. */
const UNITS: Readonly<Record<string, number>> = {
  y: 365 * 86_400,
  w: 7 * 86_400,
  d: 86_400,
  h: 3_600,
  m: 60,
  s: 1,
}

/**
 * A time that has passed, in any of the notations in which devices tell it: `1d21h`, `9w2d 5:23:37`,
 * `2 weeks, 1 day, 7 hours, 54 minutes`, `11 day(s), 01 hour(s)`, `00:17:02`, `14:22`, `0.106174`, `280`.
 * A year has 365 days.
 *
 * @param text - What the device wrote. A number without a unit is seconds.
 * @returns Whole seconds in digits; `''` where there is no time, such as in `never`.
 */
export function secondsOf(text: string): string {
  const lower = text.trim().toLowerCase()
  if (/^\d+(?:\.\d+)?$/.test(lower)) return String(Math.floor(Number(lower)))
  const words = [...lower.matchAll(/(\d{1,9}) ?([ywdhms])/g)].map(
    ([, count, unit = '']) => Number(count) * (UNITS[unit] ?? 0),
  )
  const [, clock] = /(?:^|[\s,])(\d{1,9}(?::\d{1,2}){1,2})(?:\.\d+)?(?:$|[\s,])/.exec(lower) ?? []
  if (words.length === 0 && clock === undefined) return ''
  const parts = clock?.split(':').map(Number) ?? []
  const seconds = parts.reduce((total, part) => total * 60 + part, 0)
  return String(words.reduce((total, part) => total + part, seconds))
}
