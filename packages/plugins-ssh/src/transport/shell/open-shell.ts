import type { Socket } from 'node:net'
import type { Client, ClientChannel } from 'ssh2'
import type { TerminalSize } from '../ssh-target.ts'

/** The private parts of ssh2 1.17 that {@link openShell} uses where it finds them. */
interface Ssh2Protocol {
  pty: (channel: number, ...rest: unknown[]) => void
  shell: (channel: number, wantReply: boolean) => void
}

/** What {@link openShell} works with. */
export interface OpenShellOptions {
  /** Logged in, with no other channel being opened. */
  readonly client: Client
  /** The TCP connection below it. */
  readonly socket: Socket
  /** Kind and size of the terminal. */
  readonly terminal: TerminalSize
}

/**
 * Opens a pseudo-terminal with a shell in two round trips.
 *
 * ssh2 takes three: it asks for the shell only when the terminal was granted. SSH answers requests
 * of one channel in order (RFC 4254, 5.4), so both are sent together here. This is the one file
 * that touches private parts of ssh2; without them it falls back to three round trips.
 *
 * @param options - Where, and the terminal.
 * @param done - Called once, as for `client.shell`.
 */
export function openShell(
  { client, socket, terminal }: OpenShellOptions,
  done: (error: Error | undefined, channel: ClientChannel) => void,
): void {
  const { term, columns, rows } = terminal
  const restore = sendShellWithTerminal(client, socket)
  client.shell({ term, cols: columns, rows, width: 0, height: 0 }, (error, channel) => {
    restore()
    done(error, channel)
  })
}

function sendShellWithTerminal(client: Client, socket: Socket): () => void {
  const protocol = Reflect.get(client, '_protocol')
  if (!isProtocol(protocol)) return () => {}
  const { pty, shell } = protocol
  protocol.pty = (channel, ...rest) => {
    socket.cork()
    pty.call(protocol, channel, ...rest)
    shell.call(protocol, channel, true)
    socket.uncork()
  }
  // ssh2 would send it when the terminal is granted; it is on its way already.
  protocol.shell = () => {}
  return () => {
    protocol.pty = pty
    protocol.shell = shell
  }
}

function isProtocol(value: unknown): value is Ssh2Protocol {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'pty') === 'function' &&
    typeof Reflect.get(value, 'shell') === 'function'
  )
}
