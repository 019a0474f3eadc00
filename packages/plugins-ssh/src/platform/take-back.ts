import type { PendingProbe } from './candidate.ts'
import type { ProvenCommand } from './proven-command.ts'

/** A copy of the running configuration on the device itself, to which it can go back in one step. */
export interface Snapshot {
  /** Makes the copy; `{name}` is its name. */
  readonly take: ProvenCommand
  /** Makes the running configuration what the copy is: what came since is gone. */
  readonly restore: ProvenCommand
  /** Deletes the copy. It is tidying up: a failure is a warning. */
  readonly remove: ProvenCommand
  /**
   * How it tells when and by whom its configuration was changed last; typed in the mode of `take`. Where that
   * is not what it was behind our lines, the copy is not gone back to. Default: it does not tell, and what
   * somebody else has typed meanwhile goes as well.
   */
  readonly lastChange?: LastChange | undefined
}

/** How a device tells its last change. */
export interface LastChange {
  /** The command; it changes nothing. */
  readonly command: string
  /** The line that tells it: time and user. */
  readonly line: RegExp
}

/**
 * A timer at the end of which the device goes back to what it had, by itself, unless the change is confirmed in
 * time (production safety, rule 13). It starts on a way into configuration mode, or before one goes there.
 */
export interface RevertTimer {
  /** Mode in which it is typed. */
  readonly from: string
  /**
   * Configuration mode, in which it ends. Default: it ends where it was typed, and one goes to `configMode`
   * behind it; then `started` must tell that the timer runs.
   */
  readonly to?: string | undefined
  /** The command; `{units}` is the timer. */
  readonly command: string
  /** The line that says that the timer runs. Default: the mode tells. */
  readonly started?: RegExp | undefined
  /** What one unit of the timer is, in milliseconds. */
  readonly unitMs: number
  /** Smallest number of units. */
  readonly min: number
  /** Largest number of units. */
  readonly max: number
  /** Lines by which the device says that it is not set up for this. */
  readonly unavailable: readonly RegExp[]
  /**
   * Looked at before. Default: the device does not show whether somebody's change waits to be confirmed; then
   * the timer is taken only where the user says how long it shall be.
   */
  readonly probe?: PendingProbe | undefined
  /** Keeps the change. */
  readonly confirm: ProvenCommand
  /**
   * Takes it back at once. Default: what takes a change back without a timer does so, and `confirm` ends the
   * timer once the configuration of before was read; else its end is waited for.
   */
  readonly cancel?: ProvenCommand | undefined
}
