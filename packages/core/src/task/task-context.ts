import type { Host } from '@nornir-ts/inventory'
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

type AllowingFailure = SubtaskOptions & { readonly allowFailure: true }
type NotAllowingFailure = SubtaskOptions & { readonly allowFailure?: false | undefined }

/**
 * What a task is given: one attempt on one host.
 *
 * Its members may be destructured. Once the attempt has ended (also by deadline or cancel) the
 * context is revoked: `run`, `connection`, `progress` and sessions throw `ContextRevokedError`, so that
 * late code never touches a device. From the abort of `signal` on nothing new begins: `run`,
 * `connection` and sessions throw the signal's reason. Subtasks that the task did not await are waited
 * for: an attempt has not ended before them.
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
   * Tells how far the task is, to whoever watches the run's events.
   *
   * @param fraction - From 0 to 1.
   * @param message - What is being done.
   */
  readonly progress: (fraction: number, message?: string) => void
}
