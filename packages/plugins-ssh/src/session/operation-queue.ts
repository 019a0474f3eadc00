import { waitFor } from '@nornir-ts/kernel'

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
  readonly #joined = new Set<JoinedSignal>()
  #latest: JoinedSignal | undefined
  #tail: Promise<void> = Promise.resolve()
  /** Operations that wait, run or recover. */
  #pending = 0

  /** Resolves when all that was asked for so far is over, recoveries included. */
  get idle(): Promise<void> {
    return this.#tail
  }

  /** Whether one waits, runs or recovers. */
  get isBusy(): boolean {
    return this.#pending > 0
  }

  /**
   * Runs an operation when all before it is over.
   *
   * @param operation - See {@link Operation}.
   */
  run<Value>({ work, recover, signal }: Operation<Value>): Promise<Value> {
    const joined = this.#join(signal)
    joined.users += 1
    const previous = this.#tail
    const isNext = this.#pending === 0
    this.#pending += 1
    const perform = async (): Promise<Value> => {
      try {
        // Who is next has nothing to wait for, and needs no race with the signal, which is not cheap.
        await (isNext ? previous : waitFor(previous, joined.signal))
        joined.signal.throwIfAborted()
        return await work(joined.signal)
      } finally {
        joined.users -= 1
        if (joined !== this.#latest) this.#drop(joined)
      }
    }
    const over = (): void => {
      this.#pending -= 1
    }
    const result = perform()
    // Who gives up while he waits is told at once; what runs is waited for all the same.
    this.#tail = result.then(over, (error) => previous.then(() => recover(error)).then(over))
    return result
  }

  /** Aborts what runs and what waits. */
  abort(reason: Error): void {
    for (const joined of this.#joined) joined.abort(reason)
    this.forget()
  }

  /** Lets go of the user's signals: of the last one, too, which is else kept for the next operation. */
  forget(): void {
    const latest = this.#latest
    this.#latest = undefined
    if (latest !== undefined) this.#drop(latest)
  }

  /** A task gives the same signal with every operation: making one anew for each costs more than typing. */
  #join(signal: AbortSignal | undefined): JoinedSignal {
    const latest = this.#latest
    if (latest !== undefined && latest.user === signal && !latest.signal.aborted) return latest
    this.forget()
    const joined = new JoinedSignal(signal)
    this.#joined.add(joined)
    this.#latest = joined
    return joined
  }

  #drop(joined: JoinedSignal): void {
    if (joined.users > 0) return
    joined.release()
    this.#joined.delete(joined)
  }
}

/** A signal that aborts with the user's, or by itself. */
class JoinedSignal {
  /** Operations that run or wait under it. */
  users = 0
  readonly user: AbortSignal | undefined
  readonly #controller = new AbortController()
  readonly #forward = (): void => this.#controller.abort(this.user?.reason)

  constructor(user: AbortSignal | undefined) {
    this.user = user
    if (user?.aborted === true) this.#forward()
    else user?.addEventListener('abort', this.#forward, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  abort(reason: Error): void {
    this.#controller.abort(reason)
  }

  release(): void {
    this.user?.removeEventListener('abort', this.#forward)
  }
}
