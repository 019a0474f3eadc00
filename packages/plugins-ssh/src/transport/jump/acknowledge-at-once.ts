import type { SshConnection } from '../open/log-in.ts'

/** Less than a full segment of any usual network: only behind such a one the next has to wait. */
const SMALL_BYTES = 1_200

/**
 * Keeps what comes through a jump host from being held back. OpenSSH's server switches Nagle's algorithm
 * off only for connections with a session (its packet.c and session.c), so that of two small packets the
 * second waits for the acknowledgement of the first; and our system sends that 40 ms late, unless it has
 * something to send. So something is sent: a request that has no answer, and no meaning where there is no
 * session. Every command is 40 ms faster by it. Other servers than OpenSSH get nothing.
 *
 * @param connection - With a jump host.
 */
export function acknowledgeAtOnce({ client, link }: Pick<SshConnection, 'client' | 'link'>): void {
  // The type wants a callback; with one there would be an answer.
  const send = client.openssh_noMoreSessions.bind(client) as () => unknown
  link.on('data', (bytes: Buffer) => {
    if (bytes.length >= SMALL_BYTES) return
    try {
      send()
    } catch {
      // It has just ended.
    }
  })
}
