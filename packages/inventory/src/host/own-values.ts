import { Secret } from '@nornir-ts/kernel'
import { copyData } from '../data/copy-data.ts'
import type { AttributesData, ConnectionOptionsData, DefaultsData } from '../data/inventory-data.ts'
import type { Attributes, ConnectionOptions, OwnValues } from './attributes.ts'

/**
 * Turns one body of an inventory file into values of our own: copied, `null` unset, passwords secret.
 *
 * @param data - A checked body.
 */
export function ownFromData(data: DefaultsData): OwnValues {
  const connectionOptions = new Map<string, ConnectionOptions>()
  for (const [name, options] of Object.entries(data.connection_options ?? {})) {
    if (options != null) connectionOptions.set(name, optionsFromData(options))
  }
  return { ...attributesFromData(data), data: copyData(data.data) ?? {}, connectionOptions }
}

/**
 * The opposite of {@link ownFromData}, with secrets redacted and unset attributes `null`.
 *
 * @param own - The values.
 */
export function ownToJSON(own: OwnValues): DefaultsData {
  return {
    ...attributesToJSON(own),
    data: copyData(own.data),
    connection_options: Object.fromEntries(
      Array.from(own.connectionOptions, ([name, options]) => [
        name,
        { ...attributesToJSON(options), extras: copyData(options.extras) ?? null },
      ]),
    ),
  }
}

function optionsFromData(options: ConnectionOptionsData): ConnectionOptions {
  return { ...attributesFromData(options), extras: copyData(options.extras) ?? undefined }
}

function attributesFromData(data: AttributesData): Attributes {
  return {
    hostname: data.hostname ?? undefined,
    port: data.port ?? undefined,
    username: data.username ?? undefined,
    password: data.password == null ? undefined : Secret.of(data.password),
    platform: data.platform ?? undefined,
  }
}

function attributesToJSON(own: Attributes): AttributesData {
  return {
    hostname: own.hostname ?? null,
    port: own.port ?? null,
    username: own.username ?? null,
    password: own.password?.toJSON() ?? null,
    platform: own.platform ?? null,
  }
}
