import { isDeepStrictEqual } from 'node:util'
import type { Host, Inventory } from '@nornir-ts/inventory'
import { toError } from '@nornir-ts/kernel'
import { within } from '../cancellation/timer.ts'
import type { ConnectionPoolOptions } from '../connection/connection-pool.ts'
import { identityOf } from '../connection/host-identity.ts'
import { encode, ReadyToCross } from '../crossing/encode.ts'
import { ErrorClasses } from '../crossing/error-classes.ts'
import type { TaskInfo } from '../processor/processor.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { Offloader } from '../runner/offloader.ts'
import type {
  HostJob,
  HostOutcome,
  Runner,
  RunnerServices,
  RunPreparation,
} from '../runner/runner.ts'
import { ContextRevokedError } from '../task/context-revoked-error.ts'
import type { Task } from '../task/task.ts'
import { applyPatch, type HostPatch } from './host-patch.ts'
import { MainHost } from './main-host.ts'
import type {
  AttemptOrder,
  AttemptReply,
  CloseOrder,
  ForgetOrder,
  RunData,
  SetupData,
} from './order.ts'
import { ownErrors } from './own-errors.ts'
import { pluginOrigins } from './plugin-origins.ts'
import { RemoteAttempt } from './remote-attempt.ts'
import { elementData, scopeData } from './scope-copy.ts'
import { taskAddress } from './task-address.ts'
import { ThreadEndedError } from './thread-ended-error.ts'
import { ThreadPool } from './thread-pool.ts'
import type { ThreadSupply } from './threads-pay.ts'
import type { WorkersOptions } from './workers.ts'

/** A little longer than the pool on a thread gives each of its connections. */
const CLOSE_TIMEOUT_MS = 11_000

/** Where attempts execute that run on threads. */
export class ThreadRunner implements Runner, Offloader {
  readonly name = 'workers'
  readonly #options: WorkersOptions
  readonly #closeTimeoutMs: number
  readonly #classes = new ErrorClasses(ownErrors, (url) => import(url))
  readonly #main = new MainHost()
  readonly #pool: ThreadPool
  readonly #setups = new WeakMap<ConnectionPoolOptions, number>()
  /** The thread of each host: its sessions are there. */
  readonly #slots = new Map<string, number>()
  /** Steps that tasks of a run have offloaded, as runs of their own; by the run's id. */
  readonly #steps = new Map<string, Map<Task<never>, string>>()
  /** Attempts under way on each thread. */
  readonly #load: number[]
  /** Hosts of each thread. */
  #hosts: number[] = []
  #lastNumber = 0

  /**
   * @param options - See {@link WorkersOptions}.
   * @param closeTimeoutMs - How long a thread may take to close its connections.
   * @throws PolicyError for a number of threads or megabytes that makes no sense.
   */
  constructor(options: WorkersOptions, closeTimeoutMs: number = CLOSE_TIMEOUT_MS) {
    this.#options = options
    this.#closeTimeoutMs = closeTimeoutMs
    const { threads, maxHeapMb } = options
    const handlers = this.#main.handlers.bind(this.#main)
    this.#pool = new ThreadPool({ threads, maxHeapMb, classes: this.#classes, handlers })
    this.#load = Array.from({ length: this.#pool.size }, () => 0)
  }

