import type { Changed } from './returned-result.ts'
import type { Severity } from './severity.ts'

/**
 * How a task ended on a host. `skipped`: dispatched into the run, but never started.
 */
export type ResultStatus = 'ok' | 'failed' | 'timeout' | 'cancelled' | 'skipped'

/** What every result has, whatever its status. */
export interface ResultFields {
  /** Name of the host. */
  readonly host: string
  /** Name of the task, or the one given by the caller. */
  readonly name: string
  /** Whether the device was changed; `'unknown'` when a write was cut before it was answered. */
  readonly changed: Changed
  /** What was changed; empty when nothing was, or when the device cannot tell. */
  readonly diff: string
  /** How important the result is when results are shown. */
  readonly severity: Severity
  /** When the task started on this host. */
  readonly startedAt: Date
  /** Wall-clock time, in milliseconds. */
  readonly durationMs: number
  /** How many times the task was tried on this host; 0 when it was skipped. */
  readonly attempts: number
  /** Things that the reader should know although the task went well. */
  readonly warnings: readonly string[]
}

/** A task that succeeded on a host. */
export interface OkResult<Value = unknown> extends ResultFields {
  /** The task succeeded. */
  readonly status: 'ok'
  /** What the task returned. */
  readonly value: Value
  /** Always undefined. */
  readonly error?: undefined
}

/** A task that did not succeed on a host. */
export interface FailedResult extends ResultFields {
  /** How it ended. */
  readonly status: Exclude<ResultStatus, 'ok'>
  /** Always undefined. */
  readonly value?: undefined
  /** Why it did not succeed. */
  readonly error: Error
}

/** The result of one task on one host: test `status` (or `error`) to know which it is. */
export type Result<Value = unknown> = OkResult<Value> | FailedResult
