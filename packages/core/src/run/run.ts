import type { Logger } from 'pino'
import type { Observable } from 'rxjs'
import type { RunExecution } from '../engine/run-execution.ts'
import type { EventHub } from '../event/event-hub.ts'
import { observe } from '../event/observe.ts'
import type { RunEvent } from '../event/run-event.ts'
import type { AggregatedResult } from '../result/aggregated-result.ts'
import type { FileResult } from '../result/file-result.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { RunResult } from '../result/run-result.ts'

/** What a {@link Run} stands for. */
export interface RunDetails<Value, Outcome extends RunResult<Value>> {
  /** Identity, as in the run's events and log lines. */
  readonly id: string
  /** Name of the task, or the one given by the caller. */
  readonly name: string
  /** Whether awaiting the run throws when a host failed. */
  readonly raiseOnError: boolean
  /** The run at work. */
  readonly execution: RunExecution<Value, Outcome>
  /** Its events. */
  readonly hub: EventHub
  /** Where a throwing subscriber is reported. */
  readonly log: Logger
}

/**
 * A run under way. Await it for the {@link AggregatedResult}, or loop over it with `for await` to
 * get each host's result as it finishes.
 *
 * Awaiting never rejects because a host failed, unless `raiseOnError` was set. An `async` function
 * that returns a `Run` awaits it: return it in an object to hand it on unawaited.
 */
export class Run<Value = unknown, Outcome extends RunResult<Value> = AggregatedResult<Value>>
  implements PromiseLike<Outcome>, AsyncIterable<MultiResult<Value>>
{
  /** Identity, as in the run's events and log lines. */
  readonly id: string
  /** Name of the task, or the one given by the caller. */
  readonly name: string
  readonly #details: RunDetails<Value, Outcome>
  #events: Observable<RunEvent> | undefined

  /** @internal */
  constructor(details: RunDetails<Value, Outcome>) {
    this.id = details.id
    this.name = details.name
    this.#details = details
  }

  /**
   * What happens in the run, as an rxjs stream: hot, without replay, completed after `run:end`. The
   * first event comes one microtask after `run()` returned. A direct subscriber that throws is logged;
   * behind operators (`pipe`) an error is rxjs's to report: it ends the process.
   */
  get events$(): Observable<RunEvent> {
    this.#events ??= observe(this.#details.hub, this.#details.log)
    return this.#events
  }

  /**
   * Starts no more hosts and tells those at work to stop; the rest end `skipped`. The run settles
   * within its `graceMs`, or `configurationGraceMs` for hosts in a configuration change.
   *
   * @param reason - Why; shown in the results.
   * @param options - `force`: do not wait for hosts at work; their results say what is in doubt.
   */
  cancel(reason: unknown = 'cancelled by the caller', options: { force?: boolean } = {}): void {
    const { execution } = this.#details
    execution.cancel(reason instanceof Error ? reason.message : String(reason))
    if (options.force === true) execution.cut()
  }

  /**
   * Each host's result as it finishes, from the first on; of a {@link FileRun} from the beginning of the
   * loop on. Leaving the loop does not cancel the run.
   *
   * @throws LoopBehindError when the run goes on without the loop, of a {@link FileRun} only.
   */
  [Symbol.asyncIterator](): AsyncIterator<MultiResult<Value>> {
    return this.#details.execution.results()
  }

  /**
   * Waits for the run.
   *
   * @throws ExecutionError when a host failed and `raiseOnError` is set.
   */
  // biome-ignore lint/suspicious/noThenProperty: a run is awaited.
  then<Fulfilled = Outcome, Rejected = never>(
    onFulfilled?: ((result: Outcome) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#settled().then(onFulfilled, onRejected)
  }

  /** Like `Promise.prototype.catch`. */
  catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Outcome | Rejected> {
    return this.#settled().catch(onRejected)
  }

  /** Like `Promise.prototype.finally`. */
  finally(onFinally?: (() => void) | null): Promise<Outcome> {
    return this.#settled().finally(onFinally)
  }

  async #settled(): Promise<Outcome> {
    const result = await this.#details.execution.completion
    if (this.#details.raiseOnError) result.throwOnError()
    return result
  }
}

/**
 * A run under way whose results go to a file. Await it for the {@link FileResult}.
 *
 * It keeps no result that it has written, so a `for await` loop gets what comes from its beginning on. The
 * run waits for a loop that is more than a hundred hosts behind, but not for one that stands still.
 */
export type FileRun<Value = unknown> = Run<Value, FileResult<Value>>
