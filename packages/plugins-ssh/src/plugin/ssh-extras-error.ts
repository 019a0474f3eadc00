import { SshError } from '../error/ssh-error.ts'

/** Details of an {@link SshExtrasError}. */
export interface SshExtrasDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the connection. Default: `ssh`. */
  readonly connection?: string | undefined
  /** The key of the connection's `extras`, with the way into it, e.g. `jumpHosts.0.keyFile`. */
  readonly key: string
  /** What is wrong with it. */
  readonly problem: string
}

/**
 * `connection_options.ssh.extras` of a host has a key that is not known or cannot be honoured, a wrong
 * value, or options of which only one can hold.
 */
export class SshExtrasError extends SshError implements SshExtrasDetails {
  readonly code = 'SSH_EXTRAS'
  /** Name of the connection. */
  readonly connection: string
  /** The key. */
  readonly key: string
  /** What is wrong with it. */
  readonly problem: string

  constructor(
    { host, connection = 'ssh', key, problem }: SshExtrasDetails,
    options?: ErrorOptions,
  ) {
    const where = `connection_options.${connection}.extras.${key}`
    super(`${where}: ${problem}`, { host, phase: 'connect' }, options)
    this.connection = connection
    this.key = key
    this.problem = problem
  }
}
