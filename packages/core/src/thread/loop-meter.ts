import { type EventLoopUtilization, performance } from 'node:perf_hooks'
import type { LoopSample } from './threads-pay.ts'

/** Measures what attempts take of this thread. */
export class LoopMeter {
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
