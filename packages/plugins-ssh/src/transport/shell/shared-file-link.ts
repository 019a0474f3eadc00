import type { Client } from 'ssh2'
import type { SshFileConnection } from '../file/file-connection.ts'
import type { Link } from '../link/link.ts'

/** The connection of a shell, for files beside it: it lives and dies with the shell. */
export class SharedFileLink implements SshFileConnection {
  /** Logged in to. */
  readonly client: Client
  /** What is below the client. */
  readonly link: Link
  readonly #shell: { readonly isOpen: boolean }

  /**
   * @param shell - What it belongs to.
   * @param connection - What the shell runs on.
   */
  constructor(
    shell: { readonly isOpen: boolean },
    { client, link }: { readonly client: Client; readonly link: Link },
  ) {
    this.client = client
    this.link = link
    this.#shell = shell
  }

  /** {@inheritDoc SshFileConnection.isOpen} */
  get isOpen(): boolean {
    return this.#shell.isOpen
  }

  /** It is the shell's. */
  async close(): Promise<void> {}
}
