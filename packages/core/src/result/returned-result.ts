import type { Severity } from './severity.ts'

/** Whether a task changed its device; `'unknown'` when a write was cut before it was answered. */
export type Changed = boolean | 'unknown'

/** What a task can say beside its value. */
export interface ReturnedResultFields<Value> {
  /** The value. */
  readonly value: Value
  /** Whether the device was changed. Default: false. */
  readonly changed?: Changed | undefined
  /** What was changed, as a unified diff or the vendor's own. Default: empty. */
  readonly diff?: string | undefined
  /** Severity of the result. Default: the task's, or `error` when it failed. */
  readonly severity?: Severity | undefined
  /** Things that the reader should know although the task went well. */
  readonly warnings?: readonly string[] | undefined
  /** Fails the task without throwing. Default: false. */
  readonly failed?: boolean | undefined
}

/** A task's return value with more than a value in it; made by {@link result}. */
export class ReturnedResult<Value> {
  /** What the task said. */
  readonly fields: ReturnedResultFields<Value>

  /** @internal */
  constructor(fields: ReturnedResultFields<Value>) {
    this.fields = fields
  }
}

/**
 * Returns more than a value from a task: what it changed, a diff, warnings, a severity.
 *
 * @param fields - The value and what is to be said about it.
 * @example
 * ```ts
 * import { defineTask, result } from '@nornir-ts/core'
 *
 * export const describe = defineTask({
 *   module: import.meta.url,
 *   name: 'describe',
 *   run: async ({ host }) => result({ value: host.name, changed: true, diff: '+ description x' }),
 * })
 * ```
 */
export function result<Value>(fields: ReturnedResultFields<Value>): ReturnedResult<Value> {
  return new ReturnedResult(fields)
}
