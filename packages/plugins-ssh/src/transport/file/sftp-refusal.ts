import { type FileRefusal, FileRefusedError, refusalIn } from './file-refused-error.ts'
import { readableText } from './readable-text.ts'
import { ATTRIBUTE, SFTP, STATUS } from './sftp-message.ts'
import type { SftpReply, SftpSession } from './sftp-session.ts'
import type { Transfer } from './transfer.ts'

const FILE_TYPE = 0o170000
const FOLDER = 0o040000
/** `f_flag` of statvfs@openssh.com. */
const READ_ONLY = 1

/** What a server tells of a file, as far as we look. */
export interface SftpAttributes {
  /** Bytes; undefined: it does not tell. */
  readonly size: number | undefined
  /** Whether it is a folder. */
  readonly isFolder: boolean
}

/** What {@link sftpRefusal} is about. */
export interface RefusedFile {
  readonly transfer: Transfer
  /** Still open. */
  readonly session: SftpSession
  readonly path: string
}

/**
 * Makes the error for an answer that means no. Version 3 has one code for most reasons (`FAILURE`), so the server is
 * asked what stands in the way.
 *
 * @param reply - The answer.
 * @param file - What it is about.
 */
export async function sftpRefusal(reply: SftpReply, file: RefusedFile): Promise<Error> {
  const { transfer, session } = file
  if (reply.status === undefined) {
    return session.strange(`the server gave an answer of type ${reply.type}, which fits no request`)
  }
  const said = readableText(reply.fields.bytes() ?? Buffer.alloc(0))
  return new FileRefusedError({
    ...transfer.details,
    reason: await reasonOf(reply.status, said ?? '', file),
    said: said ?? `SFTP status ${reply.status}`,
  })
}

/** Reads attributes. */
export function attributesIn({ fields }: SftpReply): SftpAttributes {
  const flags = fields.word() ?? 0
  const size = (flags & ATTRIBUTE.SIZE) === 0 ? undefined : fields.long()
  if ((flags & ATTRIBUTE.OWNER) !== 0) fields.long()
  const mode = (flags & ATTRIBUTE.PERMISSIONS) === 0 ? 0 : (fields.word() ?? 0)
  return { size, isFolder: (mode & FILE_TYPE) === FOLDER }
}

async function reasonOf(status: number, said: string, file: RefusedFile): Promise<FileRefusal> {
  if (status === STATUS.NO_SUCH_FILE) return 'not-found'
  if (status === STATUS.PERMISSION_DENIED) return 'no-permission'
  const reason = refusalIn(said)
  return reason === 'unknown' ? whatStandsInTheWay(file) : reason
}

async function whatStandsInTheWay({ session, path }: RefusedFile): Promise<FileRefusal> {
  const found = await session.ask(SFTP.STAT, [path])
  if (found.type === SFTP.ATTRS && attributesIn(found).isFolder) return 'is-directory'
  if (session.extensions.get('statvfs@openssh.com') !== '2') return 'unknown'
  const folder = path.slice(0, path.lastIndexOf('/') + 1) || '.'
  const { type, fields } = await session.ask(SFTP.EXTENDED, ['statvfs@openssh.com', folder])
  if (type !== SFTP.EXTENDED_REPLY) return 'unknown'
  const names = ['bsize', 'frsize', 'blocks', 'bfree', 'bavail', 'files', 'ffree', 'favail', 'fsid']
  const system = new Map(names.map((name) => [name, fields.long()]))
  if (((fields.long() ?? 0) & READ_ONLY) !== 0) return 'read-only'
  return system.get('bavail') === 0 ? 'no-space' : 'unknown'
}
