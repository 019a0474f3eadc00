import { type DocumentPath, Secret, SecretReference } from '@nornir-ts/kernel'
import { isPlainObject } from '../data/copy-data.ts'
import type { DefaultsData } from '../data/inventory-data.ts'
import type { Attributes, OwnValues } from './attributes.ts'

/** Says what is written in the place of a secret that stands in the inventory itself. */
export type WriteSecret = (secret: Secret, path: DocumentPath) => string

/**
 * Turns own values back into a body of an inventory file. References stay references, and what is unset is
 * left out.
 *
 * @param own - The values.
 * @param path - Steps to them, for `writeSecret`.
 * @param writeSecret - What is written in the place of a secret.
 */
export function ownToData(
  own: OwnValues,
  path: DocumentPath,
  writeSecret: WriteSecret,
): DefaultsData {
  const body: Record<string, unknown> = attributesToData(own, path, writeSecret)
  if (Object.keys(own.data).length > 0)
    body['data'] = withoutSecrets(own.data, [...path, 'data'], writeSecret)
  if (own.connectionOptions.size > 0)
    body['connection_options'] = connectionsToData(
      own,
      [...path, 'connection_options'],
      writeSecret,
    )
  return body
}

function connectionsToData(
  { connectionOptions }: OwnValues,
  path: DocumentPath,
  writeSecret: WriteSecret,
): DefaultsData['connection_options'] {
  const entries = Array.from(connectionOptions, ([name, options]) => {
    const body: Record<string, unknown> = attributesToData(options, [...path, name], writeSecret)
    if (options.extras != null)
      body['extras'] = withoutSecrets(options.extras, [...path, name, 'extras'], writeSecret)
    return [name, body]
  })
  return Object.fromEntries(entries)
}

function attributesToData(
  { hostname, port, username, password, platform }: Attributes,
  path: DocumentPath,
  writeSecret: WriteSecret,
): Record<string, unknown> {
  const written = password && withoutSecrets(password, [...path, 'password'], writeSecret)
  const all = { hostname, port, username, password: written, platform }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value != null))
}

/** A copy for a file; what is shared or circular stays so. */
function withoutSecrets(root: unknown, start: DocumentPath, writeSecret: WriteSecret): unknown {
  const copies = new Map<object, object>()
  const write = (value: unknown, path: DocumentPath): unknown => {
    if (value instanceof Secret) return writeSecret(value, path)
    if (value instanceof SecretReference)
      return { [`$${value.provider}`]: write(value.argument, path) }
    if (!Array.isArray(value) && !isPlainObject(value)) return value
    const known = copies.get(value)
    if (known !== undefined) return known
    const copy: object = Array.isArray(value) ? [] : {}
    copies.set(value, copy)
    for (const [key, item] of Object.entries(value))
      Object.defineProperty(copy, key, { value: write(item, [...path, key]), enumerable: true })
    return copy
  }
  return write(root, start)
}
