import type { TaskInfo } from '../processor/processor.ts'
import type { HostJob, RunnerServices, RunPreparation } from './runner.ts'

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
