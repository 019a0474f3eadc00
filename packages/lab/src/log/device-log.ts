import type { InputState } from '../terminal/reader.ts'

/** Bytes that a device received, as they came in. */
export interface ReceivedBytes {
  /** Number of the session on this device, from 1. */
  readonly session: number
  /** When, in milliseconds since 1970. */
  readonly at: number
  /** What the device was waiting for at that moment: typed-ahead bytes show the state in which they came. */
  readonly state: InputState
  /** The bytes, secrets included. */
  readonly bytes: Buffer
}

/** One attempt to log in. */
export interface LoginAttempt {
  /** How; the `none` probe of SSH is not counted as an attempt. */
  readonly method: 'password' | 'publickey' | 'keyboard-interactive'
  /** The user name given. */
  readonly user: string
  /** Whether it was accepted. */
  readonly accepted: boolean
}

/** Everything that a device has seen of its users. */
export class DeviceLog {
  readonly #received: ReceivedBytes[] = []
  readonly #logins: LoginAttempt[] = []
  #sessions = 0

  /** Every byte received from any session, in the order of arrival. */
  get received(): readonly ReceivedBytes[] {
    return this.#received
  }

  /** Every attempt to log in. */
  get loginAttempts(): readonly LoginAttempt[] {
    return this.#logins
  }

  /** Sessions opened so far. */
  get sessions(): number {
    return this.#sessions
  }

  /** Counts a session. @returns Its number, from 1. */
  openSession(): number {
    this.#sessions++
    return this.#sessions
  }

  /** Notes what came in; called before anything else happens with it. */
  receive(entry: Omit<ReceivedBytes, 'at'>): void {
    this.#received.push({ ...entry, at: Date.now() })
  }

  /** Notes an attempt to log in. */
  login(attempt: LoginAttempt): void {
    this.#logins.push(attempt)
  }

  /** What was received as text, of one session or of all. */
  text(session?: number): string {
    const chosen = this.#received.filter(
      (entry) => session === undefined || entry.session === session,
    )
    return Buffer.concat(chosen.map(({ bytes }) => bytes)).toString('utf8')
  }
}
