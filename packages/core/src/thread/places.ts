import { exclusively } from '@nornir-ts/kernel'
import type { Gate } from '../connection/connect-gate.ts'
import type { Credential } from '../connection/credential-breaker.ts'

/** What a thread is about to open. */
export interface Entry {
  /** Number of its place. */
  readonly place: number
  /** How many files are opened there; undefined: one. */
  readonly filesPerSession: number | undefined
}

/** What a thread is about to show to a device. */
export interface LogIn {
  /** Number of its place. */
  readonly place: number
  /** What is shown. */
  readonly credential: Credential
}

/** What a thread is about to do while nobody else does. */
export interface Reservation {
  /** Number of its place. */
  readonly place: number
  /** What must not be done twice at once. */
  readonly key: string
}

/** How a log-in ended on a thread. */
export interface LogInEnd {
  /** Whether it was accepted. */
  readonly isAccepted: boolean
  /** Whether the device refused the credential, as far as its error says. */
  readonly verdict: boolean | undefined
}

/** A place that a thread has at a gate. */
interface Place {
  readonly leave: () => void
  readonly shown: () => void
  readonly over: (end: LogInEnd) => void
}

const free: Place = { leave: () => {}, shown: () => {}, over: () => {} }

/** What one thread has at the gates of runs: connections that it opens, credentials that it shows. */
export class Places {
  readonly #places = new Map<number, Place>()

  /**
   * Waits until a connection may be opened, and keeps its place until it is left.
   *
   * @param gate - Of the run.
   * @param entry - Number of the place, and how many files are opened there.
   * @param signal - Ends the waiting.
   * @returns Whether sessions may stay open when their hosts have ended.
   * @throws FileLimitError when the process may not open as many files as the run may need.
   */
  async enter(
    gate: Gate,
    { place, filesPerSession }: Entry,
    signal: AbortSignal,
  ): Promise<boolean> {
    const left = this.#untilLeft(place)
    await granted((enter) => gate.pass(async () => enter(left), signal, filesPerSession))
    return gate.keepsSessions
  }

  /**
   * Waits until a credential may be shown, and until its log-in is over lets others wait for what comes of it.
   *
   * @param gate - Of the run.
   * @param logIn - What is shown.
   * @param signal - Ends the waiting.
   * @throws CredentialBlockedError when it may be used no more.
   */
  async show(gate: Gate, { place, credential }: LogIn, signal: AbortSignal): Promise<void> {
    let onShown: (() => void) | undefined
    const over = new Promise<void>((resolve, reject) => {
      const end = ({ isAccepted, verdict }: LogInEnd): void => {
        if (isAccepted) resolve()
        else reject(new LogInFailure(verdict))
      }
      const shown = (): void => onShown?.()
      this.#places.set(place, {
        leave: () => reject(new LogInFailure(undefined)),
        shown,
        over: end,
      })
    })
    over.catch(() => {}) // the gate may never have let it in
    await granted((enter) =>
      gate.logIn(
        credential,
        async (tell) => {
          onShown = tell
          await enter(over)
        },
        signal,
      ),
    )
  }

  /**
   * Waits until nobody else does anything under a key, and keeps it until the place is left.
   *
   * @param reservation - Number of the place, and the key.
   */
  async alone({ place, key }: Reservation): Promise<void> {
    await granted((enter) => exclusively(key, () => enter(this.#untilLeft(place))))
  }

  /** A connection is open, or is not to be opened any more. */
  leave(place: number): void {
    this.#places.get(place)?.leave()
    this.#places.delete(place)
  }

  /** A credential is being sent. */
  shown(place: number): void {
    this.#places.get(place)?.shown()
  }

  /** A log-in has ended. */
  over(place: number, end: LogInEnd): void {
    this.#places.get(place)?.over(end)
    this.#places.delete(place)
  }

  #untilLeft(place: number): Promise<void> {
    return new Promise((resolve) => {
      this.#places.set(place, { ...free, leave: resolve })
    })
  }

  /** The thread is no more. */
  leaveAll(): void {
    for (const place of [...this.#places.keys()]) this.leave(place)
  }
}

/** Says to the breaker what a thread's error says of the credential. */
class LogInFailure extends Error {
  constructor(verdict: boolean | undefined) {
    super('the log-in failed on its thread')
    if (verdict !== undefined) Object.assign(this, { credentialRejected: verdict })
  }
}

/** Resolves when a gate lets somebody in, which it then keeps in until `stays` is over; rejects when it does not. */
async function granted(
  pass: (enter: (stays: Promise<void>) => Promise<void>) => Promise<void>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const enter = (stays: Promise<void>): Promise<void> => {
      resolve()
      return stays
    }
    pass(enter).catch(reject)
  })
}
