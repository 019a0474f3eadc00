import type { Host } from '@nornir-ts/inventory'
import type { MultiResult } from '../result/multi-result.ts'
import type { RunResult } from '../result/run-result.ts'
import type { Awaitable, Task } from '../task/task.ts'

/** Which task a hook speaks of. */
export interface TaskInfo {
  /** Identity of the run. */
  readonly runId: string
  /** Name of the result: the task's, or the one given by the caller. */
  readonly name: string
  /** The task itself. */
  readonly task: Task<never>
  /** What it was given. */
  readonly params: unknown
  /** Whether it only says what it would change. */
  readonly dryRun: boolean
  /** The task that runs it; undefined for the run's own task. */
  readonly parent: TaskInfo | undefined
}

/**
 * Follows runs from within: Nornir's six hooks, all optional, sync or async.
 *
 * The engine awaits them in the order of the processors, per host, while other hosts go on. A hook
 * that throws, or takes longer than the run's `processorTimeoutMs`, or than a run that is cut by force,
 * is logged and otherwise ignored:
 * it changes neither the host's result nor what other processors see.
 */
export interface Processor {
  /** Shown in the log when a hook fails. Default: the class name. */
  readonly name?: string | undefined
  /** The run begins. */
  taskStarted?(task: TaskInfo): Awaitable<void>
  /** The run is over. */
  taskCompleted?(task: TaskInfo, result: RunResult): Awaitable<void>
  /** The task begins on a host. */
  taskInstanceStarted?(task: TaskInfo, host: Host): Awaitable<void>
  /** The host reached its terminal state (also when it was skipped, then without a start). */
  taskInstanceCompleted?(task: TaskInfo, host: Host, result: MultiResult): Awaitable<void>
  /** A subtask begins on a host. */
  subtaskInstanceStarted?(task: TaskInfo, host: Host): Awaitable<void>
  /** A subtask ended on a host. */
  subtaskInstanceCompleted?(task: TaskInfo, host: Host, result: MultiResult): Awaitable<void>
}
