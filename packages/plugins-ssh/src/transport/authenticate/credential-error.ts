import { SshError } from '../../error/ssh-error.ts'

/** Details of a {@link PrivateKeyError}. */
export interface PrivateKeyErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Path of the key file, or `private key 1` for the first one given as text. */
  readonly key: string
  /** What is wrong, as the end of a sentence. */
  readonly reason: string
}

/** A private key cannot be read, unlocked or understood. No connection was opened. */
export class PrivateKeyError extends SshError implements PrivateKeyErrorDetails {
  readonly code = 'PRIVATE_KEY_UNUSABLE'
  readonly key: string
  readonly reason: string

  constructor({ host, key, reason }: PrivateKeyErrorDetails, options?: ErrorOptions) {
    super(
      `cannot use ${key}: ${reason}. Give the path of a private key in OpenSSH, PEM or PuTTY format, and its passphrase`,
      { host, phase: 'authenticate' },
      options,
    )
    this.key = key
    this.reason = reason
  }
}

/** `agent: true` was asked for, but `SSH_AUTH_SOCK` is not set. No connection was opened. */
export class AgentNotFoundError extends SshError {
  readonly code = 'AGENT_NOT_FOUND'

  constructor(details: { readonly host: string }) {
    super(
      'agent: true asks for the SSH agent of SSH_AUTH_SOCK, which is not set. Start one (eval "$(ssh-agent)"; ssh-add), or give the path of its socket as agent',
      { host: details.host, phase: 'authenticate' },
    )
  }
}
