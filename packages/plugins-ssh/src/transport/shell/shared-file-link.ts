import type { FileLink, FileLinkParts } from '../file/file-link.ts'

/** The connection of a shell, for files beside it: it lives and dies with the shell. */
export class SharedFileLink implements FileLink {
  readonly #shell: { readonly isOpen: boolean }
  readonly #parts: FileLinkParts

  /**
   * @param shell - What it belongs to.
   * @param parts - What the shell runs on.
   */
  constructor(shell: { readonly isOpen: boolean }, parts: FileLinkParts) {
    this.#shell = shell
    this.#parts = parts
  }

  /** {@inheritDoc SshFileConnection.isOpen} */
  get isOpen(): boolean {
    return this.#shell.isOpen
  }

  /** {@inheritDoc FileLink.parts} */
  parts(): FileLinkParts {
    return this.#parts
  }

  /** It is the shell's. */
  async close(): Promise<void> {}
}
