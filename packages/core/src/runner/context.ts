import type { Host } from '@nornir-ts/inventory'
import type { Logger } from 'pino'
import type { TaskContext } from '../task/task-context.ts'
import type { RunnerServices } from './runner.ts'

/** The members of a {@link TaskContext} that differ from task to task of an attempt. */
export type ContextMembers = Pick<
  TaskContext,
  'run' | 'connection' | 'progress' | 'offload' | 'atMost'
>

/**
 * What a task sees. Signal and logger are made when they are asked for, on the prototype: getters in
 * an object literal would cost each host as much as all the rest.
 */
export class Context implements TaskContext {
  /** {@inheritDoc TaskContext.host} */
  readonly host: Host
  /** {@inheritDoc TaskContext.dryRun} */
  readonly dryRun: boolean
  /** {@inheritDoc TaskContext.run} */
  readonly run: TaskContext['run']
  /** {@inheritDoc TaskContext.connection} */
  readonly connection: TaskContext['connection']
  /** {@inheritDoc TaskContext.progress} */
  readonly progress: TaskContext['progress']
  /** {@inheritDoc TaskContext.offload} */
  readonly offload: TaskContext['offload']
  /** {@inheritDoc TaskContext.atMost} */
  readonly atMost: TaskContext['atMost']
  readonly #services: RunnerServices

  constructor(
    { host, dryRun }: Pick<TaskContext, 'host' | 'dryRun'>,
    services: RunnerServices,
    { run, connection, progress, offload, atMost }: ContextMembers,
  ) {
    this.host = host
    this.dryRun = dryRun
    this.run = run
    this.connection = connection
    this.progress = progress
    this.offload = offload
    this.atMost = atMost
    this.#services = services
  }

  /** {@inheritDoc TaskContext.signal} */
  get signal(): AbortSignal {
    return this.#services.stop.signal
  }

  /** {@inheritDoc TaskContext.log} */
  get log(): Logger {
    return this.#services.log
  }
}
