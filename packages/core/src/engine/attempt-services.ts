import type { Host } from '@nornir-ts/inventory'
import type { AtMostLimit, Turn } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import type { Stop } from '../cancellation/stop.ts'
import type { AttemptConnections } from '../connection/attempt-connections.ts'
import { ConnectionLease } from '../connection/connection-lease.ts'
import type { TaskInfo } from '../processor/processor.ts'
import { asChild, type MultiResult } from '../result/multi-result.ts'
import type { Result } from '../result/result.ts'
import type { HostJob, RunnerServices } from '../runner/runner.ts'
import type { HostScope } from './host-scope.ts'
import { runPreparation } from './run-preparation.ts'

/** What the engine does for one attempt, and what it sees of it meanwhile. */
export class AttemptServices implements RunnerServices {
  /** {@inheritDoc RunnerServices.connections} */
  readonly connections: ConnectionLease
  /** {@inheritDoc RunnerServices.stop} */
  readonly stop: Stop
  /** Where the attempt's sessions are. */
  inUse: AttemptConnections
  readonly #host: Host
  readonly #scope: HostScope
  /** The task's own subtasks, in the order of their start; undefined while one is running. */
  #subtasks: Map<TaskInfo, MultiResult | undefined> | undefined
  /** Those that it has or waits for; made with the first one. */
  #turns: Set<Turn> | undefined
  #isOver = false

  constructor(host: Host, scope: HostScope, stop: Stop) {
    this.connections = new ConnectionLease(scope.pool, scope.gate, host)
    this.inUse = this.connections
    this.stop = stop
    this.#host = host
    this.#scope = scope
  }

  /** Made when it is asked for: a child logger costs more than the rest of an attempt. */
  get log(): Logger {
    return this.#scope.log.child({ host: this.#host.name })
  }

  /** Results of the task's subtasks that have ended. */
  get subtasks(): readonly Result[] {
    const ended = [...(this.#subtasks?.values() ?? [])].filter((result) => result !== undefined)
    return ended.map(asChild)
  }

  /** {@inheritDoc RunnerServices.isOver} */
  isOver(): boolean {
    return this.#isOver
  }

  /**
   * The attempt's result stands: whatever still comes of it is ignored.
   *
   * @returns What {@link AttemptConnections.end} returns.
   */
  end(): Promise<unknown> | undefined {
    this.#isOver = true
    for (const turn of this.#turns ?? []) turn.leave()
    return this.inUse.end()
  }

  /** {@inheritDoc RunnerServices.connectElsewhere} */
  connectElsewhere(connections: AttemptConnections): void {
    this.inUse = connections
  }

  /** {@inheritDoc RunnerServices.offload} */
  offload(job: HostJob): Promise<unknown> {
    return this.#scope.offloader.offload(job, runPreparation(this.#scope, job.info), this)
  }

  /** {@inheritDoc RunnerServices.joinLine} */
  joinLine(limit: AtMostLimit): Turn {
    if (this.#isOver) return noTurn // nothing begins: whoever asks is told that it is over
    this.#turns ??= new Set()
    const turns = this.#turns
    const turn = this.#scope.lines.join(limit)
    turns.add(turn)
    const leave = (): void => {
      turns.delete(turn)
      turn.leave()
    }
    return { granted: turn.granted, leave }
  }

  /** {@inheritDoc RunnerServices.subtaskStarted} */
  subtaskStarted(info: TaskInfo): Promise<void> | undefined {
    if (this.#isOver) return undefined
    const { hub, processors } = this.#scope
    const host = this.#host
    this.#subtasks ??= new Map()
    if (info.parent === this.#scope.info) this.#subtasks.set(info, undefined)
    hub.emit(() => ({ type: 'subtask:start', host: host.name, path: pathOf(info) }))
    return processors.call('subtaskInstanceStarted', info, host)
  }

  /** {@inheritDoc RunnerServices.subtaskEnded} */
  subtaskEnded(info: TaskInfo, result: MultiResult): Promise<void> | undefined {
    if (this.#isOver) return undefined // the host has its result, and it was told
    const { hub, processors } = this.#scope
    const host = this.#host
    if (info.parent === this.#scope.info) this.#subtasks?.set(info, result)
    const { status, durationMs } = result
    hub.emit(() => ({
      type: 'subtask:end',
      host: host.name,
      path: pathOf(info),
      status,
      durationMs,
    }))
    return processors.call('subtaskInstanceCompleted', info, host, result)
  }

  /** {@inheritDoc RunnerServices.progress} */
  progress(fraction: number, message: string | undefined): void {
    this.#scope.hub.emit(() => ({ type: 'progress', host: this.#host.name, fraction, message }))
  }
}

const noTurn: Turn = { granted: undefined, leave: () => {} }

function pathOf(info: TaskInfo): string[] {
  return info.parent === undefined ? [info.name] : [...pathOf(info.parent), info.name]
}
