export type { InventorySource } from '@nornir-ts/inventory'
export type { NornirError } from '@nornir-ts/kernel'
