import { setImmediate as nextTurn } from 'node:timers/promises'

/** So many hosts take a few milliseconds at most; then others have their turn. */
const SLICE = 500

/**
 * Does something with each of many, in order, without holding up everything else.
 *
 * @param items - The many.
 * @param act - Does it.
 * @param signal - Gives up once it aborts.
 */
export async function inSlices<Item>(
  items: readonly Item[],
  act: (item: Item, index: number) => void,
  signal?: AbortSignal | undefined,
): Promise<void> {
  for (let from = 0; from < items.length; from += SLICE) {
    if (from > 0) await nextTurn()
    signal?.throwIfAborted()
    const to = Math.min(from + SLICE, items.length)
    for (let index = from; index < to; index += 1) act(items[index] as Item, index)
  }
}
