import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link VaultSealedError}, a {@link VaultDeniedError} and a {@link VaultTokenError}. */
export interface VaultAnswerDetails {
  /** What was asked, without its query. */
  readonly url: string
  /** What Vault says, without what was sent to it. */
  readonly messages: readonly string[]
}

/** Vault is sealed: somebody has to unseal it. */
export class VaultSealedError extends NornirError implements VaultAnswerDetails {
  readonly code = 'VAULT_SEALED'
  override readonly retryable = true
  /** What was asked, without its query. */
  readonly url: string
  /** What Vault says, without what was sent to it. */
  readonly messages: readonly string[]

  constructor({ url, messages }: VaultAnswerDetails, options?: ErrorOptions) {
    super(`Vault at ${url} is sealed; ask those who hold its keys to unseal it`, options)
    this.url = url
    this.messages = messages
  }
}

/** Vault knows the token, and the token may not read this. */
export class VaultDeniedError extends NornirError implements VaultAnswerDetails {
  readonly code = 'VAULT_DENIED'
  /** What was asked, without its query. */
  readonly url: string
  /** What Vault says, without what was sent to it. */
  readonly messages: readonly string[]

  constructor({ url, messages }: VaultAnswerDetails, options?: ErrorOptions) {
    super(
      `the token may not read ${url}${said(messages)}; see its policies, and whether mount, path and namespace are right`,
      options,
    )
    this.url = url
    this.messages = messages
  }
}

/** Vault does not accept the token: it has expired, was revoked, or is of another Vault or namespace. */
export class VaultTokenError extends NornirError implements VaultAnswerDetails {
  readonly code = 'VAULT_TOKEN'
  /** What was asked, without its query. */
  readonly url: string
  /** What Vault says, without what was sent to it. */
  readonly messages: readonly string[]

  constructor({ url, messages }: VaultAnswerDetails, options?: ErrorOptions) {
    super(
      `the token is good neither for ${url} nor for looking itself up${said(messages)}; it has expired, was revoked, or its policies allow neither: get a new one, or let auth.appRole log in`,
      options,
    )
    this.url = url
    this.messages = messages
  }
}

/** Details of a {@link VaultTokenMissingError}. */
export interface VaultTokenMissingDetails {
  /** Where a token was looked for. */
  readonly places: readonly string[]
}

/** There is no token to show Vault. */
export class VaultTokenMissingError extends NornirError implements VaultTokenMissingDetails {
  readonly code = 'VAULT_TOKEN_MISSING'
  /** Where a token was looked for. */
  readonly places: readonly string[]

  constructor({ places }: VaultTokenMissingDetails, options?: ErrorOptions) {
    super(
      `no token for Vault (looked at ${places.join(', ')}); set auth, or run "vault login"`,
      options,
    )
    this.places = places
  }
}

/** Details of a {@link VaultLogInError}. */
export interface VaultLogInDetails extends VaultAnswerDetails {
  /** The HTTP status. */
  readonly status: number
}

/** Vault refused a log-in. */
export class VaultLogInError extends NornirError implements VaultLogInDetails {
  readonly code = 'VAULT_LOG_IN'
  /** What was asked, without its query. */
  readonly url: string
  /** What Vault says, without what was sent to it. */
  readonly messages: readonly string[]
  /** The HTTP status. */
  readonly status: number

  constructor({ url, messages, status }: VaultLogInDetails, options?: ErrorOptions) {
    super(
      `the log-in at ${url} was refused with status ${status}${said(messages)}; see role ID, secret ID (used up, expired?), auth.appRole.mount and namespace`,
      options,
    )
    this.url = url
    this.messages = messages
    this.status = status
  }
}

/** Details of a {@link VaultNotFoundError}. */
export interface VaultNotFoundDetails extends VaultAnswerDetails {
  /** What may be the reason. */
  readonly hint: string
}

