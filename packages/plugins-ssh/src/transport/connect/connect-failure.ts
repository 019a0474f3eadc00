import type { SshError } from '../../error/ssh-error.ts'
import { SessionLimitError } from '../open/opening-error.ts'
import {
  type ConnectErrorDetails,
  ConnectFailedError,
  ConnectRefusedError,
  ConnectTimeoutError,
  ConnectUnreachableError,
  HostNotFoundError,
} from './connect-error.ts'

/** Circumstances of a connection that failed. */
export interface ConnectFailureDetails extends ConnectErrorDetails {
  /** Milliseconds since it was begun, for a time-out of the system itself. */
  readonly elapsedMs: number
}

/**
 * Names what kept a TCP connection from coming about.
 *
 * @param cause - The error of the socket or of name resolution, with the system's code.
 * @param details - Host, address and time.
 */
export function connectFailure(
  cause: Error & { code?: unknown },
  { elapsedMs, ...details }: ConnectFailureDetails,
): SshError {
  switch (cause.code) {
    case 'ECONNREFUSED':
      return new ConnectRefusedError(details, { cause })
    case 'ECONNRESET':
      // Accepted and dropped before we even heard of it.
      return new SessionLimitError(
        { ...details, phase: 'connect', isPasswordSent: false },
        { cause },
      )
    case 'ETIMEDOUT':
      return new ConnectTimeoutError({ ...details, limitMs: elapsedMs }, { cause })
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return new ConnectUnreachableError(details, { cause })
    case 'ENOTFOUND':
    case 'ENODATA':
      return new HostNotFoundError({ ...details, isTemporary: false }, { cause })
    case 'EAI_AGAIN':
      return new HostNotFoundError({ ...details, isTemporary: true }, { cause })
    default:
      return new ConnectFailedError(details, { cause })
  }
}
