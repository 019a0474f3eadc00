import { InventoryElement } from './inventory-element.ts'

/**
 * A device: attributes, data and connection parameters, resolved through its groups and the defaults.
 *
 * Hosts are made by {@link createInventory}; filtered inventories share them.
 */
export class Host extends InventoryElement {}
