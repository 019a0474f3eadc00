import { ATTRIBUTE, SFTP, STATUS } from './sftp-message.ts'
import { attributesIn, type SftpAttributes, sftpRefusal } from './sftp-refusal.ts'
import { type SftpReply, SftpSession } from './sftp-session.ts'
import type { Transfer } from './transfer.ts'

/** What every server takes: messages of 34 000 bytes. */
const SURE_BYTES = 32 * 1024
/** Longer requests gain nothing, and answers hold less than a server's longest message. */
const MOST_READ = 224 * 1024

/** How {@link SftpFile.open} opens. */
export interface SftpOpening {
  readonly path: string
  /** Sum of {@link OPEN_FLAG}. */
  readonly flags: number
  /** Permissions of a file that is new; undefined: those that the server gives. */
  readonly mode?: number | undefined
}

/** A file that is open at an SFTP server, on a session of its own. */
export class SftpFile {
  readonly session: SftpSession
  /** Longest pieces that the server reads and writes at once. */
  readonly longest: { readonly read: number; readonly write: number }
  readonly handle: Buffer
  readonly #transfer: Transfer
  readonly #path: string

  private constructor(
    transfer: Transfer,
    opened: Pick<SftpFile, 'session' | 'longest' | 'handle'> & { path: string },
  ) {
    this.#transfer = transfer
    this.session = opened.session
    this.longest = opened.longest
    this.handle = opened.handle
    this.#path = opened.path
  }

  /**
   * Starts a session and opens a file.
   *
   * @throws {@link FileRefusedError} and all that {@link SftpSession.open} throws.
   */
  static async open(transfer: Transfer, { path, flags, mode }: SftpOpening): Promise<SftpFile> {
    const session = await SftpSession.open(transfer)
    try {
      const longest = await longestPieces(session)
      const attributes = mode === undefined ? [0] : [ATTRIBUTE.PERMISSIONS, mode]
      const reply = await session.ask(SFTP.OPEN, [path, flags, ...attributes])
      if (reply.type !== SFTP.HANDLE) throw await sftpRefusal(reply, { transfer, session, path })
      const handle = reply.fields.bytes()
      if (handle === undefined) throw session.strange('the server sent no file handle')
      // A copy: it outlives the packet that it came in.
      return new SftpFile(transfer, { session, longest, handle: Buffer.from(handle), path })
    } catch (error) {
      session.close()
      throw error
    }
  }

  /** What the server tells of it now. */
  async attributes(): Promise<SftpAttributes> {
    const reply = await this.session.ask(SFTP.FSTAT, [this.handle])
    if (reply.type !== SFTP.ATTRS) throw await this.refusal(reply)
    return attributesIn(reply)
  }

  /** Has it written to the disk, where the server can (`fsync@openssh.com`). */
  async sync(): Promise<void> {
    if (this.session.extensions.get('fsync@openssh.com') !== '1') return
    const reply = await this.session.ask(SFTP.EXTENDED, ['fsync@openssh.com', this.handle])
    if (reply.status === STATUS.OK || reply.status === STATUS.UNSUPPORTED) return
    throw await this.refusal(reply)
  }

  /**
   * Closes it, and the session.
   *
   * @throws {@link FileRefusedError} when the server could not: what was written may be lost.
   */
  async close(): Promise<void> {
    const reply = await this.session.ask(SFTP.CLOSE, [this.handle])
    if (reply.status !== STATUS.OK) throw await this.refusal(reply)
    this.session.close()
  }

  /** Closes it without waiting, and the session. */
  abandon(): void {
    this.session.send(SFTP.CLOSE, [this.handle])
    this.session.close()
  }

  /** The error for an answer that means no. */
  refusal(reply: SftpReply): Promise<Error> {
    const { session } = this
    return sftpRefusal(reply, { transfer: this.#transfer, session, path: this.#path })
  }
}

/** Longest pieces that a server reads and writes at once: it says so, or it takes what all take. */
async function longestPieces(session: SftpSession): Promise<SftpFile['longest']> {
  const sure = { read: SURE_BYTES, write: SURE_BYTES }
  if (session.extensions.get('limits@openssh.com') !== '1') return sure
  const { type, fields } = await session.ask(SFTP.EXTENDED, ['limits@openssh.com'])
  if (type !== SFTP.EXTENDED_REPLY) return sure
  const [, read, write] = [fields.long(), fields.long(), fields.long()]
  // 0: it has no limit that it knows of.
  return {
    read: Math.min(read || SURE_BYTES, MOST_READ),
    write: write || SURE_BYTES,
  }
}
