import { toError } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { type FailureSummary, FileResult } from '../result/file-result.ts'
import type { MultiResult } from '../result/multi-result.ts'
import { errorToJson, resultToJson } from '../result/result-json.ts'
import { ResultsFileError } from '../result/results-file-error.ts'
import { countStatuses } from '../result/status-counts.ts'
import { rootFailure } from '../task/root-failure.ts'
import { ResultFeed } from './result-feed.ts'
import type { CompletedRun, ResultStore } from './result-store.ts'
import { ResultsFile, type ResultsFileOptions } from './results-file.ts'

/** What a {@link FileStore} is made of. */
export interface FileStoreOptions extends ResultsFileOptions {
  /** How long a loop over the run may stand still before it is left behind, in milliseconds. */
  readonly loopTimeoutMs: number
  /** Where it is told that the file takes no more. */
  readonly log: Logger
}

/**
 * Writes each host's result to a file, as one line of JSON, and forgets it. What the file does not take
 * stays in memory.
 */
export class FileStore<Value> implements ResultStore<Value, FileResult<Value>> {
  readonly #file: ResultsFile
  readonly #path: string
  readonly #log: Logger
  readonly #feed: ResultFeed<Value>
  readonly #counts = countStatuses([])
  readonly #failedHosts = new Map<string, FailureSummary>()
  readonly #unwritten = new Map<string, MultiResult<Value>>()
  #writeError: ResultsFileError | undefined

  constructor({ loopTimeoutMs, log, ...options }: FileStoreOptions) {
    this.#file = new ResultsFile(options)
    this.#path = options.file
    this.#log = log
    this.#feed = new ResultFeed(loopTimeoutMs)
  }

  /** {@inheritDoc ResultStore.open} */
  open(): Promise<void> {
    return this.#file.open()
  }

  /** {@inheritDoc ResultStore.add} */
  async add(result: MultiResult<Value>): Promise<void> {
    this.#counts[result.status] += 1
    if (result.status !== 'ok') {
      const { code, message } = errorToJson(rootFailure(result.error))
      this.#failedHosts.set(result.host, { status: result.status, code, message })
    }
    if (!(await this.#write(result))) this.#unwritten.set(result.host, result)
    await this.#feed.push(result)
  }

  /** What comes from now on; a loop that begins late has the file for the rest. */
  results(): AsyncGenerator<MultiResult<Value>, void, undefined> {
    return this.#feed.results()
  }

  /** {@inheritDoc ResultStore.hurry} */
  hurry(): void {
    this.#file.hurry()
    this.#feed.hurry()
  }

  /** {@inheritDoc ResultStore.complete} */
  async complete({ runId, name, excludedHosts }: CompletedRun): Promise<FileResult<Value>> {
    await this.#file.close()
    if (this.#file.error !== undefined) this.#tell(this.#file.error)
    return new FileResult({
      ...{ runId, name, excludedHosts },
      file: this.#path,
      counts: this.#counts,
      failedHosts: this.#failedHosts,
      writeError: this.#writeError,
      unwritten: this.#unwritten,
    })
  }

  /** {@inheritDoc ResultStore.end} */
  end(): void {
    this.#feed.end()
  }

  async #write(result: MultiResult<Value>): Promise<boolean> {
    try {
      const isWritten = await this.#file.append(`${JSON.stringify(resultToJson(result))}\n`)
      if (this.#file.error !== undefined) this.#tell(this.#file.error)
      return isWritten
    } catch (error) {
      // A result that cannot be said in JSON, of a task in JavaScript: the file takes all others.
      const details = { file: this.#path, operation: 'write' } as const
      this.#tell(new ResultsFileError(details, { cause: toError(error) }))
      return false
    }
  }

  /** Says it once: thousands of hosts may follow. */
  #tell(error: ResultsFileError): void {
    if (this.#writeError !== undefined) return
    this.#writeError = error
    this.#log.error({ err: error }, error.message)
  }
}
