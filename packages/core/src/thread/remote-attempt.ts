import type { AtMostLimit, Turn } from '@nornir-ts/kernel'
import type { AttemptConnections } from '../connection/attempt-connections.ts'
import type { TaskInfo } from '../processor/processor.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { HostJob, RunnerServices } from '../runner/runner.ts'
import type { Link } from './link.ts'

/** What a thread says of a subtask. */
export interface SubtaskNote {
  /** Its number within the attempt. */
  readonly id: number
  /** Number of the task that runs it; 0: the run's own. */
  readonly parent: number
  /** Name of its result. */
  readonly name: string
  /** Name of the task. */
  readonly task: string
  /** Module of the task. */
  readonly module: string | undefined
  /** What it is given, where processors want to see it and it can cross. */
  readonly params?: unknown
}

/** What a thread asks for where only so many of a run may do something at once. */
export interface TurnNote extends AtMostLimit {
  /** Its number within the attempt. */
  readonly turn: number
}

/** An attempt that is under way on a thread, as the main one sees it. */
export class RemoteAttempt implements AttemptConnections {
  /** {@inheritDoc AttemptConnections.isUsed} */
  isUsed = false
  /** {@inheritDoc AttemptConnections.isUninterruptible} */
  isUninterruptible = false
  readonly #number: number
  readonly #services: RunnerServices
  readonly #infos: Map<number, TaskInfo>
  /** Turns that its thread has or waits for, by their number. */
  readonly #turns = new Map<number, Turn>()
  #link: Link | undefined
  #isSettled = false
  readonly #onStop = (): void => this.#stop()

  /**
   * @param number - Its own, in this process.
   * @param job - What is attempted.
   * @param services - The engine's.
   */
  constructor(number: number, job: HostJob, services: RunnerServices) {
    this.#number = number
    this.#services = services
    this.#infos = new Map([[0, job.info]])
    services.stop.signal.addEventListener('abort', this.#onStop)
  }

  /** Whether it has begun on its thread. */
  get hasBegun(): boolean {
    return this.#link !== undefined
  }

  /**
   * It is about to begin on a thread.
   *
   * @param link - To that thread.
   * @returns Whether it may: the engine may have given it up.
   */
  begin(link: Link): boolean {
    if (this.#services.isOver()) return false
    this.#link = link
    this.#stop()
    return true
  }

  /** Takes what its thread has told of it, which comes by another way than its result. */
  async catchUp(): Promise<void> {
    await this.#link?.catchUp()
  }

  /** It has come to its end on its thread, or with it. */
  settle(): void {
    this.#isSettled = true
    for (const turn of this.#turns.keys()) this.leaveTurn(turn)
    this.#services.stop.signal.removeEventListener('abort', this.#onStop)
  }

  /**
   * Tells the engine that a subtask begins.
   *
   * @param note - What the thread says of it.
   */
  async subtaskStarted({ id, parent, name, task, module, params }: SubtaskNote): Promise<void> {
    const above = this.#infos.get(parent) as TaskInfo
    const info: TaskInfo = {
      ...above,
      name,
      params,
      parent: above,
      // It stands for the thread's: nobody runs it here.
      task: { name: task, module, run: () => undefined },
    }
    this.#infos.set(id, info)
    await this.#services.subtaskStarted(info)
  }

  /**
   * Tells the engine that a subtask has ended.
   *
   * @param id - Its number.
   * @param result - What it brought.
   */
  async subtaskEnded(id: number, result: MultiResult): Promise<void> {
    const info = this.#infos.get(id)
    if (info !== undefined) await this.#services.subtaskEnded(info, result)
  }

  /**
   * Waits for a turn among all tasks of the run.
   *
   * @param note - Its number, and what it is for.
   */
  async awaitTurn({ turn: number, key, count }: TurnNote): Promise<void> {
    const turn = this.#services.joinLine({ key, count })
    this.#turns.set(number, turn)
    await turn.granted
  }

  /**
   * A turn is over, or waited for no more.
   *
   * @param number - Its number.
   */
  leaveTurn(number: number): void {
    this.#turns.get(number)?.leave()
    this.#turns.delete(number)
  }

  /** Tells the run's watchers how far it is. */
  progress(fraction: number, message: string | undefined): void {
    if (!this.#services.isOver()) this.#services.progress(fraction, message)
  }

  /** {@inheritDoc AttemptConnections.interrupt} */
  async interrupt(reason: Error): Promise<void> {
    await this.#ask('interrupt', { reason })
  }

  /** {@inheritDoc AttemptConnections.close} */
  async close(): Promise<void> {
    await this.#ask('close', {})
  }

  /** {@inheritDoc AttemptConnections.end} */
  end(): undefined {
    if (!this.#isSettled) this.#link?.tell('over', { job: this.#number })
  }

  #stop(): void {
    const { reason } = this.#services.stop
    if (reason !== undefined) this.#link?.tell('stop', { job: this.#number, reason })
  }

  /** A thread that has come to its end has no sessions either. */
  async #ask(type: string, body: object): Promise<void> {
    await this.#link?.request(type, { job: this.#number, ...body }).catch(() => {})
  }
}
