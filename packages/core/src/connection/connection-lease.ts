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

  constructor(pool: ConnectionPool, gate: ConnectGate, host: Host) {
    this.#pool = pool
    this.#gate = gate
    this.#host = host
  }

  /**
   * An open session, wrapped so that it can be taken back.
   *
   * @param plugin - The plugin that opens it.
   * @param options - Name of the connection.
   * @param scope - `signal` ends the waiting; `checkUsable` throws once the lease has ended.
   */
  async session<Session extends object>(
    plugin: ConnectionPlugin<Session>,
    options: ConnectionOptions,
    scope: { readonly signal: AbortSignal; readonly checkUsable: () => void },
  ): Promise<Session> {
    const name = options.name ?? plugin.name
    const connection = this.#pool.connection({ host: this.#host, plugin, name })
    const session = await connection.session(this.#gate, scope.signal)
    const key = connection as unknown as PooledConnection
    const known = this.#used.get(key)
    if (known?.session === session) return known.given as Session
    const given = revocable(session, scope.checkUsable)
    this.#used.set(key, { session, given })
    return given
  }

  /**
   * Brings what the attempt may still be doing with its sessions to an end.
   *
   * @param reason - Why.
   * @returns Resolves once all sessions are at rest or closed; never rejects.
   */
  async interrupt(reason: Error): Promise<void> {
    await Promise.allSettled([...this.#used.keys()].map((used) => used.interrupt(reason)))
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

  /** Closes the sessions: after this nothing of the attempt can reach the device. Never rejects. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#used.keys()].map((used) => used.close()))
  }
}
