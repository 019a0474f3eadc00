import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link RemoteError}. */
export interface RemoteErrorDetails {
  /** Name of its class over there. */
  readonly name: string
  /** Its `code`, where it had one that is a text. */
  readonly code: string | undefined
  /** Its message. */
  readonly message: string
}

/**
 * An error of another thread whose class is not known on this one: name, message, stack and cause are its
 * own, and so are its fields, such as `retryable` or a system error's `syscall`.
 */
export class RemoteError extends NornirError {
  /** The error's own code, such as `ECONNREFUSED`; `REMOTE_ERROR` where it had none. */
  readonly code: Uppercase<string>
  /** Name of its class over there. */
  readonly className: string

  constructor({ name, code, message }: RemoteErrorDetails, options?: ErrorOptions) {
    super(message, options)
    this.code = (code ?? 'REMOTE_ERROR') as Uppercase<string>
    this.className = name
  }

  /** Name of its class over there. */
  override get name(): string {
    return this.className
  }
}
