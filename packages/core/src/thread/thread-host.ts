import type { MessagePort } from 'node:worker_threads'
import { remembered, toError } from '@nornir-ts/kernel'
import type { ConnectionPlugin, PluginOrigin } from '../connection/connection-plugin.ts'
import { ConnectionPool } from '../connection/connection-pool.ts'
import { adoptIdentity } from '../connection/host-identity.ts'
import { decodeLoading } from '../crossing/decode.ts'
import { encode } from '../crossing/encode.ts'
import { ErrorClasses } from '../crossing/error-classes.ts'
import { remoteLogger } from '../log/remote-logger.ts'
import type { TaskInfo } from '../processor/processor.ts'
import { importModule } from './import-module.ts'
import { enterThread } from './inside-thread.ts'
import { Link } from './link.ts'
import { findTask } from './load-task.ts'
import { ThreadModuleError } from './module-error.ts'
import type { AttemptOrder, Order, Reply, RunData, SetupData, TaskAddress } from './order.ts'
import { ownErrors } from './own-errors.ts'
import { RemoteGate } from './remote-gate.ts'
import { RemoteSecrets } from './remote-secrets.ts'
import { type ElementData, ScopeCopy, type ScopeData } from './scope-copy.ts'
import { ThreadAttempt, type ThreadRun } from './thread-attempt.ts'

/** Copies of groups and defaults that are kept: those of runs under way, mostly one. */
const KEPT_SCOPES = 4

/** What a thread of the workers runner is: it carries out orders, and asks the main thread for the rest. */
export class ThreadHost {
  readonly #classes = new ErrorClasses(ownErrors, (url) => importModule(url, 'error classes'))
  readonly #link: Link
  readonly #runs = new Map<string, Promise<ThreadRun>>()
  readonly #scopes = new Map<number, Promise<ScopeCopy>>()
  readonly #pools = new Map<number, Promise<ConnectionPool>>()
  readonly #attempts = new Map<number, ThreadAttempt>()

