export type {
  AttributesData,
  ConnectionOptionsData,
  DefaultsData,
  GroupData,
  HostData,
  InventoryData,
} from './data/inventory-data.ts'
export { F } from './filter/f.ts'
export type { Filter, HostFilter } from './filter/filter.ts'
export {
  AsyncFilterError,
  type FilterAttributeDetails,
  FilterAttributeError,
  type FilterOperandDetails,
  FilterOperandError,
  type FilterOperatorDetails,
  FilterOperatorError,
} from './filter/filter-error.ts'
export type { FilterTerms } from './filter/terms.ts'
export type {
  Attributes,
  ConnectionOptions,
  ConnectionParameters,
  OwnValues,
} from './host/attributes.ts'
export { Defaults } from './host/defaults.ts'
export { Group } from './host/group.ts'
export { Host } from './host/host.ts'
export {
  ForeignGroupError,
  type GroupCycleDetails,
  GroupCycleError,
  type GroupMembershipDetails,
  GroupNotListedError,
  type MissingDataDetails,
  MissingDataError,
} from './host/host-error.ts'
export { InventoryElement, type InventoryScope } from './host/inventory-element.ts'
export { createInventory } from './inventory/create-inventory.ts'
export { Inventory, type InventoryParts } from './inventory/inventory.ts'
export {
  type UndefinedGroupDetails,
  UndefinedGroupError,
} from './inventory/undefined-group-error.ts'
export { type InventoryFileDetails, InventoryFileError } from './source/inventory-file-error.ts'
export type { InventorySource } from './source/inventory-source.ts'
export { type SimpleInventoryOptions, simpleInventory } from './source/simple-inventory.ts'
