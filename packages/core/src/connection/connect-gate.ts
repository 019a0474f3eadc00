import { waitFor } from '../cancellation/wait-for.ts'
import type { ConnectLimit } from '../policy/run-policy.ts'
import { CredentialBreaker, type CredentialBreakerOptions } from './credential-breaker.ts'

/** What a {@link ConnectGate} keeps to. */
export interface ConnectGateOptions extends CredentialBreakerOptions {
  /** How fast log-ins may follow each other. */
  readonly connectLimit: ConnectLimit
}

/** What all log-ins of one run pass through: limits on their number and pace, and the breaker. */
export class ConnectGate {
  /** Keeps a wrong credential from being tried on host after host. */
  readonly breaker: CredentialBreaker
  readonly #intervalMs: number
  #free: number
  #waiting: (() => void)[] = []
  #nextAt = 0

  constructor({ connectLimit, ...breaker }: ConnectGateOptions) {
    this.breaker = new CredentialBreaker(breaker)
    this.#free = connectLimit.atOnce ?? Number.POSITIVE_INFINITY
    this.#intervalMs = 1_000 / (connectLimit.perSecond ?? Number.POSITIVE_INFINITY)
  }

  /**
   * Opens a connection when the limits allow it.
   *
   * @param open - Opens it.
   * @param signal - Ends the waiting.
   */
  async pass<Session>(open: () => Promise<Session>, signal: AbortSignal): Promise<Session> {
    await this.#enter(signal)
    try {
      await this.#pace(signal)
      return await open()
    } finally {
      this.#leave()
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.#free > 0) {
      this.#free -= 1
      return
    }
    let enter = (): void => {}
    const entered = new Promise<void>((resolve) => {
      enter = resolve
    })
    this.#waiting.push(enter)
    try {
      await waitFor(entered, signal)
    } catch (reason) {
      // The place may have been handed over in the same moment.
      if (this.#waiting.includes(enter))
        this.#waiting = this.#waiting.filter((one) => one !== enter)
      else this.#leave()
      throw reason
    }
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free += 1
  }

  async #pace(signal: AbortSignal): Promise<void> {
    if (this.#intervalMs === 0) return
    const now = performance.now()
    const at = Math.max(now, this.#nextAt)
    this.#nextAt = at + this.#intervalMs
    if (at === now) return
    let timer: NodeJS.Timeout | undefined
    const due = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, at - now)
    })
    try {
      await waitFor(due, signal)
    } finally {
      clearTimeout(timer)
    }
  }
}
