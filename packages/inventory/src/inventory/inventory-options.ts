/** How an inventory is made of data. */
export interface InventoryOptions {
  /** Whether a filter that asks for data which no host, group or defaults have is an error. Default: a warning. */
  readonly strictFilters?: boolean | undefined
  /** Told about such a path, once for each. Default: `process.emitWarning`. */
  readonly onWarning?: ((message: string) => void) | undefined
  /** Whether the data comes from another system: then secret references to files and commands are refused. Default: no. */
  readonly remote?: boolean | undefined
}
