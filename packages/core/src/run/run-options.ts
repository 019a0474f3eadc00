import type { RunPolicy } from '../policy/run-policy.ts'
import type { Severity } from '../result/severity.ts'

/** Options of one run: its policy, and the following. */
export interface RunOptions extends RunPolicy {
  /** Name of the results. Default: the task's. */
  readonly name?: string | undefined
  /** Severity of the results. Default: `info`. */
  readonly severity?: Severity | undefined
  /** Cancels the run. An `InterruptSignal` cuts it when it is given a second time. */
  readonly signal?: AbortSignal | undefined
  /** Whether awaiting the run throws when a host failed. Default: as configured, else false. */
  readonly raiseOnError?: boolean | undefined
  /** Whether tasks only say what they would change. Default: as configured, else false. */
  readonly dryRun?: boolean | undefined
  /** Where the results go: see {@link FileRunOptions}. Default: they are kept in memory. */
  readonly resultsFile?: undefined
  /** Of no use without a file. */
  readonly overwriteResults?: undefined
}

/** Options of a run whose results go to a file. */
export interface FileRunOptions extends Omit<RunOptions, 'resultsFile' | 'overwriteResults'> {
  /**
   * The file: one line of JSON per host (`ResultJson`), in the order in which hosts end. Only its owner
   * may read it. A leading `~` is the home folder.
   */
  readonly resultsFile: string
  /** Whether a file that is there already is emptied first. Default: false, it is an error. */
  readonly overwriteResults?: boolean | undefined
}
