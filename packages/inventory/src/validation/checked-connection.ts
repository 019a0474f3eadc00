import type { ConnectionAliases, UnresolvedParameters } from '../host/attributes.ts'

/** Names of platforms, as a `Set` and a `Map` by name have them. */
export interface PlatformCatalog {
  /** Whether a platform goes by that name. */
  has(platform: string): boolean
  /** Names, to tell which one was probably meant. */
  keys(): Iterable<string>
}

/** Names of platforms: a list, a set or the like, or a function that knows them. */
export type PlatformNames = readonly string[] | PlatformCatalog | ((platform: string) => boolean)

/** What a log-in may do without. */
export type LogInPart = 'username' | 'credential'

/** What a connection makes of its parameters. */
export interface CheckedParameters
  extends Partial<Omit<UnresolvedParameters, 'extras' | 'optionsFrom'>> {
  /** What may be missing all the same, because keys, an agent or a file stand in. */
  readonly mayLack?: readonly LogInPart[] | undefined
}

/** A connection that hosts are to be ready for. Any connection plugin can be given as one, too. */
export interface CheckedConnection {
  /** Name under `connection_options`. */
  readonly name: string
  /** Other names for it and for platforms. */
  readonly aliases?: ConnectionAliases | undefined
  /** The port where the inventory names none; counts for hosts that share an address. */
  readonly defaultPort?: number | undefined
  /** The platforms that it can be used with. Default: any, and none. */
  readonly platforms?: PlatformNames | undefined
  /** What hosts may go without. Default: nothing. */
  readonly mayLack?: readonly LogInPart[] | undefined
  /**
   * Reads what the extras say. What it gives wins over what the inventory says.
   *
   * @param parameters - Of the host, secrets not looked up.
   * @param host - Name of the host.
   * @throws NornirError when they are wrong; it is told as `EXTRAS_INVALID`.
   */
  readonly read?: (parameters: UnresolvedParameters, host: string) => CheckedParameters
}
