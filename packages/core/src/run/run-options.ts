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
}
