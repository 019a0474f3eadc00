import type { ReturnedResult } from '../result/returned-result.ts'
import { InvalidTaskError } from './invalid-task-error.ts'
import type { TaskContext } from './task-context.ts'

/** A value, or the promise of one. */
export type Awaitable<Value> = Value | PromiseLike<Value>

/**
 * What a user writes: runs once per host; what it returns is the host's value.
 *
 * It may return `result({ … })` instead, to say also what it changed, or that it failed.
 */
export type TaskFunction<Params = undefined, Value = unknown> = (
  context: TaskContext,
  params: Params,
) => Awaitable<Value | ReturnedResult<Value>>

/**
 * A named task with typed parameters and value.
 *
 * @typeParam Params - What `run` takes as its second parameter; `undefined` when it takes none.
 * @typeParam Value - What `run` resolves to.
 */
export interface Task<Params = undefined, Value = unknown> {
  /** Shown in results, events and logs. */
  readonly name: string
  /** `import.meta.url` of the module that exports the task: what lets it run on another thread. */
  readonly module?: string | undefined
  /**
   * Whether running it again does no harm even if it has already written to the device: only then is
   * it tried again after it had a session. Default: false.
   */
  readonly idempotent?: boolean | undefined
  /** Runs the task on one host. */
  readonly run: TaskFunction<Params, Value>
}

/** What can be run: a {@link Task}, or a bare function, whose name then names the result. */
export type Runnable<Params = undefined, Value = unknown> =
  | Task<Params, Value>
  | TaskFunction<Params, Value>

/**
 * The arguments behind the task: `params` may be left out exactly when the task's own parameter
 * may be `undefined`.
 */
export type RunArguments<Params, Options> = [Params] extends [undefined]
  ? [params?: undefined, options?: Options]
  : undefined extends Params
    ? [params?: Params, options?: Options]
    : [params: Params, options?: Options]

/**
 * Declares a task. Returns its argument; the types of parameters and value are inferred.
 *
 * @param definition - `module: import.meta.url`, a `name`, and `run`.
 * @example
 * ```ts
 * import { defineTask } from '@nornir-ts/core'
 * import { sendCommand } from '@nornir-ts/plugins-ssh'
 *
 * export const uptime = defineTask({
 *   module: import.meta.url,
 *   name: 'uptime',
 *   run: async ({ run }) => {
 *     const { value } = await run(sendCommand, 'show version')
 *     return /uptime is (.+)/.exec(value)?.[1]
 *   },
 * })
 * ```
 */
export function defineTask<Params = undefined, Value = unknown>(
  definition: Task<Params, Value>,
): Task<Params, Value> {
  return definition
}

/**
 * The task behind a {@link Runnable}: a bare function becomes a task of the function's name.
 *
 * @param runnable - A task or a bare function.
 * @throws {@link InvalidTaskError} when it is neither.
 */
export function toTask<Params, Value>(runnable: Runnable<Params, Value>): Task<Params, Value> {
  if (typeof runnable === 'function') return { name: runnable.name || 'anonymous', run: runnable }
  const given = runnable as Partial<Task<Params, Value>> | null | undefined // for JavaScript
  if (typeof given?.run === 'function' && typeof given.name === 'string') return runnable
  throw new InvalidTaskError({ received: runnable })
}
