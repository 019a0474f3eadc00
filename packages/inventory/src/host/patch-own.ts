import { setKey } from '../data/copy-data.ts'
import type { AttributesData, ConnectionOptionsData, DefaultsData } from '../data/inventory-data.ts'
import type { Attributes, ConnectionOptions, OwnValues } from './attributes.ts'
import { ownFromData } from './own-values.ts'

const attributes = ['hostname', 'port', 'username', 'password', 'platform'] as const

/**
 * Prepares a change of own values. What is left out stays as it is; `null` takes an attribute, all data, all
 * connection options or those of one connection away. Data is set key by key, the options of a connection
 * field by field, `extras` as a whole.
 *
 * @param patch - A checked body.
 * @returns Makes the change, and cannot fail.
 */
export function patchOwn(patch: DefaultsData): (own: OwnValues) => void {
  const said = ownFromData(patch)
  return (own) => {
    patchAttributes(own, patch, said)
    patchData(own.data, patch, said)
    patchConnections(own.connectionOptions, patch, said)
  }
}

function patchAttributes(own: Attributes, patch: AttributesData, said: Attributes): void {
  const changes = attributes.filter((key) => patch[key] !== undefined)
  Object.assign(own, Object.fromEntries(changes.map((key) => [key, said[key]])))
}

function patchData(
  data: Record<string, unknown>,
  patch: DefaultsData,
  said: Pick<OwnValues, 'data'>,
): void {
  if (patch.data === null) for (const key of Object.keys(data)) delete data[key]
  for (const [key, value] of Object.entries(said.data))
    if (value !== undefined) setKey(data, key, value)
}

function patchConnections(
  connections: Map<string, ConnectionOptions>,
  patch: DefaultsData,
  said: Pick<OwnValues, 'connectionOptions'>,
): void {
  if (patch.connection_options === null) connections.clear()
  for (const [name, options] of Object.entries(patch.connection_options ?? {}))
    if (options === null) connections.delete(name)
  for (const [name, options] of said.connectionOptions) {
    const known = connections.get(name)
    const patched = patch.connection_options?.[name]
    if (known === undefined || patched == null) connections.set(name, options)
    else patchConnection(known, patched, options)
  }
}

function patchConnection(
  known: ConnectionOptions,
  patch: ConnectionOptionsData,
  said: ConnectionOptions,
): void {
  patchAttributes(known, patch, said)
  if (patch.extras !== undefined) known.extras = said.extras
}
