import type { Host } from '@nornir-ts/inventory'
import { toError } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { statusOfAbort } from '../cancellation/cancellation-error.ts'
import { within } from '../cancellation/timer.ts'
import type { ConnectGate } from '../connection/connect-gate.ts'
import { ConnectionLease } from '../connection/connection-lease.ts'
import type { ConnectionPool } from '../connection/connection-pool.ts'
import type { EventHub } from '../event/event-hub.ts'
import type { ResolvedPolicy } from '../policy/run-policy.ts'
import type { TaskInfo } from '../processor/processor.ts'
import type { ProcessorChain } from '../processor/processor-chain.ts'
import { asChild, type MultiResult, multiResult } from '../result/multi-result.ts'
import type { FailedResult } from '../result/result.ts'
import type { Severity } from '../result/severity.ts'
import type { HostOutcome, Runner, RunnerServices } from '../runner/runner.ts'

/** What all hosts of a run have in common. */
export interface HostScope {
  /** The run's task. */
  readonly info: TaskInfo
  /** Severity of the results unless the task says otherwise. */
  readonly severity: Severity
  /** Limits. */
  readonly policy: ResolvedPolicy
  /** Where attempts execute. */
  readonly runner: Runner
  /** The open sessions. */
  readonly pool: ConnectionPool
  /** What log-ins of the run pass through. */
  readonly gate: ConnectGate
  /** The run's events. */
  readonly hub: EventHub
  /** The run's processors. */
  readonly processors: ProcessorChain
  /** Logger with run and task bound. */
  readonly log: Logger
  /** Aborts when hosts that were told to stop are no longer waited for. */
  readonly cut: AbortSignal
}

/** One attempt on one host, from the engine's side: it ends it in time, whatever the task does. */
export class HostAttempt {
  readonly #host: Host
  readonly #attempt: number
  readonly #scope: HostScope
  readonly #connections: ConnectionLease
  /** The task's own subtasks in the order in which they were started; undefined while one runs. */
  #subtasks: Map<TaskInfo, MultiResult | undefined> | undefined
  readonly #startedAt = new Date()
  readonly #start = performance.now()
  #over = false

  constructor(host: Host, attempt: number, scope: HostScope) {
    this.#host = host
    this.#attempt = attempt
    this.#scope = scope
    this.#connections = new ConnectionLease(scope.pool, scope.gate, host)
  }

  /** Whether the task has had a session: then it may have written to the device. */
  get hadSession(): boolean {
    return this.#connections.isUsed
  }

  /**
   * Runs the task. Never rejects.
   *
   * @param stop - Tells the task to stop; it then has the grace period, unless the run is cut.
   */
  async run(stop: AbortSignal): Promise<HostOutcome> {
    try {
      const executed = this.#execute(stop)
      const outcome = await within(executed, Number.POSITIVE_INFINITY, stop)
      return outcome ?? (await this.#windDown(executed, toError(stop.reason)))
    } finally {
      this.#over = true
    }
  }

  async #execute(signal: AbortSignal): Promise<HostOutcome> {
    const { info, severity, runner } = this.#scope
    const job = { info, host: this.#host, attempt: this.#attempt, severity }
    try {
      return await runner.execute(job, this.#services(), signal)
    } catch (error) {
      return this.#ended('failed', toError(error))
    }
  }

  /** The task was told to stop: gives it the grace period, then takes its sessions away. */
  async #windDown(executed: Promise<HostOutcome>, reason: Error): Promise<HostOutcome> {
    const { policy, cut } = this.#scope
    const { graceMs, configurationGraceMs } = policy
    const atRest = this.#connections.interrupt(reason)
    let outcome = await within(executed, graceMs, cut)
    if (outcome === undefined && this.#connections.isUninterruptible) {
      await within(atRest, configurationGraceMs - graceMs, cut)
      outcome = await within(executed, graceMs, cut)
    }
    if (outcome !== undefined) return outcome
    this.#scope.log.warn(
      { host: this.#host.name },
      'the task did not stop when it was told to; its result is given without it',
    )
    void this.#connections.close()
    return this.#ended(statusOfAbort(reason), reason)
  }

  /** The result of a task that cannot give one itself, with what its subtasks brought. */
  #ended(status: FailedResult['status'], error: Error): MultiResult {
    const own: FailedResult = {
      host: this.#host.name,
      name: this.#scope.info.name,
      status,
      error,
      changed: this.hadSession ? 'unknown' : false,
      diff: '',
      severity: 'error',
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#start,
      attempts: this.#attempt,
      warnings: [],
    }
    const ended = [...(this.#subtasks?.values() ?? [])].filter((result) => result !== undefined)
    return multiResult(own, ended.map(asChild))
  }

  #services(): RunnerServices {
    const { hub, processors, log, info: rootInfo } = this.#scope
    const host = this.#host
    return {
      connections: this.#connections,
      // Made when it is asked for: a child logger costs more than the rest of an attempt.
      get log() {
        return log.child({ host: host.name })
      },
      isOver: () => this.#over,
      subtaskStarted: (info) => {
        if (this.#over) return
        this.#subtasks ??= new Map()
        if (info.parent === rootInfo) this.#subtasks.set(info, undefined)
        hub.emit(() => ({ type: 'subtask:start', host: host.name, path: pathOf(info) }))
        return processors.call('subtaskInstanceStarted', info, host)
      },
      subtaskEnded: (info, result) => {
        if (this.#over) return // the host has its result, and it was told
        if (info.parent === rootInfo) this.#subtasks?.set(info, result)
        const { status, durationMs } = result
        hub.emit(() => ({
          type: 'subtask:end',
          host: host.name,
          path: pathOf(info),
          status,
          durationMs,
        }))
        return processors.call('subtaskInstanceCompleted', info, host, result)
      },
      progress: (fraction, message) => {
        hub.emit(() => ({ type: 'progress', host: host.name, fraction, message }))
      },
    }
  }
}

function pathOf(info: TaskInfo): string[] {
  return info.parent === undefined ? [info.name] : [...pathOf(info.parent), info.name]
}
