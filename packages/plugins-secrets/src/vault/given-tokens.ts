import { readFile } from 'node:fs/promises'
import { expandHome, Secret } from '@nornir-ts/kernel'
import { credential, type SecretSource } from '../option/secret-source.ts'
import { fromEnvironment } from './vault-environment.ts'
import { VaultTokenMissingError } from './vault-error.ts'
import type { TokenSource } from './vault-token.ts'

/** Where `vault login` and `bao login` leave the token. */
const TOKEN_FILE = '~/.vault-token'

/**
 * A token that somebody else looks after. It is asked for again when Vault refuses it.
 *
 * @param source - Where it comes from.
 * @throws SecretsOptionError for a source that is none.
 */
export function givenTokens(source: SecretSource): TokenSource {
  return lasting(credential(source, { provider: 'vault', option: 'auth.token' }))
}

/** The token of the command line: in the environment, else where a log-in left it. */
export const ambientTokens: TokenSource = lasting(async () => {
  const inFile = () => readFile(expandHome(TOKEN_FILE), 'utf8').catch(() => '')
  const token = fromEnvironment('TOKEN') ?? (await inFile())
  if (token.trim() !== '') return new Secret(token)
  throw new VaultTokenMissingError({ places: ['auth', 'BAO_TOKEN', 'VAULT_TOKEN', TOKEN_FILE] })
})

function lasting(get: () => Promise<Secret>): TokenSource {
  return {
    obtain: async () => {
      const text = (await get()).reveal().trim()
      // What a header would not take is no token either.
      if (!/^[\x21-\x7e]+$/.test(text)) throw new VaultTokenMissingError({ places: ['auth.token'] })
      const forever = Number.POSITIVE_INFINITY
      return { secret: new Secret(text), leaseMs: forever, dueAt: forever, isRenewable: false }
    },
  }
}
