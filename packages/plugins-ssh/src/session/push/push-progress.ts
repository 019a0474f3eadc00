import type { PushStage } from '../error/push-error.ts'
import type { Change } from './change.ts'
import type { PushConfigOptions } from './push-options.ts'

/** What a push has come to, for whoever has to take it back. */
export interface PushProgress {
  /** How it is made, and taken back. */
  readonly change: Change
  /** The running configuration of before; undefined: the platform cannot show it. */
  before: string | undefined
  /** The lines, as the user wrote them. */
  readonly sources: readonly string[]
  /** What is being done. */
  stage: PushStage
  /** When the trial ends by itself, by the clock of `performance.now()`. */
  trialEndsAt: number | undefined
  /** What the device says that the lines change. */
  diff: string
}

/** How a push has failed. */
export interface FailedPush {
  /** What it had come to. */
  readonly progress: PushProgress
  /** Why it failed. */
  readonly cause: unknown
  /** Of the push. */
  readonly options: PushConfigOptions
}
