import { nearest } from '@nornir-ts/kernel'
import { isPlainObject } from '../data/copy-data.ts'
import { termsOf } from '../filter/expression.ts'
import { expressionOf, type Filter } from '../filter/filter.ts'
import { operatorNames } from '../filter/operators.ts'
import { attributeKeys } from '../filter/term-key.ts'
import type { InventoryOptions } from './inventory-options.ts'
import { UnknownPathError } from './unknown-path-error.ts'

/** Anything with data of its own. */
interface DataHolder {
  readonly data: Readonly<Record<string, unknown>>
}

/** The whole inventory, whichever part of it is filtered. */
export interface KnownPathsDetails {
  /** Hosts by name. */
  readonly hosts: ReadonlyMap<string, DataHolder>
  /** Groups by name. */
  readonly groups: ReadonlyMap<string, DataHolder>
  /** What holds where neither host nor groups say anything. */
  readonly defaults: DataHolder
}

/**
 * Knows which paths through the data lead somewhere, and minds those of a filter that lead nowhere.
 *
 * Nothing is kept but the warnings given: data may change at any time, and to look until the first host
 * that has a path is faster than to collect all paths.
 */
export class KnownPaths {
  readonly #whole: KnownPathsDetails
  readonly #isStrict: boolean
  readonly #warn: (message: string) => void
  readonly #warned = new Set<string>()

  /**
   * @param whole - The whole inventory.
   * @param options - What to do about unknown paths.
   */
  constructor(whole: KnownPathsDetails, { strictFilters, onWarning }: InventoryOptions = {}) {
    this.#whole = whole
    this.#isStrict = strictFilters ?? false
    this.#warn = onWarning ?? ((message) => process.emitWarning(message, 'InventoryWarning'))
  }

  /**
   * Warns of every path of a filter that leads nowhere, once for each.
   *
   * @param filter - The filter.
   * @throws {@link UnknownPathError} for the first one, with `strictFilters`.
   */
  check(filter: Filter): void {
    for (const { path } of termsOf(expressionOf(filter))) {
      const text = path?.join('__') ?? ''
      if (path === undefined || this.#warned.has(text) || this.#isKnown(path)) continue
      const error = new UnknownPathError({ path: text, suggestion: this.#suggest(path) })
      if (this.#isStrict) throw error
      this.#warned.add(text)
      this.#warn(error.message)
    }
  }

  #isKnown(path: readonly string[]): boolean {
    for (const { data } of this.#holders()) {
      if (at(data, path).isThere) return true
    }
    return false
  }

  /** Keeps the steps that are right and puts the nearest key in the place of the first that is wrong. */
  #suggest(path: readonly string[]): string | undefined {
    const wrong = path.findIndex((_step, index) => !this.#isKnown(path.slice(0, index + 1)))
    const right = path.slice(0, wrong)
    const keys = new Set<string>(wrong === 0 ? attributeKeys : operatorNames)
    for (const { data } of this.#holders()) {
      const { value } = at(data, right)
      if (isPlainObject(value)) for (const key of Object.keys(value)) keys.add(key)
    }
    const found = nearest(path[wrong] ?? '', keys)
    return found && [...right, found, ...path.slice(wrong + 1)].join('__')
  }

  *#holders(): Iterable<DataHolder> {
    yield this.#whole.defaults
    yield* this.#whole.groups.values()
    yield* this.#whole.hosts.values()
  }
}

function at(data: unknown, path: readonly string[]): { isThere: boolean; value: unknown } {
  let value = data
  for (const step of path) {
    if (!isPlainObject(value) || !Object.hasOwn(value, step)) {
      return { isThere: false, value: undefined }
    }
    value = value[step]
  }
  return { isThere: true, value }
}
