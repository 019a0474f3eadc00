import { SshError } from '../error/ssh-error.ts'

/** Details of an {@link SshExtrasError}. */
export interface SshExtrasDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The key of `connection_options.ssh.extras`. */
  readonly key: string
  /** What is wrong with it. */
  readonly problem: string
}

/** `connection_options.ssh.extras` of a host has a key that is not known, or a wrong value. */
export class SshExtrasError extends SshError implements SshExtrasDetails {
  readonly code = 'SSH_EXTRAS'
  /** The key. */
  readonly key: string
  /** What is wrong with it. */
  readonly problem: string

  constructor({ host, key, problem }: SshExtrasDetails, options?: ErrorOptions) {
    super(`connection_options.ssh.extras.${key}: ${problem}`, { host, phase: 'connect' }, options)
    this.key = key
    this.problem = problem
  }
}
