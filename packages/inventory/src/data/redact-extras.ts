import { REDACTED, SecretReference } from '@nornir-ts/kernel'
import { isPlainObject } from './copy-data.ts'

/** Keys of extras that name a secret, in our own words, Netmiko's and others': `enableSecret`, `secret`, `passphrase`. */
const SECRET_KEY = /secret|pass|token|private_?key/i

/**
 * Copies extras for others to see: references, and what stands under a key that names a secret, are masked.
 *
 * @param extras - Options of a connection plugin.
 */
export function redactExtras(
  extras: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return redact(extras) as Readonly<Record<string, unknown>>
}

function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact)
  if (!isPlainObject(value)) return value
  if (SecretReference.from(value) !== undefined) return REDACTED
  const entries = Object.entries(value).map(([key, item]) => {
    const isSecret = SECRET_KEY.test(key) && item !== null && typeof item !== 'boolean'
    return [key, isSecret ? REDACTED : redact(item)]
  })
  return Object.fromEntries(entries)
}
