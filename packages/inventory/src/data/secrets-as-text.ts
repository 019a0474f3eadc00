import { isMap, Secret, SecretReference } from '@nornir-ts/kernel'

/**
 * Puts a text in the place of every password that is a `Secret` or a `SecretReference`, so that one
 * JSON Schema fits both files and code.
 *
 * @param data - An inventory that is not checked yet: anything may be anywhere.
 */
export function withSecretsAsText(data: unknown): unknown {
  return mapValues(data, (section, key) =>
    key === 'defaults' ? body(section) : mapValues(section, body),
  )
}

function body(value: unknown): unknown {
  return mapValues(value, (item, key) => {
    if (key === 'connection_options') return mapValues(item, body)
    return key === 'password' && isSecret(item) ? 'any text' : item
  })
}

function isSecret(value: unknown): boolean {
  return value instanceof Secret || value instanceof SecretReference
}

/** Copies a map only if a value of it changes: an inventory of 50 000 hosts has hardly any to change. */
function mapValues(map: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (!isMap(map)) return map
  const changes: [key: string, value: unknown][] = []
  for (const [key, value] of Object.entries(map)) {
    const changed = change(value, key)
    if (changed !== value) changes.push([key, changed])
  }
  return changes.length === 0 ? map : { ...map, ...Object.fromEntries(changes) }
}
