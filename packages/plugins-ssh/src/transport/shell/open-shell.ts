import type { Client, ClientChannel } from 'ssh2'
import type { Link } from '../link/link.ts'
import type { TerminalSize } from '../ssh-target.ts'
import { joinShellRequest } from '../ssh2-internals.ts'

/** What {@link openShell} works with. */
export interface OpenShellOptions {
  /** Logged in, with no other channel being opened. */
  readonly client: Client
  /** What is below it. */
  readonly link: Link
  /** Kind and size of the terminal. */
  readonly terminal: TerminalSize
  /** Called before the requests for terminal and shell, with the number that the device gave the channel. */
  readonly beforeShell?: ((client: Client, channel: number) => void) | undefined
}

/**
 * Opens a pseudo-terminal with a shell in two round trips.
 *
 * ssh2 takes three: it asks for the shell only when the terminal was granted. SSH answers requests
 * of one channel in order (RFC 4254, 5.4), so both are sent together here, where this release of ssh2
 * gives a way to.
 *
 * @param options - Where, and the terminal.
 * @param done - Called once, as for `client.shell`.
 */
export function openShell(
  { client, link, terminal, beforeShell }: OpenShellOptions,
  done: (error: Error | undefined, channel: ClientChannel) => void,
): void {
  const { term, columns, rows } = terminal
  const restore = joinShellRequest(client, link, (channel) => beforeShell?.(client, channel))
  client.shell({ term, cols: columns, rows, width: 0, height: 0 }, (error, channel) => {
    restore()
    done(error, channel)
  })
}
