import { randomUUID } from 'node:crypto'
import type { Host, HostFilter, Inventory } from '@nornir-ts/inventory'
import type { Logger } from 'pino'
import { isInterruptSignal } from '../cancellation/interrupt-signal.ts'
import { ConnectGate } from '../connection/connect-gate.ts'
import type { ConnectionPool } from '../connection/connection-pool.ts'
import type { CredentialBreaker } from '../connection/credential-breaker.ts'
import { FileRoom } from '../connection/file-room.ts'
import { identityOf } from '../connection/host-identity.ts'
import type { FailedHosts } from '../engine/failed-hosts.ts'
import { RunExecution } from '../engine/run-execution.ts'
import { EventHub } from '../event/event-hub.ts'
import { expectGroups } from '../policy/host-limit.ts'
import { mergePolicies, resolvePolicy } from '../policy/resolve-policy.ts'
import type { RunPolicy } from '../policy/run-policy.ts'
import type { Processor } from '../processor/processor.ts'
import { ProcessorChain } from '../processor/processor-chain.ts'
import type { RunResult } from '../result/run-result.ts'
import { type FileRun, Run } from '../run/run.ts'
import type { FileRunOptions, RunOptions } from '../run/run-options.ts'
import type { Offloader } from '../runner/offloader.ts'
import type { Runner } from '../runner/runner.ts'
import { storeFor } from '../store/store-for.ts'
import {
  type RunArguments,
  type Runnable,
  type Task,
  type TaskFunction,
  toTask,
} from '../task/task.ts'
import { NornirClosedError } from './nornir-closed-error.ts'
import { sessionsNeeded } from './sessions-needed.ts'

type AnyRun = Pick<Run, 'cancel'>

/** What all views of one Nornir share. */
export interface NornirShared {
  /** Where tasks execute. */
  readonly runner: Runner
  /** Where steps execute that tasks have offloaded. */
  readonly offloader: Offloader
  /** The open sessions. */
  readonly pool: ConnectionPool
  /** Hosts that failed in earlier runs. */
  readonly failedHosts: FailedHosts
  /** Credentials that devices have rejected. */
  readonly breaker: CredentialBreaker
  /** The logger. */
  readonly log: Logger
  /** Whether awaiting a run throws when a host failed, unless the run says otherwise. */
  readonly raiseOnError: boolean
  /** Runs under way. */
  readonly runs: Map<AnyRun, Promise<unknown>>
  /** Set once closed. */
  closed: Promise<void> | undefined
}

/** What one view of a Nornir has of its own. */
export interface NornirView {
  /** The hosts. */
  readonly inventory: Inventory
  /** Follow every run. */
  readonly processors: readonly Processor[]
  /** Defaults of every run. */
  readonly policy: RunPolicy
  /** Whether tasks only say what they would change, unless the run says otherwise. */
  readonly dryRun: boolean
  /** Whether it is what `initNornir` returned, not a view made of it. */
  readonly isWhole: boolean
}

/**
 * An inventory and what it takes to run tasks on it. Made by {@link initNornir}.
 *
 * `filter`, `with` and `withProcessors` return further views: they share the hosts, connections,
 * runner and failed hosts, and never change the view they come from.
 */
export class Nornir implements AsyncDisposable {
  readonly #shared: NornirShared
  readonly #view: NornirView

