import type { Host } from '@nornir-ts/inventory'
import { type SecretLookup, toError } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { within } from '../cancellation/timer.ts'
import type { ConnectionPlugin, PluginSettings } from './connection-plugin.ts'
import { DuplicatePluginError } from './duplicate-plugin-error.ts'
import { identityOf } from './host-identity.ts'
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

/** The connections of one host. */
interface HostConnections {
  readonly host: string
  readonly connections: Map<string, PooledConnection>
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
  /** By the identity of the host. */
  readonly #hosts = new Map<number, HostConnections>()

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
    const { connections } = this.#of(host)
    // Two plugins open different things, also under one name.
    const key = `${request.plugin.name}/${name}`
    const known = connections.get(key) as unknown as PooledConnection<Session> | undefined
    if (known !== undefined) {
      known.host = host
      return known
    }
    const connection = this.unshared(request)
    connections.set(key, connection as unknown as PooledConnection)
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
    const settings = this.#settings[plugin.section ?? plugin.name]
    return new PooledConnection({
      ...{ host, name, plugin, settings },
      resolver: this.#resolver,
      log: this.#log,
    })
  }

  /**
   * Whether a session of a host is open, or being opened.
   *
   * @param host - The host.
   */
  hasSession(host: Host): boolean {
    const known = this.#hosts.get(identityOf(host))
    for (const { isOpen } of known?.connections.values() ?? []) if (isOpen) return true
    return false
  }

  /**
   * Closes all connections of some hosts. A close that fails or hangs does not stop the others.
   *
   * @param hosts - Host names; all hosts when left out.
   * @returns What went wrong, empty when nothing did.
   */
  async close(hosts?: Iterable<string>): Promise<Error[]> {
    const names = hosts && new Set(hosts)
    const all = [...this.#hosts.values()]
    // They stay known: one that is being opened anew just now is closed at the end.
    return closeAll(names === undefined ? all : all.filter(({ host }) => names.has(host)))
  }

  /**
   * Closes all connections of a host that is no more, and forgets it.
   *
   * @param identity - Of the host, which no attempt works with.
   * @returns What went wrong, empty when nothing did.
   */
  async forget(identity: number): Promise<Error[]> {
    const known = this.#hosts.get(identity)
    if (known === undefined) return []
    const errors = await closeAll([known])
    this.#hosts.delete(identity)
    return errors
  }

  #of(host: Host): HostConnections {
    const identity = identityOf(host)
    const known = this.#hosts.get(identity)
    if (known !== undefined) return known
    const made = { host: host.name, connections: new Map<string, PooledConnection>() }
    this.#hosts.set(identity, made)
    return made
  }
}

function byName(plugins: readonly ConnectionPlugin<object>[]) {
  const known = new Map<string, ConnectionPlugin<object>>()
  for (const plugin of plugins.flatMap((one) => [one, ...(one.companions ?? [])])) {
    if (known.has(plugin.name)) throw new DuplicatePluginError({ plugin: plugin.name })
    known.set(plugin.name, plugin)
  }
  return known
}

const CLOSE_TIMEOUT_MS = 10_000

async function closeAll(hosts: readonly HostConnections[]): Promise<Error[]> {
  const closing = hosts.flatMap(({ connections }) => Array.from(connections.values(), closeInTime))
  const settled = await Promise.allSettled(closing)
  return settled.flatMap((one) => (one.status === 'rejected' ? [toError(one.reason)] : []))
}

async function closeInTime(connection: PooledConnection): Promise<void> {
  const closed = connection.close().then(() => true)
  if (await within(closed, CLOSE_TIMEOUT_MS)) return
  throw new Error(
    `${connection.label} was not closed within ${CLOSE_TIMEOUT_MS} ms; it is given up`,
  )
}
