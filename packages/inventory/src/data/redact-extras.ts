import { REDACTED, Secret, SecretReference } from '@nornir-ts/kernel'
import { copyData, isPlainObject, setKey } from './copy-data.ts'

/** Keys of extras that name a secret, in our own words, Netmiko's and others': `enableSecret`, `secret`, `passphrase`. */
const SECRET_KEY = /secret|pass|token|private_?key/i

/**
 * Copies extras and makes every text a `Secret` that stands under a key that names one: extras are
 * kept in plain fields, where `console.dir` and debuggers would show them.
 *
 * @param extras - Options of a connection plugin.
 */
export function copyExtras(
  extras: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const copy = copyData(extras)
  hideTexts(copy, false, new Set())
  return copy
}

function hideTexts(value: unknown, isSecret: boolean, seen: Set<unknown>): void {
  if (!(Array.isArray(value) || isPlainObject(value)) || seen.has(value)) return
  // What a reference refers to is no secret yet, and has to stay readable.
  if (SecretReference.from(value) !== undefined) return
  seen.add(value)
  const items = value as Record<string, unknown>
  for (const [key, item] of Object.entries(items)) {
    const isHidden = isSecret || SECRET_KEY.test(key)
    if (isHidden && typeof item === 'string') items[key] = new Secret(item)
    else hideTexts(item, isHidden, seen)
  }
}

/**
 * Copies extras for others to see: references, and what stands under a key that names a secret, are masked.
 *
 * @param extras - Options of a connection plugin.
 */
export function redactExtras(
  extras: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return redact(extras, new Map()) as Readonly<Record<string, unknown>>
}

/** What is shared or circular stays so in the copy. */
function redact(value: unknown, copies: Map<object, object>): unknown {
  if (!Array.isArray(value) && !isPlainObject(value)) return value
  if (SecretReference.from(value) !== undefined) return REDACTED
  const known = copies.get(value)
  if (known !== undefined) return known
  const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>
  copies.set(value, copy)
  for (const [key, item] of Object.entries(value)) {
    const isSecret =
      !Array.isArray(value) && SECRET_KEY.test(key) && item !== null && typeof item !== 'boolean'
    setKey(copy, key, isSecret ? REDACTED : redact(item, copies))
  }
  return copy
}
