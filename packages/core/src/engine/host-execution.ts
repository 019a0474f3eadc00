import type { Host } from '@nornir-ts/inventory'
import { toError } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { statusOfAbort, TaskTimeoutError } from '../cancellation/cancellation-error.ts'
import { startTimer, within } from '../cancellation/timer.ts'
import { ConnectionLease } from '../connection/connection-lease.ts'
import type { ConnectionPool } from '../connection/connection-pool.ts'
import type { EventHub } from '../event/event-hub.ts'
import type { ResolvedPolicy } from '../policy/run-policy.ts'
import type { TaskInfo } from '../processor/processor.ts'
import type { ProcessorChain } from '../processor/processor-chain.ts'
import { type MultiResult, multiResult } from '../result/multi-result.ts'
import type { FailedResult, Result } from '../result/result.ts'
import type { Severity } from '../result/severity.ts'
import type { HostOutcome, Runner, RunnerServices } from '../runner/runner.ts'

/** What all hosts of a run have in common. */
export interface HostExecutionScope {
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
  /** The run's events. */
  readonly hub: EventHub
  /** The run's processors. */
  readonly processors: ProcessorChain
  /** Logger with run and task bound. */
  readonly log: Logger
}

/** A run's task on one of its hosts, from its start to its one terminal state. */
export class HostExecution {
  /** The host. */
  readonly host: Host
  readonly #scope: HostExecutionScope
  readonly #stop = new AbortController()
  readonly #cut = new AbortController()
  readonly #subtasks: Result[] = []
  readonly #startedAt = new Date()
  readonly #start = performance.now()
  #over = false

  constructor(host: Host, scope: HostExecutionScope) {
    this.host = host
    this.#scope = scope
  }

  /** Runs the task; resolves within the grace period once stopped, and never rejects. */
  async run(): Promise<MultiResult> {
    const { info, policy, hub, processors } = this.#scope
    const { host } = this
    hub.emit(() => ({ type: 'host:start', host: host.name }))
    await processors.call('taskInstanceStarted', info, host)
    const { timeoutMs } = policy
    const stopTimer = startTimer(timeoutMs, () => {
      this.stop(new TaskTimeoutError({ host: host.name, task: info.name, timeoutMs }))
    })
    try {
      return await this.#execute()
    } finally {
      this.#over = true
      stopTimer()
    }
  }

  /**
   * Tells the task to come to an end.
   *
   * @param reason - Why; belongs to this host alone.
   */
  stop(reason: Error): void {
    this.#stop.abort(reason)
  }

  /** Ends the waiting for a task that was told to stop. */
  cut(): void {
    this.#cut.abort()
  }

  async #execute(): Promise<HostOutcome> {
    const connections = new ConnectionLease(this.#scope.pool, this.host)
    const { signal } = this.#stop
    const job = {
      info: this.#scope.info,
      host: this.host,
      attempt: 1,
      severity: this.#scope.severity,
    }
    const executed = this.#scope.runner
      .execute(job, this.#services(connections), signal)
      .catch((error: unknown) => this.#ended('failed', toError(error)))
    const outcome = await within(executed, Number.POSITIVE_INFINITY, signal)
    return outcome ?? this.#windDown(executed, connections)
  }

  /** The task was told to stop: gives it the grace period, then takes its sessions away. */
  async #windDown(
    executed: Promise<HostOutcome>,
    connections: ConnectionLease,
  ): Promise<HostOutcome> {
    const reason = toError(this.#stop.signal.reason)
    const { graceMs, configurationGraceMs } = this.#scope.policy
    const atRest = connections.interrupt(reason)
    const cut = this.#cut.signal
    let outcome = await within(executed, graceMs, cut)
    if (outcome === undefined && connections.isUninterruptible) {
      await within(atRest, configurationGraceMs - graceMs, cut)
      outcome = await within(executed, graceMs, cut)
    }
    if (outcome !== undefined) return outcome
    this.#scope.log.warn(
      { host: this.host.name },
      'the task did not stop when it was told to; its result is given without it',
    )
    void connections.close()
    return this.#ended(statusOfAbort(reason), reason, connections.isUsed)
  }

  /** The result of a task that cannot give one itself, with what its subtasks brought. */
  #ended(status: FailedResult['status'], error: Error, inDoubt = false): MultiResult {
    const own: FailedResult = {
      host: this.host.name,
      name: this.#scope.info.name,
      status,
      error,
      changed: inDoubt ? 'unknown' : false,
      diff: '',
      severity: 'error',
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#start,
      attempts: 1,
      warnings: [],
    }
    return multiResult(own, this.#subtasks)
  }

  #services(connections: ConnectionLease): RunnerServices {
    const { hub, processors, log, info: rootInfo } = this.#scope
    const { host } = this
    return {
      connections,
      log: log.child({ host: host.name }),
      isOver: () => this.#over,
      subtaskStarted: (info) => {
        hub.emit(() => ({ type: 'subtask:start', host: host.name, path: pathOf(info) }))
        return processors.call('subtaskInstanceStarted', info, host)
      },
      subtaskEnded: (info, result) => {
        if (info.parent === rootInfo) this.#subtasks.push(result)
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
