import { posix } from 'node:path'
import { matchesPattern } from '../../file-system/file-pattern.ts'
import type { FileStore } from '../../file-system/file-store.ts'
import type { StoredFile } from '../../file-system/stored-file.ts'
import type { Command } from '../../grammar/command-tree.ts'
import type { Dialog } from '../../shell/reply.ts'
import { nameOf } from '../file-system/xr-files.ts'
import type { XrHandler } from '../xr-session.ts'

/** What POSIX calls it (cli-dialects 4.3: as IOS); what stands in front of it is [K]. */
function missing(path: string): string {
  return `%Error: ${path}: No such file or directory\n`
}

/** `dir`, in the columns of the recorded 64-bit release (ntc-templates, cisco_xr dir; public captures). */
const dir: XrHandler = ({ device: { files: store } }, { args }) => {
  const path = args[0] ?? 'disk0:'
  const name = nameOf(path)
  if (name === undefined) return missing(path)
  const isFolder = name === '' || store.isFolder(name)
  const { files, folders } = isFolder ? store.list(name) : found(store, name)
  if (!isFolder && files.length === 0) return missing(path)
  const rows = [
    ...folders.map((folder) => `    1 drwxrwxrwx. 2       4096 Jan  1 00:00 ${folder}\n`),
    ...files.map(row),
  ]
  const [total, free] = [store.capacity, store.free].map((bytes) => Math.floor(bytes / 1024))
  const place = name === '' ? 'disk0:' : `disk0:/${name}`
  return `\nDirectory of ${place}\n${rows.join('')}\n${total} kbytes total (${free} kbytes free)\n`
}

function found(store: FileStore, pattern: string): ReturnType<FileStore['list']> {
  return { files: store.files.filter((file) => matchesPattern(file.name, pattern)), folders: [] }
}

function row({ index, name, size, writtenAt }: StoredFile): string {
  const [, day = '', month, , time = ''] = writtenAt.toUTCString().split(' ')
  const date = `${month} ${String(Number(day)).padStart(2)} ${time.slice(0, 5)}`
  return `${String(index).padStart(5)} -rw-r--r--. 1 ${String(size).padStart(10)} ${date} ${posix.basename(name)}\n`
}

/** cli-dialects 4.3, public captures: the digits alone. */
const md5: XrHandler = ({ device: { files } }, { args }) => {
  const [path = ''] = args
  const file = files.read(nameOf(path) ?? '')
  return file === undefined ? missing(path) : `${file.hash('md5')}\n`
}

/** Asks `[confirm]` (cli-dialects 4.3 [K]); the words before it, and silence behind it: [K]. */
const remove: XrHandler = ({ device: { files } }, { args }): Dialog => {
  const [path = ''] = args
  const name = nameOf(path) ?? ''
  return {
    kind: 'dialog',
    question: `Delete disk0:/${name}[confirm]`,
    ask: 'key',
    answer: (key) => (key !== 'y' || files.delete(name) ? '' : missing(path)),
  }
}

/** Commands of exec mode that work with files. There is none that renames. */
export const fileCommands: readonly Command<XrHandler>[] = [
  { spec: 'dir', handler: dir },
  { spec: 'dir <word>', handler: dir },
  { spec: 'show md5 file <word>', handler: md5 },
  { spec: 'delete <word>', handler: remove },
]
