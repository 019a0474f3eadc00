import type { AggregatedResultDetails } from './aggregated-result.ts'
import { ExecutionError } from './execution-error.ts'
import type { MultiResult } from './multi-result.ts'
import type { ResultStatus } from './result.ts'
import { type ErrorJson, errorToJson, type ResultJson, resultToJson } from './result-json.ts'
import type { ResultsFileError } from './results-file-error.ts'
import type { StatusCounts } from './status-counts.ts'

/** What is kept of a host that did not end `ok`, when its result is in a file. */
export interface FailureSummary {
  /** How it ended. */
  readonly status: Exclude<ResultStatus, 'ok'>
  /** `code` of the error, below those that only say that a subtask failed; undefined when it has none. */
  readonly code: string | undefined
  /** Message of that error. */
  readonly message: string
}

/** What a {@link FileResult} is made of. */
export interface FileResultDetails<Value = unknown> extends AggregatedResultDetails {
  /** The file that has the results, as an absolute path. */
  readonly file: string
  /** How many hosts ended in each status. */
  readonly counts: StatusCounts
  /** The hosts that did not end `ok`, in the order in which they ended. */
  readonly failedHosts: ReadonlyMap<string, FailureSummary>
  /** Why the file does not have all results; undefined when it has. */
  readonly writeError: ResultsFileError | undefined
  /** The results that are not in the file, in the order in which the hosts ended; empty when all are. */
  readonly unwritten: ReadonlyMap<string, MultiResult<Value>>
}

/**
 * What a run leaves in memory when its results go to a file: counts, and the hosts that did not end
 * `ok`. Whole results are read back with `readResults(result.file)`.
 */
export class FileResult<Value = unknown> implements FileResultDetails<Value> {
  /** Identity of the run, as in its events and log lines. */
  readonly runId: string
  /** Name of the task, or the one given by the caller. */
  readonly name: string
  /** Hosts that were not dispatched because they failed in an earlier run. */
  readonly excludedHosts: readonly string[]
  /** The file that has the results, as an absolute path. */
  readonly file: string
  /** How many hosts ended in each status. */
  readonly counts: StatusCounts
  /** The hosts that did not end `ok`, in the order in which they ended. */
  readonly failedHosts: ReadonlyMap<string, FailureSummary>
  /** Why the file does not have all results; undefined when it has. */
  readonly writeError: ResultsFileError | undefined
  /** The results that are not in the file, in the order in which the hosts ended; empty when all are. */
  readonly unwritten: ReadonlyMap<string, MultiResult<Value>>

  /** @internal */
  constructor(details: FileResultDetails<Value>) {
    this.runId = details.runId
    this.name = details.name
    this.excludedHosts = details.excludedHosts
    this.file = details.file
    this.counts = details.counts
    this.failedHosts = details.failedHosts
    this.writeError = details.writeError
    this.unwritten = details.unwritten
  }

  /** Whether any host did not end `ok`. */
  get failed(): boolean {
    return this.failedHosts.size > 0
  }

  /** How many hosts were dispatched. */
  get size(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0)
  }

  /**
   * Throws when any host did not end `ok`; returns the result itself otherwise. A file that could not
   * be written is no such case: see {@link FileResult.writeError}.
   *
   * @throws {@link ExecutionError} which carries this result.
   */
  throwOnError(): this {
    if (this.failed) throw new ExecutionError({ result: this })
    return this
  }

  /** Plain data: errors as name, code and message, secrets as `[secret]`. */
  toJSON(): FileResultJson {
    const { runId, name, failed, excludedHosts, file, size, counts, writeError } = this
    const unwritten = Array.from(this.unwritten, ([host, one]) => [host, resultToJson(one)])
    return {
      ...{ runId, name, failed, excludedHosts, file, size, counts },
      failedHosts: Object.fromEntries(this.failedHosts),
      ...(writeError !== undefined && { writeError: errorToJson(writeError) }),
      unwritten: Object.fromEntries(unwritten),
    }
  }
}

/** What {@link FileResult.toJSON} returns. */
export interface FileResultJson extends AggregatedResultDetails {
  /** Whether any host did not end `ok`. */
  readonly failed: boolean
  /** The file that has the results, as an absolute path. */
  readonly file: string
  /** How many hosts were dispatched. */
  readonly size: number
  /** How many hosts ended in each status. */
  readonly counts: StatusCounts
  /** The hosts that did not end `ok`. */
  readonly failedHosts: Readonly<Record<string, FailureSummary>>
  /** Why the file does not have all results; absent when it has. */
  readonly writeError?: ErrorJson
  /** The results that are not in the file. */
  readonly unwritten: Readonly<Record<string, ResultJson>>
}
