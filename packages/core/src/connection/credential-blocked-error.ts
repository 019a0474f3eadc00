import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link CredentialBlockedError}. */
export interface CredentialBlockedDetails {
  /** The user name. */
  readonly username: string
  /** How many log-ins in a row were rejected, or broke off or timed out before the password was answered. */
  readonly rejections: number
}

/**
 * A credential was rejected, or left without an answer, so often that it is not tried on further hosts:
 * more could lock the account. The host was not logged in to; its result is `skipped`.
 */
export class CredentialBlockedError extends NornirError implements CredentialBlockedDetails {
  readonly code = 'CREDENTIAL_BLOCKED'
  /** The user name. */
  readonly username: string
  /** How many log-ins in a row were rejected, or broke off or timed out before the password was answered. */
  readonly rejections: number

  constructor({ username, rejections }: CredentialBlockedDetails, options?: ErrorOptions) {
    super(
      `Not logged in: ${rejections} hosts in a row have rejected this password of user "${username}", or hung up or stayed silent on it, and more could lock the account; check the credential, then run the skipped hosts again`,
      options,
    )
    this.username = username
    this.rejections = rejections
  }
}
