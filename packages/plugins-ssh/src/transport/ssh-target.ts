import type { ConnectionTarget, Logger, Secret } from '@nornir-ts/core'
import type { AlgorithmChoice } from './algorithms/algorithm-choice.ts'
import type { DeviceLimits } from './care/device-care.ts'
import type { Route } from './link/route.ts'

/** A device and its shell, resolved and complete: what {@link openSshTransport} needs. */
export interface SshTarget extends SshServer, DeviceLimits {
  /** The pseudo-terminal to ask for. */
  readonly terminal: TerminalSize
  /** Whether programs on the device may ask the local agent for keys. Default: false. */
  readonly forwardAgent?: boolean | undefined
}

/** An SSH server, device or jump host: where it is, how to get there, and how to log in. */
export interface SshServer {
  /**
   * Name of the host in the inventory, for messages. Of a jump host: the host that goes through it; but
   * its own errors and prompts name the jump host, because many share it.
   */
  readonly host: string
  /** How the bytes get there. Default: a TCP connection from here. */
  readonly route?: Route | undefined
  /** Name or address to connect to. */
  readonly hostname: string
  /** TCP port. */
  readonly port: number
  /** Log-in name. */
  readonly username: string
  /** Password. It is offered once, see `authentication-plan.ts`. */
  readonly password?: Secret | undefined
  /**
   * Called around showing the password, and only that: it lets one host try it before all others do
   * (safety rule 18). Default: the password is shown at once.
   */
  readonly logIn?: ConnectionTarget['logIn'] | undefined
  /**
   * Called before the connection with a password that is all there is to log in with: it throws for
   * one that is known to be wrong (safety rule 18). Default: nothing is known.
   */
  readonly checkCredential?: ConnectionTarget['checkCredential'] | undefined
  /**
   * Called around writing to a file that others of this process may write to at the same time. Default:
   * those of this thread are waited for.
   */
  readonly exclusively?: ConnectionTarget['exclusively'] | undefined
  /** Private keys as text (OpenSSH, PEM or PuTTY format), tried in order before `keyFiles`. */
  readonly privateKeys?: readonly Secret[] | undefined
  /** Paths of private keys, tried in order; `~/` is the home folder. */
  readonly keyFiles?: readonly string[] | undefined
  /**
   * Whether a key that cannot be used, because it is locked and there is no passphrase, is passed over
   * where there is something else to show, as OpenSSH does with those of its configuration. Default: false.
   */
  readonly isLockedKeyPassedOver?: boolean | undefined
  /** What unlocks `privateKeys` and `keyFiles` that are encrypted. */
  readonly passphrase?: Secret | undefined
  /** SSH agent to ask for keys: `true` for the one in `SSH_AUTH_SOCK`, or a socket's path. */
  readonly agent?: true | string | undefined
  /** Whether the agent may offer only the keys of `keyFiles` (OpenSSH's IdentitiesOnly). */
  readonly identitiesOnly?: boolean | undefined
  /** Algorithms that may be agreed on. Default: `modern`. */
  readonly algorithms?: AlgorithmChoice | undefined
  /** Name to look up in known_hosts instead of `hostname` and `port`. */
  readonly hostKeyAlias?: string | undefined
  /** What to do with a host key seen for the first time. A changed key is always refused. */
  readonly hostKeys: 'accept-new' | 'strict'
  /** known_hosts files; new keys go to the first. Default: `~/.ssh/known_hosts`. */
  readonly knownHostsFiles?: readonly string[] | undefined
  /** Answers what the device asks in keyboard-interactive authentication, e.g. a one-time code. */
  readonly onPrompt?: PromptHandler | undefined
  /** Time limits, one for each phase. */
  readonly limits: SshLimits
  /**
   * Milliseconds between SSH keep-alives. Default: none. A device that has answered one and then leaves
   * three without an answer is cut off; one that never answers is not (safety rule 20).
   */
  readonly keepaliveMs?: number | undefined
  /** Logger with host and connection bound. */
  readonly log: Logger
}

/** Kind and size of a pseudo-terminal. */
export interface TerminalSize {
  /** Value of `TERM`, e.g. `vt100`. */
  readonly term: string
  /** Width in characters. */
  readonly columns: number
  /** Height in lines. */
  readonly rows: number
}

/** A wide and high terminal: nothing wraps, and what pages by height does so rarely. */
export const DEFAULT_TERMINAL: TerminalSize = { term: 'vt100', columns: 511, rows: 1000 }

/** Time limits of the phases of opening a session, in milliseconds. */
export interface SshLimits {
  /** Name resolution and TCP connection. */
  readonly connectTimeoutMs: number
  /** From the TCP connection to the device's identification line. */
  readonly bannerTimeoutMs: number
  /** Key exchange, from the identification line on. */
  readonly handshakeTimeoutMs: number
  /**
   * Authentication. It stands still while a {@link PromptHandler} thinks, and while another host tries
   * the same password.
   */
  readonly authTimeoutMs: number
  /** Opening the pseudo-terminal and the shell. */
  readonly shellTimeoutMs: number
}

/** Node's timers go no further, 25 days: one that is set to more, such as `Infinity`, fires at once. */
export const LONGEST_TIMER_MS = 2_147_483_647

/** Limits that suit slow devices with remote authentication. */
export const DEFAULT_LIMITS: SshLimits = {
  connectTimeoutMs: 10_000,
  bannerTimeoutMs: 15_000,
  handshakeTimeoutMs: 20_000,
  authTimeoutMs: 30_000,
  shellTimeoutMs: 10_000,
}

/** One question of keyboard-interactive authentication. */
export interface AuthenticationQuestion {
  /** What the device asks. */
  readonly text: string
  /** False where the answer is a secret. */
  readonly echo: boolean
}

/** One round of questions of keyboard-interactive authentication (RFC 4256). */
export interface AuthenticationPrompt {
  /** Name of the host in the inventory; `hostname:port` of a jump host. */
  readonly host: string
  /** Log-in name. */
  readonly username: string
  /** What the device says above its questions; often empty. */
  readonly instructions: string
  /** The questions. */
  readonly questions: readonly AuthenticationQuestion[]
}

/**
 * Answers the questions of one round, in order, one answer for each.
 *
 * @param prompt - What the device asks.
 * @param signal - Aborted when the log-in is given up.
 */
export type PromptHandler = (
  prompt: AuthenticationPrompt,
  signal: AbortSignal,
) => Promise<readonly (string | Secret)[]>
