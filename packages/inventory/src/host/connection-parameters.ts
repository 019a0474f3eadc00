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
  const optionsFrom = names.filter((name) => optionsOf(levels, name).length > 0)
  const options = optionsFrom.flatMap((name) => optionsOf(levels, name))
  const sources = [...options, ...levels]
  return {
    hostname: first(sources.map((source) => source.hostname)),
    port: first(sources.map((source) => source.port)),
    username: first(sources.map((source) => source.username)),
    password: first(sources.map((source) => source.password)),
    platform: platformOf(first(sources.map((source) => source.platform)), aliases),
    extras: copyExtras(first(options.map((option) => option.extras)) ?? {}),
    optionsFrom,
  }
}

function optionsOf(levels: readonly OwnValues[], connection: string): ConnectionOptions[] {
  return levels.flatMap((level) => level.connectionOptions.get(connection) ?? [])
}

function platformOf(
  platform: string | undefined,
  { platforms = {} }: ConnectionAliases,
): string | undefined {
  const isAlias = platform !== undefined && Object.hasOwn(platforms, platform)
  return isAlias ? platforms[platform] : platform
}

function first<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value != null)
}
