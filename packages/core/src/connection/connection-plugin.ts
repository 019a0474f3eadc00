import type { ConnectionAliases, ConnectionParameters } from '@nornir-ts/inventory'
import type { Logger } from 'pino'
import type { Credential, CredentialAttempt } from './credential-breaker.ts'

/** What a configuration file says about one connection plugin. */
export type PluginSettings = Readonly<Record<string, unknown>>

/** What a {@link ConnectionPlugin} is asked to open. */
export interface ConnectionTarget {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the connection: the plugin's own, unless the task asked for another one. */
  readonly connection: string
  /** Address and credentials, resolved through host, groups and defaults; secrets have been fetched. */
  readonly parameters: ConnectionParameters
  /**
   * What the configuration file says in the section of the plugin's name, by the file's own keys:
   * `{ config_file: '~/.ssh/config' }` for `ssh`. It stands behind all that code and inventory say.
   */
  readonly settings?: PluginSettings | undefined
  /** Logger with host and connection bound. */
  readonly log: Logger
  /**
   * Shows a credential to the device, unless the run knows it to be wrong: to be put around the
   * authentication itself, so that a wrong password is not tried on host after host.
   *
   * @param credential - What is shown.
   * @param attempt - Authenticates. It rejects with an error whose `credentialRejected` is `true`
   * when the device refused the credential, `false` when it did not look at it. It calls `onShown` as it
   * sends it: then all other failures count as refusals too, for a device may refuse by hanging up.
   * @throws CredentialBlockedError when the credential was rejected too often before.
   */
  readonly logIn: <Value>(
    credential: Credential,
    attempt: CredentialAttempt<Value>,
  ) => Promise<Value>
  /**
   * Refuses a credential that `logIn` would refuse anyway: to be called before the connection, where
   * there is nothing else to log in with.
   *
   * @param credential - What would be shown.
   * @throws CredentialBlockedError when the credential was rejected too often before.
   */
  readonly checkCredential: (credential: Credential) => Promise<void>
  /**
   * Does something while nobody else of this process, on any thread, does anything under the same key: for
   * what sessions share, such as a file that each may write to.
   *
   * @param key - What must not be done twice at once; it begins with the plugin's name.
   * @param work - Does it. It must end by itself: others wait.
   */
  readonly exclusively: <Value>(key: string, work: () => Promise<Value>) => Promise<Value>
}

/** How another thread gets the same plugin. */
export interface PluginOrigin {
  /** URL of the module that exports it, and its error classes. */
  readonly module: string
  /** Name of the export. */
  readonly export: string
  /**
   * What it was configured with: the other thread calls `with` of the export. Plain data, `RegExp`, `Secret`;
   * a function in it keeps the plugin from being used there. Default: it is the export itself.
   */
  readonly options?: unknown
}

/**
 * Opens and closes one kind of session. What it opens is typed by `Session`.
 *
 * The pool calls it: `open` on first use, `isAlive` before reuse, `close` once when the session is
 * given up. A session is used by one task at a time on one host, but a task may start two
 * operations at once: a session queues them.
 */
export interface ConnectionPlugin<Session> {
  /** Unique, lower-case; shown in logs, part of the pool's key, and the default connection name. */
  readonly name: string

  /** How another thread gets it. Default: by a set-up module, see `workers`. */
  readonly origin?: PluginOrigin | undefined

  /**
   * Plugins that are configured together with this one, such as one for files beside one for commands. Tasks ask
   * for them by their own values; on threads they come with it. Default: none.
   */
  // biome-ignore lint/suspicious/noExplicitAny: plugins of any session type, in one list.
  readonly companions?: readonly ConnectionPlugin<any>[] | undefined

  /** Section of the configuration file that is about it. Default: that of its name. */
  readonly section?: string | undefined

  /**
   * Other names under which the inventory may have options for this connection, and other names of
   * platforms. Default: none.
   */
  readonly aliases?: ConnectionAliases | undefined

  /**
   * Opens a session. Rejects with a `NornirError`; gives up once `signal` aborts, and then leaves
   * nothing open.
   */
  readonly open: (target: ConnectionTarget, signal: AbortSignal) => Promise<Session>

  /**
   * How many files a session has open, sockets included: before a run opens its first one it is looked
   * whether the process may open as many as the run may need. Default: 1; 0 asks for no look.
   */
  readonly filesPerSession?: number | undefined

  /** Closes a session. Safe to call twice; never throws on a dead session. */
  readonly close: (session: Session) => Promise<void>

  /** Cheap liveness probe that writes nothing; without it a pooled session is taken to be alive. */
  readonly isAlive?: (session: Session) => boolean

  /**
   * How long a session may stay open while no task has it, in milliseconds: devices have few of them.
   * It is closed then, and opened again by the next use. Default: undefined, until it is asked to close.
   */
  readonly idleTimeoutMs?: (session: Session) => number | undefined

  /**
   * Whether a session may be used by the next task: asked when the last task that had it has ended. If
   * not, it is closed at once, and opened again by the next use. Default: it may, while it is alive.
   */
  readonly isReusable?: (session: Session) => boolean

  /**
   * Called when the attempt that used the session was cut short (deadline, cancel) and may still be
   * working with it. Resolves when the session is at rest and usable, or closed. Without it the
   * pool closes the session.
   */
  readonly interrupt?: (session: Session, reason: Error) => Promise<void>

  /**
   * Whether the session is in an operation that must not be cut, such as a configuration change:
   * the engine then waits longer than the usual grace period for `interrupt` to bring it to a safe
   * point. Of no use without `interrupt`: the session would be closed at once.
   */
  readonly isUninterruptible?: (session: Session) => boolean
}
