import { NornirError } from '@nornir-ts/core'

/** Details of a {@link ConfigSourceError}. */
export interface ConfigSourceDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What is wrong. */
  readonly problem: string
}

/** What should give the lines of a configuration gives none, or cannot be read. Nothing was sent. */
export class ConfigSourceError extends NornirError implements ConfigSourceDetails {
  readonly code = 'CONFIG_SOURCE'
  /** Name of the host in the inventory. */
  readonly host: string
  /** What is wrong. */
  readonly problem: string
  /** Nothing was. */
  readonly changed = false

  constructor(details: ConfigSourceDetails, options?: ErrorOptions) {
    const { host, problem } = details
    super(`${host}: no configuration to send: ${problem}`, options)
    this.host = host
    this.problem = problem
  }
}