  /** Loads the task on all threads: what is wrong with it is said before the run begins. */
  async prepare(run: RunPreparation): Promise<void> {
    const { info } = run
    const { runId, name } = info
    this.#tell(runId, run)
    const doing = `loading the task "${info.task.name}"`
    await Promise.all(
      this.#load.map((_, slot) => this.#pool.run({ kind: 'prepare', run: runId }, { slot, doing })),
    )
    if (info.task.module !== undefined) await this.#classes.load(info.task.module)
    run.connections.log.debug({ run: runId, task: name, threads: this.#pool.size }, 'on threads')
  }

  /** Forgets a run, and groups and defaults that no run has any more. */
  finish({ runId }: TaskInfo): void {
    const { runs, scopes } = this.#main
    const steps = this.#steps.get(runId)?.values() ?? []
    this.#steps.delete(runId)
    for (const run of [runId, ...steps]) {
      if (runs.delete(run)) this.#pool.tellAll('finished', { run })
    }
    const inUse = new Set(Array.from(runs.values(), ({ scope }) => scope))
    for (const number of [...scopes.keys()].slice(0, -1))
      if (!inUse.has(number)) scopes.delete(number)
  }

  /** How many threads there are, and whether they have begun. */
  get supply(): ThreadSupply {
    return { threads: this.#pool.size, areStarted: this.#pool.isStarted }
  }

  /** {@inheritDoc Runner.execute} */
  async execute(job: HostJob, services: RunnerServices): Promise<HostOutcome> {
    return await this.#attempt(job, services, {
      run: job.info.runId,
      slot: this.#slotOf(job.host.name),
      offloaded: undefined,
    })
  }

  /** {@inheritDoc Offloader.offload} */
  async offload(job: HostJob, run: RunPreparation, services: RunnerServices): Promise<unknown> {
    const params = encode(job.info.params, `input of ${job.info.name}`, this.#classes)
    const outcome = await this.#attempt(job, services, {
      run: this.#step(run),
      slot: this.#leastBusy(),
      offloaded: { params },
    })
    if (outcome.status === 'ok') return outcome.value
    throw outcome.error
  }