  /** @internal */
  constructor(shared: NornirShared, view: NornirView) {
    this.#shared = shared
    this.#view = view
    if (view.isWhole) view.inventory.onHostRemoved((host) => void this.#forget(host))
  }

  /**
   * The hosts of this view, with the groups and defaults of all. Later runs see its edits: `addHost`,
   * `updateHost` and so on. A host that is removed keeps the result of the attempt that is at work on it, and
   * is skipped where it has not begun; its failure is forgotten, and its connections are closed once the runs
   * under way are over.
   */
  get inventory(): Inventory {
    return this.#view.inventory
  }

  /** Names of the hosts that did not end `ok` in earlier runs; later runs leave them out. */
  get failedHosts(): ReadonlySet<string> {
    return this.#shared.failedHosts.names
  }

  /** The logger. */
  get log(): Logger {
    return this.#shared.log
  }

  /**
   * A view of some of the hosts.
   *
   * @param filter - Terms such as `{ role: 'edge', site__in: ['ams', 'fra'] }`, an `F`, or a function.
   */
  filter(filter: HostFilter): Nornir {
    return this.#derive({ inventory: this.#view.inventory.filter(filter) })
  }

  /**
   * A view with other defaults for its runs.
   *
   * @param policy - Merged over the present defaults.
   * @throws PolicyError for a value that makes no sense.
   */
  with(policy: RunPolicy): Nornir {
    const merged = mergePolicies(this.#view.policy, policy)
    resolvePolicy(merged)
    return this.#derive({ policy: merged })
  }

  /**
   * A view with these processors in place of the present ones.
   *
   * @param processors - Called in this order.
   */
  withProcessors(processors: readonly Processor[]): Nornir {
    return this.#derive({ processors })
  }

  /**
   * Runs a task on every host of this view, writes each host's result to a file, and returns at once: for
   * more results than fit into memory.
   *
   * @param task - A task, or a bare function.
   * @param params - The task's parameters.
   * @param options - `resultsFile`, and all that other runs take. A file that cannot be opened, or is
   * there already, rejects the run before a host is touched.
   * @throws PolicyError for an option that makes no sense; InvalidTaskError for what is no task;
   * NornirClosedError after `close`; what a `key` of `limits` or `separate` throws.
   */
  run<Params = undefined, Value = unknown>(
    task: Task<Params, Value>,
    params: NoInfer<Params>,
    options: FileRunOptions,
  ): FileRun<Value>
  /** The same for a bare function. */
  run<Params = undefined, Value = unknown>(
    task: TaskFunction<Params, Value>,
    params: Params,
    options: FileRunOptions,
  ): FileRun<Value>
  /**
   * Runs a task on every host of this view, and returns at once.
   *
   * @param task - A task, or a bare function.
   * @param args - The task's parameters (may be left out when it takes none), then options.
   * @throws PolicyError for an option that makes no sense; InvalidTaskError for what is no task;
   * NornirClosedError after `close`; what a `key` of `limits` or `separate` throws.
   */
  run<Params = undefined, Value = unknown>(
    task: Task<Params, Value>,
    ...args: RunArguments<NoInfer<Params>, RunOptions>
  ): Run<Value>
  /** The same for a bare function. */
  run<Params = undefined, Value = unknown>(
    task: TaskFunction<Params, Value>,
    ...args: RunArguments<Params, RunOptions>
  ): Run<Value>
  run<Params, Value>(
    runnable: Runnable<Params, Value>,
    params?: Params,
    options: RunOptions | FileRunOptions = {},
  ): Run<Value, RunResult<Value>> {
    const { runner, offloader, pool, failedHosts, closed } = this.#shared
    if (closed !== undefined) throw new NornirClosedError()
    const { name: givenName, severity = 'info', signal, ...others } = options
    const { resultsFile, overwriteResults, ...rest } = others
    const { raiseOnError = this.#shared.raiseOnError, dryRun = this.#view.dryRun, ...given } = rest
    const policy = resolvePolicy(this.#view.policy, given)
    expectGroups(policy.limits, this.#view.inventory.groups)
    const task = toTask(runnable)
    const id = randomUUID()
    const name = givenName ?? task.name
    const log = this.#shared.log.child({ run: id, task: name })
    const hub = new EventHub({ runId: id, task: name }, log)
    const info = {
      runId: id,
      name,
      task: task as Task<never>,
      params,
      dryRun,
      parent: undefined,
    }
    const all = [...this.#view.inventory.hosts.values()]
    const good = all.filter((host) => !failedHosts.has(host.name))
    const failed = all.filter((host) => failedHosts.has(host.name))
    const hosts = [...(policy.onGood ? good : []), ...(policy.onFailed ? failed : [])]
    const atWork = [policy.concurrency, runner.maxConcurrency]
    const room = new FileRoom(() => sessionsNeeded({ hosts, pool, atWork }), log)
    const loopTimeoutMs = policy.processorTimeoutMs
    const execution = new RunExecution<Value, RunResult<Value>>({
      info,
      severity,
      policy,
      runner,
      offloader,
      pool,
      gate: new ConnectGate(policy, this.#shared.breaker, room),
      hub,
      processors: new ProcessorChain(this.#view.processors, policy.processorTimeoutMs, log),
      log,
      inventory: this.#view.inventory,
      hosts,
      excludedHosts: policy.onFailed ? [] : failed.map((host) => host.name),
      failedHosts,
      store: storeFor({ resultsFile, overwriteResults, loopTimeoutMs, log }),
    })
    const run = new Run<Value, RunResult<Value>>({ id, name, raiseOnError, execution, hub, log })
    this.#follow(run, execution.completion, signal)
    return run
  }

  /** Lets a host that failed take part in later runs again; an unknown name is not an error. */
  recoverHost(host: string): void {
    this.#shared.failedHosts.recover(host)
  }

  /** Lets all hosts that failed take part in later runs again, and rejected credentials be tried again. */
  resetFailedHosts(): void {
    this.#shared.failedHosts.reset()
    this.#shared.breaker.reset()
  }

  /**
   * Closes the connections of this view's hosts; later tasks open new ones.
   *
   * @param which - `onGood`: of hosts that did not fail in earlier runs (default true); `onFailed`: of
   * those that did (default false, so that what went wrong can be looked into).
   * @returns What went wrong while closing; empty when nothing did.
   */
  async closeConnections(which: Pick<RunPolicy, 'onGood' | 'onFailed'> = {}): Promise<Error[]> {
    const { onGood = true, onFailed = false } = which
    const { failedHosts, pool, runner } = this.#shared
    const all = [...this.#view.inventory.hosts.keys()]
    const hosts = all.filter((host) => (failedHosts.has(host) ? onFailed : onGood))
    const closing = [pool.close(hosts), runner.closeConnections?.(hosts) ?? []]
    return (await Promise.all(closing)).flat()
  }

  /**
   * Ends the use of Nornir: cancels runs under way, closes all connections of all hosts, and gives up
   * the runner. On a view made by `filter`, `with` or `withProcessors` it only closes the connections
   * of the view's hosts, and everything can be used further.
   */
  async close(): Promise<void> {
    if (!this.#view.isWhole) {
      await this.closeConnections({ onFailed: true })
      return
    }
    this.#shared.closed ??= this.#closeAll()
    await this.#shared.closed
  }

  /** The same as {@link Nornir.close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #derive(changes: Partial<NornirView>): Nornir {
    return new Nornir(this.#shared, { ...this.#view, ...changes, isWhole: false })
  }

  #follow(run: AnyRun, completion: Promise<unknown>, signal: AbortSignal | undefined): void {
    const { runs } = this.#shared
    const cancel = (): void => run.cancel(signal?.reason)
    const force = (): void => run.cancel(signal?.reason, { force: true })
    const forceSignal = signal && isInterruptSignal(signal) ? signal.force : undefined
    signal?.addEventListener('abort', cancel, { once: true })
    forceSignal?.addEventListener('abort', force, { once: true })
    if (signal?.aborted) cancel()
    if (forceSignal?.aborted) force()
    const over = completion
      .catch(() => {}) // whoever awaits the run is told
      .then(() => {
        runs.delete(run)
        signal?.removeEventListener('abort', cancel)
        forceSignal?.removeEventListener('abort', force)
      })
    runs.set(run, over)
  }

  /** A removed host that an attempt works with keeps its sessions until the runs that were at work are over. */
  async #forget(host: Host): Promise<void> {
    const { failedHosts, runs, pool, runner, log } = this.#shared
    failedHosts.recover(host.name)
    await Promise.all(runs.values())
    if (this.#shared.closed !== undefined) return // which closes everything
    const here = pool.forget(identityOf(host))
    const elsewhere = Promise.resolve(runner.forget?.(host) ?? []).catch((error) => [error])
    for (const error of (await Promise.all([here, elsewhere])).flat())
      log.warn({ err: error, host: host.name }, 'closing a connection of a removed host failed')
  }

  async #closeAll(): Promise<void> {
    const { runs, pool, runner, offloader, log } = this.#shared
    for (const run of runs.keys()) run.cancel('Nornir was closed')
    await Promise.all(runs.values())
    const closing = [pool.close(), runner.closeConnections?.() ?? []]
    for (const error of (await Promise.all(closing)).flat())
      log.warn({ err: error }, 'closing a connection failed')
    await runner.close?.()
    await offloader.close()
  }
}
