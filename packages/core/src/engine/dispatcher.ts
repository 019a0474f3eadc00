import type { Host } from '@nornir-ts/inventory'
import { Queue } from '@nornir-ts/kernel'
import { startTimer } from '../cancellation/timer.ts'
import type { AppliedLimit } from '../policy/host-limit.ts'

/** What a {@link Dispatcher} keeps to. */
export interface DispatcherOptions {
  /** How many hosts are at work at once. */
  readonly concurrency: number
  /** The limits that apply to a host. */
  readonly limitsOf: (host: Host) => readonly AppliedLimit[]
}

/** A host's place among those at work. */
export interface Slot {
  /**
   * Gives the place to others for a while, and waits for one again.
   *
   * @param delayMs - How long at least.
   * @param signal - Ends the pause at once, without a place.
   */
  readonly pause: (delayMs: number, signal: AbortSignal) => Promise<void>
}

interface Entry {
  readonly host: Host
  readonly limits: readonly AppliedLimit[]
  /** Goes on with the host, now that it has a place. */
  start: () => void
  /** Whether it has a place. */
  placed: boolean
  /** The limit whose place was freed for it; to be handed on when it cannot take it. */
  wokenBy: string | undefined
  /** Whether it no longer wants a place. */
  gone: boolean
}

// Tasks that never wait for anything would keep timers and sockets from their turn.
const YIELD_AFTER_MS = 20

/**
 * Decides which host starts when: in order, as many at once as allowed, none above its limits. All
 * limits of a host are taken together or not at all, so that no two hosts wait for each other.
 */
export class Dispatcher {
  readonly #limitsOf: DispatcherOptions['limitsOf']
  readonly #inUse = new Map<string, number>()
  readonly #parked = new Map<string, Queue<Entry>>()
  readonly #ready = new Queue<Entry>()
  #free: number
  #unlimited = false
  #turnStartedAt = 0
  #yielding = false
  #fresh: () => Entry | undefined = () => undefined

  constructor({ concurrency, limitsOf }: DispatcherOptions) {
    this.#free = concurrency
    this.#limitsOf = limitsOf
  }

  /**
   * Works on hosts, each once.
   *
   * @param hosts - In the order in which they are to start, as far as limits allow.
   * @param work - What is done with a host; it must not reject.
   * @returns Resolves when all are done.
   */
  run(hosts: readonly Host[], work: (host: Host, slot: Slot) => Promise<void>): Promise<void> {
    let next = 0
    let unfinished = hosts.length
    return new Promise((resolve, reject) => {
      const begin = async (entry: Entry): Promise<void> => {
        try {
          await work(entry.host, {
            pause: (delayMs, signal) => this.#pause(entry, delayMs, signal),
          })
        } catch (error) {
          reject(error)
        }
        unfinished -= 1
        if (unfinished === 0) resolve()
        this.#leave(entry)
      }
      this.#fresh = () => {
        const host = hosts[next]
        if (host === undefined) return undefined
        next += 1
        const entry: Entry = {
          host,
          limits: this.#limitsOf(host),
          start: () => void begin(entry),
          placed: false,
          wokenBy: undefined,
          gone: false,
        }
        return entry
      }
      if (hosts.length === 0) resolve()
      this.#turnStartedAt = performance.now()
      this.#pump()
    })
  }

  /** Forgets the limits: what is left is only to be told that it does not run. */
  lift(): void {
    this.#unlimited = true
    for (const entries of this.#parked.values())
      for (let entry = entries.shift(); entry !== undefined; entry = entries.shift())
        this.#ready.push(entry)
    this.#parked.clear()
    this.#pump()
  }

  #pump(): void {
    while (this.#free > 0 && !this.#yielding) {
      const entry = this.#ready.shift() ?? this.#fresh()
      if (entry === undefined) return
      const blocking = this.#blocking(entry)
      if (entry.gone) this.#handOn(entry)
      else if (blocking !== undefined) this.#park(entry, blocking)
      else {
        this.#place(entry)
        entry.start()
        this.#yieldWhenDue()
      }
    }
  }

  #blocking({ limits }: Entry): AppliedLimit | undefined {
    if (this.#unlimited) return undefined
    return limits.find(({ id, max }) => (this.#inUse.get(id) ?? 0) >= max)
  }

  #park(entry: Entry, { id }: AppliedLimit): void {
    const waiting = this.#parked.get(id) ?? new Queue<Entry>()
    this.#parked.set(id, waiting)
    waiting.push(entry)
    if (entry.wokenBy !== id) this.#handOn(entry)
    entry.wokenBy = undefined
  }

  /** The place that was freed for an entry goes to the next one that waits for it. */
  #handOn({ wokenBy }: Entry): void {
    if (wokenBy !== undefined) this.#wake(wokenBy)
  }

  #wake(id: string): void {
    const entry = this.#parked.get(id)?.shift()
    if (entry === undefined) return
    entry.wokenBy = id
    this.#ready.push(entry)
  }

  #place(entry: Entry): void {
    entry.placed = true
    entry.wokenBy = undefined
    this.#free -= 1
    for (const { id } of entry.limits) this.#inUse.set(id, (this.#inUse.get(id) ?? 0) + 1)
  }

  #leave(entry: Entry): void {
    if (!entry.placed) return
    entry.placed = false
    this.#free += 1
    for (const { id } of entry.limits) {
      this.#inUse.set(id, (this.#inUse.get(id) ?? 1) - 1)
      this.#wake(id)
    }
    this.#pump()
  }

  async #pause(entry: Entry, delayMs: number, signal: AbortSignal): Promise<void> {
    this.#leave(entry)
    await new Promise<void>((resolve) => {
      const giveUp = (): void => {
        entry.gone = true
        goOn()
      }
      const goOn = (): void => {
        signal.removeEventListener('abort', giveUp)
        stopTimer()
        resolve()
      }
      const stopTimer = startTimer(delayMs, () => {
        entry.start = goOn
        this.#ready.push(entry)
        this.#pump()
      })
      signal.addEventListener('abort', giveUp, { once: true })
      if (signal.aborted) giveUp()
    })
  }

  #yieldWhenDue(): void {
    if (performance.now() - this.#turnStartedAt < YIELD_AFTER_MS) return
    this.#yielding = true
    setImmediate(() => {
      this.#yielding = false
      this.#turnStartedAt = performance.now()
      this.#pump()
    })
  }
}
