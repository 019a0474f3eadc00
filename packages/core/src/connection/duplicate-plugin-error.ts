import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link DuplicatePluginError}. */
export interface DuplicatePluginDetails {
  /** The name that two plugins have. */
  readonly plugin: string
}

/** Two configured connection plugins have the same name: which one a task gets would be chance. */
export class DuplicatePluginError extends NornirError implements DuplicatePluginDetails {
  readonly code = 'DUPLICATE_PLUGIN'
  /** The name that two plugins have. */
  readonly plugin: string

  constructor({ plugin }: DuplicatePluginDetails, options?: ErrorOptions) {
    super(
      `Two connection plugins are called "${plugin}"; configure it once, and use a second connection name for other options`,
      options,
    )
    this.plugin = plugin
  }
}
