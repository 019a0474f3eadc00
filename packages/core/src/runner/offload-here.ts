import { NoConnections } from '../connection/no-connections.ts'
import { Attempt } from './attempt.ts'
import type { HostJob, RunnerServices } from './runner.ts'

/**
 * Runs a step of a task on this thread, which is not the main one.
 *
 * @param job - The step.
 * @param services - Those of the task.
 * @returns Its value.
 * @throws what it throws.
 */
export async function offloadHere(job: HostJob, services: RunnerServices): Promise<unknown> {
  const { stop, log, isOver } = services
  const own: RunnerServices = {
    ...{ stop, log, isOver },
    connections: new NoConnections(job.host.name),
    connectElsewhere: () => {},
    offload: (step) => offloadHere(step, own),
    joinLine: (limit) => services.joinLine(limit),
    subtaskStarted: (info) => services.subtaskStarted(info),
    subtaskEnded: (info, result) => services.subtaskEnded(info, result),
    progress: (fraction, message) => services.progress(fraction, message),
  }
  const outcome = await new Attempt(job, own).run()
  if (outcome.status === 'ok') return outcome.value
  throw outcome.error
}
