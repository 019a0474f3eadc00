/** Numbers that look random and are the same on every run (mulberry32). */
export interface Random {
  /** From 0 to below 1. */
  readonly fraction: () => number
  /** From 0 to below `limit`. */
  readonly below: (limit: number) => number
  /** One of a list that is not empty. */
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** Whether something of this likelihood happens. */
  readonly chance: (likelihood: number) => boolean
}

/**
 * Makes a source of numbers.
 *
 * @param seed - The same seed gives the same numbers.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return {
    fraction,
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    chance: (likelihood) => fraction() < likelihood,
  }
}
