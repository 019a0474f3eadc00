import type { Duplex } from 'node:stream'
import type { SshServer } from '../ssh-target.ts'

/** A two-way stream of bytes to a server, like a socket. */
export interface Link extends Duplex {
  /** Lets the link keep the process from ending, as it does at first. */
  ref?: (() => unknown) | undefined
  /** Lets the process end although the link is open. */
  unref?: (() => unknown) | undefined
}

/** What is needed to know of a server, be it SSH or telnet, to get bytes there. */
export type LinkTarget = Pick<SshServer, 'host' | 'hostname' | 'port' | 'route' | 'limits'>

/** Opens a link; rejects with a typed error, or with the signal's reason. It is `openLink`. */
export type LinkOpener = (target: LinkTarget, signal: AbortSignal) => Promise<Link>
