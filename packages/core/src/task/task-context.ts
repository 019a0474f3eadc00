import type { Host } from '@nornir-ts/inventory'
import type { AtMostLimit } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import type { ConnectionOptions } from '../connection/connection-options.ts'
import type { ConnectionPlugin } from '../connection/connection-plugin.ts'
import type { MultiResult, OkMultiResult } from '../result/multi-result.ts'
import type { Severity } from '../result/severity.ts'
import type { RunArguments, Task, TaskFunction } from './task.ts'

/** Options of a subtask. */
export interface SubtaskOptions {
  /** Name of the result. Default: the task's. */
  readonly name?: string | undefined
  /** Severity of the result. Default: the parent's. */
  readonly severity?: Severity | undefined
  /** Return a failed result instead of throwing, and do not fail the host. Default: false. */
  readonly allowFailure?: boolean | undefined
}

/** Runs a task inside a task, on the same host. */
export interface RunSubtask {
  /**
   * With `allowFailure` a failing subtask is returned as a result: check its `status`.
   *
   * @throws ContextRevokedError when the attempt has ended.
   */
  <Params = undefined, Value = unknown>(
    task: Task<Params, Value>,
    params: NoInfer<Params>,
    options: AllowingFailure,
  ): Promise<MultiResult<Value>>
  /** The same for a bare function. */
  <Params = undefined, Value = unknown>(
    task: TaskFunction<Params, Value>,
    params: Params,
    options: AllowingFailure,
  ): Promise<MultiResult<Value>>
  /**
   * Resolves to the subtask's result once it succeeded.
   *
   * @throws SubtaskError when it failed. Catching it does not save the host: use `allowFailure`.
   * @throws ContextRevokedError when the attempt has ended.
   */
  <Params = undefined, Value = unknown>(
    task: Task<Params, Value>,
    ...args: RunArguments<NoInfer<Params>, NotAllowingFailure>
  ): Promise<OkMultiResult<Value>>
  /** The same for a bare function. */
  <Params = undefined, Value = unknown>(
    task: TaskFunction<Params, Value>,
    ...args: RunArguments<Params, NotAllowingFailure>
  ): Promise<OkMultiResult<Value>>
}

/**
 * Runs a step that computes on another thread, and resolves to its value. What goes in and what comes back
 * is copied, as for the `workers` runner.
 *
 * @throws what the step throws; TaskNotPortableError when nothing says where a thread gets it from;
 * CrossingError for what cannot be copied; ThreadEndedError; ContextRevokedError when the attempt has ended.
 */
export type Offload = <Params = undefined, Value = unknown>(
  step: Task<Params, Value>,
  ...args: OffloadArguments<NoInfer<Params>>
) => Promise<Value>

type OffloadArguments<Params> = undefined extends Params ? [input?: Params] : [input: Params]

type AllowingFailure = SubtaskOptions & { readonly allowFailure: true }
type NotAllowingFailure = SubtaskOptions & { readonly allowFailure?: false | undefined }

/**
 * What a task is given: one attempt on one host.
 *
 * Its members may be destructured. Once the attempt has ended (also by deadline or cancel) the
 * context is revoked: `run`, `connection`, `offload`, `atMost`, `progress` and sessions throw `ContextRevokedError`,
 * so that late code never touches a device. From the abort of `signal` on nothing new begins: `run`,
 * `connection`, `atMost` and sessions throw the signal's reason. Subtasks that the task did not await, and what it
 * does by `atMost`, are waited for: an attempt has not ended before them.
 */
export interface TaskContext {
  /** The host, shared with later tasks: what is `set` on it stays. It is never revoked. */
  readonly host: Host
  /** Whether to say what would be changed instead of changing it. */
  readonly dryRun: boolean
  /** Aborts on deadline and cancel; its `reason` says which. Pass it to whatever waits. */
  readonly signal: AbortSignal
  /** Logger with run, task and host bound. */
  readonly log: Logger
  /** Runs a subtask on the same host. */
  readonly run: RunSubtask
  /**
   * The open session of a connection plugin, opened on first use and kept for later tasks.
   *
   * @throws ContextRevokedError when the attempt has ended; whatever `plugin.open` rejects with.
   */
  readonly connection: <Session extends object>(
    plugin: ConnectionPlugin<Session>,
    options?: ConnectionOptions,
  ) => Promise<Session>
  /**
   * Runs a step that takes the processor for long (parsing, hashing, a difference of two large texts) on
   * another thread, so that the sessions of other hosts are not kept waiting. The step is a task without
   * connections. On a thread of the `workers` runner it runs where it is.
   *
   * @throws See {@link Offload}.
   * @example
   * ```ts
   * import { defineTask } from '@nornir-ts/core'
   * import { sendCommand } from '@nornir-ts/plugins-ssh'
   *
   * export const countRoutes = defineTask({
   *   module: import.meta.url,
   *   name: 'count routes',
   *   run: (_, text: string) => text.split('\n').filter((line) => /^[A-Z]/.test(line)).length,
   * })
   *
   * export const routes = defineTask({
   *   module: import.meta.url,
   *   name: 'routes',
   *   run: async ({ run, offload }) => {
   *     const { value } = await run(sendCommand, 'show ip route')
   *     return await offload(countRoutes, value)
   *   },
   * })
   * ```
   */
  readonly offload: Offload
  /**
   * Does something while fewer than `count` others of this run do something under the same key: tasks of other
   * hosts, on whatever threads, and other calls of this one. Who comes first goes first. Runs do not share their
   * limits, not even two of one Nornir at the same time.
   *
   * - Where calls give different counts under one key, each looks at its own. It still waits behind those that came
   *   before it, so that none is passed over for ever.
   * - Waiting takes the host's time: `timeoutMs` goes on. When `signal` aborts, the waiting ends.
   * - The place is free again when `work` has ended, and in any case when the attempt has ended, though `work` never
   *   does, and when its thread comes to an end.
   * - A call within the `work` of another holds both places. With the same key, or where tasks take two keys in
   *   opposite orders, they may wait for each other until a deadline ends them.
   *
   * @param limit - `key`: what they have in common, such as `acme image server`. `count`: how many at once, from 1 on;
   * `Infinity` is no limit.
   * @param work - Does it. It is not begun when the waiting ends early.
   * @returns What `work` resolves to.
   * @throws what `work` throws; the signal's reason; InvalidLimitError for a key or count that makes no sense;
   * ContextRevokedError when the attempt has ended.
   * @example
   * ```ts
   * import { defineTask } from '@nornir-ts/core'
   * import { sendCommand } from '@nornir-ts/plugins-ssh'
   *
   * export const fetchImage = defineTask({
   *   module: import.meta.url,
   *   name: 'fetch image',
   *   run: async ({ atMost, run }) => {
   *     const copy = () => run(sendCommand, 'copy http://images.example.net/agent.bin flash:')
   *     await atMost({ key: 'image server', count: 4 }, copy)
   *   },
   * })
   * ```
   */
  readonly atMost: <Value>(limit: AtMostLimit, work: () => Promise<Value>) => Promise<Value>
  /**
   * Tells how far the task is, to whoever watches the run's events.
   *
   * @param fraction - From 0 to 1.
   * @param message - What is being done.
   */
  readonly progress: (fraction: number, message?: string) => void
}