/** There is nothing at this path, or nothing that the token may know of. */
export class VaultNotFoundError extends NornirError implements VaultNotFoundDetails {
  readonly code = 'VAULT_NOT_FOUND'
  /** What was asked, without its query. */
  readonly url: string
  /** What Vault says, without what was sent to it. */
  readonly messages: readonly string[]
  /** What may be the reason. */
  readonly hint: string

  constructor({ url, messages, hint }: VaultNotFoundDetails, options?: ErrorOptions) {
    super(`there is no secret at ${url}${said(messages)}; ${hint}`, options)
    this.url = url
    this.messages = messages
    this.hint = hint
  }
}

/** Details of a {@link VaultVersionError}. */
export interface VaultVersionDetails {
  /** What was asked, without its query. */
  readonly url: string
  /** The version. */
  readonly version: number | undefined
  /** `deleted` can be undone, `destroyed` cannot. */
  readonly state: 'deleted' | 'destroyed'
  /** When it was deleted, as Vault says it. */
  readonly deletedAt: string | undefined
}

/** This version of the secret was deleted. */
export class VaultVersionError extends NornirError implements VaultVersionDetails {
  readonly code = 'VAULT_VERSION'
  /** What was asked, without its query. */
  readonly url: string
  /** The version. */
  readonly version: number | undefined
  /** `deleted` can be undone, `destroyed` cannot. */
  readonly state: 'deleted' | 'destroyed'
  /** When it was deleted, as Vault says it. */
  readonly deletedAt: string | undefined

  constructor(details: VaultVersionDetails, options?: ErrorOptions) {
    const { url, version, state, deletedAt } = details
    const when = deletedAt === undefined ? '' : ` at ${deletedAt}`
    const remedy = state === 'deleted' ? '"vault kv undelete" brings it back' : 'write a new one'
    super(`version ${version} of ${url} was ${state}${when}; ${remedy}`, options)
    this.url = url
    this.version = version
    this.state = state
    this.deletedAt = deletedAt
  }
}

/** Details of a {@link VaultFieldError}. */
export interface VaultFieldDetails {
  /** What was asked, without its query. */
  readonly url: string
  /** The field that was wanted. */
  readonly field: string
  /** What stands there instead of a text, e.g. `nothing` or `number`. */
  readonly found: string
  /** Names of the fields that are there. */
  readonly fields: readonly string[]
}

/** The secret has no such field, or it holds no text. */
export class VaultFieldError extends NornirError implements VaultFieldDetails {
  readonly code = 'VAULT_FIELD'
  /** What was asked, without its query. */
  readonly url: string
  /** The field that was wanted. */
  readonly field: string
  /** What stands there instead of a text, e.g. `nothing` or `number`. */
  readonly found: string
  /** Names of the fields that are there. */
  readonly fields: readonly string[]

  constructor(details: VaultFieldDetails, options?: ErrorOptions) {
    const { url, field, found, fields } = details
    const names = fields.length === 0 ? 'none' : fields.join(', ')
    super(`"${field}" of ${url} must be a text, found ${found} (fields: ${names})`, options)
    this.url = url
    this.field = field
    this.found = found
    this.fields = fields
  }
}

/** Details of a {@link VaultRedirectError}. */
export interface VaultRedirectDetails {
  /** What was asked, without its query. */
  readonly url: string
  /** Where Vault sends us: origin only. */
  readonly target: string
}

/** Vault sends us to another server, which may not have the token. */
export class VaultRedirectError extends NornirError implements VaultRedirectDetails {
  readonly code = 'VAULT_REDIRECT'
  /** What was asked, without its query. */
  readonly url: string
  /** Where Vault sends us: origin only. */
  readonly target: string

  constructor({ url, target }: VaultRedirectDetails, options?: ErrorOptions) {
    super(
      `${url} sends us to ${target}, which does not get the token; if it is a node of the same cluster, add it to redirectTo`,
      options,
    )
    this.url = url
    this.target = target
  }
}

function said(messages: readonly string[]): string {
  return messages.length === 0 ? '' : ` (${messages.join('; ')})`
}
