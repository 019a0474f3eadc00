import { ConnectError, type ConnectErrorDetails } from '../connect/connect-error.ts'

/** The user's `openSocket` threw (`cause`), or gave something that is not an open stream. */
export class SocketOpenError extends ConnectError {
  readonly code = 'SOCKET_OPEN_FAILED'

  constructor(details: ConnectErrorDetails, options: ErrorOptions) {
    const reason = options.cause instanceof Error ? options.cause.message : String(options.cause)
    super(`openSocket opened no stream to ${details.address}: ${reason}`, details, options)
  }
}
