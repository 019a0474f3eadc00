import { InventoryElement } from './inventory-element.ts'

/**
 * A device: attributes, data and connection parameters, resolved through its groups and the defaults.
 *
 * Hosts are made by {@link createInventory}; filtered inventories share them.
 */
export class Host extends InventoryElement {
  /** Tells a host from a group, for the compiler too: a host cannot be added as a group. */
  get kind(): 'host' {
    return 'host'
  }
}
