import { SshError } from '../../error/ssh-error.ts'

/** Details of an {@link AuthenticationError}. */
export interface AuthenticationErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was connected to, `hostname:port`. */
  readonly address: string
  /** Log-in name; empty where the device asks for none. */
  readonly username: string
  /** Methods that were tried, in order, e.g. `['publickey', 'password']`. */
  readonly tried: readonly string[]
  /** Methods that the device said it allows; undefined when it did not say. */
  readonly allowed: readonly string[] | undefined
  /** What else is known, as the end of a sentence. */
  readonly reason?: string | undefined
  /** Whether the device looked at the password and found it wrong. */
  readonly credentialRejected: boolean
}

/** The device refused every credential. Never retryable: the same password again could lock the account. */
export class AuthenticationError extends SshError implements AuthenticationErrorDetails {
  readonly code = 'AUTHENTICATION_FAILED'
  override readonly retryable = false
  readonly address: string
  readonly username: string
  readonly tried: readonly string[]
  readonly allowed: readonly string[] | undefined
  readonly reason: string | undefined
  /**
   * Whether the device looked at the password and found it wrong: such errors count for the breaker
   * of the run, which keeps a wrong password from further hosts. False when only keys were refused.
   */
  readonly credentialRejected: boolean

  constructor(details: AuthenticationErrorDetails, options?: ErrorOptions) {
    const { address, username, tried, allowed, reason } = details
    super(
      `${address} refused ${username === '' ? 'the log-in' : `user ${username}`}${reason === undefined ? '' : `: ${reason}`}. ` +
        `Tried ${counted(tried) || 'nothing'}${allowed === undefined ? '' : `; the device allows ${allowed.join(', ') || 'nothing'}`}. ` +
        'Check the user name, the password or key, and what the device allows this user',
      { host: details.host, phase: 'authenticate' },
      options,
    )
    this.address = address
    this.username = username
    this.tried = tried
    this.allowed = allowed
    this.reason = reason
    this.credentialRejected = details.credentialRejected
  }
}

/** One method can have been tried with many keys. */
function counted(tried: readonly string[]): string {
  const times = (method: string): number => tried.filter((one) => one === method).length
  return [...new Set(tried)]
    .map((method) => (times(method) === 1 ? method : `${method} (${times(method)} times)`))
    .join(', ')
}
