import { type AtMostLimit, toError } from '@nornir-ts/kernel'
import { statusOfAbort } from '../cancellation/cancellation-error.ts'
import type { ConnectionOptions } from '../connection/connection-options.ts'
import type { ConnectionPlugin } from '../connection/connection-plugin.ts'
import { CredentialBlockedError } from '../connection/credential-blocked-error.ts'
import { FileLimitError } from '../connection/file-limit-error.ts'
import type { TaskInfo } from '../processor/processor.ts'
import { causesOf } from '../result/causes-of.ts'
import { asChild, type MultiResult, multiResult } from '../result/multi-result.ts'
import type { FailedResult, Result, ResultFields } from '../result/result.ts'
import { type Changed, ReturnedResult } from '../result/returned-result.ts'
import type { Severity } from '../result/severity.ts'
import { ContextRevokedError } from '../task/context-revoked-error.ts'
import { type Runnable, toTask } from '../task/task.ts'
import type { Offload, RunSubtask, SubtaskOptions, TaskContext } from '../task/task-context.ts'
import { SubtaskError, TaskFailedError } from '../task/task-error.ts'
import { Context } from './context.ts'
import { inLine, listenedToOnStop } from './in-line.ts'
import type { HostJob, HostOutcome, RunnerServices } from './runner.ts'

/** A task within an attempt: the run's own, or a subtask. */
interface Invocation {
  readonly info: TaskInfo
  readonly severity: Severity
}

const noWarnings: readonly string[] = Object.freeze([])

/** What has come of an invocation's subtasks so far. */
interface Subtasks {
  /** By the order in which they were started; a hole while one is running. */
  readonly results: (Result | undefined)[]
  /** Those that have not ended, and what is done by `atMost`; made with the first one. */
  running: Set<Promise<unknown>> | undefined
  /** The first failure that the caller did not allow. */
  failure: SubtaskError | undefined
}

/** One attempt of a task on one host, on this thread. When it has ended, its contexts are revoked. */
export class Attempt {
  readonly #job: HostJob
  readonly #services: RunnerServices
  #ended = false

  constructor(job: HostJob, services: RunnerServices) {
    this.#job = job
    this.#services = services
  }

  /** Runs the task. Never rejects: what the task throws is in the outcome. */
  async run(): Promise<HostOutcome> {
    const { info, severity } = this.#job
    try {
      return await this.#invoke({ info, severity })
    } finally {
      this.#ended = true
    }
  }

  async #invoke(invocation: Invocation): Promise<MultiResult> {
    const { info, severity } = invocation
    const subtasks: Subtasks = { results: [], running: undefined, failure: undefined }
    const startedAt = new Date()
    const start = performance.now()
    const fields = (): ResultFields => ({
      host: this.#job.host.name,
      name: info.name,
      changed: false,
      diff: '',
      severity,
      startedAt,
      durationMs: performance.now() - start,
      attempts: this.#job.attempt,
      warnings: noWarnings,
    })
    let own: Result
    try {
      own = this.#returned(await this.#perform(invocation, subtasks), fields())
      if (own.status === 'ok' && subtasks.failure) {
        const { changed, diff, warnings } = own // what the task did say is not lost
        own = { ...this.#thrown(subtasks.failure, fields()), changed, diff, warnings }
      }
    } catch (thrown) {
      own = this.#thrown(thrown, fields())
    }
    return multiResult(
      own,
      subtasks.results.filter((result) => result !== undefined),
    )
  }

  /** Runs the task, and waits for subtasks that it did not await: when it has ended, nothing of it goes on. */
  async #perform(invocation: Invocation, subtasks: Subtasks): Promise<unknown> {
    const { task, params } = invocation.info
    try {
      this.#services.stop.throwIfAborted() // a processor was awaited since the last look
      // The engine types a task by its own parameters; here they only pass through.
      return await task.run(this.#context(invocation, subtasks), params as never)
    } finally {
      while (subtasks.running?.size) await Promise.allSettled(subtasks.running)
    }
  }

