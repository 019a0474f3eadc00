import { toError, waitFor } from '@nornir-ts/kernel'
import type { RunPreparation } from '../runner/runner.ts'
import type { Meter } from './loop-meter.ts'
import type { ThreadRunner } from './thread-runner.ts'
import { type Gain, gainOfThreads, threadsPay } from './threads-pay.ts'

/** What a {@link RunChoice} works with. */
export interface RunChoiceOptions {
  /** The threads. */
  readonly threads: ThreadRunner
  /** Measures the run on this thread. */
  readonly meter: Meter
}

/** Where the hosts of one run go that have no session yet. */
export class RunChoice {
  readonly #run: RunPreparation
  readonly #threads: ThreadRunner
  readonly #meter: Meter
  #begun = 0
  #isDecided = false
  #gain: Gain | undefined
  #opening: Promise<void> | undefined
  /** Why the task cannot run on threads. */
  #obstacle: Error | undefined
  /** Whether the threads know the run. */
  isOpen = false

  constructor(run: RunPreparation, { threads, meter }: RunChoiceOptions) {
    this.#run = run
    this.#threads = threads
    this.#meter = meter
  }

  /** Whether hosts without a session go to the threads. */
  get areThreadsChosen(): boolean {
    return this.#isDecided && this.isOpen
  }

  /** A host is about to begin: decides about it and those behind it. */
  next(): void {
    this.#begun += 1
    if (this.#isDecided || this.#obstacle !== undefined) return
    const left = this.#run.hostCount - this.#begun + 1
    this.#gain = gainOfThreads(this.#meter.sample, left, this.#threads.supply) ?? this.#gain
    if (this.#gain === undefined || !threadsPay(this.#gain)) return
    this.#isDecided = true
    const figures = { ...rounded(this.#gain), left, threads: this.#threads.supply.threads }
    this.#log(figures, 'the hosts that are left go to threads: they compute')
    void this.open()
  }

  /** An attempt on this thread has ended. */
  ended(): void {
    this.#meter.ended()
  }

  /**
   * Makes the run known to the threads, which begin where they have not. Where it cannot run there, it stays here.
   *
   * @param signal - Ends the waiting.
   */
  open(signal?: AbortSignal): Promise<void> {
    this.#opening ??= this.#open()
    return waitFor(this.#opening, signal)
  }

  async #open(): Promise<void> {
    try {
      await this.#threads.prepare(this.#run)
      this.isOpen = true
    } catch (error) {
      this.#obstacle = toError(error)
    }
  }

  /** The run is over: says why it stayed, where it did. */
  finish(): void {
    if (this.areThreadsChosen) return
    const figures = this.#gain && rounded(this.#gain)
    if (this.#obstacle !== undefined) {
      this.#log(
        { ...figures, err: this.#obstacle },
        'stayed on one thread: it cannot run on others',
      )
    } else if (figures === undefined) {
      this.#log({ hosts: this.#run.hostCount }, 'stayed on one thread: too little to do')
    } else if (this.#isDecided) {
      this.#log(figures, 'stayed on one thread: it was over before others had begun')
    } else this.#log(figures, 'stayed on one thread: others would not have ended it sooner')
  }

  #log(figures: object, message: string): void {
    const { info, connections } = this.#run
    connections.log.info({ run: info.runId, task: info.name, ...figures }, message)
  }
}

/** For people. */
function rounded({ hostMs, busy, savedMs }: Gain) {
  return {
    hostMs: Number(hostMs.toFixed(2)),
    busyPercent: Math.round(busy * 100),
    savedMs: Math.round(savedMs),
  }
}
