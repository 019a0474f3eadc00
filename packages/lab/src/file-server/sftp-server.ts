import { posix } from 'node:path'
import ssh2, { type Attributes, type FileEntry, type SFTPWrapper } from 'ssh2'
import type { StoredFile } from '../file-system/stored-file.ts'
import {
  type FileServerSurroundings,
  IncomingFile,
  refusedChange,
  type WriteProblem,
} from './incoming-file.ts'
import { entriesOf, fileAttributes, folderAttributes } from './sftp-folder.ts'

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp

/** More than any client asks for at once. */
const mostBytes = 262_144

/** What is answered instead of what was asked for. */
type Problem = WriteProblem | 'File exists' | 'Failure'

/** SFTP version 3 has no code for most of them: servers say it in words. */
const statusOf: Readonly<Record<Problem, number>> = {
  'No such file or directory': STATUS_CODE.NO_SUCH_FILE,
  'Permission denied': STATUS_CODE.PERMISSION_DENIED,
  'Is a directory': STATUS_CODE.FAILURE,
  'No space left on device': STATUS_CODE.FAILURE,
  'Read-only file system': STATUS_CODE.FAILURE,
  'File exists': STATUS_CODE.FAILURE,
  Failure: STATUS_CODE.FAILURE,
}

/** What a client has open. */
type Opened =
  | { readonly kind: 'incoming'; readonly file: IncomingFile }
  | { readonly kind: 'stored'; readonly file: StoredFile }
  | { readonly kind: 'folder'; entries: readonly FileEntry[] }

/**
 * Serves one channel of SFTP, version 3: files are read, written, looked at, renamed and removed, folders are listed.
 * What is refused, and by which code, is as OpenSSH does it; making folders and links is not supported.
 *
 * @param sftp - The channel.
 * @param around - The device.
 */
export function serveSftp(sftp: SFTPWrapper, around: FileServerSurroundings): void {
  const places = new Places(around)
  const open = new Map<number, Opened>()
  let nextHandle = 1
  const openedBy = (handle: Buffer): Opened | undefined =>
    handle.length === 4 ? open.get(handle.readUInt32BE()) : undefined
  const answer = (id: number, problem: Problem | undefined): void => {
    if (problem === undefined) sftp.status(id, STATUS_CODE.OK)
    else sftp.status(id, statusOf[problem], problem)
  }
  const give = (id: number, opened: Opened | Problem): void => {
    if (typeof opened === 'string') answer(id, opened)
    else {
      const handle = Buffer.alloc(4)
      handle.writeUInt32BE(nextHandle)
      open.set(nextHandle++, opened)
      sftp.handle(id, handle)
    }
  }
  const tell = (id: number, attributes: Attributes | undefined): void => {
    if (attributes === undefined) answer(id, 'No such file or directory')
    else sftp.attrs(id, attributes)
  }
  const onStat = (id: number, path: string): void => tell(id, places.attributes(path))

  sftp.on('OPEN', (id, path, flags) => give(id, places.open(path, flags)))
  sftp.on('OPENDIR', (id, path) => give(id, places.openFolder(path)))
  sftp.on('WRITE', (id, handle, ...[offset, data]) => {
    const opened = openedBy(handle)
    if (opened?.kind !== 'incoming') return answer(id, 'Failure')
    const problem = opened.file.write(offset, data)
    if (problem !== 'cut') answer(id, problem)
  })
  sftp.on('READ', (id, handle, ...[offset, length]) => {
    const opened = openedBy(handle)
    if (opened?.kind !== 'stored') return answer(id, 'Failure')
    const { dropAfterFileBytes = Number.POSITIVE_INFINITY } = around.faults()
    if (offset >= dropAfterFileBytes) return around.drop()
    const bytes = opened.file.bytes.subarray(offset, offset + Math.min(length, mostBytes))
    if (bytes.length === 0) sftp.status(id, STATUS_CODE.EOF)
    else sftp.data(id, bytes)
  })
  sftp.on('READDIR', (id, handle) => {
    const opened = openedBy(handle)
    if (opened?.kind !== 'folder') return answer(id, 'Failure')
    const entries = [...opened.entries]
    opened.entries = []
    if (entries.length === 0) sftp.status(id, STATUS_CODE.EOF)
    else sftp.name(id, entries)
  })
  sftp.on('FSTAT', (id, handle) => {
    const opened = openedBy(handle)
    if (opened === undefined) answer(id, 'Failure')
    else if (opened.kind === 'folder') tell(id, folderAttributes)
    else tell(id, fileAttributes(opened.file.size, opened.file.writtenAt))
  })
  sftp.on('STAT', onStat)
  sftp.on('LSTAT', onStat)
  sftp.on('CLOSE', (id, handle) => {
    const isClosed = openedBy(handle) !== undefined && open.delete(handle.readUInt32BE())
    answer(id, isClosed ? undefined : 'Failure')
  })
  sftp.on('REMOVE', (id, path) => answer(id, places.remove(path)))
  sftp.on('RENAME', (id, from, to) => answer(id, places.rename(from, to)))
  // times and permissions are not kept
  sftp.on('SETSTAT', (id, path) => {
    const isThere = places.attributes(path) !== undefined
    answer(id, isThere ? undefined : 'No such file or directory')
  })
  sftp.on('FSETSTAT', (id, handle) => {
    answer(id, openedBy(handle) === undefined ? 'Failure' : undefined)
  })
  sftp.on('REALPATH', (id, path) => {
    const filename = posix.resolve(around.files.home ?? '/', path)
    sftp.name(id, [{ filename, longname: filename, attrs: folderAttributes }])
  })
}

