import { setMaxListeners } from 'node:events'
import type { Host } from '@nornir-ts/inventory'
import { Lines, waitFor } from '@nornir-ts/kernel'
import {
  CancelledError,
  RunTimeoutError,
  SkippedError,
} from '../cancellation/cancellation-error.ts'
import { startTimer } from '../cancellation/timer.ts'
import { type AppliedLimit, limitsOf } from '../policy/host-limit.ts'
import { type MultiResult, multiResult } from '../result/multi-result.ts'
import type { RunResult } from '../result/run-result.ts'
import type { ResultStore } from '../store/result-store.ts'
import { Dispatcher, type Slot } from './dispatcher.ts'
import type { FailedHosts } from './failed-hosts.ts'
import { HostExecution } from './host-execution.ts'
import type { HostScope } from './host-scope.ts'
import { runPreparation } from './run-preparation.ts'
import { planWaves, sizeOf } from './wave-plan.ts'

/** What a run is made of. */
export interface RunExecutionScope<Value, Outcome extends RunResult<Value>>
  extends Omit<HostScope, 'cut' | 'lines'> {
  /** Hosts left out because they failed in earlier runs. */
  readonly excludedHosts: readonly string[]
  /** Where hosts that fail are remembered. */
  readonly failedHosts: FailedHosts
  /** Where the results go. */
  readonly store: ResultStore<Value, Outcome>
}

/** Why a run ends before its hosts have. */
interface EarlyEnd {
  readonly reason: string
  /** Makes the error that one host is stopped with: each gets its own, so that causes stay apart. */
  readonly error: () => Error
}

/** Takes a run's task to its hosts. Every host gets exactly one result, whatever happens. */
export class RunExecution<Value, Outcome extends RunResult<Value>> {
  readonly #scope: RunExecutionScope<Value, Outcome>
  readonly #active = new Set<HostExecution>()
  readonly #preparing = new AbortController()
  readonly #cut = new AbortController()
  readonly #hostScope: HostScope
  readonly #dispatcher: Dispatcher
  readonly #waves: readonly (readonly Host[])[]
  #failures = 0
  #skipReason: string | undefined

  /** Resolves to the run's result; rejects only when the runner cannot take the task. */
  readonly completion: Promise<Outcome>

  constructor(scope: RunExecutionScope<Value, Outcome>) {
    this.#scope = scope
    this.#hostScope = { ...scope, cut: this.#cut.signal, lines: new Lines() }
    const { policy, runner, hosts } = scope
    // The caller's functions are asked now: when one throws, nothing has begun yet.
    this.#waves = planWaves(hosts, policy)
    const limits = new Map<Host, readonly AppliedLimit[]>()
    if (policy.limits.length > 0)
      for (const host of hosts) limits.set(host, limitsOf(policy.limits, host))
    setMaxListeners(0, this.#cut.signal) // one for every host that is told to stop
    this.#dispatcher = new Dispatcher({
      concurrency: Math.min(policy.concurrency, runner.maxConcurrency ?? Number.POSITIVE_INFINITY),
      limitsOf: (host) => limits.get(host) ?? [],
    })
    // One microtask later, so that the caller can subscribe to the events first.
    this.completion = Promise.resolve().then(() => this.#execute())
    this.completion.catch(() => {}) // reported to whoever awaits it
  }

  /**
   * Starts no more hosts and tells those at work to stop.
   *
   * @param reason - Why.
   */
  cancel(reason: string): void {
    const task = this.#scope.info.name
    this.#end({ reason, error: () => new CancelledError({ task, reason }) })
  }

  /** Ends the waiting for hosts that were told to stop, and for processors. */
  cut(): void {
    this.#cut.abort()
    this.#scope.processors.cut()
    this.#scope.store.hurry()
  }

  /** The hosts' results in the order in which they finish, for one loop over them. */
  async *results(): AsyncGenerator<MultiResult<Value>, void, undefined> {
    yield* this.#scope.store.results()
    await this.completion // throws when the run could not start
  }

