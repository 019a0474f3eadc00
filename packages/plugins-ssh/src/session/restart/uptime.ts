/** Milliseconds of the units in which devices count. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^y/i, 365 * 86_400_000],
  [/^w/i, 7 * 86_400_000],
  [/^d/i, 86_400_000],
  [/^h/i, 3_600_000],
  [/^m/i, 60_000],
  [/^s/i, 1_000],
]

/**
 * A time that a device tells in words, such as `2 weeks, 1 day, 7 hours, 54 minutes`,
 * `11 day(s), 01 hour(s), 57 minute(s), 02 second(s)` or `1 day 00:54:13`.
 *
 * @param text - The words.
 * @returns In milliseconds; undefined when no unit is in it.
 */
export function parseUptime(text: string): number | undefined {
  let total: number | undefined
  for (const [, count = '', unit = ''] of text.matchAll(/(\d{1,6}) ?([A-Za-z]{1,10})/g)) {
    const known = UNITS.find(([pattern]) => pattern.test(unit))
    if (known === undefined) continue
    total = (total ?? 0) + Number(count) * known[1]
  }
  const [, hours, minutes, seconds] = /\b(\d{1,6}):(\d\d):(\d\d)\b/.exec(text) ?? []
  if (hours === undefined) return total
  const clock = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
  return (total ?? 0) + clock * 1_000
}
