interface Identified {
  readonly id: number
}

/** The place of the first item whose id is at least this one; the items are in order of their ids. */
export function firstAtLeast(items: readonly Identified[], id: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.id ?? id) < id) low = middle + 1
    else high = middle
  }
  return low
}

/** The item of this id, among items in order of their ids. */
export function findById<Item extends Identified>(
  items: readonly Item[],
  id: number | null,
): Item | undefined {
  if (id === null) return undefined
  const item = items[firstAtLeast(items, id)]
  return item?.id === id ? item : undefined
}
