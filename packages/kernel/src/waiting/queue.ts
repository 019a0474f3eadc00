const COMPACT_FROM = 1_024

/**
 * First in, first out. Taking the first costs the same however many wait: `Array.shift` moves all others, and
 * a hundred thousand hosts can wait here.
 */
export class Queue<Item> {
  #items: (Item | undefined)[] = []
  #head = 0

  /** Adds one at the end. */
  push(item: Item): void {
    this.#items.push(item)
  }

  /** The one that has been there longest; undefined when there is none. */
  get first(): Item | undefined {
    return this.#items[this.#head]
  }

  /** Takes the first; undefined when there is none. */
  shift(): Item | undefined {
    if (this.#head === this.#items.length) return undefined
    const item = this.#items[this.#head]
    this.#items[this.#head] = undefined // not to be kept alive by its former place
    this.#head += 1
    if (this.#head >= COMPACT_FROM && this.#head * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return item
  }
}
