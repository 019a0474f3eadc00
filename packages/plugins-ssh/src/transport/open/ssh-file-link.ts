import { openDeviceLink } from '../care/open-device-link.ts'
import type { FileLink, FileLinkParts } from '../file/file-link.ts'
import { endLink } from '../link/end-link.ts'
import type { SshTarget } from '../ssh-target.ts'
import type { SshConnection } from './log-in.ts'
import { openConnection } from './open-connection.ts'

/** A connection without a shell, for files: it carries the channels of one transfer after the other. */
export class SshFileLink implements FileLink {
  readonly #parts: FileLinkParts
  #isOpen = true
  #closing: Promise<void> | undefined

  /** @param connection - Logged in to. */
  constructor({ client, link }: SshConnection) {
    this.#parts = { client, link }
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

  /** {@inheritDoc FileLink.parts} */
  parts(): FileLinkParts {
    return this.#parts
  }

  /** Closes the connection. Safe to call twice; never rejects. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  #close(): Promise<void> {
    const { client, link } = this.#parts
    if (!this.#isOpen) {
      link.destroy()
      return Promise.resolve()
    }
    return endLink(link, () => client.end())
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
