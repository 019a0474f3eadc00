import type { Host } from '@nornir-ts/inventory'
import { toError } from '@nornir-ts/kernel'
import { statusOfAbort } from '../cancellation/cancellation-error.ts'
import type { Stop } from '../cancellation/stop.ts'
import { within } from '../cancellation/timer.ts'
import { CLOSING_LIMIT_MS } from '../connection/attempt-connections.ts'
import { type MultiResult, multiResult } from '../result/multi-result.ts'
import type { FailedResult } from '../result/result.ts'
import type { HostOutcome } from '../runner/runner.ts'
import { AttemptServices } from './attempt-services.ts'
import type { HostScope } from './host-scope.ts'

/** One attempt on one host, from the engine's side: it ends it in time, whatever the task does. */
export class HostAttempt {
  readonly #host: Host
  readonly #attempt: number
  readonly #scope: HostScope
  readonly #startedAt = new Date()
  readonly #start = performance.now()
  #services: AttemptServices | undefined

  constructor(host: Host, attempt: number, scope: HostScope) {
    this.#host = host
    this.#attempt = attempt
    this.#scope = scope
  }

  /** Whether the task has had a session: then it may have written to the device. */
  get hadSession(): boolean {
    return this.#services?.inUse.isUsed ?? false
  }

  /**
   * Runs the task. Never rejects.
   *
   * @param stop - Tells the task to stop; it then has the grace period, unless the run is cut.
   */
  async run(stop: Stop): Promise<HostOutcome> {
    const services = new AttemptServices(this.#host, this.#scope, stop)
    this.#services = services
    try {
      const executed = this.#execute(services)
      return (await stop.unlessAborted(executed)) ?? (await this.#windDown(executed, services))
    } finally {
      const closing = services.end()
      // The next host is to find the room that this one had; after a stop there may be none.
      if (closing !== undefined && !stop.aborted)
        await within(closing, CLOSING_LIMIT_MS, this.#scope.cut)
    }
  }

  async #execute(services: AttemptServices): Promise<HostOutcome> {
    const { info, severity, runner } = this.#scope
    const job = { info, host: this.#host, attempt: this.#attempt, severity }
    try {
      return await runner.execute(job, services)
    } catch (error) {
      return this.#ended('failed', toError(error))
    }
  }

  /** The task was told to stop: gives it the grace period, then takes its sessions away. */
  async #windDown(
    executed: Promise<HostOutcome>,
    { inUse, stop }: AttemptServices,
  ): Promise<HostOutcome> {
    const { policy, cut, log } = this.#scope
    const { graceMs, configurationGraceMs } = policy
    const reason = toError(stop.reason)
    const atRest = inUse.interrupt(reason)
    let outcome = await within(executed, graceMs, cut)
    if (outcome === undefined && inUse.isUninterruptible) {
      await within(atRest, configurationGraceMs - graceMs, cut)
      outcome = await within(executed, graceMs, cut)
    }
    if (outcome !== undefined) return outcome
    log.warn(
      { host: this.#host.name },
      'the task did not stop when it was told to; its result is given without it',
    )
    void inUse.close()
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
    return multiResult(own, this.#services?.subtasks ?? [])
  }
}
