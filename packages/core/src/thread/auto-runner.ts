import type { Host } from '@nornir-ts/inventory'
import type { TaskInfo } from '../processor/processor.ts'
import { concurrent } from '../runner/concurrent.ts'
import type { Offloader } from '../runner/offloader.ts'
import type {
  HostJob,
  HostOutcome,
  Runner,
  RunnerServices,
  RunPreparation,
} from '../runner/runner.ts'
import { LoopMeter } from './loop-meter.ts'
import { RunChoice } from './run-choice.ts'
import { ThreadRunner } from './thread-runner.ts'
import type { LoopSample } from './threads-pay.ts'
import type { WorkersOptions } from './workers.ts'

/** What measures a run. */
export interface Meter {
  /** What was measured so far. */
  readonly sample: LoopSample
  /** An attempt has ended. */
  readonly ended: () => void
}

/** Where attempts execute on this thread until threads are worth their cost, and on those from then on. */
export class AutoRunner implements Runner, Offloader {
  readonly name = 'auto'
  readonly #threads: ThreadRunner
  readonly #newMeter: () => Meter
  readonly #here = concurrent()
  readonly #choices = new Map<string, RunChoice>()
  /** Hosts that may have a session here, and those that may have one on a thread. */
  readonly #hostsHere = new Set<Host>()
  readonly #hostsThere = new Set<Host>()

  /**
   * @param options - Of the threads.
   * @param newMeter - Makes what measures one run.
   */
  constructor(options: WorkersOptions, newMeter: () => Meter = () => new LoopMeter()) {
    this.#threads = new ThreadRunner(options)
    this.#newMeter = newMeter
  }

  /** Begins to measure. Where hosts have sessions on threads, the run is made known there. */
  async prepare(run: RunPreparation, signal: AbortSignal): Promise<void> {
    const choice = new RunChoice(run, { threads: this.#threads, meter: this.#newMeter() })
    this.#choices.set(run.info.runId, choice)
    if (this.#hostsThere.size > 0) await choice.open(signal)
  }

  /** {@inheritDoc Runner.execute} */
  async execute(job: HostJob, services: RunnerServices): Promise<HostOutcome> {
    const { host } = job
    const choice = this.#choices.get(job.info.runId) as RunChoice
    if (job.attempt === 1) choice.next()
    const isThere = this.#hostsThere.has(host)
    if (choice.isOpen && (isThere || (choice.areThreadsChosen && !this.#hostsHere.has(host)))) {
      this.#hostsThere.add(host)
      return await this.#threads.execute(job, services)
    }
    // One session per host and name, as everywhere: some devices have no second one.
    if (isThere) await this.#threads.closeConnections([host.name])
    this.#hostsThere.delete(host)
    try {
      return await this.#here.execute(job, services)
    } finally {
      if (services.connections.isUsed) this.#hostsHere.add(host)
      choice.ended()
    }
  }

  /** {@inheritDoc Offloader.offload} */
  offload(job: HostJob, run: RunPreparation, services: RunnerServices): Promise<unknown> {
    return this.#threads.offload(job, run, services)
  }

  /** {@inheritDoc Runner.finish} */
  finish(info: TaskInfo): void {
    this.#choices.get(info.runId)?.finish()
    this.#choices.delete(info.runId)
    this.#threads.finish(info)
  }

  /** {@inheritDoc Runner.closeConnections} */
  async closeConnections(hosts?: readonly string[]): Promise<Error[]> {
    const errors = await this.#threads.closeConnections(hosts)
    const closed = hosts && new Set(hosts)
    for (const known of [this.#hostsHere, this.#hostsThere]) {
      for (const host of known) if (closed?.has(host.name) ?? true) known.delete(host)
    }
    return errors
  }

  /** {@inheritDoc Runner.forget} */
  forget(host: Host): Promise<Error[]> {
    this.#hostsHere.delete(host)
    this.#hostsThere.delete(host)
    return this.#threads.forget(host)
  }

  /** {@inheritDoc Runner.close} */
  async close(): Promise<void> {
    await this.#threads.close()
    this.#hostsThere.clear()
  }
}
