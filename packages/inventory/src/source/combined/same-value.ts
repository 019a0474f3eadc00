import { isDeepStrictEqual } from 'node:util'
import { Secret, SecretReference } from '@nornir-ts/kernel'
import { isPlainObject } from '../../data/copy-data.ts'

/** Deeper values are taken to differ: one that contains itself has no end. */
const maxDepth = 100

/**
 * Tells whether two sources say the same. Secrets are compared by their text, which to other comparisons
 * is not there.
 *
 * @param left - What one says.
 * @param right - What the other says.
 * @param depth - How far down the two stand.
 */
export function isSameValue(left: unknown, right: unknown, depth = 0): boolean {
  if (depth > maxDepth) return false
  const texts = [textOf(left), textOf(right)]
  if (texts[0] !== undefined && texts[1] !== undefined) return texts[0] === texts[1]
  const references = [SecretReference.from(left), SecretReference.from(right)]
  if (references[0] !== undefined && references[1] !== undefined) {
    const [one, other] = references
    return one.provider === other.provider && isSameValue(one.argument, other.argument, depth + 1)
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, at) => isSameValue(item, right[at], depth + 1))
    )
  }
  if (!isPlainObject(left) || !isPlainObject(right)) return isDeepStrictEqual(left, right)
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSameValue(left[key], right[key], depth + 1))
  )
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Secret) return value.reveal()
  return typeof value === 'string' ? value : undefined
}
