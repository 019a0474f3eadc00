import { briefKeys } from '../answer/device.ts'
import { type Field, type Look, show } from '../answer/look.ts'
import { filterTest } from '../query/apply-filters.ts'
import type { Rules } from '../query/filter-rules.ts'
import { orderBy } from '../query/ordering.ts'
import { type Page, type Paging, paginate } from '../query/paginate.ts'
import type { Query } from '../query/query.ts'
import type { Collection } from './collection.ts'

/** What stands behind one path of the API. */
export interface Endpoint<Item extends { readonly id: number; readonly name: string | null }> {
  readonly collection: Collection<Item>
  readonly rules: Rules<Item>
  /** Filters that the real server has here. */
  readonly known: ReadonlySet<string>
  /** Fields of this profile. */
  readonly fields: readonly Field<Item>[]
}

/**
 * Objects of one kind as texts. A text is made once for every choice of fields and kept as long as
 * its object: this is what makes pages of 50 000 hosts cheap to serve again.
 */
export class Renderer<Item extends { readonly id: number; readonly name: string | null }> {
  readonly #endpoint: Endpoint<Item>
  readonly #look: Look
  readonly #texts = new Map<string, WeakMap<Item, string>>()

  constructor(endpoint: Endpoint<Item>, look: Look) {
    this.#endpoint = endpoint
    this.#look = look
  }

  /** One page as text, and what leads to its neighbours. */
  page(query: Query, paging: Paging): { readonly results: string; readonly page: Page<Item> } {
    const { collection, rules, known } = this.#endpoint
    const test = filterTest(query, rules, known)
    const ordering = query.last('ordering')
    const page = paginate(
      {
        byId: test === undefined ? collection.items : collection.items.filter(test),
        ordered: () => {
          if (test === undefined || ordering === undefined) {
            const all = collection.ordered(ordering)
            return test === undefined ? all : all.filter(test)
          }
          return orderBy(collection.items.filter(test), ordering)
        },
      },
      query,
      paging,
    )
    return { page, results: page.items.map((item) => this.text(item, query)).join(',') }
  }

  /** One object as text. */
  text(item: Item, query: Query): string {
    const fields = this.#chosen(query)
    const key = fields.map((field) => field.key).join()
    let texts = this.#texts.get(key)
    if (texts === undefined) this.#texts.set(key, (texts = new WeakMap()))
    let text = texts.get(item)
    if (text === undefined) texts.set(item, (text = JSON.stringify(show(item, fields, this.#look))))
    return text
  }

  /** `fields` outranks `omit`, and that `brief`; names that do not exist are not heard. */
  #chosen(query: Query): readonly Field<Item>[] {
    const { profile } = this.#look
    const { fields } = this.#endpoint
    const only = query.last('fields')
    const omit = profile.hasOmit ? query.last('omit') : undefined
    const isWanted = (key: string): boolean => {
      if (only) return only.split(',').includes(key)
      if (omit) return !omit.split(',').includes(key)
      if (query.last('brief')) return briefKeys.includes(key)
      return true
    }
    const excluded = profile.hasExclude ? query.all('exclude').join() : ''
    return fields.filter(
      ({ key }) => isWanted(key) && !(key === 'config_context' && excluded.includes(key)),
    )
  }
}
