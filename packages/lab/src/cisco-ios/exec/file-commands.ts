import { matchesPattern } from '../../file-system/file-pattern.ts'
import type { StoredFile } from '../../file-system/stored-file.ts'
import type { Command } from '../../grammar/command-tree.ts'
import { confirm } from '../../ios-like/command-line/reply.ts'
import type { Answer, Dialog } from '../../shell/reply.ts'
import { type FileUrl, noSuchFile, parseFileUrl, readFile } from '../file-system/file-url.ts'
import type { IosDevice } from '../ios-device.ts'
import type { IosHandler } from '../ios-session.ts'
import { copy } from './copy.ts'
import { asksNothing } from './file-prompt.ts'

const dir: IosHandler = ({ device }, { args }) => {
  const { kind, name } = parseFileUrl(args[0] ?? 'flash:')
  const { flash } = device
  const { capacity, free } = flash
  const isFolder = name === '' || flash.isFolder(name)
  const chosen = isFolder
    ? flash.list(name).files
    : flash.files.filter((file) => matchesPattern(file.name, name))
  if (kind !== 'flash' || (chosen.length === 0 && !isFolder && !name.includes('*'))) {
    return noSuchFile(`flash:/${name}`)
  }
  const folders = isFolder ? flash.list(name).folders : []
  const rows = [...folders.map((one) => folderRow(device, one)), ...chosen.map(row)]
  // as recorded on IOS-XE, for no match too; the blank line of IOS
  const listed = rows.length === 0 ? '\nNo such file\n' : rows.join('')
  return `Directory of flash:/${name}\n\n${listed}\n${capacity} bytes total (${free} bytes free)\n\n`
}

/** Columns as recorded (ntc-templates, cisco_ios dir); of a file in a folder without that. */
function row({ index, size, writtenAt, name }: StoredFile): string {
  const shown = name.slice(name.lastIndexOf('/') + 1)
  return `${String(index).padStart(5)}  -rw-  ${String(size).padStart(15)}  ${when(writtenAt)}  ${shown}\n`
}

function folderRow({ now }: IosDevice, name: string): string {
  return `    1  drwx  ${'4096'.padStart(15)}  ${when(now())}  ${name}\n`
}

function when(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(' ')
  return `${month} ${Number(day)} ${year} ${clock} +00:00`.padStart(27)
}

const more: IosHandler = ({ device }, { args }) => {
  const url = parseFileUrl(args[0] ?? '')
  return readFile(device, url) ?? noSuchFile(url.shown)
}

/** One point for so much [K]: an image of 500 MB fills some lines. */
const megabyte = 2 ** 20

function verify(algorithm: 'md5' | 'sha512'): IosHandler {
  return ({ device }, { args }) => {
    const [text = '', expected] = args
    const { name, shown } = parseFileUrl(text)
    const file = device.flash.read(name)
    // cli-dialects 4.3; what becomes of a wrong hash [K]
    if (file === undefined) return `%Error verifying ${shown} (No such file or directory)\n`
    const hash = file.hash(algorithm)
    const done = `${'.'.repeat(Math.ceil(file.size / megabyte))}Done!\n`
    if (expected === undefined) return `${done}verify /${algorithm} (${shown}) = ${hash}\n\n`
    if (expected.toLowerCase() === hash) return `${done}Verified (${shown}) = ${hash}\n\n`
    return `${done}%Error verifying ${shown}\nComputed signature  = ${hash}\nSubmitted signature = ${expected}\n\n`
  }
}

const remove: IosHandler = ({ device }, { args }) => {
  const url = parseFileUrl(args[0] ?? '')
  if (asksNothing(device)) return removeNow(device, url)
  return askForName(device, url)
}

/** Both questions of `delete` (cli-dialects 4.3; the second one in full: published captures). */
function askForName(device: IosDevice, url: FileUrl): Dialog {
  return {
    kind: 'dialog',
    question: `Delete filename [${url.name}]? `,
    ask: 'line',
    answer: (text): Answer => {
      const chosen = text.trim() === '' ? url : parseFileUrl(text.trim())
      return confirm(`Delete flash:/${chosen.name}?`, () => removeNow(device, chosen))
    },
  }
}

function removeNow(device: IosDevice, { name }: FileUrl): string {
  if (device.flash.delete(name)) return ''
  return `%Error deleting flash:/${name} (No such file or directory)\n` // [K]
}

/** Asks for the new name as `copy` does, and says nothing when it is done [K]. */
const rename: IosHandler = ({ device }, { args }) => {
  const [from, to] = [parseFileUrl(args[0] ?? ''), parseFileUrl(args[1] ?? '')]
  if (asksNothing(device)) return renameNow(device, from, to)
  return {
    kind: 'dialog',
    question: `Destination filename [${to.name}]? `,
    ask: 'line',
    answer: (text) => {
      const chosen = text.trim()
      return renameNow(device, from, chosen === '' ? to : parseFileUrl(chosen))
    },
  }
}

function renameNow({ flash }: IosDevice, from: FileUrl, to: FileUrl): string {
  if (flash.rename(from.name, to.name)) return ''
  const why = flash.read(from.name) === undefined ? 'No such file or directory' : 'File exists'
  return `%Error renaming ${from.shown} (${why})\n` // [K]
}

/** Commands of privileged exec that work with files (cli-dialects 4.3). */
export const fileCommands: readonly Command<IosHandler>[] = [
  { spec: 'dir', handler: dir },
  { spec: 'dir <word>', handler: dir },
  { spec: 'more <word>', handler: more },
  { spec: 'verify /md5 <word>', handler: verify('md5') },
  { spec: 'verify /md5 <word> <word>', handler: verify('md5') },
  { spec: 'verify /sha512 <word>', handler: verify('sha512') },
  { spec: 'verify /sha512 <word> <word>', handler: verify('sha512') },
  { spec: 'rename <word> <word>', handler: rename },
  { spec: 'delete <word>', handler: remove },
  {
    // recorded on IOS-XE: /force says and asks nothing
    spec: 'delete /force <word>',
    handler: ({ device }, { args }) => removeNow(device, parseFileUrl(args[0] ?? '')),
  },
  { spec: 'copy running-config startup-config', handler: copy },
  { spec: 'copy running-config <word>', handler: copy },
  { spec: 'copy startup-config running-config', handler: copy },
  { spec: 'copy startup-config <word>', handler: copy },
  { spec: 'copy <word> running-config', handler: copy },
  { spec: 'copy <word> startup-config', handler: copy },
  { spec: 'copy <word> <word>', handler: copy },
]
