export { type CyberArkRefusalDetails, CyberArkRefusalError } from './cyberark/cyberark-error.ts'
export type { CyberArkOptions } from './cyberark/cyberark-options.ts'
export { cyberArkSecrets } from './cyberark/cyberark-secrets.ts'
export {
  type ServerAnswerDetails,
  ServerAnswerError,
  ServerCertificateError,
  type ServerFailureDetails,
  ServerUnreachableError,
} from './http/server-error.ts'
export type { TlsOptions } from './http/tls-options.ts'
export {
  type KeyringEntryDetails,
  KeyringEntryError,
  KeyringMissingError,
  KeyringUnavailableError,
} from './keyring/keyring-error.ts'
export { type KeyringOptions, keyringSecrets } from './keyring/keyring-secrets.ts'
export type { SecretSource } from './option/secret-source.ts'
export { type SecretsOptionDetails, SecretsOptionError } from './option/secrets-option-error.ts'
export {
  type VaultAnswerDetails,
  VaultDeniedError,
  type VaultFieldDetails,
  VaultFieldError,
  type VaultLogInDetails,
  VaultLogInError,
  type VaultNotFoundDetails,
  VaultNotFoundError,
  type VaultRedirectDetails,
  VaultRedirectError,
  VaultSealedError,
  VaultTokenError,
  type VaultTokenMissingDetails,
  VaultTokenMissingError,
  type VaultVersionDetails,
  VaultVersionError,
} from './vault/vault-error.ts'
export type {
  AppRoleOptions,
  VaultAppRoleAuth,
  VaultAuth,
  VaultOptions,
  VaultTokenAuth,
} from './vault/vault-options.ts'
export { vaultSecrets } from './vault/vault-secrets.ts'
