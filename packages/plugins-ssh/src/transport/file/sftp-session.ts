import { ByteChannel } from './byte-channel.ts'
import {
  FileAnswerError,
  FileInterruptedError,
  FileProtocolUnavailableError,
} from './file-error.ts'
import { readableText } from './readable-text.ts'
import { encodeMessage, FieldReader, SFTP, type SftpField } from './sftp-message.ts'
import type { Transfer } from './transfer.ts'

const OUR_VERSION = 3
/** More than any server sends: OpenSSH at most 256 KiB. */
const LONGEST_MESSAGE = 1024 * 1024
const MOST_IDS = 2 ** 32

/** An answer of the server. */
export interface SftpReply {
  readonly type: number
  /** Of the request that it answers. */
  readonly id: number
  /** Its code, if it is a `STATUS`. */
  readonly status: number | undefined
  /** What follows, field by field. */
  readonly fields: FieldReader
}

/** The dialog with an SFTP server on a channel of its own: requests, and answers in the order in which they come. */
export class SftpSession {
  readonly #transfer: Transfer
  readonly #channel: ByteChannel
  /** Extensions of the server and their versions. */
  readonly extensions = new Map<string, string>()
  #nextId = 0

  private constructor(transfer: Transfer, channel: ByteChannel) {
    this.#transfer = transfer
    this.#channel = channel
  }

  /**
   * Starts the server and greets it.
   *
   * @throws {@link FileProtocolUnavailableError} when the device has none, {@link FileAnswerError} when something else
   * answers.
   */
  static async open(transfer: Transfer): Promise<SftpSession> {
    const session = new SftpSession(
      transfer,
      await ByteChannel.open(transfer, { subsystem: 'sftp' }),
    )
    try {
      await session.#greet()
    } catch (error) {
      session.close()
      throw error
    }
    return session
  }

  /** Whether something of an answer has come. */
  get hasReply(): boolean {
    return this.#channel.hasInput
  }

  /**
   * Sends a request.
   *
   * @returns Its number.
   */
  send(type: number, fields: readonly SftpField[]): number {
    const id = this.#id()
    this.#channel.send(encodeMessage(type, [id, ...fields]))
    return id
  }

  /**
   * Sends a request that ends in data, without copying them.
   *
   * @param type - Which request.
   * @param fields - Up to the length of the data.
   * @param message - The data, behind room for all that goes before them. It must not change any more.
   * @returns Its number.
   */
  sendData(type: number, fields: readonly SftpField[], message: Uint8Array): number {
    const id = this.#id()
    const head = encodeMessage(type, [id, ...fields])
    head.writeUInt32BE(message.length - 4, 0)
    message.set(head)
    this.#channel.send(message)
    return id
  }

  /** Waits for the next answer, to whatever request. */
  async reply(): Promise<SftpReply> {
    const message = await this.#message()
    if (message === undefined) {
      throw new FileInterruptedError({ ...this.#transfer.details, isConnectionLost: false })
    }
    const fields = new FieldReader(message.subarray(1))
    const [type = 0] = message
    const id = fields.word() ?? -1
    return { type, id, status: type === SFTP.STATUS ? fields.word() : undefined, fields }
  }

  /** Sends a request and waits for its answer; answers to earlier ones are thrown away. */
  async ask(type: number, fields: readonly SftpField[]): Promise<SftpReply> {
    const id = this.send(type, fields)
    for (;;) {
      const reply = await this.reply()
      if (reply.id === id) return reply
    }
  }

  /** The error for an answer that cannot be read. */
  strange(problem: string): FileAnswerError {
    return new FileAnswerError({ ...this.#transfer.details, problem })
  }

  /** Ends it, and with it the server, which closes what is open. */
  close(): void {
    this.#channel.close()
  }

  #id(): number {
    const id = this.#nextId
    this.#nextId = (id + 1) % MOST_IDS
    return id
  }

  async #greet(): Promise<void> {
    this.#channel.send(encodeMessage(SFTP.INIT, [OUR_VERSION]))
    const message = await this.#message()
    if (message === undefined) throw await this.#absent()
    if (message[0] !== SFTP.VERSION) throw this.#babble(message)
    const fields = new FieldReader(message.subarray(1))
    const version = fields.word()
    if (version === undefined || version < OUR_VERSION) {
      throw this.strange(`the server speaks SFTP ${version}, and we ${OUR_VERSION}`)
    }
    while (fields.hasMore) {
      const [name, value] = [fields.bytes(), fields.bytes()]
      if (name === undefined || value === undefined) break
      this.extensions.set(name.toString(), value.toString())
    }
  }

  async #message(): Promise<Buffer | undefined> {
    const head = await this.#channel.exactly(4)
    if (head === undefined) return undefined
    const length = head.readUInt32BE(0)
    if (length === 0 || length > LONGEST_MESSAGE) {
      throw this.#babble(Buffer.concat([head, (await this.#rest()) ?? Buffer.alloc(0)]))
    }
    return this.#channel.exactly(length)
  }

  #rest(): Promise<Buffer | undefined> | undefined {
    return this.#channel.hasInput ? this.#channel.some(LONGEST_MESSAGE) : undefined
  }

  #babble(bytes: Uint8Array): FileAnswerError {
    const problem = 'something that is not SFTP answered'
    return new FileAnswerError({ ...this.#transfer.details, problem, said: readableText(bytes) })
  }

  async #absent(): Promise<Error> {
    await this.#transfer.forDevice(this.#channel.closed())
    const said = this.#channel.errors
    const { details } = this.#transfer
    return new FileProtocolUnavailableError({ ...details, bytes: 0, said, refused: 'subsystem' })
  }
}
