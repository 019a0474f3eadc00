import { NornirError } from '@nornir-ts/core'

/** Details of a {@link TaskParamsError}. */
export interface TaskParamsDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the task. */
  readonly task: string
  /** What is wrong, and what would be right. */
  readonly problem: string
}

/** A task was given something that it does not know. Nothing was sent. */
export class TaskParamsError extends NornirError implements TaskParamsDetails {
  readonly code = 'TASK_PARAMS'
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the task. */
  readonly task: string
  /** What is wrong, and what would be right. */
  readonly problem: string
  /** Nothing was. */
  readonly changed = false

  constructor(details: TaskParamsDetails, options?: ErrorOptions) {
    const { host, task, problem } = details
    super(`${host}: ${task} was not started: ${problem}`, options)
    this.host = host
    this.task = task
    this.problem = problem
  }
}
