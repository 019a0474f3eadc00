import type { SshFileConnection } from '../../transport/file/file-connection.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import type { SessionContext } from '../session-context.ts'

/** The connection that one transfer moves bytes over, opened when it is needed and closed behind it. */
export class OwnFileConnection {
  readonly #context: SessionContext
  readonly #signal: AbortSignal
  #opened: SshFileConnection | undefined

  constructor(context: SessionContext, signal: AbortSignal) {
    this.#context = context
    this.#signal = signal
  }

  /** That of the session itself, where a second channel does no harm (safety rule 21). */
  get shared(): Promise<SshFileConnection> | undefined {
    const { platform, files } = this.#context
    const { shared } = files
    const isFit = platform.channels === 'shared' && shared?.isOpen === true
    return isFit ? Promise.resolve(shared) : undefined
  }

  /** Opens it, unless it is open. */
  async open(): Promise<SshFileConnection> {
    const { host, platform, files } = this.#context
    if (files.open === undefined) {
      const operation = 'way to move files by telnet'
      throw new UnsupportedOperationError({
        host,
        phase: 'transfer',
        platform: platform.name,
        operation,
      })
    }
    if (this.#opened?.isOpen !== true) this.#opened = await files.open(this.#signal)
    return this.#opened
  }

  /** Closes it, if it is open. Never rejects. */
  async close(): Promise<void> {
    await this.#opened?.close()
  }
}
