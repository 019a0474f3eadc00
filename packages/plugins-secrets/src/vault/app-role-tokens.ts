import { credential } from '../option/secret-source.ts'
import { SecretsOptionError } from '../option/secrets-option-error.ts'
import type { VaultClient } from './vault-client.ts'
import { VaultLogInError } from './vault-error.ts'
import type { AppRoleOptions, VaultSettings } from './vault-options.ts'
import { type TokenSource, tokenOf } from './vault-token.ts'

/**
 * Tokens of an AppRole. One that is renewable is renewed, for a log-in may use up a secret ID.
 *
 * @param options - The role.
 * @param client - Speaks to Vault.
 * @param settings - The namespace.
 * @throws {@link SecretsOptionError} for a role ID or secret ID that is none.
 */
export function appRoleTokens(
  { roleId, secretId, mount = 'approle' }: AppRoleOptions,
  client: VaultClient,
  { namespace }: Pick<VaultSettings, 'namespace'>,
): TokenSource {
  if (typeof roleId !== 'string' || roleId === '') {
    const problem = 'must be a text'
    throw new SecretsOptionError({ provider: 'vault', option: 'auth.appRole.roleId', problem })
  }
  const use = { provider: 'vault', option: 'auth.appRole.secretId' }
  const secret = secretId === undefined ? undefined : credential(secretId, use)
  const path = `auth/${mount.split('/').map(encodeURIComponent).join('/')}/login`
  return {
    obtain: async (signal) => {
      const body = { role_id: roleId, ...(secret && { secret_id: await secret() }) }
      const answer = await client.ask({ method: 'POST', path, namespace, body }, signal)
      if (answer.status >= 400) throw new VaultLogInError(answer)
      return tokenOf(answer)
    },
    renew: async ({ secret: token }, signal) => {
      const request = {
        method: 'POST',
        path: 'auth/token/renew-self',
        namespace,
        token,
        body: {},
      } as const
      const answer = await client.ask(request, signal)
      if (answer.status >= 400) throw new VaultLogInError(answer)
      return tokenOf(answer)
    },
  }
}
