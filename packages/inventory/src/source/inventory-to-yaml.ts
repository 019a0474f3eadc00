import { validateDocument, writeYaml } from '@nornir-ts/kernel'
import type { GroupData, InventoryData } from '../data/inventory-data.ts'
import { inventorySchema, type Section } from '../data/inventory-schema.ts'
import type { Group } from '../host/group.ts'
import type { Host } from '../host/host.ts'
import { ownToData, type WriteSecret } from '../host/own-to-data.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { LiteralSecretError } from './literal-secret-error.ts'

/** Options of {@link inventoryToYaml}. */
export interface InventoryToYamlOptions {
  /** Whether secrets that the inventory holds itself are written in clear text. Default: they are an error. */
  readonly reveal?: boolean | undefined
}

/** The texts of the files of Nornir's SimpleInventory. */
export type InventoryYaml = Readonly<Record<Section, string>>

/**
 * Writes an inventory in the shape of its files: what is loaded from them is the same. Nothing is resolved,
 * references to secrets stay references. Comments, anchors and merge keys of files that it was loaded from
 * are not in it.
 *
 * @param inventory - The inventory; a view gives its hosts with all groups and the defaults.
 * @param options - What becomes of secrets.
 * @throws {@link LiteralSecretError} for a secret that is no reference, with its path, unless `reveal` is set.
 * @throws `DocumentValueError` for data that a file cannot hold, such as a date or `undefined`;
 *   `DocumentSchemaError` for a value that could not be loaded again, such as port 70 000. Both with the path.
 */
export function inventoryToYaml(
  inventory: Inventory,
  { reveal = false }: InventoryToYamlOptions = {},
): InventoryYaml {
  const data = dataOf(inventory, (secret, path) => {
    if (!reveal) throw new LiteralSecretError({ path })
    return secret.reveal()
  })
  const document = { value: data, file: 'inventory', warnings: [], locate: () => undefined }
  const { hosts, groups, defaults } = validateDocument<InventoryData>(document, inventorySchema)
  return {
    hosts: writeYaml(hosts, { path: ['hosts'] }),
    groups: writeYaml(groups, { path: ['groups'] }),
    defaults: writeYaml(defaults, { path: ['defaults'] }),
  }
}

function dataOf({ hosts, groups, defaults }: Inventory, writeSecret: WriteSecret): InventoryData {
  const bodies = (section: Section, elements: ReadonlyMap<string, Host | Group>) =>
    Object.fromEntries(
      Array.from(elements, ([name, { own, groups: listed }]) => {
        const body: GroupData = ownToData(own, [section, name], writeSecret)
        const names = listed.map((group) => group.name)
        return [name, names.length === 0 ? body : { ...body, groups: names }]
      }),
    )
  return {
    hosts: bodies('hosts', hosts),
    groups: bodies('groups', groups),
    defaults: ownToData(defaults, ['defaults'], writeSecret),
  }
}
