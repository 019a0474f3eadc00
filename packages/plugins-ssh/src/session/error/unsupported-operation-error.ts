import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of an {@link UnsupportedOperationError}. */
export interface UnsupportedOperationDetails extends SshErrorDetails {
  /** Name of the platform. */
  readonly platform: string
  /** What it does not have, in words. */
  readonly operation: string
}

/** The platform has no such thing, for example a shell has no configuration mode. */
export class UnsupportedOperationError extends SshError implements UnsupportedOperationDetails {
  readonly code = 'UNSUPPORTED_OPERATION'
  /** Name of the platform. */
  readonly platform: string
  /** What it does not have, in words. */
  readonly operation: string

  constructor(details: UnsupportedOperationDetails, options?: ErrorOptions) {
    const { platform, operation } = details
    super(`the platform ${platform} has no ${operation}`, details, options)
    this.platform = platform
    this.operation = operation
  }
}
