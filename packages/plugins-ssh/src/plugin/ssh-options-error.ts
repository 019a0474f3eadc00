import { NornirError } from '@nornir-ts/core'

/** Details of an {@link SshOptionsError}. */
export interface SshOptionsDetails {
  /** The option of `ssh.with`. */
  readonly key: string
  /** What is wrong with it. */
  readonly problem: string
}

/** `ssh.with` was given an option that there is not, or a wrong value, which is not shown. */
export class SshOptionsError extends NornirError implements SshOptionsDetails {
  readonly code = 'SSH_OPTIONS'
  /** The option. */
  readonly key: string
  /** What is wrong with it. */
  readonly problem: string

  constructor({ key, problem }: SshOptionsDetails, options?: ErrorOptions) {
    super(`ssh.with: ${key}: ${problem}`, options)
    this.key = key
    this.problem = problem
  }
}
