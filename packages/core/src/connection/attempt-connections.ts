import type { ConnectionOptions } from './connection-options.ts'
import type { ConnectionPlugin } from './connection-plugin.ts'

/** How long the next host waits for the sessions of the last one to close, where they do not stay open. */
export const CLOSING_LIMIT_MS = 3_000

/** The connections of one attempt, wherever they are: what the engine does with them. */
export interface AttemptConnections {
  /** Whether the attempt has had a session: then it may have touched the device. */
  readonly isUsed: boolean
  /** Whether a session is in an operation that must not be cut. */
  readonly isUninterruptible: boolean
  /**
   * Brings what the attempt may still be doing with its sessions to an end. A session that others work
   * with is left to them: operations that were given the attempt's signal end by themselves.
   *
   * @param reason - Why.
   * @returns Resolves once all sessions are at rest or closed; never rejects.
   */
  interrupt(reason: Error): Promise<void>
  /** Closes the sessions that nobody else works with. Never rejects. */
  close(): Promise<void>
  /**
   * The attempt is over: its sessions are free for others, or closed where not all of a run may be open.
   *
   * @returns Resolves once they are closed; undefined when they stay. Never rejects.
   */
  end(): Promise<unknown> | undefined
}

/** What a waiting for a session is bound to. */
export interface SessionScope {
  /** Ends the waiting. */
  readonly signal: AbortSignal
  /** Throws once the session may no longer be used. */
  readonly checkUsable: () => void
}

/** The connections of one attempt, where they are: what its task does with them. */
export interface SessionSource extends AttemptConnections {
  /**
   * An open session, wrapped so that it can be taken back.
   *
   * @param plugin - The plugin that opens it.
   * @param options - Name of the connection, and whether it is one of its own.
   * @param scope - What the waiting is bound to.
   */
  session<Session extends object>(
    plugin: ConnectionPlugin<Session>,
    options: ConnectionOptions,
    scope: SessionScope,
  ): Promise<Session>
}