  #returned(returned: unknown, fields: ResultFields): Result {
    // Filled in, not copied: this is done for every host.
    if (!(returned instanceof ReturnedResult))
      return Object.assign(fields, { status: 'ok' as const, value: returned })
    const { value, changed = false, diff = '', warnings = [], ...said } = returned.fields
    const told = { ...fields, changed, diff, warnings, severity: said.severity ?? fields.severity }
    if (said.failed !== true) return { ...told, status: 'ok', value }
    const error = new TaskFailedError(
      { task: fields.name, returned: value },
      value instanceof Error ? { cause: value } : undefined,
    )
    return { ...told, status: 'failed', error, severity: said.severity ?? 'error' }
  }

  #thrown(thrown: unknown, fields: ResultFields): FailedResult {
    const error = toError(thrown)
    if (isBlocked(error) && !this.#services.connections.isUsed)
      return { ...failed(fields, error), status: 'skipped' }
    const { reason } = this.#services.stop
    if (reason === undefined) return failed(fields, error)
    // The engine aborts each host with an error of its own, so that this says nothing of other hosts.
    const status = statusOfAbort(reason)
    // What was cut tells what it had done by then, as a push its lines: that must not be lost. (Of a
    // subtask the subtask's own result tells.)
    if (isCausedBy(error, reason))
      return {
        ...failed(fields, error),
        status,
        error: error instanceof SubtaskError ? reason : error,
      }
    reason.cause ??= error
    return { ...failed(fields, error), status, error: reason }
  }

  #context(invocation: Invocation, subtasks: Subtasks): TaskContext {
    const { host } = this.#job
    const { name, dryRun } = invocation.info
    const services = this.#services
    const checkUsable = (): void => {
      if (this.#ended || services.isOver())
        throw new ContextRevokedError({ host: host.name, task: name })
    }
    const checkNotAborted = (): void => {
      checkUsable()
      services.stop.throwIfAborted()
    }
    const runSubtask = async (
      runnable: Runnable<unknown>,
      params: unknown,
      options: SubtaskOptions = {},
    ): Promise<MultiResult> => {
      checkNotAborted()
      const result = await this.#subtask({ invocation, subtasks, runnable, params, options })
      checkUsable()
      return result
    }
    const tracked = <Value>(promise: Promise<Value>): Promise<Value> => {
      subtasks.running ??= new Set()
      return track(promise, subtasks.running)
    }
    const run = (...call: Parameters<typeof runSubtask>): Promise<MultiResult> =>
      tracked(runSubtask(...call))
    const connection = async <Session extends object>(
      plugin: ConnectionPlugin<Session>,
      options: ConnectionOptions = {},
    ): Promise<Session> => {
      checkNotAborted()
      // Nothing new on the session either, once the task was told to stop.
      const scope = { signal: services.stop.signal, checkUsable: checkNotAborted }
      return services.connections.session(plugin, options, scope)
    }
    const progress = (fraction: number, message?: string): void => {
      checkUsable()
      services.progress(Math.min(1, Math.max(0, fraction)), message)
    }
    const offload = async (runnable: Runnable<unknown>, params?: unknown): Promise<unknown> => {
      checkNotAborted()
      const task = toTask(runnable)
      const parent = invocation.info
      const info: TaskInfo = { ...parent, name: task.name, task, params, parent }
      const value = await services.offload({ ...this.#job, info })
      checkUsable()
      return value
    }
    const doInTurn = async <Value>(
      limit: AtMostLimit,
      work: () => Promise<Value>,
    ): Promise<Value> => {
      checkNotAborted()
      const value = await inLine(services, limit, async () => {
        checkNotAborted() // it may have waited for long
        return await work()
      })
      checkUsable()
      return value
    }
    const atMost: TaskContext['atMost'] = (limit, work) =>
      listenedToOnStop(tracked(doInTurn(limit, work)), services.stop)
    const members = {
      ...{ run: run as RunSubtask, connection, progress },
      ...{ offload: offload as Offload, atMost },
    }
    return new Context({ host, dryRun }, services, members)
  }

  async #subtask(call: {
    readonly invocation: Invocation
    readonly subtasks: Subtasks
    readonly runnable: Runnable<unknown>
    readonly params: unknown
    readonly options: SubtaskOptions
  }): Promise<MultiResult> {
    const { invocation, subtasks, options } = call
    const task = toTask(call.runnable)
    const info: TaskInfo = {
      runId: invocation.info.runId,
      name: options.name ?? task.name,
      task,
      params: call.params,
      dryRun: invocation.info.dryRun,
      parent: invocation.info,
    }
    const index = subtasks.results.push(undefined) - 1
    await this.#services.subtaskStarted(info)
    const result = await this.#invoke({ info, severity: options.severity ?? invocation.severity })
    subtasks.results[index] = asChild(result)
    await this.#services.subtaskEnded(info, result)
    if (result.status === 'ok' || options.allowFailure === true) return result
    const error = new SubtaskError({ result })
    subtasks.failure ??= error
    throw error
  }
}

function failed(fields: ResultFields, error: Error): FailedResult {
  return {
    ...fields,
    status: 'failed',
    error,
    severity: fields.severity === 'critical' ? 'critical' : 'error',
    changed: changedBy(error),
  }
}

/** A host that was not connected to for what is known from others (a wrong credential) is left alone. */
function isBlocked(error: Error): boolean {
  for (const one of causesOf(error)) {
    if (one instanceof CredentialBlockedError) return true
    if (one instanceof FileLimitError && !one.isFirst) return true
    if (one instanceof SubtaskError && isBlocked(one.result.error)) return true
  }
  return false
}

/**
 * Errors of operations that write say whether they changed the device before they failed. The outermost has
 * the last word: what its cause had changed may have been taken back.
 */
function changedBy(error: Error): Changed {
  for (const { changed } of causesOf(error) as Iterable<{ readonly changed?: unknown }>)
    if (typeof changed === 'boolean' || changed === 'unknown') return changed
  return false
}

function isCausedBy(error: Error, cause: Error): boolean {
  for (const one of causesOf(error)) if (one === cause) return true
  return false
}

/**
 * Keeps a promise among those that are pending. It counts as handled: a subtask that fails fails its
 * task, whether that awaits it or not.
 */
function track<Value>(promise: Promise<Value>, pending: Set<Promise<unknown>>): Promise<Value> {
  const forget = (): void => void pending.delete(promise)
  pending.add(promise)
  promise.then(forget, forget)
  return promise
}
