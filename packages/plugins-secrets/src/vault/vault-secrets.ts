import type { Secret, SecretProvider } from '@nornir-ts/kernel'
import { unknownKey } from '../option/check-keys.ts'
import { SecretsOptionError } from '../option/secrets-option-error.ts'
import { appRoleTokens } from './app-role-tokens.ts'
import { ambientTokens, givenTokens } from './given-tokens.ts'
import { readSecret } from './read-secret.ts'
import { TokenKeeper } from './token-keeper.ts'
import { type VaultAnswer, VaultClient, type VaultRequest } from './vault-client.ts'
import { VaultDeniedError, VaultTokenError } from './vault-error.ts'
import { type VaultOptions, type VaultSettings, vaultSettings } from './vault-options.ts'
import { type VaultPath, vaultPath } from './vault-path.ts'
import type { TokenSource } from './vault-token.ts'

/**
 * `{ $vault: net/core#password }` or `{ $vault: { path: net/core, field: password } }`: a secret in
 * HashiCorp Vault or OpenBao.
 *
 * KV versions 1 and 2, and other engines that are read. What has no lease is kept for `leaseMs`. A token
 * that is due is renewed or replaced; one that Vault no longer accepts is replaced once.
 *
 * @param options - Where Vault is and how it knows us.
 * @throws {@link SecretsOptionError} for options that make no sense.
 * @example
 * ```ts
 * import { initNornir } from '@nornir-ts/core'
 * import { vaultSecrets } from '@nornir-ts/plugins-secrets'
 *
 * const vault = vaultSecrets({
 *   address: 'https://vault.example.net:8200',
 *   auth: { appRole: { roleId: 'net-automation', secretId: { $file: '/run/secrets/vault' } } },
 * })
 * const nr = await initNornir({ secretProviders: [vault] })
 * ```
 */
export function vaultSecrets(options: VaultOptions = {}): SecretProvider {
  const settings = vaultSettings(options)
  const client = new VaultClient(settings)
  const keeper = new TokenKeeper(tokenSource(settings, client))
  return {
    name: 'vault',
    provide: async (argument, signal) => {
      const wanted = vaultPath(argument, settings)
      const answer = await read({ client, keeper, signal, settings }, wanted)
      return readSecret(answer, wanted, settings.leaseMs)
    },
  }
}

function tokenSource(settings: VaultSettings, client: VaultClient): TokenSource {
  const { auth } = settings
  if (auth === undefined) return ambientTokens
  const problem =
    unknownKey(auth, ['token', 'appRole']) ??
    (Object.keys(auth).length > 1 ? 'must be a token or an appRole' : undefined)
  if (problem !== undefined) {
    throw new SecretsOptionError({ provider: 'vault', option: 'auth', problem })
  }
  return 'appRole' in auth ? appRoleTokens(auth.appRole, client, settings) : givenTokens(auth.token)
}

interface Reading {
  readonly client: VaultClient
  readonly keeper: TokenKeeper
  readonly settings: VaultSettings
  readonly signal: AbortSignal
}

async function read(reading: Reading, wanted: VaultPath): Promise<VaultAnswer> {
  const { client, keeper, signal } = reading
  const { mount, path, version, namespace, kvVersion } = wanted
  const request: VaultRequest = {
    method: 'GET',
    path: kvVersion === 2 ? `${mount}/data/${path}` : `${mount}/${path}`,
    version,
    namespace,
  }
  const token = await keeper.token(signal)
  let answer = await client.ask({ ...request, token }, signal)
  if (answer.status !== 403) return answer
  if (await isGood(token, answer, reading)) throw new VaultDeniedError(answer)
  const other = await keeper.replace(token, signal)
  if (other === undefined) throw new VaultTokenError(answer)
  answer = await client.ask({ ...request, token: other }, signal)
  if (answer.status === 403) throw new VaultDeniedError(answer)
  return answer
}

/** Vault refuses a token that it does not know as it refuses one that may not: only the token's own page tells. */
async function isGood(token: Secret, refusal: VaultAnswer, reading: Reading): Promise<boolean> {
  if (refusal.messages.some((message) => message.includes('invalid token'))) return false
  const { client, settings, signal } = reading
  const { namespace } = settings
  const request = { method: 'GET', path: 'auth/token/lookup-self', namespace, token } as const
  return (await client.ask(request, signal)).status === 200
}
