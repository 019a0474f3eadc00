import { type EventLoopUtilization, performance } from 'node:perf_hooks'
import type { LoopSample } from './threads-pay.ts'

/** What measures a run. */
export interface Meter {
  /** What was measured so far. */
  readonly sample: LoopSample
  /** An attempt has ended. */
  readonly ended: () => void
}

/** Measures what attempts take of this thread. */
export class LoopMeter implements Meter {
  #attempts = 0
  #start: EventLoopUtilization | undefined

  /** An attempt has ended. The first begins the measuring: before it, modules were loaded. */
  ended(): void {
    if (this.#start === undefined) this.#start = performance.eventLoopUtilization()
    else this.#attempts += 1
  }

  /** What was measured so far. */
  get sample(): LoopSample {
    const { active, utilization } = performance.eventLoopUtilization(this.#start)
    return { attempts: this.#attempts, activeMs: active, busy: utilization }
  }
}
