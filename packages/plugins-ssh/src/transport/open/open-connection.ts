import { offeredAlgorithms } from '../algorithms/offered-algorithms.ts'
import { readCredentials, refuseBlockedPassword } from '../authenticate/credentials.ts'
import { HostKeyCheck } from '../known-hosts/host-key-check.ts'
import { addressOf } from '../link/address.ts'
import type { LinkOpener } from '../link/link.ts'
import { loadSsh2 } from '../load-ssh2.ts'
import type { SshServer } from '../ssh-target.ts'
import { logIn, type SshConnection } from './log-in.ts'
import { Opening } from './opening.ts'

/** What {@link openConnection} works with. */
export interface ConnectionOptions<Value> {
  /** Opens the link to the server. */
  readonly openLink: LinkOpener
  /** Gives up at once in any phase, with its reason, and leaves nothing open. */
  readonly signal: AbortSignal
  /** Goes on when the log-in is over: what it opens then is the outcome, or fails it. */
  readonly onLoggedIn: (opening: Opening<Value>, connection: SshConnection) => void
}

/**
 * Gets to an SSH server, device or jump host, checks its host key and logs in.
 *
 * Keys, those of the agent too, and known_hosts are read before the connection, so that nothing is opened in vain.
 *
 * @param server - Where, as whom, and the limits of each phase.
 * @param options - The link, and what to do on it.
 * @throws all that {@link openSshTransport} throws, but for the shell.
 */
export async function openConnection<Value>(
  server: SshServer,
  { openLink, signal, onLoggedIn }: ConnectionOptions<Value>,
): Promise<Value> {
  signal.throwIfAborted()
  const offer = offeredAlgorithms(server.algorithms, server)
  const hostKey = new HostKeyCheck(server)
  const ssh2 = await loadSsh2()
  const [credentials, knownKeyTypes] = await Promise.all([
    readCredentials(server, { ssh2, signal }),
    hostKey.knownKeyTypes(),
  ])
  await refuseBlockedPassword(server, credentials)
  const link = await openLink(server, signal)
  const opening = new Opening<Value>(signal, () => link.destroy())
  try {
    logIn(opening, {
      target: server,
      address: addressOf(server),
      link,
      hostKey,
      offer,
      knownKeyTypes,
      credentials,
      ssh2,
      onLoggedIn: (connection) => onLoggedIn(opening, connection),
    })
  } catch (error) {
    opening.fail(error)
  }
  return opening.outcome
}
