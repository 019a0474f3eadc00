import { NornirError } from '@nornir-ts/kernel'
import type { FailedMultiResult } from '../result/multi-result.ts'

/** Details of a {@link SubtaskError}. */
export interface SubtaskDetails {
  /** The subtask's result; its `error` is also the `cause`. */
  readonly result: FailedMultiResult
}

/** A subtask did not succeed; its own error is the `cause`. */
export class SubtaskError extends NornirError implements SubtaskDetails {
  readonly code = 'SUBTASK_FAILED'
  /** The subtask's result; its `error` is also the `cause`. */
  readonly result: FailedMultiResult

  constructor({ result }: SubtaskDetails) {
    super(`Subtask ${result.name} (${result.status}): ${result.error.message}`, {
      cause: result.error,
    })
    this.result = result
  }
}

/** Details of a {@link TaskFailedError}. */
export interface TaskFailedDetails {
  /** Name of the task. */
  readonly task: string
  /** The value that the task returned. */
  readonly returned: unknown
}

/** A task returned a result that says it failed, without throwing. */
export class TaskFailedError extends NornirError implements TaskFailedDetails {
  readonly code = 'TASK_FAILED'
  /** Name of the task. */
  readonly task: string
  /** The value that the task returned. */
  readonly returned: unknown

  constructor({ task, returned }: TaskFailedDetails, options?: ErrorOptions) {
    super(`${task} returned a failed result`, options)
    this.task = task
    this.returned = returned
  }
}
