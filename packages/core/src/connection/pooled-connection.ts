import type { Host } from '@nornir-ts/inventory'
import { waitFor } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { within } from '../cancellation/timer.ts'
import type { Gate } from './connect-gate.ts'
import type { ConnectionPlugin } from './connection-plugin.ts'
import { openSession, type SessionRequest } from './open-session.ts'

/** What a {@link PooledConnection} is made of. */
export interface PooledConnectionOptions<Session> extends SessionRequest<Session> {
  /** Where opening and closing is told. */
  readonly log: Logger
}

/** Node's timers go no further, 25 days: one that is set to more fires at once. */
const LONGEST_TIMER_MS = 2_147_483_647

/** How long a new session waits for the end of the last one. */
const CLOSING_LIMIT_MS = 3_000

interface Opening<Session> {
  readonly session: Promise<Session>
  readonly abort: AbortController
  waiting: number
}

/** One named connection of one host: closed, being opened, or open. */
export class PooledConnection<Session extends object = object> {
  #request: SessionRequest<Session>
  readonly #plugin: ConnectionPlugin<Session>
  readonly #log: Logger
  #session: Session | undefined
  #opening: Opening<Session> | undefined
  #closing: Promise<unknown> | undefined
  /**
   * The attempts that work with the session: two runs may be at work on one host at once. What is
   * done to stop one of them must not stop the others.
   */
  readonly #users = new Set<object>()
  #idleTimer: NodeJS.Timeout | undefined

  constructor({ log, ...request }: PooledConnectionOptions<Session>) {
    const { host, name, plugin } = request
    this.#request = request
    this.#plugin = plugin
    this.#log = log.child({ host: host.name, connection: name })
  }

  /** The host as it is now, for the next session: on threads each attempt has a copy of its own. */
  set host(host: Host) {
    if (this.#request.host !== host) this.#request = { ...this.#request, host }
  }

  /** Host and name, for messages. */
  get label(): string {
    const { host, name } = this.#request
    return `${host.name}: connection ${name}`
  }

  /** Whether there is a session, or will be. */
  get isOpen(): boolean {
    return this.#session !== undefined || this.#opening !== undefined
  }

  /** Whether no attempt works with the session. */
  get isFree(): boolean {
    return this.#users.size === 0
  }

  /**
   * Tells that an attempt works with the session: it is not closed for idleness until it is given back.
   *
   * @param user - The attempt.
   */
  take(user: object): void {
    clearTimeout(this.#idleTimer)
    this.#users.add(user)
  }

  /**
   * Tells that an attempt is to work with the session no more; what it does with it may go on.
   *
   * @param user - The attempt.
   */
  leave(user: object): void {
    this.#users.delete(user)
    if (this.isFree) this.#startIdleTimer()
  }

  /**
   * Tells that an attempt is over. A session that nobody else should find as it is is closed.
   *
   * @param user - The attempt.
   */
  giveBack(user: object): void {
    this.leave(user)
    const session = this.#session
    if (!this.isFree || session === undefined || this.#plugin.isReusable?.(session) !== false)
      return
    this.#closeAlone('the session was left in a state that is no use to others; closing it')
  }

  /**
   * The open session. It is opened first when there is none, or when the last one has died.
   * Callers that come while it is being opened share the attempt; it is given up only when all of
   * them have aborted.
   *
   * @param gate - What the log-in passes through when there is one.
   * @param signal - Ends the waiting.
   * @throws whatever the plugin's `open` rejects with, or the signal's reason.
   */
  async session(gate: Gate, signal: AbortSignal): Promise<Session> {
    signal.throwIfAborted()
    await waitFor(this.#clear(), signal)
    // Others may have opened it meanwhile.
    if (this.#session !== undefined) return this.#session
    this.#opening ??= this.#open(gate)
    const opening = this.#opening
    opening.waiting += 1
    try {
      return await waitFor(opening.session, signal)
    } finally {
      opening.waiting -= 1
      if (opening.waiting === 0 && signal.aborted) opening.abort.abort(signal.reason)
    }
  }

  /**
   * Brings an operation that may still be going on to an end: by the plugin's `interrupt`, else by
   * closing the session.
   *
   * @param reason - Why.
   */
  async interrupt(reason: Error): Promise<void> {
    const session = this.#session
    if (session === undefined) return
    if (this.#plugin.interrupt === undefined) return this.close()
    await this.#plugin.interrupt(session, reason)
  }

  /** Whether the session is in an operation that must not be cut. */
  get isUninterruptible(): boolean {
    return this.#session !== undefined && (this.#plugin.isUninterruptible?.(this.#session) ?? false)
  }

  /**
   * Closes the session, or gives up opening it. Without a session it only waits for a close that is
   * under way; who asked for that one is told when it fails.
   */
  async close(): Promise<void> {
    const session = this.#session
    this.#session = undefined
    clearTimeout(this.#idleTimer)
    this.#opening?.abort.abort(new Error(`${this.label} was closed while it was being opened`))
    if (session === undefined) return void (await this.#closing)
    this.#log.debug('closing')
    const closing = this.#plugin.close(session)
    const closed = Promise.allSettled([this.#closing, closing])
    this.#closing = closed
    void closed.then(() => {
      if (this.#closing === closed) this.#closing = undefined
    })
    await closing
  }

  /** Devices have few sessions: one that nobody uses is given back after some time (safety rule 19). */
  #startIdleTimer(): void {
    clearTimeout(this.#idleTimer)
    const session = this.#session
    const idleTimeoutMs = session && this.#plugin.idleTimeoutMs?.(session)
    if (idleTimeoutMs === undefined || idleTimeoutMs > LONGEST_TIMER_MS) return
    const logOut = (): void =>
      this.#closeAlone('no task has used the session for a while; closing it')
    this.#idleTimer = setTimeout(logOut, idleTimeoutMs).unref()
  }

  /** Closes the session while nobody waits for that. */
  #closeAlone(why: string): void {
    this.#log.debug(why)
    this.close().catch((err: unknown) => {
      this.#log.debug({ err }, 'closing the session failed')
    })
  }

  /**
   * Sees an attempt to open that was given up to its end, and a session that is being closed: the
   * device may have no room for two. Closes one that has died.
   */
  async #clear(): Promise<void> {
    while (this.#opening?.abort.signal.aborted) await this.#opening.session.catch(() => {})
    if (this.#closing !== undefined) await within(this.#closing, CLOSING_LIMIT_MS)
    if (this.#session === undefined || this.#plugin.isAlive?.(this.#session) !== false) return
    this.#log.debug('the session has died since it was last used; opening a new one')
    await this.close().catch((error: unknown) => {
      this.#log.debug({ err: error }, 'closing the dead session failed')
    })
  }

  #open(gate: Gate): Opening<Session> {
    const abort = new AbortController()
    const open = (): Promise<Session> =>
      openSession(this.#request, { gate, signal: abort.signal, log: this.#log })
    const session = gate.pass(open, abort.signal, this.#plugin.filesPerSession).then(
      (opened) => {
        this.#opening = undefined
        if (abort.signal.aborted) return this.#discard(opened, abort.signal)
        this.#session = opened
        // Whoever asked for it may have left.
        this.#startIdleTimer()
        return opened
      },
      (error: unknown) => {
        this.#opening = undefined
        throw error
      },
    )
    session.catch(() => {}) // everyone who waited may have left
    return { session, abort, waiting: 0 }
  }

  /** A plugin that finished opening although it had been told to give up. */
  async #discard(session: Session, signal: AbortSignal): Promise<never> {
    await this.#plugin.close(session)
    throw signal.reason
  }
}
