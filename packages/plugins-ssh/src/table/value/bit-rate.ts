/** Mbit/s of the letters behind a number; devices that write none mean Mbit/s for a speed. */
const MEGABITS: Readonly<Record<string, number>> = { k: 0.001, m: 1, '': 1, g: 1_000, t: 1_000_000 }

/** A number and a unit: `1000Mb/s`, `a-1000`, `10 Gb/s`, `2.5G`, `100mbps`. */
const RATE = /^(?:a-)?(\d+(?:\.\d+)?) ?([kmgt]?)(?:b.*)?$/i

/**
 * The speed of a port.
 *
 * @param text - What the device wrote; without a unit it is Mbit/s.
 * @returns Mbit/s in digits (`a-1000`, `1Gb/s` and `1000 Mb/s` are `1000`); `auto` for a port that has not
 *   negotiated one yet; else `''`.
 */
export function megabitsOf(text: string): string {
  if (/^auto\b/i.test(text)) return 'auto'
  const [, count, unit = ''] = RATE.exec(text) ?? []
  return count === undefined ? '' : String(scaled(Number(count), unit, 1))
}

/**
 * A bandwidth.
 *
 * @param text - What the device wrote; without a unit it is kbit/s.
 * @returns kbit/s in digits; `''` where there is none.
 */
export function kilobitsOf(text: string): string {
  const [, count, unit = ''] = RATE.exec(text) ?? []
  return count === undefined ? '' : String(scaled(Number(count), unit === '' ? 'k' : unit, 1_000))
}

function scaled(count: number, unit: string, perMegabit: number): number {
  const exact = count * (MEGABITS[unit.toLowerCase()] ?? 0) * perMegabit
  return Math.round(exact * 1_000) / 1_000 // 0.1 + 0.2
}
