import { type DocumentPath, SecretReference } from '@nornir-ts/kernel'
import { isPlainObject } from './copy-data.ts'
import type { DefaultsData, InventoryData } from './inventory-data.ts'
import { RemoteSecretError } from './remote-secret-error.ts'

/** Providers that read or run something on this machine, or ask whoever sits at it. */
const LOCAL_ONLY: readonly string[] = ['file', 'exec', 'keyring', 'prompt']

/**
 * Refuses references to files, programs, the key ring and the user wherever a secret may stand: passwords and extras.
 *
 * @param data - A checked inventory that came from another system.
 * @throws {@link RemoteSecretError} for the first one.
 */
export function refuseLocalReferences({ hosts, groups, defaults }: InventoryData): void {
  for (const [section, bodies] of Object.entries({ hosts, groups })) {
    for (const [name, body] of Object.entries(bodies ?? {})) checkBody(body, [section, name])
  }
  checkBody(defaults ?? {}, ['defaults'])
}

function checkBody({ password, connection_options }: DefaultsData, path: DocumentPath): void {
  check(password, [...path, 'password'])
  for (const [name, options] of Object.entries(connection_options ?? {})) {
    const place = [...path, 'connection_options', name]
    check(options?.password, [...place, 'password'])
    check(options?.extras, [...place, 'extras'])
  }
}

function check(value: unknown, path: DocumentPath): void {
  const provider = SecretReference.from(value)?.provider
  if (provider !== undefined && LOCAL_ONLY.includes(provider)) {
    throw new RemoteSecretError({ path, provider })
  }
  if (!Array.isArray(value) && !isPlainObject(value)) return
  for (const [key, item] of Object.entries(value)) check(item, [...path, key])
}