  /**
   * @param port - To the main thread.
   */
  constructor(port: MessagePort) {
    enterThread()
    this.#link = new Link(port, this.#classes, {
      answer: (type, body: { job: number; reason: Error }) => this.#answer(type, body),
      note: (type, body: { job: number; reason: Error; run: string }) => this.#note(type, body),
    })
  }

  /**
   * Carries out an order. Never rejects.
   *
   * @param order - What to do.
   */
  async execute(order: Order): Promise<Reply> {
    try {
      return { value: encode(await this.#carryOut(order), 'reply', this.#classes) }
    } catch (thrown) {
      return { error: encode(toError(thrown), 'error', this.#classes) }
    }
  }

  async #carryOut(order: Order): Promise<unknown> {
    if (order.kind === 'attempt') return await this.#attempt(order)
    if (order.kind === 'close') return await this.#close((pool) => pool.close(order.hosts))
    if (order.kind === 'forget') return await this.#close((pool) => pool.forget(order.identity))
    await this.#run(order.run)
    return undefined
  }

  async #attempt(order: AttemptOrder): Promise<unknown> {
    const { job } = order
    try {
      const run = await this.#run(order.run)
      const scope = await this.#scope(run.data.scope)
      const host = scope.host((await decodeLoading(order.host, this.#classes)) as ElementData)
      adoptIdentity(host, order.identity)
      const info = await this.#infoOf(order, run)
      const attempt = new ThreadAttempt({
        ...{ order, run, info, host },
        link: this.#link,
        classes: this.#classes,
      })
      this.#attempts.set(job, attempt)
      // This thread may have been busy, or just have begun: the engine may not wait for it any more.
      const isWanted = await this.#link.request<boolean>('begin', { job })
      return isWanted ? await attempt.run() : undefined
    } finally {
      this.#attempts.delete(job)
    }
  }

  async #infoOf({ offloaded }: AttemptOrder, { info }: ThreadRun): Promise<TaskInfo> {
    if (offloaded === undefined) return info
    return { ...info, params: await decodeLoading(offloaded.params, this.#classes) }
  }

  async #close(close: (pool: ConnectionPool) => Promise<Error[]>): Promise<Error[]> {
    const pools = await Promise.allSettled(this.#pools.values())
    const closing = pools.map((pool) => (pool.status === 'fulfilled' ? close(pool.value) : []))
    return (await Promise.all(closing)).flat()
  }

  #answer(type: string, { job, reason }: { job: number; reason: Error }): unknown {
    const attempt = this.#attempts.get(job)
    if (type === 'interrupt') return attempt?.interrupt(reason)
    return attempt?.connections.close()
  }

  #note(type: string, { job, reason, run }: { job: number; reason: Error; run: string }): void {
    if (type === 'finished') this.#runs.delete(run)
    const attempt = this.#attempts.get(job)
    if (type === 'over') void attempt?.end()
    if (type === 'stop') attempt?.stop.abort(reason)
  }

  #run(run: string): Promise<ThreadRun> {
    return remembered(this.#runs, run, () => this.#learn(run))
  }

  async #learn(run: string): Promise<ThreadRun> {
    const data = await this.#link.request<RunData>('run', { run })
    const pool = await this.#pool(data.setup)
    const task = await this.#task(data.task)
    const { name, params, dryRun } = data
    const info = { runId: run, name, task, params, dryRun, parent: undefined }
    const log = pool.options.log.child({ run, task: name })
    return { data, info, pool, gate: new RemoteGate(this.#link, run, data.keepsSessions), log }
  }

  async #task(address: TaskAddress) {
    const namespace = await importModule(address.module, `task "${address.task}"`)
    this.#classes.add(address.module, namespace)
    return findTask(address, namespace)
  }

  #scope(number: number): Promise<ScopeCopy> {
    for (const old of [...this.#scopes.keys()].slice(0, -KEPT_SCOPES)) this.#scopes.delete(old)
    return remembered(this.#scopes, number, async () => {
      return new ScopeCopy(await this.#link.request<ScopeData>('scope', { scope: number }))
    })
  }

  #pool(setup: number): Promise<ConnectionPool> {
    return remembered(this.#pools, setup, async () => {
      const data = await this.#link.request<SetupData>('setup', { setup })
      const plugins = await Promise.all(data.plugins.map((origin) => this.#plugin(origin)))
      if (data.module !== undefined) plugins.push(...(await this.#setUp(data.module)))
      return new ConnectionPool({
        plugins,
        settings: data.settings,
        resolver: new RemoteSecrets(this.#link, setup),
        log: remoteLogger(data.level, (line) => this.#link.tell('log', { setup, line })),
      })
    })
  }

  async #plugin(origin: PluginOrigin): Promise<ConnectionPlugin<object>> {
    const purpose = `connection plugin "${origin.export}"`
    const namespace = await importModule(origin.module, purpose)
    this.#classes.add(origin.module, namespace)
    const exported = namespace[origin.export] as
      | (ConnectionPlugin<object> & { with?: (options: unknown) => ConnectionPlugin<object> })
      | undefined
    const plugin = origin.options === undefined ? exported : exported?.with?.(origin.options)
    if (typeof plugin?.open === 'function') return plugin
    const problem = 'what its origin names is not there, or makes no plugin'
    throw new ThreadModuleError({ module: origin.module, purpose, problem })
  }

  async #setUp(module: string): Promise<readonly ConnectionPlugin<object>[]> {
    const namespace = await importModule(module, 'set-up')
    this.#classes.add(module, namespace)
    const { connections } = namespace
    if (Array.isArray(connections)) return connections
    const problem = 'it exports no list of connection plugins named "connections"'
    throw new ThreadModuleError({ module, purpose: 'set-up', problem })
  }
}
