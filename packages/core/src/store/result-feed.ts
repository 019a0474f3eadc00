import { setMaxListeners } from 'node:events'
import { within } from '../cancellation/timer.ts'
import type { MultiResult } from '../result/multi-result.ts'
import { LoopBehindError } from './loop-behind-error.ts'
import { WakeUp } from './wake-up.ts'

/** How many results may wait for a loop before the run waits for it. */
const WAITING_RESULTS = 100

interface Loop<Value> {
  /** Results that wait for it. */
  readonly waiting: MultiResult<Value>[]
  /** Woken when there are more, or none any more. */
  readonly more: WakeUp
  /** Woken when it has taken one. */
  readonly room: WakeUp
  /** How many it has taken. */
  taken: number
  /** Why it gets no more. */
  error: LoopBehindError | undefined
}

/**
 * Hands the results of a run to the loops over it, and keeps none. A run waits for a loop that is
 * behind, but not for one that stands still.
 */
export class ResultFeed<Value> {
  readonly #loops = new Set<Loop<Value>>()
  readonly #timeoutMs: number
  readonly #hurried = new AbortController()
  #isOver = false

  /**
   * @param timeoutMs - How long a loop may stand still before it is left behind.
   */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
    setMaxListeners(0, this.#hurried.signal) // one for every host that waits for a loop
  }

  /**
   * Hands a result to all loops.
   *
   * @returns Undefined when nothing is to be awaited. Never rejects.
   */
  push(result: MultiResult<Value>): Promise<unknown> | undefined {
    for (const loop of this.#loops) {
      loop.waiting.push(result)
      loop.more.wake()
    }
    const behind = [...this.#loops].filter(isBehind)
    return behind.length === 0
      ? undefined
      : Promise.all(behind.map((loop) => this.#untilRoom(loop)))
  }

  /** The results for one loop, from now on. */
  async *results(): AsyncGenerator<MultiResult<Value>, void, undefined> {
    if (this.#isOver) return
    const loop: Loop<Value> = {
      ...{ waiting: [], more: new WakeUp(), room: new WakeUp() },
      ...{ taken: 0, error: undefined },
    }
    this.#loops.add(loop)
    try {
      for (;;) {
        if (loop.error !== undefined) throw loop.error
        const result = loop.waiting.shift()
        if (result !== undefined) {
          loop.taken += 1
          loop.room.wake()
          yield result
        } else if (this.#isOver) return
        else await loop.more.wait()
      }
    } finally {
      this.#leave(loop)
    }
  }

  /** No loop is waited for any longer. */
  hurry(): void {
    this.#hurried.abort()
  }

  /** Nothing comes any more. */
  end(): void {
    this.#isOver = true
    for (const { more } of this.#loops) more.wake()
  }

  async #untilRoom(loop: Loop<Value>): Promise<void> {
    const { signal } = this.#hurried
    while (isBehind(loop) && !signal.aborted) {
      const { taken } = loop
      const moved = await within(loop.room.wait(), this.#timeoutMs, signal)
      if (moved || signal.aborted || loop.taken !== taken || !this.#loops.has(loop)) continue
      loop.error = new LoopBehindError({
        timeoutMs: this.#timeoutMs,
        waiting: loop.waiting.length,
      })
      this.#leave(loop)
    }
  }

  #leave(loop: Loop<Value>): void {
    this.#loops.delete(loop)
    loop.waiting.length = 0
    loop.room.wake()
  }
}

function isBehind({ waiting }: Loop<unknown>): boolean {
  return waiting.length > WAITING_RESULTS
}
