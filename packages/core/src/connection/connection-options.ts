/** Options of a task's `connection(plugin, options)`. */
export interface ConnectionOptions {
  /**
   * Name of the connection, which selects `connection_options.<name>` in the inventory and is kept
   * open beside others of the same host. Default: the plugin's name.
   */
  readonly name?: string | undefined
}
