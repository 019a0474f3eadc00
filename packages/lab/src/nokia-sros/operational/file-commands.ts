import { posix } from 'node:path'
import { matchesPattern } from '../../file-system/file-pattern.ts'
import type { StoredFile } from '../../file-system/stored-file.ts'
import type { Command } from '../../grammar/command-tree.ts'
import type { Answer, Dialog } from '../../shell/reply.ts'
import { nameOf, shown } from '../file-system/sros-files.ts'
import type { SrosDevice } from '../sros-device.ts'
import type { SrosHandler } from '../sros-session.ts'

/** `file list`, as in public captures of SR-SIM 25.7 and of Nokia's hackathon; the words of no file: cli-dialects 4.3. */
function list({ files: store }: SrosDevice, path: string): string {
  const name = nameOf(path)
  if (name === undefined) return failed('No such card')
  if (name === '' || store.isFolder(name)) {
    const { files, folders } = store.list(name)
    const dots = name === '' ? [] : ['.', '..']
    return listing(shown(name), { files, folders: [...dots, ...folders], free: store.free })
  }
  const folder = posix.dirname(name) === '.' ? '' : posix.dirname(name)
  const fits = (one: string): boolean => matchesPattern(one, posix.basename(name))
  const inside = store.list(folder)
  const files = inside.files.filter((file) => fits(posix.basename(file.name)))
  const folders = inside.folders.filter(fits)
  const place = shown(folder).replace(/\\$/, '')
  return listing(place, { files, folders, free: store.free })
}

/** What was found. */
interface Found {
  readonly files: readonly StoredFile[]
  readonly folders: readonly string[]
  readonly free: number
}

function listing(place: string, { files, folders, free }: Found): string {
  const head = `\nVolume in drive cf3 on slot A has no label.\n\nDirectory of ${place}\n\n`
  // an empty card has its root
  if (files.length + folders.length === 0 && !place.endsWith('\\')) {
    return `${head}File Not Found\n\n`
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return `${head}${folders.map(folderRow).join('')}${files.map(fileRow).join('')}${right(files.length, 16)} File(s)${right(bytes, 23)} bytes.
${right(folders.length, 16)} Dir(s)${right(free, 24)} bytes free.

`
}

/** E.g. `07/15/2025  04:57p                 264 bof.cfg`. */
function fileRow({ name, size, writtenAt }: StoredFile): string {
  return `${moment(writtenAt)}${right(size, 20)} ${posix.basename(name)}\n`
}

/** E.g. `07/15/2025  04:57p      <DIR>          .commit-history/`; when a folder was made is not kept. */
function folderRow(name: string): string {
  return `${moment(new Date(0))}      <DIR>          ${name}/\n`
}

function right(value: number, width: number): string {
  return String(value).padStart(width)
}

function moment(at: Date): string {
  const [year, month, day] = at.toISOString().slice(0, 10).split('-')
  const hours = at.getUTCHours()
  const clock = [hours % 12 || 12, at.getUTCMinutes()].map((part) => String(part).padStart(2, '0'))
  return `${month}/${day}/${year}  ${clock.join(':')}${hours < 12 ? 'a' : 'p'}`
}

/** The words of what fails are [K], but for `File Not Found` (cli-dialects 4.3). */
function failed(why: string): string {
  return `MINOR: CLI ${why}\n`
}

const notFound = failed('File Not Found')

/** `file remove`: asks (public notes: `Are you sure (y/n)?`), unless it is `force`; what it says then is [K]. */
function remove(device: SrosDevice, path: string): Answer {
  const name = nameOf(path) ?? ''
  if (!device.files.delete(name)) return notFound
  return `Deleting file ${shown(name)} ... OK\n1 file deleted.\n`
}

/** `file move`: within a card, asks before it writes over a file [K]. */
function move(device: SrosDevice, from: string, to: string): Answer {
  const { files } = device
  const [name, target] = [nameOf(from) ?? '', nameOf(to) ?? '']
  if (files.read(name) === undefined) return notFound
  if (target === '' || files.isFolder(target)) return failed('Destination is a directory')
  const go = (): string => {
    files.delete(target)
    files.rename(name, target)
    return `Moving file ${shown(name)} -> ${shown(target)} ... OK\n1 file moved.\n`
  }
  if (name === target) return failed('Source and destination are the same')
  return files.read(target) === undefined ? go() : ask('Overwrite destination file (y/n)? ', go)
}

function ask(question: string, go: () => Answer): Dialog {
  return { kind: 'dialog', question, ask: 'key', answer: (key) => (key === 'y' ? go() : '') }
}

const show: SrosHandler = ({ device }, { args }) => {
  const name = nameOf(unquoted(args[0])) ?? ''
  const file = device.files.read(name)
  if (file === undefined) return notFound
  // public captures of Nokia's hackathon
  return `File: ${name.split('/').at(-1)}\n${'-'.repeat(79)}\n${file.text}\n${'='.repeat(79)}\n`
}

function unquoted(text = ''): string {
  return text.replace(/^"(.*)"$/, '$1')
}

/**
 * Commands that work with files. The MD-CLI has `remove` where the classic CLI has `delete` (public captures:
 * `file remove cf3:/sr-cert.der`, `file remove *upgrade* force`).
 */
export const fileCommands: readonly Command<SrosHandler>[] = [
  { spec: 'file list', handler: ({ device }) => list(device, 'cf3:') },
  { spec: 'file list <word>', handler: ({ device }, { args }) => list(device, unquoted(args[0])) },
  {
    spec: 'file remove <word>',
    handler: ({ device }, { args }) =>
      ask('Are you sure (y/n)? ', () => remove(device, unquoted(args[0]))),
  },
  {
    spec: 'file remove <word> force',
    handler: ({ device }, { args }) => remove(device, unquoted(args[0])),
  },
  {
    spec: 'file move <word> <word>',
    handler: ({ device }, { args }) => move(device, unquoted(args[0]), unquoted(args[1])),
  },
  { spec: 'file show <word>', handler: show },
]
