import type { Host } from '@nornir-ts/inventory'
import type { AtMostLimit, Turn } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { Stop } from '../cancellation/stop.ts'
import { within } from '../cancellation/timer.ts'
import {
  CLOSING_LIMIT_MS,
  type SessionScope,
  type SessionSource,
} from '../connection/attempt-connections.ts'
import { ConnectionLease } from '../connection/connection-lease.ts'
import type { ConnectionOptions } from '../connection/connection-options.ts'
import type { ConnectionPlugin } from '../connection/connection-plugin.ts'
import type { ConnectionPool } from '../connection/connection-pool.ts'
import { NoConnections } from '../connection/no-connections.ts'
import { CrossingError } from '../crossing/crossing-error.ts'
import { type Encoded, encode, ReadyToCross } from '../crossing/encode.ts'
import type { ErrorClasses } from '../crossing/error-classes.ts'
import type { TaskInfo } from '../processor/processor.ts'
import type { MultiResult } from '../result/multi-result.ts'
import { Attempt } from '../runner/attempt.ts'
import { offloadHere } from '../runner/offload-here.ts'
import type { HostJob, RunnerServices } from '../runner/runner.ts'
import { hostPatch } from './host-patch.ts'
import type { Link } from './link.ts'
import type { AttemptOrder, AttemptReply, RunData } from './order.ts'
import { readyResult, refused } from './ready-result.ts'
import type { RemoteGate } from './remote-gate.ts'
import { type ElementData, elementData } from './scope-copy.ts'

/** What the attempts of one run have in common on a thread. */
export interface ThreadRun {
  /** What the main thread said of it. */
  readonly data: RunData
  /** The task, its parameters and the name of its result. */
  readonly info: TaskInfo
  /** The open sessions of this thread. */
  readonly pool: ConnectionPool
  /** What log-ins pass through. */
  readonly gate: RemoteGate
  /** Logger with run and task bound. */
  readonly log: Logger
}

/** What a {@link ThreadAttempt} works with. */
export interface ThreadAttemptOptions {
  /** What it was told. */
  readonly order: AttemptOrder
  /** Its run. */
  readonly run: ThreadRun
  /** The task, its parameters and the name of its result. */
  readonly info: TaskInfo
  /** The host's copy. */
  readonly host: Host
  /** To the main thread. */
  readonly link: Link
  /** The error classes that the main thread can load. */
  readonly classes: ErrorClasses
}

/** How often the engine is told, of an attempt that is to stop, whether it may be cut. */
const TELL_EVERY_MS = 50

