import type { Runner } from '../runner/runner.ts'
import { AutoRunner } from './auto-runner.ts'
import type { WorkersOptions } from './workers.ts'

/**
 * Tasks run on this thread, as with {@link concurrent}, until it is seen that others would end the run sooner;
 * the hosts that are left then go to threads, as with {@link workers}.
 *
 * Each run is measured: what an attempt takes of this thread, and for how much of the time it is at work. Threads
 * are begun when it is the bottleneck (at work for 85 % of the time), and when the hosts that are left would
 * end sooner there by more than threads take to begin (0.6 s). A host with an open session stays
 * where that is. A task that cannot travel, e.g. a bare function, stays on this thread. What was chosen, and why, is said
 * in the log, at level `info`.
 *
 * @param options - Of the threads, as for {@link workers}.
 * @throws PolicyError for a number of threads or megabytes that makes no sense.
 * @example
 * ```ts
 * import { auto, initNornir } from '@nornir-ts/core'
 *
 * const nr = await initNornir({ configFile: 'nornir.yaml', runner: auto() })
 * ```
 */
export function auto(options: WorkersOptions = {}): Runner {
  return new AutoRunner(options)
}
