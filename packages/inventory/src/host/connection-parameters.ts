import { copyExtras } from '../data/redact-extras.ts'
import type {
  ConnectionAliases,
  ConnectionOptions,
  OwnValues,
  UnresolvedParameters,
} from './attributes.ts'

/**
 * Resolves the parameters of one connection, field by field.
 *
 * @param levels - From the host down to the defaults.
 * @param connection - Name of the connection; left out, only the attributes count.
 * @param aliases - Other names; the options under them count after those under `connection` of every level.
 */
export function resolveConnection(
  levels: readonly OwnValues[],
  connection: string | undefined,
  aliases: ConnectionAliases = {},
): UnresolvedParameters {
  const names = connection === undefined ? [] : [connection, ...(aliases.connections ?? [])]
  const options: ConnectionOptions[] = []
  const optionsFrom = names.filter((name) => addOptions(levels, name, options))
  const sources = [...options, ...levels]
  return {
    hostname: first(sources, 'hostname'),
    port: first(sources, 'port'),
    username: first(sources, 'username'),
    password: first(sources, 'password'),
    platform: platformOf(first(sources, 'platform'), aliases),
    extras: copyExtras(first(options, 'extras') ?? {}),
    optionsFrom,
  }
}

/** Adds the options that levels have under a name, and tells whether there were any. */
function addOptions(
  levels: readonly OwnValues[],
  connection: string,
  options: ConnectionOptions[],
): boolean {
  const before = options.length
  for (const level of levels) {
    const found = level.connectionOptions.get(connection)
    if (found !== undefined) options.push(found)
  }
  return options.length > before
}

function platformOf(
  platform: string | undefined,
  { platforms = {} }: ConnectionAliases,
): string | undefined {
  const isAlias = platform !== undefined && Object.hasOwn(platforms, platform)
  return isAlias ? platforms[platform] : platform
}

/** The first value that is set. By hand: it is asked for every field of every host. */
function first<Source, Key extends keyof Source>(
  sources: readonly Source[],
  key: Key,
): Source[Key] | undefined {
  for (const source of sources) {
    const value = source[key]
    if (value != null) return value
  }
  return undefined
}
