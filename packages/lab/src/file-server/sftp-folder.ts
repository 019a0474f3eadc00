import { posix } from 'node:path'
import type { Attributes, FileEntry } from 'ssh2'
import type { FileStore } from '../file-system/file-store.ts'

/**
 * What SFTP tells of a file.
 *
 * @param size - In bytes.
 * @param writtenAt - When it was written last.
 */
export function fileAttributes(size: number, writtenAt: Date): Attributes {
  return attributes(0o100_644, size, writtenAt)
}

/** What SFTP tells of a folder. */
export const folderAttributes: Attributes = attributes(0o040_755, 512, new Date(0))

function attributes(mode: number, size: number, writtenAt: Date): Attributes {
  const seconds = Math.floor(writtenAt.getTime() / 1000)
  return { mode, uid: 0, gid: 0, size, atime: seconds, mtime: seconds }
}

/**
 * What stands in a folder, as SFTP lists it.
 *
 * @param store - The files.
 * @param folder - Its name there.
 */
export function entriesOf(store: FileStore, folder: string): readonly FileEntry[] {
  const { files, folders } = store.list(folder)
  return [
    ...files.map(({ name, size, writtenAt }) =>
      entry(posix.basename(name), fileAttributes(size, writtenAt)),
    ),
    ...folders.map((name) => entry(name, folderAttributes)),
  ]
}

/** With a line as `ls -l` prints it, which clients show as it is (draft-ietf-secsh-filexfer-02, 7). */
function entry(filename: string, attrs: Attributes): FileEntry {
  const { mode, size, mtime } = attrs
  const [, day, month, year] = new Date(mtime * 1000).toUTCString().split(' ')
  const kind = mode === folderAttributes.mode ? 'drwxr-xr-x' : '-rw-r--r--'
  const date = `${month} ${Number(day)}  ${year}`
  const longname = `${kind}    1 root     wheel    ${String(size).padStart(10)} ${date} ${filename}`
  return { filename, longname, attrs }
}
