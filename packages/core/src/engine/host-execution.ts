import type { Host } from '@nornir-ts/inventory'
import { TaskTimeoutError } from '../cancellation/cancellation-error.ts'
import { Stop } from '../cancellation/stop.ts'
import { startTimer } from '../cancellation/timer.ts'
import { isCredentialRejection } from '../connection/credential-breaker.ts'
import { backOffMs } from '../policy/retry.ts'
import { causesOf } from '../result/causes-of.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { Slot } from './dispatcher.ts'
import { HostAttempt } from './host-attempt.ts'
import type { HostScope } from './host-scope.ts'

/** A run's task on one of its hosts, from its start to its one terminal state. */
export class HostExecution {
  readonly #host: Host
  readonly #scope: HostScope
  readonly #stop = new Stop()

  constructor(host: Host, scope: HostScope) {
    this.#host = host
    this.#scope = scope
  }

  /**
   * Runs the task, again if the policy says so; resolves within the grace period once stopped, and
   * never rejects.
   *
   * @param slot - The host's place among those at work; given up between attempts.
   */
  async run(slot: Slot): Promise<MultiResult> {
    const { info, policy, hub, processors } = this.#scope
    const host = this.#host
    hub.emit(() => ({ type: 'host:start', host: host.name }))
    await processors.call('taskInstanceStarted', info, host)
    const { timeoutMs } = policy
    const stopTimer = startTimer(timeoutMs, () => {
      this.stop(new TaskTimeoutError({ host: host.name, task: info.name, timeoutMs }))
    })
    try {
      return await this.#attempts(slot)
    } finally {
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

  async #attempts(slot: Slot): Promise<MultiResult> {
    const stop = this.#stop
    for (let number = 1; ; number += 1) {
      const attempt = new HostAttempt(this.#host, number, this.#scope)
      const outcome = await attempt.run(stop)
      if (stop.aborted || !this.#isWorthRetrying(outcome, number, attempt.hadSession))
        return outcome
      await this.#backOff(slot, number, outcome.error as Error)
      if (stop.aborted) return outcome
    }
  }

  #isWorthRetrying(outcome: MultiResult, attempt: number, hadSession: boolean): boolean {
    const { policy, info, log } = this.#scope
    if (outcome.status !== 'failed' || attempt >= policy.retry.attempts) return false
    if (hadSession && info.task.idempotent !== true) return false
    for (const cause of causesOf(outcome.error)) if (isCredentialRejection(cause)) return false
    try {
      return policy.retry.retryOn(outcome.error)
    } catch (error) {
      log.error({ err: error, host: outcome.host }, 'retryOn threw; the host is not tried again')
      return false
    }
  }

  async #backOff(slot: Slot, attempt: number, error: Error): Promise<void> {
    const { policy, hub, log } = this.#scope
    const host = this.#host.name
    const delayMs = backOffMs(policy.retry, attempt, Math.random())
    log.info({ host, attempt, delayMs, err: error }, 'trying again')
    hub.emit(() => ({ type: 'retry', host, attempt, delayMs, error }))
    await slot.pause(delayMs, this.#stop.signal)
  }
}
