import { nearest } from '@nornir-ts/kernel'

/**
 * Tells which key of an object nobody reads.
 *
 * @param value - The object.
 * @param known - The keys that are read.
 * @returns What is wrong, for an error's message; undefined when nothing is.
 */
export function unknownKey(value: object, known: readonly string[]): string | undefined {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown === undefined) return undefined
  const suggestion = nearest(unknown, known)
  const hint =
    suggestion === undefined ? `known: ${known.join(', ')}` : `did you mean "${suggestion}"?`
  return `has no "${unknown.slice(0, 40)}" (${hint})`
}
