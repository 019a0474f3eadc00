/** Several measurements of one thing. */
export interface Spread {
  /** The middle one; the mean of both middle ones where their number is even. */
  readonly median: number
  /** The smallest. */
  readonly min: number
  /** The largest. */
  readonly max: number
}

/**
 * @param values - At least one number, in any order.
 * @throws RangeError when there is none.
 */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const min = sorted[0]
  const max = sorted.at(-1)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (min === undefined || max === undefined || upper === undefined || lower === undefined) {
    throw new RangeError('A spread of no measurements')
  }
  return { median: (lower + upper) / 2, min, max }
}
