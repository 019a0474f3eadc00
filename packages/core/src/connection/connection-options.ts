/** Options of a task's `connection(plugin, options)`. */
export interface ConnectionOptions {
  /**
   * Name of the connection, which selects `connection_options.<name>` in the inventory and is kept
   * open beside others of the same host. Default: the plugin's name.
   */
  readonly name?: string | undefined
  /**
   * Whether one more session is opened, with the same options, instead of the one that is kept: to see
   * whether one can still log in. It belongs to the attempt and is closed with it. Default: false.
   */
  readonly isNew?: boolean | undefined
}
