import type { MultiResult } from '../result/multi-result.ts'
import type { ResultStatus } from '../result/result.ts'
import type { RunResult } from '../result/run-result.ts'

/** What every {@link RunEvent} has. */
export interface RunEventFields<Type extends string = string> {
  /** What happened. */
  readonly type: Type
  /** Identity of the run. */
  readonly runId: string
  /** When it happened. */
  readonly time: Date
  /** Name of the run's task. */
  readonly task: string
}

/** The run began. */
export interface RunStartEvent extends RunEventFields<'run:start'> {
  /** The hosts dispatched into the run, in order. */
  readonly hosts: readonly string[]
  /** Hosts left out because they failed in an earlier run. */
  readonly excludedHosts: readonly string[]
}

/** The task began on a host. */
export interface HostStartEvent extends RunEventFields<'host:start'> {
  /** The host. */
  readonly host: string
}

/** A subtask began on a host. */
export interface SubtaskStartEvent extends RunEventFields<'subtask:start'> {
  /** The host. */
  readonly host: string
  /** Names from the run's task down to the subtask. */
  readonly path: readonly string[]
}

/** A task told how far it is. */
export interface ProgressEvent extends RunEventFields<'progress'> {
  /** The host. */
  readonly host: string
  /** From 0 to 1. */
  readonly fraction: number
  /** What is being done. */
  readonly message: string | undefined
}

/** An attempt failed on a host; another one follows. */
export interface RetryEvent extends RunEventFields<'retry'> {
  /** The host. */
  readonly host: string
  /** The attempt that failed, from 1. */
  readonly attempt: number
  /** How long the host waits before the next one, in milliseconds. */
  readonly delayMs: number
  /** Why it failed. */
  readonly error: Error
}

/** A subtask ended on a host. */
export interface SubtaskEndEvent extends RunEventFields<'subtask:end'> {
  /** The host. */
  readonly host: string
  /** Names from the run's task down to the subtask. */
  readonly path: readonly string[]
  /** How it ended. */
  readonly status: ResultStatus
  /** Wall-clock time, in milliseconds. */
  readonly durationMs: number
}

/** A host reached its terminal state. Sent for skipped hosts too, then without a `host:start`. */
export interface HostEndEvent extends RunEventFields<'host:end'> {
  /** The host. */
  readonly host: string
  /** What the host brought. */
  readonly result: MultiResult
}

/** The run is over: every host has ended. Always the last event. */
export interface RunEndEvent extends RunEventFields<'run:end'> {
  /** Everything that the run brought, or the file that has it. */
  readonly result: RunResult
}

/** What happens in a run; tell them apart by `type`. */
export type RunEvent =
  | RunStartEvent
  | HostStartEvent
  | SubtaskStartEvent
  | ProgressEvent
  | RetryEvent
  | SubtaskEndEvent
  | HostEndEvent
  | RunEndEvent