/** One attempt on one host, on a thread: the engine's services, as far as they are needed here. */
export class ThreadAttempt implements RunnerServices {
  /** {@inheritDoc RunnerServices.stop} */
  readonly stop = new Stop()
  /** {@inheritDoc RunnerServices.connections} */
  readonly connections: SessionSource
  readonly #options: ThreadAttemptOptions
  readonly #ids = new Map<TaskInfo, number>()
  #lastTurn = 0
  #isOver = false
  #ended = (): void => {}
  /** Resolves when the engine waits for the attempt no more. */
  readonly #end = new Promise<undefined>((resolve) => {
    this.#ended = () => resolve(undefined)
  })

  constructor(options: ThreadAttemptOptions) {
    const { run, host, classes, order, link } = options
    this.#options = options
    const onUse = (): void => link.tell('used', { job: order.job })
    this.connections =
      order.offloaded === undefined
        ? new ReportingLease(run, host, { classes, onUse })
        : new NoConnections(host.name)
  }

  /** Runs the task; undefined where the engine has given it up. */
  async run(): Promise<AttemptReply | undefined> {
    const { order, run, host, classes } = this.#options
    const before = encode(elementData(host), 'host', classes)
    if (this.isOver()) return undefined
    const { severity } = run.data
    const job = { info: this.#options.info, host, attempt: order.attempt, severity }
    const outcome = await Promise.race([new Attempt(job, this).run(), this.#end])
    const { isUsed } = this.connections
    const closing = this.end()
    if (outcome === undefined) return undefined
    // The next host is to find the room that this one had.
    if (closing !== undefined) await within(closing, CLOSING_LIMIT_MS)
    try {
      return { outcome: readyResult(outcome, classes), patch: this.#patch(before), isUsed }
    } catch (error) {
      if (!(error instanceof CrossingError)) throw error
      // What was done to the host cannot be told, and that must be.
      return { outcome: readyResult(refused(outcome, error), classes), patch: undefined, isUsed }
    }
  }

  #patch(before: Encoded): ReadyToCross | undefined {
    const after = encode(elementData(this.#options.host), 'host', this.#options.classes)
    const patch = hostPatch(before.data as ElementData, after.data as ElementData)
    return patch && new ReadyToCross({ ...after, data: patch })
  }

  /** {@inheritDoc RunnerServices.log} */
  get log(): Logger {
    return this.#options.run.log.child({ host: this.#options.host.name })
  }

  /** {@inheritDoc RunnerServices.isOver} */
  isOver = (): boolean => {
    // While this thread computed, the engine may have given the attempt up: its sessions must not be used then.
    void this.#options.link.catchUp()
    return this.#isOver
  }

  /** {@inheritDoc RunnerServices.offload} */
  offload(job: HostJob): Promise<unknown> {
    return offloadHere(job, this)
  }

  /** {@inheritDoc RunnerServices.joinLine} */
  joinLine({ key, count }: AtMostLimit): Turn {
    const { order, link } = this.#options
    this.#lastTurn += 1
    const said = { job: order.job, turn: this.#lastTurn }
    const granted = link.request<void>('turn:await', { ...said, key, count })
    return { granted, leave: () => link.tell('turn:leave', said) }
  }

  /** {@inheritDoc RunnerServices.connectElsewhere} */
  connectElsewhere(): void {}

  /**
   * The engine waits no more: contexts are revoked, sessions are free for others.
   *
   * @returns What {@link AttemptConnections.end} returns.
   */
  end(): Promise<unknown> | undefined {
    if (this.#isOver) return undefined
    this.#isOver = true
    this.#ended()
    return this.connections.end()
  }

  /**
   * Brings to an end what the attempt may still be doing with its sessions, and tells meanwhile whether that
   * may be cut.
   *
   * @param reason - Why.
   */
  async interrupt(reason: Error): Promise<void> {
    const tell = (): void => {
      const { isUninterruptible } = this.connections
      this.#options.link.tell('uninterruptible', {
        job: this.#options.order.job,
        isUninterruptible,
      })
    }
    tell()
    const timer = setInterval(tell, TELL_EVERY_MS)
    try {
      await this.connections.interrupt(reason)
    } finally {
      clearInterval(timer)
      tell()
    }
  }

  /** {@inheritDoc RunnerServices.subtaskStarted} */
  subtaskStarted(info: TaskInfo): Promise<void> | undefined {
    const { order, run, classes } = this.#options
    const id = this.#ids.size + 1
    this.#ids.set(info, id)
    const { name, task, parent } = info
    const { module } = task
    const said = { job: order.job, id, parent: this.#idOf(parent), name, task: task.name, module }
    const isNew = module !== undefined && !classes.has(module)
    if (!run.data.hasProcessors) {
      this.#tell('subtask:start', said)
      return isNew ? classes.load(module) : undefined
    }
    const asked = this.#ask('subtask:start', { ...said, params: this.#paramsOf(info) })
    return isNew ? asked.then(() => classes.load(module)) : asked
  }

  /** {@inheritDoc RunnerServices.subtaskEnded} */
  subtaskEnded(info: TaskInfo, result: MultiResult): Promise<void> | undefined {
    const { order, run, classes } = this.#options
    const said = { job: order.job, id: this.#idOf(info), result: readyResult(result, classes) }
    return run.data.hasProcessors ? this.#ask('subtask:end', said) : this.#tell('subtask:end', said)
  }

  /** {@inheritDoc RunnerServices.progress} */
  progress(fraction: number, message: string | undefined): void {
    this.#options.link.tell('progress', { job: this.#options.order.job, fraction, message })
  }

  #idOf(info: TaskInfo | undefined): number {
    return (info && this.#ids.get(info)) ?? 0
  }

  #tell(type: string, said: object): undefined {
    this.#options.link.tell(type, said)
  }

  async #ask(type: string, said: object): Promise<void> {
    await this.#options.link.request(type, said)
  }

  /** Subtasks may hand each other what cannot cross; processors then see none of it. */
  #paramsOf({ params, name }: TaskInfo): unknown {
    try {
      return new ReadyToCross(encode(params, 'params', this.#options.classes))
    } catch (error) {
      if (!(error instanceof CrossingError)) throw error
      this.log.debug({ subtask: name, path: error.path }, 'processors do not see the parameters')
      return undefined
    }
  }
}

/** Tells the engine of the first session, before the task has it. */
class ReportingLease extends ConnectionLease {
  readonly #classes: ErrorClasses
  readonly #onUse: () => void

  constructor(
    { pool, gate }: ThreadRun,
    host: Host,
    { classes, onUse }: { readonly classes: ErrorClasses; readonly onUse: () => void },
  ) {
    super(pool, gate, host)
    this.#classes = classes
    this.#onUse = onUse
  }

  override async session<Session extends object>(
    plugin: ConnectionPlugin<Session>,
    options: ConnectionOptions,
    scope: SessionScope,
  ): Promise<Session> {
    const { origin } = plugin
    if (origin !== undefined) await this.#classes.load(origin.module)
    const session = await super.session(plugin, options, scope)
    this.#onUse()
    return session
  }
}
