import type { SecretProvider } from '@nornir-ts/kernel'
import { keyringProvider } from './keyring-provider.ts'

/** Options of {@link keyringSecrets}. */
export interface KeyringOptions {
  /** The service, where a reference names none. Default `nornir-ts`. */
  readonly service?: string | undefined
}

/**
 * `{ $keyring: tacacs }` or `{ $keyring: { service: cli, account: tacacs } }`: an entry of the key ring
 * of the desktop (macOS Keychain, Windows Credential Manager, Secret Service on Linux).
 *
 * It needs the package `@napi-rs/keyring`, which is loaded with the first entry that is asked for.
 *
 * @param options - The service.
 * @example
 * ```ts
 * import { initNornir } from '@nornir-ts/core'
 * import { keyringSecrets } from '@nornir-ts/plugins-secrets'
 *
 * const nr = await initNornir({ secretProviders: [keyringSecrets()] })
 * ```
 */
export function keyringSecrets({ service = 'nornir-ts' }: KeyringOptions = {}): SecretProvider {
  return keyringProvider(service, () => import('@napi-rs/keyring'))
}
