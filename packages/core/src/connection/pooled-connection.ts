import { type ConnectionParameters, type Host, resolveSecrets } from '@nornir-ts/inventory'
import { type SecretResolver, waitFor } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import type { ConnectGate } from './connect-gate.ts'
import type { ConnectionPlugin, ConnectionTarget } from './connection-plugin.ts'

/** What a {@link PooledConnection} is made of. */
export interface PooledConnectionOptions<Session> {
  /** The host. */
  readonly host: Host
  /** Name of the connection. */
  readonly name: string
  /** The plugin that opens it. */
  readonly plugin: ConnectionPlugin<Session>
  /** Looks secrets up when a session is opened. */
  readonly resolver: SecretResolver
  /** Where opening and closing is told. */
  readonly log: Logger
}

interface Opening<Session> {
  readonly session: Promise<Session>
  readonly abort: AbortController
  waiting: number
}

/** One named connection of one host: closed, being opened, or open. */
export class PooledConnection<Session extends object = object> {
  readonly #host: Host
  readonly #name: string
  readonly #plugin: ConnectionPlugin<Session>
  readonly #resolver: SecretResolver
  readonly #log: Logger
  #session: Session | undefined
  #opening: Opening<Session> | undefined
  #closing: Promise<unknown> | undefined

  constructor({ host, name, plugin, resolver, log }: PooledConnectionOptions<Session>) {
    this.#host = host
    this.#name = name
    this.#plugin = plugin
    this.#resolver = resolver
    this.#log = log.child({ host: host.name, connection: name })
  }

  /** Host and name, for messages. */
  get label(): string {
    return `${this.#host.name}: connection ${this.#name}`
  }

  /**
   * The attempts that work with the session: two runs may be at work on one host at once. What is
   * done to stop one of them must not stop the others.
   */
  readonly users = new Set<object>()

  /**
   * The open session. It is opened first when there is none, or when the last one has died.
   * Callers that come while it is being opened share the attempt; it is given up only when all of
   * them have aborted.
   *
   * @param gate - What the log-in passes through when there is one.
   * @param signal - Ends the waiting.
   * @throws whatever the plugin's `open` rejects with, or the signal's reason.
   */
  async session(gate: ConnectGate, signal: AbortSignal): Promise<Session> {
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
    this.#opening?.abort.abort(new Error('The connection was closed while it was being opened'))
    if (session === undefined) return void (await this.#closing)
    this.#log.debug('closing')
    const closing = this.#plugin.close(session)
    this.#closing = Promise.allSettled([this.#closing, closing])
    await closing
  }

  /** Sees an attempt to open that was given up to its end, and closes a session that has died. */
  async #clear(): Promise<void> {
    while (this.#opening?.abort.signal.aborted) await this.#opening.session.catch(() => {})
    if (this.#session === undefined || this.#plugin.isAlive?.(this.#session) !== false) return
    this.#log.debug('the session has died since it was last used; opening a new one')
    await this.close().catch((error: unknown) => {
      this.#log.debug({ err: error }, 'closing the dead session failed')
    })
  }

  #open(gate: ConnectGate): Opening<Session> {
    const abort = new AbortController()
    const open = async (): Promise<Session> => {
      this.#log.debug('opening')
      const target: ConnectionTarget = {
        host: this.#host.name,
        connection: this.#name,
        parameters: await this.#parameters(abort.signal),
        log: this.#log,
        logIn: (credential, attempt) => gate.logIn(credential, attempt, abort.signal),
      }
      return this.#plugin.open(target, abort.signal)
    }
    const session = gate.pass(open, abort.signal).then(
      (opened) => {
        this.#opening = undefined
        if (abort.signal.aborted) return this.#discard(opened, abort.signal)
        this.#session = opened
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

  /** Address and credentials as they are now; secrets are fetched only here, when they are needed. */
  async #parameters(signal: AbortSignal): Promise<ConnectionParameters> {
    const { aliases } = this.#plugin
    const unresolved = this.#host.connectionParameters(this.#name, {
      platforms: aliases?.platforms,
      // Another name asks for other options: an alias stands for the plugin's own.
      connections: this.#name === this.#plugin.name ? aliases?.connections : undefined,
    })
    const { optionsFrom } = unresolved
    if (optionsFrom.some((from) => from !== this.#name))
      this.#log.info({ optionsFrom }, 'connection options were read under other names too')
    return resolveSecrets(unresolved, { resolver: this.#resolver, host: this.#host.name, signal })
  }

  /** A plugin that finished opening although it had been told to give up. */
  async #discard(session: Session, signal: AbortSignal): Promise<never> {
    await this.#plugin.close(session)
    throw signal.reason
  }
}
