/** What an {@link OperationQueue} runs. */
export interface Operation<Value> {
  /** Is given a signal that aborts with the user's signal or with {@link OperationQueue.abort}. */
  readonly work: (signal: AbortSignal) => Promise<Value>
  /** Called after a failure; never rejects. The next operation waits for it, the caller does not. */
  readonly recover: (error: unknown) => Promise<void>
  /** The user's. */
  readonly signal?: AbortSignal | undefined
}

/** Runs operations one at a time, in the order in which they were asked for. */
export class OperationQueue {
  readonly #running = new Set<AbortController>()
  #tail: Promise<void> = Promise.resolve()

  /** Resolves when all that was asked for so far is over, recoveries included. */
  get idle(): Promise<void> {
    return this.#tail
  }

  /**
   * Runs an operation when all before it is over.
   *
   * @param operation - See {@link Operation}.
   */
  run<Value>({ work, recover, signal }: Operation<Value>): Promise<Value> {
    const controller = new AbortController()
    const forward = (): void => controller.abort(signal?.reason)
    if (signal?.aborted === true) forward()
    else signal?.addEventListener('abort', forward, { once: true })
    this.#running.add(controller)
    const previous = this.#tail
    const perform = async (): Promise<Value> => {
      try {
        await previous
        controller.signal.throwIfAborted()
        return await work(controller.signal)
      } finally {
        signal?.removeEventListener('abort', forward)
        this.#running.delete(controller)
      }
    }
    const result = perform()
    this.#tail = result.then(() => undefined, recover)
    return result
  }

  /** Aborts what runs and what waits. */
  abort(reason: Error): void {
    for (const controller of this.#running) controller.abort(reason)
  }
}
