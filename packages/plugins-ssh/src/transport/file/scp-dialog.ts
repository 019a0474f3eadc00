import type { ByteChannel } from './byte-channel.ts'
import {
  FileAnswerError,
  FileInterruptedError,
  FileProtocolUnavailableError,
} from './file-error.ts'
import { FileRefusedError, refusalIn } from './file-refused-error.ts'
import { readableText } from './readable-text.ts'
import type { Transfer } from './transfer.ts'

const WARNING = 1
const ERROR = 2
const NEWLINE = 10
const LONGEST_LINE = 8_192
/** What shells exit with for a program that is not there, or cannot be run. */
const NO_PROGRAM = [126, 127]
/** How long is waited for the rest of words that nobody expected, in milliseconds. */
const WORDS_LIMIT_MS = 500
/** How long a device may take to end after all was acknowledged, in milliseconds. */
const EXIT_LIMIT_MS = 5_000

/** What both sides of the rcp protocol say, over the channel of `scp -t` or `scp -f`. */
export class ScpDialog {
  readonly #transfer: Transfer
  readonly channel: ByteChannel
  /** Whether anything came from the program. */
  #hasHeard = false

  constructor(transfer: Transfer, channel: ByteChannel) {
    this.#transfer = transfer
    this.channel = channel
  }

  /** Says that all is well. */
  agree(): void {
    this.channel.send(Buffer.of(0))
  }

  /**
   * Waits until the device says that all is well. A warning is no consent: OpenSSH refuses a file with one.
   *
   * @throws {@link FileRefusedError} with its words when it is not.
   */
  async agreed(): Promise<void> {
    const code = await this.#code()
    if (code !== 0) throw await this.#strange(code)
  }

  /**
   * Reads a message of the device.
   *
   * @returns The letter that it begins with, and the rest of its line.
   * @throws {@link FileRefusedError} when it is a warning or an error.
   */
  async message(letters: string): Promise<{ readonly letter: string; readonly text: string }> {
    const code = await this.#code()
    const letter = String.fromCharCode(code)
    if (!letters.includes(letter)) throw await this.#strange(code)
    return { letter, text: (await this.#line()).toString() }
  }

  /**
   * Ends the dialog: everything was acknowledged.
   *
   * @throws {@link FileRefusedError} when the device exits with anything but 0. One that does not end at all is left,
   * and one may end the whole connection.
   */
  async finish(): Promise<void> {
    this.channel.end()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, EXIT_LIMIT_MS)
    })
    try {
      await this.#transfer.forCaller(Promise.race([this.channel.closed(), late]))
    } catch (error) {
      if (!(error instanceof FileInterruptedError)) throw error
    } finally {
      clearTimeout(timer)
    }
    if ((this.channel.exitCode ?? 0) !== 0) throw this.#refused(this.channel.errors)
  }

  /** The error for an end of the device's side before the end of the dialog. */
  async ended(): Promise<Error> {
    await this.#transfer.forDevice(this.channel.closed())
    const { details } = this.#transfer
    const { errors, exitCode } = this.channel
    const isSilent = !this.#hasHeard && errors === undefined && (exitCode ?? 0) !== 0
    const isNoProgram = exitCode !== undefined && NO_PROGRAM.includes(exitCode)
    if ((isNoProgram || isSilent) && this.#transfer.bytes === 0) {
      return new FileProtocolUnavailableError({ ...details, said: errors, refused: 'exec' })
    }
    if (errors !== undefined) return this.#refused(errors)
    return new FileInterruptedError({ ...details, isConnectionLost: false })
  }

  /**
   * The refusal that came and that nobody has read: a device may say that its disk is full and hang up, while the next
   * piece of the file is still being read.
   */
  lastWords(): FileRefusedError | undefined {
    const words = this.channel.takeUnread()
    const isRefusal = words[0] === WARNING || words[0] === ERROR
    return isRefusal ? this.#refused(readableText(words.subarray(1))) : undefined
  }

  async #code(): Promise<number> {
    const [code] = (await this.channel.exactly(1)) ?? []
    if (code === undefined) throw await this.ended()
    this.#hasHeard = true
    return code
  }

  async #line(): Promise<Buffer> {
    const pieces: Buffer[] = []
    for (let length = 0; length < LONGEST_LINE; length += 1) {
      const byte = await this.channel.exactly(1)
      if (byte === undefined) throw await this.ended()
      if (byte[0] === NEWLINE) return Buffer.concat(pieces)
      pieces.push(byte)
    }
    throw new FileAnswerError({
      ...this.#transfer.details,
      problem: `the device sent a message of more than ${LONGEST_LINE} bytes`,
      said: readableText(Buffer.concat(pieces)),
    })
  }

  async #strange(code: number): Promise<Error> {
    if (code === WARNING || code === ERROR) return this.#refused(readableText(await this.#line()))
    return new FileAnswerError({
      ...this.#transfer.details,
      problem: 'the device answered something else than an acknowledgement',
      said: readableText(Buffer.concat([Buffer.of(code), await this.#rest()])),
    })
  }

  /** What comes with a byte that nobody expected, up to a short silence: it is for people to read. */
  async #rest(): Promise<Buffer> {
    const pieces: Buffer[] = []
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), WORDS_LIMIT_MS)
    })
    for (let length = 0; length < LONGEST_LINE; ) {
      const piece = await Promise.race([this.channel.some(LONGEST_LINE), silence])
      if (piece === undefined) break
      pieces.push(piece)
      length += piece.length
    }
    clearTimeout(timer)
    return Buffer.concat(pieces)
  }

  #refused(said: string | undefined): FileRefusedError {
    const reason = refusalIn(said ?? '')
    return new FileRefusedError({ ...this.#transfer.details, reason, said })
  }
}
