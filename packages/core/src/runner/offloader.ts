import type { TaskInfo } from '../processor/processor.ts'
import type { HostJob, Runner, RunnerServices, RunPreparation } from './runner.ts'

/** Where steps execute that tasks have offloaded. */
export interface Offloader {
  /**
   * Runs a step on a thread.
   *
   * @param job - The step.
   * @param run - What is to be known of the run.
   * @param services - Those of the task.
   * @returns Its value.
   * @throws what it throws.
   */
  readonly offload: (
    job: HostJob,
    run: RunPreparation,
    services: RunnerServices,
  ) => Promise<unknown>
  /** Called when a run is over. */
  readonly finish: (info: TaskInfo) => void
  /** Ends the threads. */
  readonly close: () => Promise<void>
}

/**
 * Whether a runner has threads of its own for steps that are offloaded.
 *
 * @param runner - Where tasks execute.
 */
export function isOffloader(runner: Runner): runner is Runner & Offloader {
  return 'offload' in runner
}
