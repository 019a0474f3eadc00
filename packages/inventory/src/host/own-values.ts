import { Secret, SecretReference } from '@nornir-ts/kernel'
import { copyData } from '../data/copy-data.ts'
import type { AttributesData, ConnectionOptionsData, DefaultsData } from '../data/inventory-data.ts'
import { copyExtras, redactExtras } from '../data/redact-extras.ts'
import type { Attributes, ConnectionOptions, OwnValues } from './attributes.ts'

/**
 * Turns one body of an inventory file into values of our own: copied, `null` unset, passwords secrets or references.
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
        {
          ...attributesToJSON(options),
          extras: options.extras == null ? null : redactExtras(options.extras),
        },
      ]),
    ),
  }
}

function optionsFromData(options: ConnectionOptionsData): ConnectionOptions {
  return {
    ...attributesFromData(options),
    extras: options.extras == null ? undefined : copyExtras(options.extras),
  }
}

function attributesFromData(data: AttributesData): Attributes {
  return {
    hostname: data.hostname ?? undefined,
    port: data.port ?? undefined,
    username: data.username ?? undefined,
    password: passwordFromData(data.password),
    platform: data.platform ?? undefined,
  }
}

function passwordFromData(password: AttributesData['password']): Attributes['password'] {
  if (password == null) return undefined
  if (typeof password === 'string' || password instanceof Secret) return Secret.of(password)
  return SecretReference.from(password)
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
