import { findById, firstAtLeast } from '../estate/find-by-id.ts'
import { byName, orderBy } from '../query/ordering.ts'

interface Listed {
  readonly id: number
  readonly name: string | null
}

/** Objects of one kind, in the order of their ids; changed ones are new objects. */
export class Collection<Item extends Listed> {
  readonly #items: Item[]
  #byName: Item[] | undefined
  #lastId: number

  constructor(items: Item[]) {
    this.#items = items
    this.#lastId = items.at(-1)?.id ?? 0
  }

  /** All, in the order of their ids. */
  get items(): readonly Item[] {
    return this.#items
  }

  /** All, by `ordering=`; without: by name. */
  ordered(ordering: string | undefined): readonly Item[] {
    if (ordering === 'id') return this.#items
    if (ordering !== undefined) return orderBy(this.#items, ordering)
    this.#byName ??= byName(this.#items)
    return this.#byName
  }

  /** The one of this id. */
  find(id: number): Item | undefined {
    return findById(this.#items, id)
  }

  /** Adds one that is made with the next id; ids of the deleted do not come back. */
  insert(make: (id: number) => Item): Item {
    this.#lastId += 1
    const item = make(this.#lastId)
    this.#items.push(item)
    this.#byName = undefined
    return item
  }

  /** Puts a changed one in the place of the old one. */
  replace(item: Item): void {
    this.#items[this.#placeOf(item.id)] = item
    this.#byName = undefined
  }

  /** Deletes one. */
  delete(id: number): void {
    this.#items.splice(this.#placeOf(id), 1)
    this.#byName = undefined
  }

  #placeOf(id: number): number {
    if (this.find(id) === undefined) throw new Error(`there is no object ${id}`)
    return firstAtLeast(this.#items, id)
  }
}
