import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link CredentialBlockedError}. */
export interface CredentialBlockedDetails {
  /** The user name. */
  readonly username: string
  /** How many log-ins were rejected. */
  readonly rejections: number
}

/**
 * A credential was rejected so often that it is not tried on further hosts in this run: more
 * rejections could lock the account. The host was not logged in to; its result is `skipped`.
 */
export class CredentialBlockedError extends NornirError implements CredentialBlockedDetails {
  readonly code = 'CREDENTIAL_BLOCKED'
  /** The user name. */
  readonly username: string
  /** How many log-ins were rejected. */
  readonly rejections: number

  constructor({ username, rejections }: CredentialBlockedDetails, options?: ErrorOptions) {
    super(
      `Not logged in: ${rejections} hosts in a row have rejected this password of user "${username}", and more could lock the account; check the credential, then run the skipped hosts again`,
      options,
    )
    this.username = username
    this.rejections = rejections
  }
}
