import type { Host, Inventory } from '@nornir-ts/inventory'
import type { AtMostLimit, Turn } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import type { Stop } from '../cancellation/stop.ts'
import type { AttemptConnections, SessionSource } from '../connection/attempt-connections.ts'
import type { Gate } from '../connection/connect-gate.ts'
import type { ConnectionPoolOptions } from '../connection/connection-pool.ts'
import type { TaskInfo } from '../processor/processor.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { Severity } from '../result/severity.ts'
import type { Awaitable } from '../task/task.ts'

/** One attempt of a task on one host. */
export interface HostJob {
  /** The task, its parameters and the name of its result. */
  readonly info: TaskInfo
  /** The host. */
  readonly host: Host
  /** 1 for the first attempt. */
  readonly attempt: number
  /** Severity of the result unless the task says otherwise. */
  readonly severity: Severity
}

/** What a runner may need to know of a run before it begins. */
export interface RunPreparation {
  /** The task, its parameters and the name of its result. */
  readonly info: TaskInfo
  /** Severity of the results unless the task says otherwise. */
  readonly severity: Severity
  /** How many hosts it has. */
  readonly hostCount: number
  /** Groups and defaults of the hosts. */
  readonly inventory: Inventory
  /** How connections are opened: plugins, their settings, secrets. The same object for all runs of a Nornir. */
  readonly connections: ConnectionPoolOptions
  /** What log-ins of the run pass through. */
  readonly gate: Gate
  /** Whether somebody must be told of subtasks before they begin and before their results are used. */
  readonly hasProcessors: boolean
}

/** What the engine does for an attempt. */
export interface RunnerServices {
  /** The host's connections, for this attempt only, where they are opened on this thread. */
  readonly connections: SessionSource
  /**
   * Says that the attempt's connections are not those of {@link RunnerServices.connections}.
   *
   * @param connections - What the engine is to interrupt, close and end instead.
   */
  readonly connectElsewhere: (connections: AttemptConnections) => void
  /**
   * Runs a step of the task on a thread of its own.
   *
   * @param job - The step, as a task of the same host. It has no connections.
   * @returns Its value.
   * @throws what it throws.
   */
  readonly offload: (job: HostJob) => Promise<unknown>
  /** Logger with run, task and host bound; made when it is asked for. */
  readonly log: Logger
  /** Tells the task to stop. Its `signal` is made when it is asked for. */
  readonly stop: Stop
  /** Whether the engine has given the attempt up: its result stands, its contexts are revoked. */
  readonly isOver: () => boolean
  /**
   * Joins the run's line for something of which there may only be so many at once, on whatever threads.
   *
   * @param limit - The key, and how many.
   * @returns To be left when it is done; where the engine gives the attempt up, it is left then.
   */
  readonly joinLine: (limit: AtMostLimit) => Turn
  /** To be awaited before a subtask runs. */
  readonly subtaskStarted: (info: TaskInfo) => Awaitable<void>
  /** To be awaited after a subtask ran, before its result goes to the parent. */
  readonly subtaskEnded: (info: TaskInfo, result: MultiResult) => Awaitable<void>
  /** Tells the run's watchers how far the task is. */
  readonly progress: (fraction: number, message: string | undefined) => void
}

/** What an attempt brought. */
export type HostOutcome = MultiResult

/**
 * Where one attempt on one host executes; everything else (order, concurrency, deadlines, events,
 * results) is the engine's.
 */
export interface Runner {
  /** Shown in logs and errors. */
  readonly name: string
  /** The most attempts that it can execute at once, however many the policy allows. */
  readonly maxConcurrency?: number | undefined
  /**
   * Called once per run, before its first event.
   *
   * @throws NornirError when the task cannot be run here; the run then rejects.
   */
  readonly prepare?: (run: RunPreparation, signal: AbortSignal) => Promise<void>
  /** Called once for each run that it was asked to prepare, when that is over. */
  readonly finish?: (info: TaskInfo) => void
  /**
   * Executes one attempt. It should end soon after `services.stop` aborted; the engine does not wait
   * longer than its grace period. A task that fails is an outcome, not a rejection.
   */
  readonly execute: (job: HostJob, services: RunnerServices) => Promise<HostOutcome>
  /**
   * Closes connections that the runner has opened elsewhere.
   *
   * @param hosts - Host names; all hosts when left out.
   * @returns What went wrong, empty when nothing did.
   */
  readonly closeConnections?: (hosts?: readonly string[]) => Promise<Error[]>
  /**
   * Closes what the runner has opened elsewhere for a host that was removed from the inventory. No run that the
   * host was part of is at work any more; there may be another host of that name.
   *
   * @param host - The host.
   * @returns What went wrong, empty when nothing did.
   */
  readonly forget?: (host: Host) => Promise<Error[]>
  /** Gives up what the runner holds. Called once, after its last run. */
  readonly close?: () => Promise<void>
}
