import type { MappingTagDefinition } from 'js-yaml'
import { jsYaml } from './js-yaml.ts'

/** Reasons that {@link textKeyedMap} gives for keys that it refuses. */
export const NULL_KEY = 'a key cannot be null; quote it if the text "null" or "~" is meant'
/** A key that is a list or a map. */
export const COMPLEX_KEY = 'a key must be a text, not a list or a map'

/** A map tag that makes plain objects, together with what it saw on the way. */
export interface TextKeyedMap {
  /** The tag, for one read. */
  readonly tag: MappingTagDefinition<Record<string, unknown>>
  /** Whether any key was a number or a boolean, and so became a text. */
  hasConvertedKeys(): boolean
}

/**
 * Makes the map tag for one read: keys become texts, null and complex keys are refused.
 *
 * Merging asks a map for its keys. They are given back as they were written, because the parser
 * tells by the unconverted key whether a merged value may be overridden.
 */
export function textKeyedMap(): TextKeyedMap {
  const { mapTag } = jsYaml()
  const converted = new WeakMap<object, Map<string, unknown>>()
  let count = 0
  const addPair = (map: Record<string, unknown>, key: unknown, value: unknown): string => {
    if (typeof key !== 'string') {
      if (key === null) return NULL_KEY
      if (typeof key === 'object') return COMPLEX_KEY
      const keys = converted.get(map) ?? new Map<string, unknown>()
      converted.set(map, keys.set(String(key), key))
      count++
    }
    return mapTag.addPair(map, key, value)
  }
  const keys = (map: Record<string, unknown>): Iterable<unknown> => {
    const written = converted.get(map)
    const texts = Object.keys(map)
    return written === undefined ? texts : texts.map((text) => written.get(text) ?? text)
  }
  return { tag: { ...mapTag, addPair, keys }, hasConvertedKeys: () => count > 0 }
}
