import { Attempt } from './attempt.ts'
import type { Runner } from './runner.ts'

/**
 * The default runner: tasks run on this thread, as many at once as the policy's `concurrency` says.
 *
 * A task that never yields (an endless loop without `await`) stops the whole process; nothing on
 * one thread can interrupt it.
 */
export function concurrent(): Runner {
  return { name: 'concurrent', execute: executeHere }
}

/** The {@link concurrent} runner with one host at a time, in inventory order. */
export function serial(): Runner {
  return { name: 'serial', maxConcurrency: 1, execute: executeHere }
}

const executeHere: Runner['execute'] = (job, services) => new Attempt(job, services).run()
