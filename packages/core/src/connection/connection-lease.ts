import { setMaxListeners } from 'node:events'
import type { Host } from '@nornir-ts/inventory'
import type { ConnectGate } from './connect-gate.ts'
import type { ConnectionOptions } from './connection-options.ts'
import type { ConnectionPlugin } from './connection-plugin.ts'
import type { ConnectionPool } from './connection-pool.ts'
import type { PooledConnection } from './pooled-connection.ts'
import { revocable } from './revocable.ts'

/**
 * The connections that one attempt on one host uses. The sessions it gives out stop working once
 * the lease has ended.
 */
export class ConnectionLease {
  readonly #pool: ConnectionPool
  readonly #gate: ConnectGate
  readonly #host: Host
  readonly #used = new Map<PooledConnection, { session: object; given: object }>()
  /** Connections that nobody else knows. */
  readonly #own = new Set<PooledConnection>()
  #hasEnded = false

  constructor(pool: ConnectionPool, gate: ConnectGate, host: Host) {
    this.#pool = pool
    this.#gate = gate
    this.#host = host
  }

  /**
   * An open session, wrapped so that it can be taken back.
   *
   * @param plugin - The plugin that opens it.
   * @param options - Name of the connection, and whether it is one of its own.
   * @param scope - `signal` ends the waiting; `checkUsable` throws once the lease has ended.
   */
  async session<Session extends object>(
    plugin: ConnectionPlugin<Session>,
    options: ConnectionOptions,
    scope: { readonly signal: AbortSignal; readonly checkUsable: () => void },
  ): Promise<Session> {
    setMaxListeners(0, scope.signal) // one for every connection that a task waits for
    const name = options.name ?? plugin.name
    const request = { host: this.#host, plugin, name }
    const isNew = options.isNew === true
    const connection = isNew ? this.#pool.unshared(request) : this.#pool.connection(request)
    const key = connection as unknown as PooledConnection
    if (isNew) this.#own.add(key)
    const session = await connection.session(this.#gate, scope.signal)
    // A task may end before its session is open: nobody would give that one back.
    if (!this.#hasEnded) key.take(this)
    const known = this.#used.get(key)
    if (known?.session === session) return known.given as Session
    const given = revocable(session, scope.checkUsable)
    this.#used.set(key, { session, given })
    return given
  }

  /**
   * Brings what the attempt may still be doing with its sessions to an end. A session that others work
   * with is left to them: operations that were given the attempt's signal end by themselves.
   *
   * @param reason - Why.
   * @returns Resolves once all sessions are at rest or closed; never rejects.
   */
  async interrupt(reason: Error): Promise<void> {
    await this.#forEachUnshared((used) => used.interrupt(reason))
  }

  /** Whether the attempt has had a session: then it may have touched the device. */
  get isUsed(): boolean {
    return this.#used.size > 0
  }

  /** Whether a session is in an operation that must not be cut. */
  get isUninterruptible(): boolean {
    for (const used of this.#used.keys()) if (used.isUninterruptible) return true
    return false
  }

  /** Closes the sessions that nobody else works with. Never rejects. */
  async close(): Promise<void> {
    await this.#forEachUnshared((used) => used.close())
  }

  /**
   * The attempt is over: its sessions are free for others, or closed where they are not to stay.
   *
   * @returns Resolves once they are closed; undefined when they stay. Never rejects.
   */
  end(): Promise<unknown> | undefined {
    this.#hasEnded = true
    for (const used of this.#used.keys()) used.giveBack(this)
    // One that fails to close has told the log.
    for (const own of this.#own) own.close().catch(() => {})
    if (this.#gate.keepsSessions || this.#used.size === 0) return undefined
    const free = [...this.#used.keys()].filter(({ isFree }) => isFree)
    return Promise.allSettled(free.map((used) => used.close()))
  }

  async #forEachUnshared(act: (used: PooledConnection) => Promise<void>): Promise<void> {
    this.#hasEnded = true
    // Before looking: of several attempts that are stopped at once the last one acts.
    for (const used of this.#used.keys()) used.leave(this)
    const unshared = [...this.#used.keys()].filter(({ isFree }) => isFree)
    await Promise.allSettled(unshared.map(act))
  }
}
