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
import { LoopMeter, type Meter } from './loop-meter.ts'
import { RunChoice } from './run-choice.ts'
import { ThreadRunner } from './thread-runner.ts'
import type { WorkersOptions } from './workers.ts'

/** Where a host is worked on, and may have sessions. */
interface Place {
  readonly isThere: boolean
  /** Attempts under way. */
  atWork: number
  /** Whether it may have a session. */
  isUsed: boolean
}

/** Where attempts execute on this thread until threads are worth their cost, and on those from then on. */
export class AutoRunner implements Runner, Offloader {
  readonly name = 'auto'
  readonly #threads: ThreadRunner
  readonly #newMeter: () => Meter
  readonly #here = concurrent()
  readonly #choices = new Map<string, RunChoice>()
  /** Of hosts that are worked on, or may have a session. */
  readonly #places = new Map<Host, Place>()

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
    if ([...this.#places.values()].some(({ isThere }) => isThere)) await choice.open(signal)
  }

  /** {@inheritDoc Runner.execute} */
  async execute(job: HostJob, services: RunnerServices): Promise<HostOutcome> {
    const { host } = job
    const choice = this.#choices.get(job.info.runId) as RunChoice
    if (job.attempt === 1) choice.next()
    const before = this.#places.get(host)
    const place = this.#placeOf(host, choice)
    place.atWork += 1
    try {
      // One session per host and name, as everywhere: some devices have no second one.
      if (before?.isThere === true && before.atWork === 0 && !place.isThere)
        await this.#threads.closeConnections([host.name])
      return await (place.isThere ? this.#threads : this.#here).execute(job, services)
    } finally {
      place.atWork -= 1
      place.isUsed ||= place.isThere || services.connections.isUsed
      if (!place.isThere) choice.ended()
      const isIdle = place.atWork === 0 && !place.isUsed
      if (isIdle && this.#places.get(host) === place) this.#places.delete(host)
    }
  }

  /**
   * A host stays where it is, unless the run cannot follow: then it is worked on here, and where others are at
   * work with its session, beside them.
   */
  #placeOf(host: Host, { isOpen, areThreadsChosen }: RunChoice): Place {
    const known = this.#places.get(host)
    if (known !== undefined && (isOpen || !known.isThere)) return known
    const place = { isThere: areThreadsChosen, atWork: 0, isUsed: false }
    if (known === undefined || known.atWork === 0) this.#places.set(host, place)
    return place
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
    for (const [host, { atWork }] of this.#places)
      if (atWork === 0 && (closed?.has(host.name) ?? true)) this.#places.delete(host)
    return errors
  }

  /** {@inheritDoc Runner.forget} */
  forget(host: Host): Promise<Error[]> {
    this.#places.delete(host)
    return this.#threads.forget(host)
  }

  /** {@inheritDoc Runner.close} */
  async close(): Promise<void> {
    await this.#threads.close()
    this.#places.clear()
  }
}
