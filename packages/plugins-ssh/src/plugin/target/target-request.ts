import type { ConnectionTarget } from '@nornir-ts/core'
import type { SshConfig } from '@nornir-ts/inventory'
import type { SshOptions } from '../ssh-options.ts'

/** What a host is to be reached by: all that was said about it, brought together. */
export interface TargetRequest
  extends Pick<ConnectionTarget, 'host' | 'logIn' | 'checkCredential' | 'exclusively' | 'log'> {
  /** Address and credentials, of the inventory. */
  readonly parameters: Omit<ConnectionTarget['parameters'], 'extras' | 'platform'>
  /** Options: those of the host over those of `ssh.with`. */
  readonly options: SshOptions
  /** The ssh_config; undefined: none is asked. */
  readonly config: SshConfig | undefined
}
