import { NornirError } from '@nornir-ts/kernel'
import type { ResultStatus } from '../result/result.ts'

/** Details of a {@link TaskTimeoutError}. */
export interface TaskTimeoutDetails {
  /** The host. */
  readonly host: string
  /** Name of the task. */
  readonly task: string
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number
}

/** A task took longer on a host than its run allows (`timeoutMs`). What it threw then is the `cause`. */
export class TaskTimeoutError extends NornirError implements TaskTimeoutDetails {
  readonly code = 'TASK_TIMEOUT'
  /** The host. */
  readonly host: string
  /** Name of the task. */
  readonly task: string
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number

  constructor({ host, task, timeoutMs }: TaskTimeoutDetails, options?: ErrorOptions) {
    super(
      `${host}: ${task} did not end within ${timeoutMs} ms; raise timeoutMs to allow more`,
      options,
    )
    this.host = host
    this.task = task
    this.timeoutMs = timeoutMs
  }
}

/** Details of a {@link RunTimeoutError}. */
export interface RunTimeoutDetails {
  /** Name of the task. */
  readonly task: string
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number
}

/** A whole run took longer than allowed (`runTimeoutMs`). */
export class RunTimeoutError extends NornirError implements RunTimeoutDetails {
  readonly code = 'RUN_TIMEOUT'
  /** Name of the task. */
  readonly task: string
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number

  constructor({ task, timeoutMs }: RunTimeoutDetails, options?: ErrorOptions) {
    super(`The run of ${task} did not end within ${timeoutMs} ms`, options)
    this.task = task
    this.timeoutMs = timeoutMs
  }
}

/** Details of a {@link CancelledError}. */
export interface CancelledDetails {
  /** Name of the task. */
  readonly task: string
  /** Why the run was cancelled. */
  readonly reason: string
}

/** A run was cancelled while a host was at work. What the task threw then is the `cause`. */
export class CancelledError extends NornirError implements CancelledDetails {
  readonly code = 'CANCELLED'
  /** Name of the task. */
  readonly task: string
  /** Why the run was cancelled. */
  readonly reason: string

  constructor({ task, reason }: CancelledDetails, options?: ErrorOptions) {
    super(`The run of ${task} was cancelled: ${reason}`, options)
    this.task = task
    this.reason = reason
  }
}

/** Details of a {@link SkippedError}. */
export interface SkippedDetails {
  /** The host. */
  readonly host: string
  /** Why it was not started. */
  readonly reason: string
}

/** A host was dispatched into a run but never started, because the run ended before. */
export class SkippedError extends NornirError implements SkippedDetails {
  readonly code = 'SKIPPED'
  /** The host. */
  readonly host: string
  /** Why it was not started. */
  readonly reason: string

  constructor({ host, reason }: SkippedDetails, options?: ErrorOptions) {
    super(`${host}: not started: ${reason}`, options)
    this.host = host
    this.reason = reason
  }
}

/**
 * The status of a result that was cut short.
 *
 * @param reason - What the attempt's signal was aborted with.
 */
export function statusOfAbort(reason: unknown): Extract<ResultStatus, 'timeout' | 'cancelled'> {
  const late = reason instanceof TaskTimeoutError || reason instanceof RunTimeoutError
  return late ? 'timeout' : 'cancelled'
}
