import { FileSizeError } from './file-error.ts'
import type { GetFileOptions } from './file-protocol.ts'
import { FileRefusedError } from './file-refused-error.ts'
import { SftpFile } from './sftp-file.ts'
import { long, OPEN_FLAG, SFTP, STATUS } from './sftp-message.ts'
import { IN_FLIGHT_BYTES, IN_FLIGHT_REQUESTS } from './sftp-put.ts'
import type { Transfer } from './transfer.ts'

/** Moves a file from an SFTP server, with many requests on their way at once. */
export async function sftpGet(transfer: Transfer, options: GetFileOptions): Promise<void> {
  const { path, startAt = 0, onSize } = options
  const file = await SftpFile.open(transfer, { path, flags: OPEN_FLAG.READ })
  try {
    const { size, isFolder } = await file.attributes()
    // OpenSSH opens folders, too, and fails only at the first piece.
    if (isFolder) throw new FileRefusedError({ ...transfer.details, reason: 'is-directory' })
    if (size !== undefined) onSize?.(size)
    if (size !== undefined && startAt > size) {
      const sizes = { expected: startAt, actual: size }
      throw new FileSizeError({ ...transfer.details, bytes: 0, what: 'file', ...sizes })
    }
    await new PieceReader(transfer, file, { ...options, startAt, size }).run()
    await file.close()
  } catch (error) {
    file.abandon()
    throw error
  }
}

/** A part of the file that is asked for. */
interface Piece {
  readonly offset: number
  length: number
  /** What came; `end`: the file ends where it begins. */
  content: Buffer | 'end' | undefined
}

interface PieceReaderOptions extends Pick<GetFileOptions, 'write'> {
  readonly startAt: number
  readonly size: number | undefined
}

/** Asks for pieces ahead, and hands them over in order. */
class PieceReader {
  readonly #transfer: Transfer
  readonly #file: SftpFile
  readonly #options: PieceReaderOptions
  /** Asked for and not handed over, in order. */
  readonly #pieces: Piece[] = []
  readonly #byRequest = new Map<number, Piece>()
  /** Bytes behind which nothing is asked for. */
  readonly #size: number
  readonly #most: number
  /** How many pieces may be asked for: where the size is not known, this grows with what comes. */
  #ahead: number
  #pieceBytes: number
  #next: number

  constructor(transfer: Transfer, file: SftpFile, options: PieceReaderOptions) {
    this.#transfer = transfer
    this.#file = file
    this.#options = options
    // 0 is also what files have that are made as they are read, as in /proc.
    this.#size = options.size || Number.POSITIVE_INFINITY
    this.#pieceBytes = Math.min(file.longest.read, transfer.pieceBytes)
    this.#most = Math.min(IN_FLIGHT_REQUESTS, Math.ceil(IN_FLIGHT_BYTES / this.#pieceBytes))
    this.#ahead = options.size ? this.#most : 1
    this.#next = options.startAt
  }

  async run(): Promise<void> {
    for (;;) {
      await this.#askAhead()
      const [first] = this.#pieces
      if (first === undefined) return
      if (first.content === undefined) await this.#receive()
      else if (first.content === 'end') return this.#checkEnd(first.offset)
      else await this.#handOver(first.content)
    }
  }

  async #askAhead(): Promise<void> {
    while (this.#pieces.length < this.#ahead && this.#next < this.#size) {
      const length = Math.min(this.#pieceBytes, this.#size - this.#next)
      await this.#transfer.pace(length)
      const piece: Piece = { offset: this.#next, length, content: undefined }
      this.#next += length
      this.#pieces.push(piece)
      this.#ask(piece)
    }
  }

  #ask(piece: Piece): void {
    const { session, handle } = this.#file
    const place = [...long(piece.offset), piece.length]
    this.#byRequest.set(session.send(SFTP.READ, [handle, ...place]), piece)
  }

  async #receive(): Promise<void> {
    const reply = await this.#file.session.reply()
    const piece = this.#byRequest.get(reply.id)
    if (piece === undefined) return
    this.#byRequest.delete(reply.id)
    if (reply.status === STATUS.EOF) {
      piece.content = 'end'
      return
    }
    if (reply.type !== SFTP.DATA) throw await this.#file.refusal(reply)
    const content = reply.fields.bytes()
    if (content === undefined || content.length === 0 || content.length > piece.length) {
      throw this.#file.session.strange('the server sent a piece of another length than it said')
    }
    piece.content = content
    if (this.#ahead < this.#most) this.#ahead += 1
    if (content.length < piece.length) this.#askForRest(piece, content.length)
  }

  /** Some servers give less at once than was asked for: the rest is asked for, and from then on no more than that. */
  #askForRest(piece: Piece, came: number): void {
    const rest: Piece = {
      offset: piece.offset + came,
      length: piece.length - came,
      content: undefined,
    }
    piece.length = came
    this.#pieces.splice(this.#pieces.indexOf(piece) + 1, 0, rest)
    if (rest.offset + rest.length < this.#size) {
      this.#pieceBytes = Math.min(this.#pieceBytes, Math.max(came, 512))
    }
    this.#ask(rest)
  }

  async #handOver(content: Buffer): Promise<void> {
    this.#pieces.shift()
    const written = this.#options.write(content)
    if (written !== undefined) await this.#transfer.forCaller(written)
    this.#transfer.arrived(this.#transfer.bytes + content.length)
  }

  #checkEnd(actual: number): void {
    if (this.#size === Number.POSITIVE_INFINITY) return
    const sizes = { expected: this.#size, actual }
    throw new FileSizeError({ ...this.#transfer.details, what: 'file', ...sizes })
  }
}
