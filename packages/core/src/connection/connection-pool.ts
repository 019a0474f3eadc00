import type { Host } from '@nornir-ts/inventory'
import { type SecretLookup, toError } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { within } from '../cancellation/timer.ts'
import type { ConnectionPlugin, PluginSettings } from './connection-plugin.ts'
import { DuplicatePluginError } from './duplicate-plugin-error.ts'
import { PooledConnection } from './pooled-connection.ts'

/** What a {@link ConnectionPool} is made of. */
export interface ConnectionPoolOptions {
  /** Configured plugins; they take the place of the plugin of the same name that a task names. */
  readonly plugins: readonly ConnectionPlugin<object>[]
  /** What the configuration file says about plugins, by their names. Default: nothing. */
  readonly settings?: Readonly<Record<string, PluginSettings>> | undefined
  /** Looks secrets up when a session is opened. */
  readonly resolver: SecretLookup
  /** Where opening and closing is told. */
  readonly log: Logger
}

/** One connection of a host, as a task asks for it. */
export interface ConnectionRequest<Session> {
  /** The host. */
  readonly host: Host
  /** The plugin that opens it. */
  readonly plugin: ConnectionPlugin<Session>
  /** Name of the connection. */
  readonly name: string
}

/**
 * The open sessions of all hosts, one per host, plugin and connection name. A session is opened on first
 * use, checked before each reuse, and opened anew when it has died in between.
 */
export class ConnectionPool {
  /** What it was made of. */
  readonly options: ConnectionPoolOptions
  readonly #plugins: ReadonlyMap<string, ConnectionPlugin<object>>
  readonly #settings: Readonly<Record<string, PluginSettings>>
  readonly #resolver: SecretLookup
  readonly #log: Logger
  readonly #connections = new Map<string, Map<string, PooledConnection>>()

  constructor(options: ConnectionPoolOptions) {
    const { plugins, settings = {}, resolver, log } = options
    this.options = options
    this.#plugins = byName(plugins)
    this.#settings = settings
    this.#resolver = resolver
    this.#log = log
  }

  /**
   * The connection of that host and name, whether it is open already or not.
   *
   * @param request - Which connection of which host.
   */
  connection<Session extends object>(
    request: ConnectionRequest<Session>,
  ): PooledConnection<Session> {
    const { host, name } = request
    const ofHost = this.#connections.get(host.name) ?? new Map<string, PooledConnection>()
    this.#connections.set(host.name, ofHost)
    // Two plugins open different things, also under one name.
    const key = `${request.plugin.name}/${name}`
    const known = ofHost.get(key)
    if (known !== undefined) return known as unknown as PooledConnection<Session>
    const connection = this.unshared(request)
    ofHost.set(key, connection as unknown as PooledConnection)
    return connection
  }

  /**
   * One more connection of that host and name, which the pool does not know: whoever asks for it closes it.
   *
   * @param request - Which connection of which host.
   */
  unshared<Session extends object>({
    host,
    name,
    plugin: asked,
  }: ConnectionRequest<Session>): PooledConnection<Session> {
    const plugin = (this.#plugins.get(asked.name) ?? asked) as ConnectionPlugin<Session>
    const settings = this.#settings[plugin.name]
    return new PooledConnection({
      ...{ host, name, plugin, settings },
      resolver: this.#resolver,
      log: this.#log,
    })
  }

  /**
   * Whether a session of a host is open, or being opened.
   *
   * @param host - Its name.
   */
  hasSession(host: string): boolean {
    for (const { isOpen } of this.#connections.get(host)?.values() ?? []) if (isOpen) return true
    return false
  }

  /**
   * Closes all connections of some hosts. A close that fails or hangs does not stop the others.
   *
   * @param hosts - Host names; all hosts when left out.
   * @returns What went wrong, empty when nothing did.
   */
  async close(hosts: Iterable<string> = [...this.#connections.keys()]): Promise<Error[]> {
    const closing: Promise<void>[] = []
    // They stay known: one that is being opened anew just now is closed at the end.
    for (const host of hosts)
      for (const connection of this.#connections.get(host)?.values() ?? [])
        closing.push(closeInTime(connection))
    const settled = await Promise.allSettled(closing)
    return settled.flatMap((one) => (one.status === 'rejected' ? [toError(one.reason)] : []))
  }
}

function byName(plugins: readonly ConnectionPlugin<object>[]) {
  const known = new Map<string, ConnectionPlugin<object>>()
  for (const plugin of plugins) {
    if (known.has(plugin.name)) throw new DuplicatePluginError({ plugin: plugin.name })
    known.set(plugin.name, plugin)
  }
  return known
}

const CLOSE_TIMEOUT_MS = 10_000

async function closeInTime(connection: PooledConnection): Promise<void> {
  const closed = connection.close().then(() => true)
  if (await within(closed, CLOSE_TIMEOUT_MS)) return
  throw new Error(
    `${connection.label} was not closed within ${CLOSE_TIMEOUT_MS} ms; it is given up`,
  )
}
