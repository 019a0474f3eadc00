import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link SecretsOptionError}. */
export interface SecretsOptionDetails {
  /** Name of the provider, e.g. `vault`. */
  readonly provider: string
  /** The option, e.g. `tls.caFile`. */
  readonly option: string
  /** What is wrong with it, and what it should be. Values are not shown: they may be secrets. */
  readonly problem: string
}

/** An option of a provider of secrets cannot be used. */
export class SecretsOptionError extends NornirError implements SecretsOptionDetails {
  readonly code = 'SECRETS_OPTION'
  /** Name of the provider, e.g. `vault`. */
  readonly provider: string
  /** The option, e.g. `tls.caFile`. */
  readonly option: string
  /** What is wrong with it, and what it should be. Values are not shown: they may be secrets. */
  readonly problem: string

  constructor({ provider, option, problem }: SecretsOptionDetails, options?: ErrorOptions) {
    super(`"${option}" of $${provider} ${problem}`, options)
    this.provider = provider
    this.option = option
    this.problem = problem
  }
}
