import { validateDocument } from '@nornir-ts/kernel'
import type { InventoryData } from './inventory-data.ts'
import { inventorySchema } from './inventory-schema.ts'
import { originOf } from './origin.ts'
import { withSecretsAsText } from './secrets-as-text.ts'

/**
 * Checks the shape of an inventory, whoever made it.
 *
 * @param data - Not checked yet: anything may be anywhere.
 * @param name - What stands for the file in errors about data that was not read from one.
 * @throws `DocumentSchemaError` for the first thing that is wrong, with its place.
 */
export function checkData(data: InventoryData, name: string): void {
  const document = { file: name, warnings: [], locate: originOf(data) }
  validateDocument({ ...document, value: withSecretsAsText(data) }, inventorySchema)
}
