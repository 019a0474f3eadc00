import type { Client, ClientChannel } from 'ssh2'
import { endLink } from '../link/end-link.ts'
import type { Link } from '../link/link.ts'
import type { Transport, TransportClose, TransportHandlers } from '../transport.ts'
import { SharedFileLink } from './shared-file-link.ts'

/** What an {@link SshShell} is made of. */
export interface SshShellOptions {
  /** For messages: `ssh user@host:port`. */
  readonly peer: string
  /** What is below `client`. */
  readonly link: Link
  /** Logged in; it carries no other channel, but those of files where that does no harm. */
  readonly client: Client
  /** The shell. */
  readonly channel: ClientChannel
  /** Whether the device said goodbye by an SSH message. */
  readonly saidGoodbye: () => boolean
  /** The identification line of the server, as far as it is known. */
  readonly identification: string | undefined
  /** What the server said before the log-in. */
  readonly banner: string | undefined
}

/**
 * A shell over SSH as a {@link Transport}. The connection lives and dies with it.
 *
 * An end counts as the device's when it said so in SSH: by the channel's end, the shell's exit
 * status or a disconnection. What the network does after that does not matter. All else that we
 * did not begin ourselves, a lone end of the TCP connection too, is the network's.
 */
export class SshShell implements Transport {
  readonly peer: string
  readonly isAuthenticated = true
  readonly identification: string | undefined
  readonly banner: string | undefined
  readonly files: SharedFileLink
  readonly #link: Link
  readonly #client: Client
  readonly #channel: ClientChannel
  readonly #saidGoodbye: () => boolean
  readonly #early: Buffer[] = []
  #handlers: TransportHandlers | undefined
  #closed: TransportClose | undefined
  #isOurs = false
  #hasExited = false
  #hasLostLink = false
  #isGone = false
  #error: Error | undefined
  #closing: Promise<void> | undefined

  constructor(options: SshShellOptions) {
    const { peer, link, client, channel, saidGoodbye, identification, banner } = options
    this.peer = peer
    this.identification = identification
    this.banner = banner
    this.files = new SharedFileLink(this, { client, link })
    this.#link = link
    this.#client = client
    this.#channel = channel
    this.#saidGoodbye = saidGoodbye
    const onData = (chunk: Buffer): void => this.#receive(chunk)
    channel.on('data', onData)
    // Some devices write on the error stream even with a terminal; unread it would stop the rest.
    channel.stderr.on('data', onData)
    channel.on('exit', () => {
      this.#hasExited = true
    })
    channel.on('end', () => this.#finish())
    channel.on('close', () => this.#finish())
    channel.on('error', (error: Error) => this.#fail(error))
    client.on('error', (error: Error) => this.#fail(error))
    link.once('close', () => {
      this.#isGone = true
    })
    client.on('end', () => {
      this.#hasLostLink = true
    })
    client.on('close', () => {
      this.#hasLostLink = true
    })
  }

  get isOpen(): boolean {
    return this.#closed === undefined && !this.#isOurs && !this.#hasLostLink
  }

  readonly start = (handlers: TransportHandlers): void => {
    if (this.#handlers !== undefined) throw new Error(`${this.peer} was started before`)
    this.#handlers = handlers
    for (const chunk of this.#early.splice(0)) handlers.onData(chunk)
    if (this.#closed !== undefined) handlers.onClose(this.#closed)
  }

  readonly write = (data: string | Uint8Array): void => {
    if (this.isOpen) this.#channel.write(data)
  }

  readonly close = (): Promise<void> => {
    this.#closing ??= this.#close()
    return this.#closing
  }

  readonly destroy = (): void => {
    this.#isOurs = true
    this.#link.destroy()
  }

  #close(): Promise<void> {
    this.#isOurs = true
    if (this.#isGone) return Promise.resolve()
    return endLink(this.#link, () => {
      // One packet; `end` lets it go.
      this.#link.cork()
      this.#channel.close()
      this.#client.end()
    })
  }

  #receive(chunk: Buffer): void {
    if (this.#closed !== undefined) return
    if (this.#handlers === undefined) this.#early.push(chunk)
    else this.#handlers.onData(chunk)
  }

  #fail(error: Error): void {
    this.#error ??= error
  }

  #finish(): void {
    if (this.#closed !== undefined) return
    const closed = this.#reason()
    this.#closed = closed
    this.#handlers?.onClose(closed)
    void this.close()
  }

  #reason(): TransportClose {
    const isOrderly = this.#hasExited || this.#saidGoodbye() || !this.#hasLostLink
    if (this.#isOurs) return { by: 'us' }
    if (isOrderly) return { by: 'device', error: this.#error }
    const error = this.#error ?? new Error('the connection ended without a goodbye of SSH')
    return { by: 'network', error }
  }
}