/** Files and folders by the paths that clients give. */
class Places {
  readonly #around: FileServerSurroundings

  constructor(around: FileServerSurroundings) {
    this.#around = around
  }

  /** What is there: its attributes. */
  attributes(path: string): Attributes | undefined {
    const file = this.#stored(path)
    if (file !== undefined) return fileAttributes(file.size, file.writtenAt)
    return this.#folder(path) === undefined ? undefined : folderAttributes
  }

  /** A folder can be opened for reading: what fails is the first piece. */
  open(path: string, flags: number): Opened | Problem {
    const file = this.#stored(path)
    if ((flags & OPEN_MODE.WRITE) === 0) {
      return file === undefined ? this.openFolder(path) : { kind: 'stored', file }
    }
    if (file === undefined && this.#folder(path) === undefined && (flags & OPEN_MODE.CREAT) === 0) {
      return 'No such file or directory'
    }
    if (file !== undefined && (flags & OPEN_MODE.EXCL) !== 0) return 'File exists'
    const incoming = IncomingFile.open(path, this.#around, (flags & OPEN_MODE.TRUNC) === 0)
    return typeof incoming === 'string' ? incoming : { kind: 'incoming', file: incoming }
  }

  openFolder(path: string): Opened | Problem {
    const folder = this.#folder(path)
    if (folder === undefined) return 'No such file or directory'
    return { kind: 'folder', entries: entriesOf(this.#around.files.store, folder) }
  }

  remove(path: string): Problem | undefined {
    const file = this.#stored(path)
    if (file === undefined) {
      return this.#folder(path) === undefined ? 'No such file or directory' : 'Failure'
    }
    const refused = refusedChange(this.#around.faults())
    if (refused === undefined) this.#around.files.store.delete(file.name)
    return refused
  }

  /** Never over another file (draft-ietf-secsh-filexfer-02, 6.5). */
  rename(from: string, to: string): Problem | undefined {
    const { files, faults } = this.#around
    const file = this.#stored(from)
    const name = files.nameOf(to)
    if (file === undefined || name === undefined) return 'No such file or directory'
    if (this.attributes(to) !== undefined) return 'File exists'
    const refused = refusedChange(faults())
    if (refused === undefined) files.store.rename(file.name, name)
    return refused
  }

  #stored(path: string): StoredFile | undefined {
    const { store, nameOf } = this.#around.files
    return store.read(nameOf(path) ?? '')
  }

  /** The name of a folder that is there. */
  #folder(path: string): string | undefined {
    const { store, nameOf } = this.#around.files
    const name = nameOf(path)
    return name === '' || (name !== undefined && store.isFolder(name)) ? name : undefined
  }
}