  async #attempt(
    job: HostJob,
    services: RunnerServices,
    { run, slot, offloaded }: Pick<AttemptOrder, 'run' | 'offloaded'> & { readonly slot: number },
  ): Promise<HostOutcome> {
    const { info, host } = job
    const number = this.#nextNumber()
    const data = encode(elementData(host), 'host', this.#classes)
    const attempt = new RemoteAttempt(number, job, services)
    if (offloaded === undefined) services.connectElsewhere(attempt)
    const known = this.#main.runs.get(run)
    this.#main.attempts.set(number, attempt)
    this.#load[slot] = (this.#load[slot] ?? 0) + 1
    try {
      const order = { kind: 'attempt', job: number, run, attempt: job.attempt } as const
      const to = { slot, doing: `${host.name}: ${info.name}` }
      const sent = { ...order, host: data, identity: identityOf(host), offloaded }
      const reply = (await this.#pool.run(sent, to)) as AttemptReply | undefined
      await attempt.catchUp()
      if (reply === undefined) throw new ContextRevokedError({ host: host.name, task: info.name }) // the engine has its result
      if (reply.isUsed) attempt.isUsed = true
      const { groups } = (known as { readonly inventory: Inventory }).inventory
      if (reply.patch !== undefined) applyPatch(host, reply.patch as HostPatch, groups)
      return reply.outcome as MultiResult
    } catch (error) {
      await attempt.catchUp()
      // What it told before its end may not have come through.
      if (error instanceof ThreadEndedError && attempt.hasBegun) attempt.isUsed = true
      throw error
    } finally {
      attempt.settle()
      this.#main.attempts.delete(number)
      this.#load[slot] = (this.#load[slot] ?? 1) - 1
    }
  }

  /** {@inheritDoc Runner.closeConnections} */
  async closeConnections(hosts?: readonly string[]): Promise<Error[]> {
    return this.#close({ kind: 'close', hosts })
  }

  /** {@inheritDoc Runner.forget} */
  async forget(host: Host): Promise<Error[]> {
    return this.#close({ kind: 'forget', identity: identityOf(host) })
  }

  async #close(order: CloseOrder | ForgetOrder): Promise<Error[]> {
    if (!this.#pool.isStarted) return []
    const doing = 'closing connections'
    const closing = this.#load.map(async (_, slot) => {
      try {
        const closed = this.#pool.run(order, { slot, doing })
        return (
          ((await within(closed, this.#closeTimeoutMs)) as Error[] | undefined) ?? [
            this.#stuck(slot),
          ]
        )
      } catch (error) {
        return [toError(error)]
      }
    })
    return (await Promise.all(closing)).flat()
  }

  /** A task that never yields stops its thread: it ends with the pool. */
  #stuck(slot: number): Error {
    return new Error(
      `thread ${slot} did not close its connections within ${this.#closeTimeoutMs} ms: a task on it never yields`,
    )
  }

  /** {@inheritDoc Runner.close} */
  async close(): Promise<void> {
    await this.#pool.close()
    this.#slots.clear()
    this.#hosts = []
  }

  /** A step that many hosts offload is told to the threads once. */
  #step(run: RunPreparation): string {
    const { runId, task } = run.info
    const steps = this.#steps.get(runId) ?? new Map<Task<never>, string>()
    this.#steps.set(runId, steps)
    const known = steps.get(task)
    if (known !== undefined) return known
    const step = `${runId}/${steps.size}`
    this.#tell(step, { ...run, info: { ...run.info, params: undefined } })
    steps.set(task, step)
    return step
  }

  /** Makes a run known to threads that ask for it. */
  #tell(id: string, run: RunPreparation): void {
    const { inventory, gate } = run
    const scope = this.#scope(inventory)
    this.#main.runs.set(id, { data: this.#runData(run, scope), scope, inventory, gate })
  }

  #runData(run: RunPreparation, scope: number): ReadyToCross {
    const { info, connections, hasProcessors, severity } = run
    const { name, dryRun, task, params } = info
    const data: RunData = {
      ...{ name, severity, dryRun, hasProcessors },
      keepsSessions: run.gate.keepsSessions,
      task: taskAddress(task, this.#options.modules ?? []),
      params: new ReadyToCross(encode(params, 'params', this.#classes)),
      scope,
      setup: this.#setup(connections),
    }
    return new ReadyToCross(encode(data, 'run', this.#classes))
  }

  /** Groups and defaults are sent again only when they have changed since the last run. */
  #scope(inventory: Inventory): number {
    const { scopes } = this.#main
    const encoded = encode(scopeData(inventory), 'inventory', this.#classes)
    const last = [...scopes].at(-1)
    if (last !== undefined && isDeepStrictEqual(last[1].encoded.data, encoded.data)) return last[0]
    const number = this.#nextNumber()
    scopes.set(number, new ReadyToCross(encoded))
    return number
  }

  #setup(own: ConnectionPoolOptions): number {
    const known = this.#setups.get(own)
    if (known !== undefined) return known
    const { plugins, settings = {}, log } = own
    const { setup: module } = this.#options
    const data: SetupData = {
      plugins: pluginOrigins(plugins, this.#classes, module !== undefined),
      module: module === undefined ? undefined : String(module),
      settings,
      level: log.level,
    }
    const number = this.#nextNumber()
    this.#main.setups.set(number, { data, own })
    this.#setups.set(own, number)
    return number
  }

  /** A host that is new goes to the thread with the least to do, or of several to the one with the fewest hosts. */
  #slotOf(host: string): number {
    const known = this.#slots.get(host)
    if (known !== undefined) return known
    const slot = this.#leastBusy()
    this.#slots.set(host, slot)
    this.#hosts[slot] = (this.#hosts[slot] ?? 0) + 1
    return slot
  }

  #leastBusy(): number {
    const least = Math.min(...this.#load)
    const free = [...this.#load.keys()].filter((slot) => this.#load[slot] === least)
    const hosts = (slot: number): number => this.#hosts[slot] ?? 0
    return free.reduce((best, other) => (hosts(other) < hosts(best) ? other : best))
  }

  #nextNumber(): number {
    this.#lastNumber += 1
    return this.#lastNumber
  }
}
