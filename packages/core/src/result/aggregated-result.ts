import { ExecutionError } from './execution-error.ts'
import type { FailedMultiResult, MultiResult } from './multi-result.ts'
import { type ResultJson, resultToJson } from './result-json.ts'
import { countStatuses, type StatusCounts } from './status-counts.ts'

/** What a run was, beside its results. */
export interface AggregatedResultDetails {
  /** Identity of the run, as in its events and log lines. */
  readonly runId: string
  /** Name of the task, or the one given by the caller. */
  readonly name: string
  /** Hosts that were not dispatched because they failed in an earlier run. */
  readonly excludedHosts: readonly string[]
}

/**
 * The results of a run: a read-only map from host name to {@link MultiResult}, in dispatch order.
 */
export class AggregatedResult<Value = unknown> implements ReadonlyMap<string, MultiResult<Value>> {
  /** Identity of the run, as in its events and log lines. */
  readonly runId: string
  /** Name of the task, or the one given by the caller. */
  readonly name: string
  /** Hosts that were not dispatched because they failed in an earlier run. */
  readonly excludedHosts: readonly string[]
  readonly #byHost: ReadonlyMap<string, MultiResult<Value>>

  /** @internal */
  constructor(details: AggregatedResultDetails, byHost: ReadonlyMap<string, MultiResult<Value>>) {
    this.runId = details.runId
    this.name = details.name
    this.excludedHosts = details.excludedHosts
    this.#byHost = byHost
  }

  /** Whether any host did not end `ok`. */
  get failed(): boolean {
    return this.failedHosts.size > 0
  }

  /** The hosts that did not end `ok`, in dispatch order. */
  get failedHosts(): ReadonlyMap<string, FailedMultiResult> {
    const failed = new Map<string, FailedMultiResult>()
    for (const [host, result] of this.#byHost) if (result.status !== 'ok') failed.set(host, result)
    return failed
  }

  /** How many hosts ended in each status. */
  get counts(): StatusCounts {
    return countStatuses(Array.from(this.#byHost.values(), ({ status }) => status))
  }

  /** How many hosts were dispatched. */
  get size(): number {
    return this.#byHost.size
  }

  /**
   * Throws when any host did not end `ok`; returns the result itself otherwise.
   *
   * @throws {@link ExecutionError} which carries this result.
   */
  throwOnError(): this {
    if (this.failed) throw new ExecutionError({ result: this })
    return this
  }

  /** The result of one host; undefined when it was not dispatched. */
  get(host: string): MultiResult<Value> | undefined {
    return this.#byHost.get(host)
  }

  /** Whether the host was dispatched. */
  has(host: string): boolean {
    return this.#byHost.has(host)
  }

  /** The host names, in dispatch order. */
  keys(): MapIterator<string> {
    return this.#byHost.keys()
  }

  /** The results, in dispatch order. */
  values(): MapIterator<MultiResult<Value>> {
    return this.#byHost.values()
  }

  /** Pairs of host name and result, in dispatch order. */
  entries(): MapIterator<[string, MultiResult<Value>]> {
    return this.#byHost.entries()
  }

  /** Pairs of host name and result, in dispatch order. */
  [Symbol.iterator](): MapIterator<[string, MultiResult<Value>]> {
    return this.#byHost.entries()
  }

  /** Calls `callback` for every host, in dispatch order. */
  forEach(
    callback: (
      result: MultiResult<Value>,
      host: string,
      map: ReadonlyMap<string, MultiResult<Value>>,
    ) => void,
  ): void {
    for (const [host, result] of this.#byHost) callback(result, host, this)
  }

  /** Plain data: errors as name, code and message, secrets as `[secret]`. */
  toJSON(): AggregatedResultJson {
    return {
      runId: this.runId,
      name: this.name,
      failed: this.failed,
      excludedHosts: this.excludedHosts,
      hosts: Object.fromEntries(
        Array.from(this.#byHost, ([host, result]) => [host, resultToJson(result)]),
      ),
    }
  }
}

/** What {@link AggregatedResult.toJSON} returns. */
export interface AggregatedResultJson extends AggregatedResultDetails {
  /** Whether any host did not end `ok`. */
  readonly failed: boolean
  /** Results by host name, in dispatch order. */
  readonly hosts: Readonly<Record<string, ResultJson>>
}
