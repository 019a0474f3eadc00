import { AggregatedResult } from '../result/aggregated-result.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { CompletedRun, ResultStore } from './result-store.ts'
import { WakeUp } from './wake-up.ts'

/** Keeps all results of a run. */
export class MemoryStore<Value> implements ResultStore<Value, AggregatedResult<Value>> {
  readonly #finished: MultiResult<Value>[] = []
  readonly #more = new WakeUp()
  #isOver = false

  /** There is always room. */
  open(): undefined {}

  /** {@inheritDoc ResultStore.add} */
  add(result: MultiResult<Value>): undefined {
    this.#finished.push(result)
    this.#more.wake()
  }

  /** The results in the order in which they come, first those that have: every loop gets all. */
  async *results(): AsyncGenerator<MultiResult<Value>, void, undefined> {
    for (let index = 0; ; ) {
      const result = this.#finished[index]
      if (result !== undefined) {
        index += 1
        yield result
      } else if (this.#isOver) return
      else await this.#more.wait()
    }
  }

  /** Nothing is waited for here. */
  hurry(): void {}

  /** {@inheritDoc ResultStore.complete} */
  complete({ hosts, ...details }: CompletedRun): AggregatedResult<Value> {
    const byHost = new Map(this.#finished.map((result) => [result.host, result]))
    const inOrder = hosts.flatMap(({ name }): [string, MultiResult<Value>][] => {
      const result = byHost.get(name)
      return result === undefined ? [] : [[name, result]]
    })
    return new AggregatedResult(details, new Map(inOrder))
  }

  /** {@inheritDoc ResultStore.end} */
  end(): void {
    this.#isOver = true
    this.#more.wake()
  }
}
