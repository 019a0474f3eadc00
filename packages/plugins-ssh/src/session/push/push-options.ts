import type { ConfigLock, LockRetry } from '../../platform/candidate.ts'
import type { CommitOptions } from '../candidate/commit-command.ts'
import type { ConfigLineReply } from '../config/type-config.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'

/** What a device is expected to do behind a change. */
export interface Validation {
  /** Asked of the device over a new connection; it must change nothing. */
  readonly command: string
  /** What the answer must have; a string is looked for as it is. Default: anything but a refusal. */
  readonly expect?: RegExp | string | undefined
  /** What it must not have. */
  readonly reject?: RegExp | string | undefined
  /** How long it is asked again, each second, until it fits, in milliseconds. Default: 0, once. */
  readonly withinMs?: number | undefined
}

/** Another session on the same device. */
export interface OtherSession {
  /** Runs an operation on it that no signal cuts. */
  readonly borrow: <Value>(work: (context: SessionContext) => Promise<Value>) => Promise<Value>
  /** Ends it. */
  readonly close: () => Promise<void>
}

/** Options of `CliSession.pushConfig` that a task passes on. */
export interface PushOptions extends Pick<OperationOptions, 'timeoutMs'> {
  /** What the device must do behind the change. A new log-in and its prompt are always wanted. */
  readonly validate?: readonly (string | Validation)[] | undefined
  /** How long all of it may take, in milliseconds. Default: 60 000. */
  readonly validationTimeoutMs?: number | undefined
  /** How long a new connection may take until it can be used, in milliseconds. Default: 60 000. */
  readonly connectLimitMs?: number | undefined
  /**
   * When the device takes the change back by itself unless it is confirmed, in milliseconds, where it can.
   * More than `validationTimeoutMs` and two `connectLimitMs`. Default: 300 000.
   */
  readonly confirmWithinMs?: number | undefined
  /** Whether the change is made without a timer although the platform has one. Default: false. */
  readonly withoutTrial?: boolean | undefined
  /** Lines that take the change back, where the device itself cannot. */
  readonly rollback?: string | readonly string[] | undefined
  /** Whether the configuration is saved behind the change, where the platform saves. Default: true. */
  readonly save?: boolean | undefined
  /** Words of the commit by the platform's names, e.g. `{ comment: 'CHG1234' }`. */
  readonly commit?: CommitOptions | undefined
  /** Who else may edit meanwhile; never the same candidate. Default: the strictest that the platform has. */
  readonly lock?: Exclude<ConfigLock, 'shared'> | undefined
  /** What is done when another user has the lock. Default: what the platform's data says. */
  readonly lockRetry?: LockRetry | undefined
  /** Longest silence of a commit, in milliseconds. Default: 120 000. */
  readonly commitTimeoutMs?: number | undefined
  /** Shows what would change, where the device can, and changes nothing. Default: false. */
  readonly dryRun?: boolean | undefined
}

/** Options of `CliSession.pushConfig`. */
export interface PushConfigOptions extends PushOptions, OperationOptions {
  /** Opens one more session on the same device, for the validation. */
  readonly connect: () => Promise<OtherSession>
}

/** What came of a push. */
export interface PushReply {
  /** Whether the device is another one than before. */
  readonly changed: boolean
  /** What changed: as the device shows it, or else as the two configurations differ. */
  readonly diff: string
  /** One entry per line, in order. */
  readonly lines: readonly ConfigLineReply[]
  /** What would have taken it back, in words. */
  readonly takenBackBy: string
  /** Whether it was on trial, and was confirmed. */
  readonly confirmed: boolean
  /** Whether it was saved behind it. */
  readonly saved: boolean
  /** Lines that look like errors and are none, and what else should be known. */
  readonly warnings: readonly string[]
  /** Wall-clock time, in milliseconds. */
  readonly elapsedMs: number
}