  async #execute(): Promise<Outcome> {
    try {
      return await this.#run()
    } finally {
      const { runner, offloader, info } = this.#scope
      runner.finish?.(info)
      offloader.finish(info)
      this.#scope.store.end()
      this.#scope.hub.end()
    }
  }

  async #run(): Promise<Outcome> {
    const { info, hosts, excludedHosts, hub, processors, policy, store, log } = this.#scope
    const stopTimer = startTimer(policy.runTimeoutMs, () => this.#timeOut())
    try {
      await this.#prepare()
      await store.open()
      if (hosts.length === 0) log.warn('the run has no hosts')
      hub.emit(() => ({ type: 'run:start', hosts: hosts.map(({ name }) => name), excludedHosts }))
      await processors.call('taskStarted', info)
      for (const wave of this.#waves) {
        await this.#dispatcher.run(wave, (host, slot) => this.#work(host, slot))
        this.#checkWave()
      }
    } finally {
      stopTimer()
    }
    const { runId, name } = info
    const result = await store.complete({ runId, name, excludedHosts, hosts })
    await processors.call('taskCompleted', info, result)
    hub.emit(() => ({ type: 'run:end', result }))
    return result
  }

  /** A run that is stopped meanwhile does not wait for the runner: it has only hosts to skip. */
  async #prepare(): Promise<void> {
    const { info, runner } = this.#scope
    const { signal } = this.#preparing
    if (runner.prepare === undefined || signal.aborted) return
    try {
      const run = runPreparation(this.#hostScope, info)
      await waitFor(runner.prepare(run, signal), signal)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  async #work(host: Host, slot: Slot): Promise<void> {
    const skipReason =
      this.#skipReason ?? (this.#isThere(host) ? undefined : 'it was removed from the inventory')
    if (skipReason !== undefined) return this.#finish(host, this.#skip(host, skipReason))
    const execution = new HostExecution(host, this.#hostScope)
    this.#active.add(execution)
    const result = (await execution.run(slot)) as MultiResult<Value>
    this.#active.delete(execution)
    if (result.status !== 'ok') this.#countFailure()
    const { refusal } = this.#scope.gate.room
    if (refusal !== undefined) this.#startNoMore(refusal.message)
    await this.#finish(host, result)
  }

  /** After too many failures no further host is started; those at work go on. */
  #countFailure(): void {
    this.#failures += 1
    if (this.#failures <= this.#allowedFailures) return
    this.#startNoMore(`${this.#failures} hosts have failed, more than maxFailures allows`)
  }

  /** A wave in which a host failed is the last one, unless the policy says how many may. */
  #checkWave(): void {
    if (this.#failures === 0 || this.#allowedFailures !== Number.POSITIVE_INFINITY) return
    this.#startNoMore(`${this.#failures} hosts have failed in the waves before`)
  }

  get #allowedFailures(): number {
    const { policy, hosts } = this.#scope
    const { maxFailures } = policy
    return maxFailures === '0%' ? 0 : sizeOf(maxFailures, hosts.length)
  }

  /** Whether the host has not been removed since the run began. */
  #isThere(host: Host): boolean {
    return this.#scope.inventory.hosts.get(host.name) === host
  }

  #skip(host: Host, reason: string): MultiResult<Value> {
    return multiResult<Value>(
      {
        host: host.name,
        name: this.#scope.info.name,
        status: 'skipped',
        error: new SkippedError({ host: host.name, reason }),
        changed: false,
        diff: '',
        severity: 'error',
        startedAt: new Date(),
        durationMs: 0,
        attempts: 0,
        warnings: [],
      },
      [],
    )
  }

  async #finish(host: Host, result: MultiResult<Value>): Promise<void> {
    const { info, failedHosts, hub, processors, store } = this.#scope
    if (result.status !== 'ok' && this.#isThere(host)) failedHosts.add(host.name)
    await processors.call('taskInstanceCompleted', info, host, result)
    const stored = store.add(result)
    if (stored !== undefined) await stored
    hub.emit(() => ({ type: 'host:end', host: host.name, result }))
  }

  #timeOut(): void {
    const details = { task: this.#scope.info.name, timeoutMs: this.#scope.policy.runTimeoutMs }
    const error = (): Error => new RunTimeoutError(details)
    this.#end({ reason: error().message, error })
  }

  #end({ reason, error }: EarlyEnd): void {
    this.#startNoMore(reason)
    this.#scope.store.hurry()
    for (const execution of this.#active) execution.stop(error())
  }

  #startNoMore(reason: string): void {
    if (this.#skipReason !== undefined) return
    this.#skipReason = reason
    this.#preparing.abort(new CancelledError({ task: this.#scope.info.name, reason }))
    this.#dispatcher.lift()
  }
}
