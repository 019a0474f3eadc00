import type { Client } from 'ssh2'
import { openDeviceLink } from '../care/open-device-link.ts'
import type { SshFileConnection } from '../file/file-connection.ts'
import { endLink } from '../link/end-link.ts'
import type { Link } from '../link/link.ts'
import type { SshTarget } from '../ssh-target.ts'
import type { SshConnection } from './log-in.ts'
import { openConnection } from './open-connection.ts'

/** A connection without a shell, for files: it carries the channels of one transfer after the other. */
export class SshFileLink implements SshFileConnection {
  /** Logged in to. */
  readonly client: Client
  /** What is below the client. */
  readonly link: Link
  #isOpen = true
  #closing: Promise<void> | undefined

  /** @param connection - Logged in to. */
  constructor({ client, link }: SshConnection) {
    this.client = client
    this.link = link
    const end = () => {
      this.#isOpen = false
    }
    // What goes wrong is told by the channel that it concerns.
    client.on('error', end).on('end', end).on('close', end)
    link.once('close', end)
  }

  /** Whether the connection is open, as far as is known; writes nothing. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Closes the connection. Safe to call twice; never rejects. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  #close(): Promise<void> {
    if (!this.#isOpen) {
      this.link.destroy()
      return Promise.resolve()
    }
    return endLink(this.link, () => this.client.end())
  }
}

/**
 * Connects to a device by SSH, checks its host key and logs in; opens no channel.
 *
 * @param target - Where, how to get there, as whom, and the limits of each phase.
 * @param signal - Gives up at once in any phase, and leaves nothing open.
 * @throws what `openSshTransport` throws, but for the shell.
 */
export function openFileLink(target: SshTarget, signal: AbortSignal): Promise<SshFileLink> {
  return openConnection<SshFileLink>(target, {
    openLink: () => openDeviceLink(target, signal),
    signal,
    onLoggedIn: (opening, connection) => opening.succeed(new SshFileLink(connection)),
  })
}
