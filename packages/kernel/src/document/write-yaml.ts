import { DocumentValueError } from './document-error.ts'
import { jsYaml } from './js-yaml.ts'
import type { DocumentPath } from './source-document.ts'

/** No reader of ours goes deeper. */
const MAX_DEPTH = 100

/** Options of {@link writeYaml}. */
export interface WriteYamlOptions {
  /** Steps to the value, for errors; e.g. `['hosts']` where it is a part of something. Default: none. */
  readonly path?: DocumentPath | undefined
}

/**
 * Writes a value as a YAML document that `readYaml` reads as the same. Texts that a reader of YAML 1.1, too,
 * would take for something else are quoted: `no`, `012`, `2024-01-02`. What stands in several places is
 * written once, and an alias refers to it.
 *
 * @param value - Texts, numbers, booleans, `null`, and lists and maps of those.
 * @param options - Where the value stands.
 * @throws {@link DocumentValueError} for anything else, such as a date or `undefined`, with its path: nothing
 *   is silently left out or turned into something else.
 */
export function writeYaml(value: unknown, { path = [] }: WriteYamlOptions = {}): string {
  new WritableCheck(path.length + MAX_DEPTH).check(value, path)
  return jsYaml().dump(value, { lineWidth: -1 })
}

class WritableCheck {
  readonly #maxSteps: number
  readonly #states = new Map<object, 'under way' | 'right'>()

  constructor(maxSteps: number) {
    this.#maxSteps = maxSteps
  }

  check(value: unknown, path: DocumentPath): void {
    const problem = problemOf(value) ?? this.#problemOf(value as object, path)
    if (problem !== undefined) throw new DocumentValueError({ path, received: problem })
    if (typeof value !== 'object' || value === null || this.#states.get(value) === 'right') return
    this.#states.set(value, 'under way')
    for (const [key, item] of Object.entries(value)) this.check(item, [...path, key])
    this.#states.set(value, 'right')
  }

  #problemOf(value: object, path: DocumentPath): string | undefined {
    if (this.#states.get(value) === 'under way') return 'what contains itself'
    const isTooDeep = typeof value === 'object' && path.length >= this.#maxSteps
    return isTooDeep ? `what stands ${MAX_DEPTH} levels deep` : undefined
  }
}

function problemOf(value: unknown): string | undefined {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return undefined
  if (typeof value !== 'object') return value === undefined ? 'undefined' : `a ${typeof value}`
  if (Array.isArray(value)) return value.includes(undefined) ? 'a list with gaps' : undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return undefined
  const name: unknown = value.constructor?.name
  return typeof name === 'string' && name !== '' ? `an instance of ${name}` : 'an object'
}
