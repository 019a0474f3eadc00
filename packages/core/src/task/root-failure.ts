import { SubtaskError } from './task-error.ts'

/**
 * The error that made a task fail: below the errors that only say that a subtask did.
 *
 * @param error - A result's error.
 */
export function rootFailure(error: Error): Error {
  return error instanceof SubtaskError ? rootFailure(error.result.error) : error
}
