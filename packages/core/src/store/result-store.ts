import type { Host } from '@nornir-ts/inventory'
import type { AggregatedResultDetails } from '../result/aggregated-result.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { RunResult } from '../result/run-result.ts'

/** What a run is, beside its results. */
export interface CompletedRun extends AggregatedResultDetails {
  /** The hosts, in dispatch order. */
  readonly hosts: readonly Host[]
}

/** Where the results of one run go, and what the run is awaited to. */
export interface ResultStore<Value, Outcome extends RunResult<Value>> {
  /**
   * Gets ready: called once, before anything is told of the run.
   *
   * @throws NornirError when results cannot go there; the run then rejects.
   */
  open(): Promise<void> | undefined
  /**
   * Takes the result of a host that has ended.
   *
   * @returns To be awaited before the host's place is given to another one; undefined when there is
   * nothing to await. Never rejects.
   */
  add(result: MultiResult<Value>): Promise<void> | undefined
  /** The results for one loop over the run, as they come. Ends after `end`. */
  results(): AsyncGenerator<MultiResult<Value>, void, undefined>
  /** The run was told to stop: whatever is waited for has a limit from now on. */
  hurry(): void
  /** All hosts have ended. Never rejects. */
  complete(run: CompletedRun): Outcome | Promise<Outcome>
  /** Nothing comes any more. Called once, also when the run could not start. */
  end(): void
}
