import type { ClientChannel } from 'ssh2'
import { FileInterruptedError, FileProtocolUnavailableError } from './file-error.ts'
import { readableText } from './readable-text.ts'
import type { Transfer } from './transfer.ts'

/** How much of what came is kept unread before the device has to wait. */
const MOST_UNREAD = 512 * 1024
/** How much of what is written may wait for the network: a device may let us send without any limit. */
const MOST_UNSENT = 1024 * 1024
/** How much of the error stream is kept. */
const MOST_ERRORS = 4_096

/** What runs at the other end of a {@link ByteChannel}. */
export type RemoteProgram = { readonly exec: string } | { readonly subsystem: string }

/** One channel of a connection as a stream of bytes, read by whoever wants the next ones. */
export class ByteChannel {
  readonly #transfer: Transfer
  readonly #channel: ClientChannel
  readonly #closed: Promise<void>
  #unread: Buffer[] = []
  #unreadBytes = 0
  #errors = Buffer.alloc(0)
  #hasEnded = false
  #isSent = true
  #exitCode: number | undefined
  #wake = (): void => {}

  private constructor(transfer: Transfer, channel: ClientChannel) {
    this.#transfer = transfer
    this.#channel = channel
    channel.on('data', (chunk: Buffer) => {
      transfer.heard()
      this.#unread.push(chunk)
      this.#unreadBytes += chunk.length
      if (this.#unreadBytes > MOST_UNREAD) channel.pause()
      this.#wake()
    })
    channel.stderr.on('data', (chunk: Buffer) => {
      transfer.heard()
      if (this.#errors.length < MOST_ERRORS) this.#errors = Buffer.concat([this.#errors, chunk])
    })
    channel.on('exit', (code: number | null) => {
      this.#exitCode = code ?? 255 // ended by a signal
    })
    const onEnd = (): void => {
      this.#hasEnded = true
      this.#wake()
    }
    channel.on('end', onEnd)
    channel.on('error', onEnd)
    this.#closed = new Promise((resolve) => {
      channel.on('close', () => {
        onEnd()
        resolve()
      })
    })
  }

  /**
   * Opens a channel and starts a program.
   *
   * @throws {@link FileProtocolUnavailableError} when the device refuses one of the two.
   */
  static open(transfer: Transfer, program: RemoteProgram): Promise<ByteChannel> {
    const { client } = transfer.connection
    return transfer.forDevice(
      new Promise((resolve, reject) => {
        const done = (error: Error | undefined, channel: ClientChannel): void => {
          if (error !== undefined) {
            reject(unavailable(transfer, program, error))
            return
          }
          const opened = new ByteChannel(transfer, channel)
          // Nobody waits any more.
          if (transfer.signal.aborted) opened.close()
          resolve(opened)
        }
        try {
          if ('exec' in program) client.exec(program.exec, done)
          else client.subsys(program.subsystem, done)
        } catch (cause) {
          // ssh2 throws where the connection is closed already.
          const details = { ...transfer.details, isConnectionLost: true }
          reject(new FileInterruptedError(details, { cause }))
        }
      }),
    )
  }

  /** Whether something came that nobody has read. */
  get hasInput(): boolean {
    return this.#unreadBytes > 0
  }

  /** Whether the device sends no more. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** What the program wrote on its error stream, made readable. */
  get errors(): string | undefined {
    return readableText(this.#errors)
  }

  /** The exit status; undefined: the device has told none. */
  get exitCode(): number | undefined {
    return this.#exitCode
  }

  /** Writes without waiting: for what is bounded otherwise. */
  send(data: Uint8Array): void {
    if (!this.#hasEnded) this.#channel.write(data)
  }

  /**
   * Writes, and waits as {@link sent} does.
   *
   * @param data - It must not change before it is sent.
   */
  write(data: Uint8Array): Promise<boolean> {
    this.#isSent = false
    this.#channel.write(data, () => {
      this.#isSent = true
      this.#transfer.heard()
      this.#wake()
    })
    return this.sent()
  }

  /**
   * Waits until what was written is on its way.
   *
   * @returns False when it is not yet, and the device has said something or sends no more.
   */
  async sent(): Promise<boolean> {
    const { link } = this.#transfer.connection
    while (!this.#isSent) {
      if (this.hasInput || this.#hasEnded) return false
      await this.#news()
    }
    while (link.writableNeedDrain && link.writableLength > MOST_UNSENT) {
      if (this.hasInput || this.#hasEnded) return false
      link.once('drain', this.#onDrain)
      await this.#news().finally(() => link.off('drain', this.#onDrain))
    }
    return true
  }

  /**
   * Reads all that came, as one piece: who is slow gets longer ones, and catches up.
   *
   * @param most - No more bytes than that.
   * @returns At least one byte; undefined: the device sends no more.
   */
  async some(most: number): Promise<Buffer | undefined> {
    while (this.#unreadBytes === 0 && !this.#hasEnded) await this.#news()
    const pieces: Buffer[] = []
    let bytes = 0
    while (bytes < most) {
      const next = this.#unread.shift()
      if (next === undefined) break
      const rest = next.length + bytes - most
      if (rest > 0) this.#unread.unshift(next.subarray(-rest))
      pieces.push(rest > 0 ? next.subarray(0, -rest) : next)
      bytes += Math.min(next.length, most - bytes)
    }
    const [piece] = pieces.length > 1 ? [Buffer.concat(pieces, bytes)] : pieces
    if (piece === undefined) return undefined
    this.#unreadBytes -= bytes
    if (this.#unreadBytes <= MOST_UNREAD) this.#channel.resume()
    return piece
  }

  /**
   * Reads exactly so many bytes.
   *
   * @returns Undefined when the device ends before.
   */
  async exactly(bytes: number): Promise<Buffer | undefined> {
    const pieces: Buffer[] = []
    for (let left = bytes; left > 0; ) {
      const piece = await this.some(left)
      if (piece === undefined) return undefined
      pieces.push(piece)
      left -= piece.length
    }
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, bytes)
  }

  /** Takes what came and was not read, without waiting for more. */
  takeUnread(): Buffer {
    const unread = Buffer.concat(this.#unread)
    this.#unread = []
    this.#unreadBytes = 0
    return unread
  }

  /** Says that nothing more is written; the device may go on. */
  end(): void {
    this.#channel.end()
  }

  /** Resolves when the device has closed the channel; what it still sends is thrown away. */
  closed(): Promise<void> {
    this.#channel.resume()
    return this.#closed
  }

  /** Closes the channel, and nothing but that. */
  close(): void {
    this.#unread = []
    this.#unreadBytes = 0
    this.#hasEnded = true
    // Unread it would not close.
    this.#channel.removeAllListeners('data').resume()
    this.#channel.close()
  }

  readonly #onDrain = (): void => {
    this.#transfer.heard()
    this.#wake()
  }

  /** Waits until anything happens. */
  #news(): Promise<void> {
    return this.#transfer.forDevice(
      new Promise((resolve) => {
        this.#wake = resolve
      }),
    )
  }
}

function unavailable(transfer: Transfer, program: RemoteProgram, cause: Error): Error {
  // ssh2 has no other sign of it.
  const isChannel = cause.message.startsWith('(SSH) Channel open failure')
  const request = 'exec' in program ? 'exec' : 'subsystem'
  const refused = isChannel ? 'channel' : request
  return new FileProtocolUnavailableError({ ...transfer.details, bytes: 0, refused }, { cause })
}
