import type { Gate } from '../connection/connect-gate.ts'
import type { Credential, CredentialAttempt } from '../connection/credential-breaker.ts'
import { verdictOf } from '../connection/credential-breaker.ts'
import type { Link } from './link.ts'

let lastPlace = 0

/** The gate of a run, on a thread: the main one keeps it, for all threads. */
export class RemoteGate implements Gate {
  readonly #link: Link
  readonly #run: string
  #keepsSessions: boolean

  /**
   * @param link - To the main thread.
   * @param run - The run.
   * @param keepsSessions - As far as was known when it began.
   */
  constructor(link: Link, run: string, keepsSessions: boolean) {
    this.#link = link
    this.#keepsSessions = keepsSessions
    this.#run = run
  }

  /** {@inheritDoc Gate.keepsSessions} */
  get keepsSessions(): boolean {
    return this.#keepsSessions
  }

  /** {@inheritDoc Gate.pass} */
  async pass<Session>(
    open: () => Promise<Session>,
    signal: AbortSignal,
    filesPerSession?: number,
  ): Promise<Session> {
    const place = this.#newPlace()
    try {
      const request = { run: this.#run, place, filesPerSession }
      this.#keepsSessions = await this.#link.request<boolean>('gate:enter', request, signal)
      return await open()
    } finally {
      // Also when nobody waits any more: the place may have been given in the same moment.
      this.#link.tell('gate:leave', { place })
    }
  }

  /** {@inheritDoc Gate.logIn} */
  async logIn<Value>(
    credential: Credential,
    attempt: CredentialAttempt<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    const place = this.#newPlace()
    const tell = (type: string, said: object): void => this.#link.tell(type, { place, ...said })
    try {
      await this.#link.request('credential:show', { run: this.#run, place, credential }, signal)
      const value = await attempt(() => tell('credential:shown', {}))
      tell('credential:over', { isAccepted: true })
      return value
    } catch (error) {
      tell('credential:over', { isAccepted: false, verdict: verdictOf(error) })
      throw error
    }
  }

  /** {@inheritDoc Gate.checkCredential} */
  async checkCredential(credential: Credential): Promise<void> {
    await this.#link.request('credential:check', { run: this.#run, credential })
  }

  /** {@inheritDoc Gate.exclusively} */
  async exclusively<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const place = this.#newPlace()
    try {
      await this.#link.request('exclusive:enter', { place, key })
      return await work()
    } finally {
      this.#link.tell('gate:leave', { place })
    }
  }

  /** Chosen here, so that a place can be given back that was never heard of. */
  #newPlace(): number {
    lastPlace += 1
    return lastPlace
  }
}
