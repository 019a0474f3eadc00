import { filterTest } from '../query/apply-filters.ts'
import type { Rules } from '../query/filter-rules.ts'
import { orderBy } from '../query/ordering.ts'
import { type Page, type Paging, paginate } from '../query/paginate.ts'
import type { Query } from '../query/query.ts'
import type { Collection } from './collection.ts'

/** How objects are shown for one choice of fields. */
export interface View<Item> {
  /** The same choice has the same key. */
  readonly key: string
  readonly show: (item: Item) => unknown
}

/** What stands behind one path of the API. */
export interface Endpoint<Item extends { readonly id: number; readonly name: string | null }> {
  readonly collection: Collection<Item>
  readonly rules: Rules<Item>
  /** Filters that the real server has here; undefined: those of `rules`, and others are refused. */
  readonly known: ReadonlySet<string> | undefined
  /** How a request wants the objects. */
  readonly view: (query: Query) => View<Item>
}

/**
 * Objects of one kind as texts. A text is made once for every view and kept as long as its object:
 * this is what makes pages of 50 000 hosts cheap to serve again.
 */
export class Renderer<Item extends { readonly id: number; readonly name: string | null }> {
  readonly #endpoint: Endpoint<Item>
  readonly #texts = new Map<string, WeakMap<Item, string>>()

  constructor(endpoint: Endpoint<Item>) {
    this.#endpoint = endpoint
  }

  /** One page as text, and what leads to its neighbours. */
  page(query: Query, paging: Paging): { readonly results: string; readonly page: Page<Item> } {
    const { collection, rules, known, view } = this.#endpoint
    const test = filterTest(query, rules, known)
    const ordering = query.last('ordering') ?? query.last('sort')
    const filter = (items: readonly Item[]): readonly Item[] =>
      test === undefined ? items : items.filter(test)
    const page = paginate(
      {
        byId: filter(collection.items),
        ordered: () =>
          test === undefined || ordering === undefined
            ? filter(collection.ordered(ordering))
            : orderBy(filter(collection.items), ordering),
      },
      query,
      paging,
    )
    const shown = view(query)
    return { page, results: page.items.map((item) => this.#text(item, shown)).join(',') }
  }

  /** One object as text. */
  text(item: Item, query: Query): string {
    return this.#text(item, this.#endpoint.view(query))
  }

  #text(item: Item, { key, show }: View<Item>): string {
    let texts = this.#texts.get(key)
    if (texts === undefined) {
      texts = new WeakMap()
      this.#texts.set(key, texts)
    }
    let text = texts.get(item)
    if (text === undefined) {
      text = JSON.stringify(show(item))
      texts.set(item, text)
    }
    return text
  }
}
