import { checkTls, type TlsOptions } from '../http/tls-options.ts'
import { atLeast } from '../option/at-least.ts'
import { unknownKey } from '../option/check-keys.ts'
import type { Complete } from '../option/complete.ts'
import type { SecretSource } from '../option/secret-source.ts'
import { SecretsOptionError } from '../option/secrets-option-error.ts'
import { serverAddress } from '../option/server-address.ts'
import { fromEnvironment } from './vault-environment.ts'

/** How Vault knows us: by a token, or by an AppRole that logs in for one. */
export type VaultAuth = VaultTokenAuth | VaultAppRoleAuth

/** Vault knows us by a token that somebody else looks after. */
export interface VaultTokenAuth {
  /** The token, or where it comes from. */
  readonly token: SecretSource
}

/** Vault knows us by an AppRole, which logs in for a token. */
export interface VaultAppRoleAuth {
  /** The role. */
  readonly appRole: AppRoleOptions
}

/** An AppRole: what a machine logs in with. */
export interface AppRoleOptions {
  /** Its role ID. */
  readonly roleId: string
  /** Its secret ID. Left out: the role needs none (`bind_secret_id=false`). */
  readonly secretId?: SecretSource | undefined
  /** Where the method is mounted. Default `approle`. */
  readonly mount?: string | undefined
}

/** Options of {@link vaultSecrets}. */
export interface VaultOptions {
  /** URL of Vault or OpenBao. Default: `BAO_ADDR` or `VAULT_ADDR` of the environment. */
  readonly address?: string | undefined
  /** How Vault knows us. Default: the token in `BAO_TOKEN` or `VAULT_TOKEN`, else in `~/.vault-token`. */
  readonly auth?: VaultAuth | undefined
  /** Namespace of log-ins and secrets. Default: `BAO_NAMESPACE` or `VAULT_NAMESPACE`, else none. */
  readonly namespace?: string | undefined
  /** Where the secrets are mounted, unless a reference says otherwise. Default `secret`. */
  readonly mount?: string | undefined
  /** Version of the KV engine there, unless a reference says otherwise; 1 is right for all other engines that are read. Default 2. */
  readonly kvVersion?: 1 | 2 | undefined
  /** The field that is the secret, unless a reference says otherwise. Default `password`. */
  readonly field?: string | undefined
  /** How long a secret without a lease of its own is kept, in milliseconds. Default 300 000. */
  readonly leaseMs?: number | undefined
  /** How long one answer may take, in milliseconds. Default 10 000. */
  readonly timeoutMs?: number | undefined
  /** How often Vault is asked in all when it is not there or overloaded. Default 3. */
  readonly attempts?: number | undefined
  /** The first pause between two attempts, in milliseconds; it doubles. Default 250. */
  readonly retryDelayMs?: number | undefined
  /** Further nodes of the cluster, as `host:port`, to which a standby may redirect us with the token. Default: none. */
  readonly redirectTo?: readonly string[] | undefined
  /** Allows `http://` addresses beyond this machine: token and secrets cross the network in the clear. Default false. */
  readonly allowHttp?: boolean | undefined
  /** Authorities and client certificate. Default: `caFile` from `BAO_CACERT` or `VAULT_CACERT`. */
  readonly tls?: TlsOptions | undefined
}

/** {@link VaultOptions}, checked and complete. */
export interface VaultSettings
  extends Complete<Omit<VaultOptions, 'address' | 'auth' | 'namespace' | 'allowHttp'>> {
  readonly address: URL
  readonly auth: VaultAuth | undefined
  readonly namespace: string | undefined
}

const KEYS = [
  'address',
  'auth',
  'namespace',
  'mount',
  'kvVersion',
  'field',
  'leaseMs',
  'timeoutMs',
  'attempts',
  'retryDelayMs',
  'redirectTo',
  'allowHttp',
  'tls',
]

/**
 * Checks options and fills in what is left out.
 *
 * @param options - What the user gave.
 * @throws {@link SecretsOptionError} for a value that makes no sense.
 */
export function vaultSettings(options: VaultOptions): VaultSettings {
  const problem = unknownKey(options, KEYS)
  if (problem !== undefined) fail('options', problem)
  const { namespace = fromEnvironment('NAMESPACE'), allowHttp } = options
  const { mount = 'secret', kvVersion = 2, field = 'password', redirectTo = [] } = options
  const tls = options.tls ?? { caFile: fromEnvironment('CACERT') }
  checkTls(tls, 'vault')
  if (kvVersion !== 1 && kvVersion !== 2) fail('kvVersion', 'must be 1 or 2')
  const address = options.address ?? fromEnvironment('ADDR')
  if (address === undefined) fail('address', 'is needed, here or as VAULT_ADDR in the environment')
  const number = atLeast('vault')
  return {
    address: serverAddress(address, { provider: 'vault', option: 'address', allowHttp }),
    auth: options.auth,
    namespace,
    mount,
    kvVersion,
    field,
    redirectTo,
    tls,
    leaseMs: number(0, 'leaseMs', options.leaseMs ?? 300_000),
    timeoutMs: number(1, 'timeoutMs', options.timeoutMs ?? 10_000),
    attempts: number(1, 'attempts', options.attempts ?? 3),
    retryDelayMs: number(0, 'retryDelayMs', options.retryDelayMs ?? 250),
  }
}

function fail(option: string, problem: string): never {
  throw new SecretsOptionError({ provider: 'vault', option, problem })
}
