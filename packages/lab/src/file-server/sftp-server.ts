import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'
import type { StoredFile } from '../file-system/stored-file.ts'
import { type FileServerSurroundings, IncomingFile, type WriteProblem } from './incoming-file.ts'

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp

/** More than any client asks for at once. */
const mostBytes = 262_144

/** SFTP version 3 has no code for most of them: servers say it in words. */
const statusOf: Readonly<Record<WriteProblem, number>> = {
  'No such file or directory': STATUS_CODE.NO_SUCH_FILE,
  'Permission denied': STATUS_CODE.PERMISSION_DENIED,
  'Is a directory': STATUS_CODE.FAILURE,
  'No space left on device': STATUS_CODE.FAILURE,
  'Read-only file system': STATUS_CODE.FAILURE,
}

/** What a client has open. */
type OpenFile = { readonly incoming: IncomingFile } | { readonly stored: StoredFile }

/**
 * Serves one channel of SFTP, version 3: files are read, written, looked at, renamed and removed. No folders.
 *
 * @param sftp - The channel.
 * @param around - The device.
 */
export function serveSftp(sftp: SFTPWrapper, around: FileServerSurroundings): void {
  const { files, faults, drop } = around
  const open = new Map<number, OpenFile>()
  let nextHandle = 1
  const fileOf = (handle: Buffer): OpenFile | undefined =>
    handle.length === 4 ? open.get(handle.readUInt32BE()) : undefined
  const stored = (path: string): StoredFile | undefined => {
    const name = files.nameOf(path)
    return name === undefined ? undefined : files.store.read(name)
  }
  const answer = (id: number, isDone: boolean): void =>
    sftp.status(id, isDone ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE)

  sftp.on('OPEN', (id, path, flags) => {
    const opened = openFile(path, flags)
    if (typeof opened === 'string') return sftp.status(id, statusOf[opened], opened)
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(nextHandle)
    open.set(nextHandle++, opened)
    sftp.handle(id, handle)
  })
  sftp.on('WRITE', (id, handle, ...[offset, data]) => {
    const file = fileOf(handle)
    if (file === undefined || !('incoming' in file)) return sftp.status(id, STATUS_CODE.FAILURE)
    const problem = file.incoming.write(offset, data)
    if (problem === undefined) sftp.status(id, STATUS_CODE.OK)
    else if (problem !== 'cut') sftp.status(id, statusOf[problem], problem)
  })
  sftp.on('READ', (id, handle, ...[offset, length]) => {
    const file = fileOf(handle)
    if (file === undefined || !('stored' in file)) return sftp.status(id, STATUS_CODE.FAILURE)
    const { dropAfterFileBytes = Number.POSITIVE_INFINITY } = faults()
    if (offset >= dropAfterFileBytes) return drop()
    const end = offset + Math.min(length, mostBytes)
    const bytes = file.stored.bytes.subarray(offset, end)
    if (bytes.length === 0) sftp.status(id, STATUS_CODE.EOF)
    else sftp.data(id, bytes)
  })
  sftp.on('FSTAT', (id, handle) => {
    const file = fileOf(handle)
    if (file === undefined) return sftp.status(id, STATUS_CODE.FAILURE)
    sftp.attrs(id, attributes('stored' in file ? file.stored.size : file.incoming.size))
  })
  const onStat = (id: number, path: string): void => {
    const file = stored(path)
    if (file === undefined) sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
    else sftp.attrs(id, attributes(file.size))
  }
  sftp.on('STAT', onStat)
  sftp.on('LSTAT', onStat)
  sftp.on('CLOSE', (id, handle) => {
    answer(id, handle.length === 4 && open.delete(handle.readUInt32BE()))
  })
  sftp.on('REMOVE', (id, path) => answer(id, files.store.delete(files.nameOf(path) ?? '')))
  sftp.on('RENAME', (id, from, to) => {
    answer(id, files.store.rename(files.nameOf(from) ?? '', files.nameOf(to) ?? ''))
  })
  sftp.on('SETSTAT', (id, path) => answer(id, stored(path) !== undefined))
  sftp.on('FSETSTAT', (id, handle) => answer(id, fileOf(handle) !== undefined))
  sftp.on('REALPATH', (id, path) => {
    sftp.name(id, [{ filename: path, longname: path, attrs: attributes(0) }])
  })

  function openFile(path: string, flags: number): OpenFile | WriteProblem {
    if ((flags & OPEN_MODE.WRITE) !== 0) {
      const incoming = IncomingFile.open(path, around, (flags & OPEN_MODE.TRUNC) === 0)
      return typeof incoming === 'string' ? incoming : { incoming }
    }
    const file = stored(path)
    return file === undefined ? 'No such file or directory' : { stored: file }
  }
}

function attributes(size: number): Attributes {
  return { mode: 0o100_644, uid: 0, gid: 0, size, atime: 0, mtime: 0 }
}
