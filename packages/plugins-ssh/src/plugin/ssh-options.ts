import type { Secret } from '@nornir-ts/core'
import type { Platform } from '../platform/platform.ts'
import type { SessionLimits } from '../session/session-limits.ts'
import type { PromptHandler, SshLimits } from '../transport/ssh-target.ts'

/** What can be set for one host, too, as `connection_options.ssh.extras` under the same names. */
export interface SshHostOptions {
  /**
   * What to do with a host key seen for the first time: `accept-new` (default) remembers it, `strict`
   * refuses it. A changed key is always refused.
   */
  readonly hostKeys?: 'accept-new' | 'strict' | undefined
  /** known_hosts files; new keys go to the first. Default: `~/.ssh/known_hosts`. */
  readonly knownHostsFiles?: readonly string[] | undefined
  /** Path of a private key, or several in order; `~/` is the home folder. */
  readonly keyFile?: string | readonly string[] | undefined
  /** What unlocks encrypted private keys. */
  readonly passphrase?: string | Secret | undefined
  /** SSH agent to ask for keys: `true` for the one in `SSH_AUTH_SOCK`, or a socket's path. */
  readonly agent?: boolean | string | undefined
  /**
   * Enable secret: with it sessions open in the privileged mode. The log-in password is never used in
   * its place.
   */
  readonly enableSecret?: string | Secret | undefined
  /** Limits of log-in and dialog, in milliseconds and characters. */
  readonly limits?: Partial<SshLimits & SessionLimits> | undefined
  /** Milliseconds between SSH keep-alives. Default: none. */
  readonly keepaliveMs?: number | undefined
}

/** Options of `ssh.with`. */
export interface SshOptions extends SshHostOptions {
  /** Own platforms; they win over those of the package. */
  readonly platforms?: readonly Platform[] | undefined
  /** Answers keyboard-interactive questions, e.g. for a one-time code. */
  readonly onPrompt?: PromptHandler | undefined
}
