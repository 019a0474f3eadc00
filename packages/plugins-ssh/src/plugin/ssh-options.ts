import type { Secret } from '@nornir-ts/core'
import type { DetectOptions } from '../detect/detect-rule.ts'
import type { Platform } from '../platform/platform.ts'
import type { SessionLimits } from '../session/session-limits.ts'
import type { SessionLogOptions } from '../session-log/session-log-options.ts'
import type { AlgorithmChoice } from '../transport/algorithms/algorithm-choice.ts'
import type { SocketOpener } from '../transport/link/route.ts'
import type { PromptHandler, SshLimits } from '../transport/ssh-target.ts'

/** How to log in to an SSH server, be it a device or a jump host on the way to it. */
export interface SshLogInOptions {
  /**
   * What to do with a host key seen for the first time: `accept-new` (default) remembers it, `strict`
   * refuses it. A changed key is always refused.
   */
  readonly hostKeys?: 'accept-new' | 'strict' | undefined
  /** known_hosts files; new keys go to the first. Default: `~/.ssh/known_hosts`. */
  readonly knownHostsFiles?: readonly string[] | undefined
  /** Name to look up in known_hosts instead of address and port. */
  readonly hostKeyAlias?: string | undefined
  /** Path of a private key, or several in order; `~/` is the home folder. */
  readonly keyFile?: string | readonly string[] | undefined
  /** What unlocks encrypted private keys. */
  readonly passphrase?: string | Secret | undefined
  /** SSH agent to ask for keys: `true` for the one in `SSH_AUTH_SOCK`, or a socket's path. */
  readonly agent?: boolean | string | undefined
  /** Whether the agent may offer only the keys of `keyFile`. Default: false. */
  readonly identitiesOnly?: boolean | undefined
  /** Algorithms that may be agreed on. Default: `modern`; old devices need `legacy`. */
  readonly algorithms?: AlgorithmChoice | undefined
  /** Milliseconds between SSH keep-alives. Default: none. */
  readonly keepaliveMs?: number | undefined
}

/**
 * A jump host: an SSH server that opens the connection to the next one. What is left out is as the
 * `sshConfig` says; then `hostKeys` and `knownHostsFiles` (these before the `sshConfig`), `keyFile`,
 * `passphrase`, `agent` and `identitiesOnly` are as for the host behind it.
 */
export interface JumpHost extends SshLogInOptions {
  /** Name or address. */
  readonly hostname: string
  /** TCP port. Default: what `sshConfig` says, else 22. */
  readonly port?: number | undefined
  /** Log-in name. Default: what `sshConfig` says, else the local user, as for OpenSSH. */
  readonly username?: string | undefined
  /** Password. Default: none; a device's password is never shown to a jump host. */
  readonly password?: string | Secret | undefined
}

/** What can be set for one host, too, as `connection_options.ssh.extras` under the same names. */
export interface SshHostOptions extends SshLogInOptions {
  /** Protocol. Default: `ssh`. Telnet sends everything in the clear, passwords too. */
  readonly transport?: 'ssh' | 'telnet' | undefined
  /**
   * OpenSSH's configuration: `true` for `~/.ssh/config` and `/etc/ssh/ssh_config`, or paths. What the
   * inventory or an option says wins. Default: `ssh.config_file` of `nornir.yaml`, else not read.
   */
  readonly sshConfig?: boolean | string | readonly string[] | undefined
  /**
   * Jump hosts, the first to visit first: `[user@]host[:port]` or an object. All hosts that go through
   * the same one share its connection. Default: what `sshConfig` says, else none.
   */
  readonly jumpHosts?: string | JumpHost | readonly (string | JumpHost)[] | undefined
  /** Address of this machine to connect from. */
  readonly localAddress?: string | undefined
  /** Take only addresses of this family of a name. Default: any. */
  readonly addressFamily?: 4 | 6 | undefined
  /** Whether programs on the device may ask the local agent for keys. Default: false. */
  readonly forwardAgent?: boolean | undefined
  /**
   * Enable secret: with it sessions open in the privileged mode. The log-in password is never used in
   * its place.
   */
  readonly enableSecret?: string | Secret | undefined
  /** Limits of log-in and dialog, in milliseconds and characters. */
  readonly limits?: Partial<SshLimits & SessionLimits> | undefined
  /** Multiplies every wait limit and quiet window, for slow devices. Default: 1. */
  readonly delayFactor?: number | undefined
  /**
   * Sets the quiet windows that `limits` leaves out to the least (`promptQuietMs` 10,
   * `repeatedPromptQuietMs` 0, `doubtQuietMs` 200), for fast devices: less waiting, less certainty. Not
   * together with `delayFactor`. Default: false.
   */
  readonly fastCli?: boolean | undefined
  /** What Enter sends. Default: what the platform's data says, else a line feed (telnet: what is right there). */
  readonly enter?: '\n' | '\r' | '\r\n' | undefined
  /** How the device encodes text. Default: `utf-8`. */
  readonly encoding?: 'utf-8' | 'latin1' | undefined
  /**
   * Most read-only commands that `sendCommands` has under way at once; 1: none before the answer to the
   * last. Default: what the platform's data proves to be safe, else 1.
   */
  readonly pipeline?: number | undefined
  /** Whether the echo of a command must be what was sent. Default: true. */
  readonly verifyEcho?: boolean | undefined
  /**
   * Whether a session may configure the device for easier reading, where nothing else helps: the width of the
   * terminal on ASA, the pager on FortiOS. It is taken away when the session closes. Default: false.
   */
  readonly allowConfigPreparation?: boolean | undefined
  /**
   * Milliseconds after which a session that nobody uses is logged out. Default: 60 000; `Infinity`:
   * never.
   */
  readonly idleTimeoutMs?: number | undefined
  /** Writes what the device says to a file: its path, or more. Default: none. */
  readonly sessionLog?: string | SessionLogOptions | undefined
}

/** Options of `ssh.with`. */
export interface SshOptions extends SshHostOptions {
  /** Own platforms; they win over those of the package. */
  readonly platforms?: readonly Platform[] | undefined
  /** How the platform of hosts with `platform: autodetect` is found out. Default: by the package's rules. */
  readonly detect?: DetectOptions | undefined
  /** Answers keyboard-interactive questions, e.g. for a one-time code. */
  readonly onPrompt?: PromptHandler | undefined
  /** Opens the stream to the device instead of a TCP connection, e.g. through a SOCKS proxy. */
  readonly openSocket?: SocketOpener | undefined
  /** Whether `ProxyCommand` and `Match exec` of `sshConfig` may run programs. Default: false. */
  readonly allowExec?: boolean | undefined
}
