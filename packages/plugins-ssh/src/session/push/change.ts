import type { TimerValues } from '../candidate/commit-command.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import type { TypedConfig } from '../config/type-config.ts'
import type { SessionContext } from '../session-context.ts'

/** How lines are put to a device. */
export interface LoadOptions {
  /** Longest silence of each line, in milliseconds. */
  readonly timeoutMs: number
  /** Stops behind the line that is being typed. */
  readonly signal: AbortSignal
}

/**
 * What taking back has come to: it was done; the device does it when its timer ends; nothing is on trial any
 * more, so that the device has kept the change or gone back; it was tried and failed; there is nothing that
 * could.
 */
export type Undoing = 'done' | 'timer' | 'over' | 'failed' | 'impossible'

/**
 * One way of changing a device that can be taken back. Its methods are called in this order, each once;
 * `undo` in place of what is left, as soon as `hasBegun`. `at` is the session that began, or another
 * one on the same device when that one has died.
 */
export interface Change {
  /** What takes it back, in words, for results and errors. */
  readonly takenBackBy: string
  /** Name of the copy of before that is on the device until `end`; undefined: there is none. */
  readonly copy?: string | undefined
  /** The device takes it back by itself unless it is confirmed in time; undefined: it does not. */
  readonly trial: Trial | undefined
  /** Takes the lock, the snapshot, or starts the timer, and goes to where lines are typed. */
  readonly begin: (signal: AbortSignal) => Promise<readonly string[]>
  /** Whether `begin` may have left something on the device: asked when it has failed. */
  readonly hasBegun: () => boolean
  /** Types the lines. */
  readonly load: (lines: readonly ConfigLine[], options: LoadOptions) => Promise<TypedConfig>
  /** What the lines change, as the device tells it before they count; undefined: it cannot. */
  readonly compare: () => Promise<string | undefined>
  /** Makes the lines count, if they do not yet, for the time of the timer where there is one. */
  readonly commit: () => Promise<void>
  /** Makes them stay. */
  readonly confirm: (at: SessionContext) => Promise<void>
  /**
   * Takes back all that was begun, as far as it can; does not prove it. `before` is the running configuration
   * of before, where it is known.
   */
  readonly undo: (at: SessionContext, before: string | undefined) => Promise<Undoing>
  /** Tidies up, once nothing has to be taken back any more. Gives what went wrong: that is no failure. */
  readonly end: (at: SessionContext) => Promise<readonly string[]>
}

/** A change that ends by itself. */
export interface Trial {
  /** How long it lasts, in milliseconds. */
  readonly ms: number
  /** The method with which it starts. */
  readonly from: 'begin' | 'commit'
  /** When it has started with `begin`, by the clock of `performance.now()`; undefined: it has not. */
  readonly startedAt?: (() => number | undefined) | undefined
}

/** The timer of a change on trial. */
export interface Timer {
  /** In milliseconds. */
  readonly ms: number
  /** As the device wants it. */
  readonly values: TimerValues
}

/** Why nothing is confirmed where somebody else has ended the trial. */
export const TRIAL_IS_OVER =
  'nothing waits to be confirmed any more: somebody else has taken the change back, or confirmed it'
