import type { Runner } from '../runner/runner.ts'
import type { TaskModule } from './task-address.ts'
import { ThreadRunner } from './thread-runner.ts'

/** Options of {@link workers}. */
export interface WorkersOptions {
  /** How many threads. Default: as many as the machine can run at once. */
  readonly threads?: number | undefined
  /** The most memory of each thread's heap, in megabytes. Default: Node's. */
  readonly maxHeapMb?: number | undefined
  /** Modules whose bare functions can be run; tasks that say their `module` need none. */
  readonly modules?: readonly TaskModule[] | undefined
  /**
   * URL of a module that exports `connections`, the configured connection plugins of the threads, for plugins
   * that cannot travel: with a function among their options. Those given to `initNornir` are not used then.
   */
  readonly setup?: string | URL | undefined
}

/**
 * Tasks run on a pool of threads; order, limits, retry, deadlines, events, processors and the log stay on
 * this one. It is worth its while where tasks compute; where they wait for devices, `concurrent` is as fast.
 *
 * A task travels by its `module` and name, or, a bare function, by `modules`. What crosses, such as parameters,
 * values, errors and a host's data, is copied: plain data, `Date`, `RegExp`, `Map`, `Set`, typed arrays, `Secret`,
 * errors. All else is refused with its path. A host stays on its thread, and its sessions with it; what sessions
 * share, such as a connection to a jump host, is there once per thread. Groups and defaults are frozen there, as
 * they were when the run began.
 *
 * A thread that comes to its end fails the hosts at work on it (`ThreadEndedError`), with `changed: 'unknown'`;
 * another takes its place. A task that never yields keeps its thread from all else: its host gets its result in
 * time, but later runs wait for that thread, until Nornir is closed.
 *
 * @param options - See {@link WorkersOptions}.
 * @throws PolicyError for a number of threads or megabytes that makes no sense.
 * @example
 * ```ts
 * import { initNornir, workers } from '@nornir-ts/core'
 *
 * const nr = await initNornir({ configFile: 'nornir.yaml', runner: workers({ threads: 4 }) })
 * ```
 */
export function workers(options: WorkersOptions = {}): Runner {
  return new ThreadRunner(options)
}
