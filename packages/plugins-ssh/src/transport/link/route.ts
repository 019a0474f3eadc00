import type { Duplex } from 'node:stream'
import type { SshServer } from '../ssh-target.ts'

/** How the bytes get to an SSH server. */
export type Route = DirectRoute | JumpRoute | CommandRoute | SocketRoute

/** A TCP connection from here. */
export interface DirectRoute {
  readonly kind: 'direct'
  /** Address of this machine to connect from. */
  readonly localAddress?: string | undefined
  /** Take only addresses of this family of a name. Default: any, the first that answers. */
  readonly family?: 4 | 6 | undefined
}

/** Through another SSH server, which opens the TCP connection (RFC 4254, 7.2). */
export interface JumpRoute {
  readonly kind: 'jump'
  /** The server; its own `route` says how to get there, so that any number of them can stand in a row. */
  readonly through: SshServer
}

/** The input and output of a program, as OpenSSH's ProxyCommand. */
export interface CommandRoute {
  readonly kind: 'command'
  /** Command line for the shell, its tokens expanded. */
  readonly command: string
}

/** A stream that the user opens. */
export interface SocketRoute {
  readonly kind: 'socket'
  /** Opens the stream; it is asked once per connection. */
  readonly open: SocketOpener
}

/** What a user's {@link SocketOpener} is asked for. */
export interface SocketRequest {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name or address to connect to. */
  readonly hostname: string
  /** TCP port. */
  readonly port: number
  /** Aborted when the connection is given up. */
  readonly signal: AbortSignal
}

/** Opens a stream of bytes to an SSH or telnet server, e.g. through a SOCKS proxy. */
export type SocketOpener = (request: SocketRequest) => Duplex | Promise<Duplex>
