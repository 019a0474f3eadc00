import type { Connection } from 'ssh2'

/** The private part of ssh2 that answers global requests: 1.17 calls it for all that it does not know. */
interface RequestAnswerer {
  requestFailure?: () => void
}

/**
 * Makes a connection leave global requests unanswered, as Nokia and Alcatel do with
 * `keepalive@openssh.com` (production-safety rule 20). ssh2 offers no way to that but its private parts.
 *
 * @param connection - Before its user has logged in.
 * @throws Error when this version of ssh2 has no such part: a lab that answers would prove nothing.
 */
export function silenceGlobalRequests(connection: Connection): void {
  const { _protocol: protocol } = connection as { _protocol?: RequestAnswerer }
  if (typeof protocol?.requestFailure !== 'function') {
    throw new Error('silentGlobalRequests needs a part of ssh2 that this version does not have')
  }
  protocol.requestFailure = () => undefined
}
