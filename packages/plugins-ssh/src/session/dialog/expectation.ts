import type { SshPhase } from '../../error/ssh-error.ts'

/** What a judge makes of the screen: the value, and how long silence must confirm it. */
export interface Verdict<Value> {
  /** Silence that must follow, in milliseconds; 0: it counts at once. */
  readonly quietMs: number
  /** What the wait gives; undefined: it goes on. Asked after the silence. */
  readonly value: () => Value | undefined
}

/**
 * Looks at what came since the last `DeviceDialog.take`. Called once for all bytes that were at
 * hand. May throw: that ends the wait.
 */
export type Judge<Value> = (lines: readonly string[], partial: string) => Verdict<Value> | undefined

/** What is waited for, and how long. */
export interface Expectation {
  /** For messages, and made for them alone: `the echo of "show version"`. */
  readonly expected: () => string
  /** What is being done. */
  readonly phase: SshPhase
  /** Longest silence, in milliseconds; `Infinity`: any. */
  readonly timeoutMs: number
  /** When it must be over, by the clock of `performance.now()`. Default: whenever. */
  readonly deadline?: Deadline | undefined
  /** Ends the wait with its reason. */
  readonly signal?: AbortSignal | undefined
  /** What a cut leaves of the device: see `changed` of the errors. */
  readonly changed: false | 'unknown'
  /** Something was just typed: what stands on the screen already is no answer to it. */
  readonly isBehindInput?: boolean | undefined
}

/** The end of an operation's time, however busy the device is. */
export interface Deadline {
  /** By the clock of `performance.now()`, in milliseconds. */
  readonly at: number
  /** What the user allowed, in milliseconds; for messages. */
  readonly durationMs: number
}

/**
 * The deadline of what begins now.
 *
 * @param durationMs - What it may take, in milliseconds.
 */
export function deadlineIn(durationMs: number): Deadline {
  return { at: performance.now() + durationMs, durationMs }
}

/** A longer line is no prompt and no question, and looking into it each time would cost its square. */
export const MAX_LINE_LOOKED_AT = 512
