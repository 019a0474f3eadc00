import { copyData } from '../data/copy-data.ts'
import type { ConnectionOptions, ConnectionParameters, OwnValues } from './attributes.ts'

/**
 * Resolves the parameters of one connection, field by field.
 *
 * @param levels - From the host down to the defaults.
 * @param connection - Name of the connection; left out, only the attributes count.
 */
export function resolveConnection(
  levels: readonly OwnValues[],
  connection: string | undefined,
): ConnectionParameters {
  const options = connection === undefined ? [] : optionsOf(levels, connection)
  const sources = [...options, ...levels]
  return {
    hostname: first(sources.map((source) => source.hostname)),
    port: first(sources.map((source) => source.port)),
    username: first(sources.map((source) => source.username)),
    password: first(sources.map((source) => source.password)),
    platform: first(sources.map((source) => source.platform)),
    extras: copyData(first(options.map((option) => option.extras)) ?? {}),
  }
}

function optionsOf(levels: readonly OwnValues[], connection: string): ConnectionOptions[] {
  return levels.flatMap((level) => level.connectionOptions.get(connection) ?? [])
}

function first<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value != null)
}
