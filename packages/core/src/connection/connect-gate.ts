import { exclusively, inTurn, Lines, Pace } from '@nornir-ts/kernel'
import type { ConnectLimit } from '../policy/run-policy.ts'
import type { Credential, CredentialAttempt, CredentialBreaker } from './credential-breaker.ts'
import type { FileRoom } from './file-room.ts'

/** What a {@link ConnectGate} keeps to. */
export interface ConnectGateOptions {
  /** How fast log-ins may follow each other. */
  readonly connectLimit: ConnectLimit
  /** How many log-ins with the same credential may be rejected before it is used no more. */
  readonly maxCredentialRejections: number
  /** Whether sessions may stay open when their hosts have ended. */
  readonly keepConnections: boolean
}

/** What all log-ins of one run pass through, on this thread or on the main one. */
export interface Gate {
  /** Whether sessions may stay open when their hosts have ended: not all of a run may fit. */
  readonly keepsSessions: boolean
  /**
   * Opens a connection when the limits allow it.
   *
   * @param open - Opens it.
   * @param signal - Ends the waiting.
   * @param filesPerSession - How many files it opens. Default: 1.
   * @throws FileLimitError when the process may not open as many files as the run may need.
   */
  pass<Session>(
    open: () => Promise<Session>,
    signal: AbortSignal,
    filesPerSession?: number,
  ): Promise<Session>
  /**
   * Logs in, unless the credential is known to be wrong.
   *
   * @param credential - What is shown.
   * @param attempt - Logs in.
   * @param signal - Ends the waiting.
   * @throws CredentialBlockedError when the credential was rejected too often.
   */
  logIn<Value>(
    credential: Credential,
    attempt: CredentialAttempt<Value>,
    signal: AbortSignal,
  ): Promise<Value>
  /**
   * Refuses a credential that {@link Gate.logIn} would refuse.
   *
   * @param credential - What would be shown.
   * @throws CredentialBlockedError when the credential was rejected too often.
   */
  checkCredential(credential: Credential): Promise<void>
  /**
   * Does something while nobody else of this process, on any thread, does anything under the same key.
   *
   * @param key - What must not be done twice at once.
   * @param work - Does it.
   */
  exclusively<Value>(key: string, work: () => Promise<Value>): Promise<Value>
}

/** The limits on number and pace of log-ins, and the breaker. */
export class ConnectGate implements Gate {
  /** Whether the run's sessions fit into what the process may open. */
  readonly room: FileRoom
  readonly #breaker: CredentialBreaker
  readonly #keepConnections: boolean
  readonly #maxRejections: number
  readonly #pace: Pace
  readonly #atOnce: number
  readonly #lines = new Lines()

  constructor(
    { connectLimit, maxCredentialRejections, keepConnections }: ConnectGateOptions,
    breaker: CredentialBreaker,
    room: FileRoom,
  ) {
    this.room = room
    this.#keepConnections = keepConnections
    this.#breaker = breaker
    this.#maxRejections = maxCredentialRejections
    this.#atOnce = connectLimit.atOnce ?? Number.POSITIVE_INFINITY
    this.#pace = new Pace(connectLimit.perSecond)
  }

  /** {@inheritDoc Gate.keepsSessions} */
  get keepsSessions(): boolean {
    return this.#keepConnections && this.room.keepsSessions
  }

  /** {@inheritDoc Gate.pass} */
  async pass<Session>(
    open: () => Promise<Session>,
    signal: AbortSignal,
    filesPerSession = 1,
  ): Promise<Session> {
    this.room.expect(filesPerSession)
    const turn = this.#lines.join({ key: 'log-in', count: this.#atOnce })
    const openAtPace = async (): Promise<Session> => {
      await this.#pace.turn(signal)
      return await open()
    }
    return await inTurn(turn, openAtPace, signal)
  }

  /** {@inheritDoc Gate.logIn} */
  logIn<Value>(
    credential: Credential,
    attempt: CredentialAttempt<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    const maxRejections = this.#maxRejections
    return this.#breaker.guard(credential, attempt, { maxRejections, signal })
  }

  /** {@inheritDoc Gate.checkCredential} */
  async checkCredential(credential: Credential): Promise<void> {
    this.#breaker.check(credential, this.#maxRejections)
  }

  /** {@inheritDoc Gate.exclusively} */
  exclusively<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    return exclusively(key, work)
  }
}
