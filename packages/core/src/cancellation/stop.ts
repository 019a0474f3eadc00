/**
 * Tells the task on one host to stop. The `AbortSignal` that tasks see is made when it is asked for:
 * in a run over very many hosts most never do, and signals are what such a run spends most on.
 */
export class Stop {
  #reason: Error | undefined
  #controller: AbortController | undefined
  #listener: (() => void) | undefined

  /** Whether the task has been told to stop. */
  get aborted(): boolean {
    return this.#reason !== undefined
  }

  /** Why it was told to; undefined while it was not. */
  get reason(): Error | undefined {
    return this.#reason
  }

  /** The same as an `AbortSignal`. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#reason !== undefined) this.#controller.abort(this.#reason)
    }
    return this.#controller.signal
  }

  /** Throws the reason once the task has been told to stop. */
  throwIfAborted(): void {
    if (this.#reason !== undefined) throw this.#reason
  }

  /**
   * Tells the task to stop; only the first time counts.
   *
   * @param reason - Why.
   */
  abort(reason: Error): void {
    if (this.#reason !== undefined) return
    this.#reason = reason
    this.#controller?.abort(reason)
    this.#listener?.()
  }

  /**
   * Waits for a promise, but not longer than until the task is told to stop.
   *
   * @param promise - What is waited for; it must not reject. One at a time.
   * @returns What it resolves to; undefined when the task was told to stop first.
   */
  unlessAborted<Value>(promise: Promise<Value>): Promise<Value | undefined> {
    if (this.#reason !== undefined) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      this.#listener = () => resolve(undefined)
      void promise.then((value) => {
        this.#listener = undefined
        resolve(value)
      })
    })
  }
}
