import { type FolderEntry, listFolder } from '../../file-system/list-folder.ts'
import type { Command } from '../../grammar/command-tree.ts'
import { confirm } from '../../ios-like/command-line/reply.ts'
import type { Dialog } from '../../shell/reply.ts'
import type { AsaDevice } from '../asa-device.ts'
import type { AsaHandler } from '../asa-session.ts'
import { nameOf } from '../file-system/asa-files.ts'

/** As IOS (cli-dialects 4.3). */
function failed(doing: string, name = '', reason = 'No such file or directory'): string {
  return `%Error ${doing} disk0:/${name} (${reason})\n`
}

/** As recorded (ntc-templates, cisco_asa dir); in the order in which files were first written. */
const dir: AsaHandler = ({ device: { disk } }, { args }) => {
  const name = nameOf(args[0] ?? '')
  const entries = name === undefined ? undefined : listFolder(disk, name)
  if (entries === undefined) return failed('opening', name)
  const rows = [...entries].sort((one, two) => one.index - two.index).map(row)
  return `\nDirectory of disk0:/${name}\n\n${rows.join('')}\n${disk.capacity} bytes total (${disk.free} bytes free)\n`
}

function row({ name, isFolder, size, index, writtenAt }: FolderEntry): string {
  const [, day, month, year, time] = writtenAt.toUTCString().split(' ')
  const rights = isFolder ? 'drwx' : '-rwx'
  return `${String(index).padEnd(7)}${rights}  ${String(size).padEnd(13)}${time} ${month} ${day} ${year}  ${name}\n`
}

/** A mark for so much [K]: an image fills some lines. */
const markBytes = 2 ** 20

/** As in published captures. */
function verify(algorithm: 'md5' | 'sha512'): AsaHandler {
  return ({ device }, { args }) => {
    const name = nameOf(args[0] ?? '')
    const file = device.disk.read(name ?? '')
    if (file === undefined) return failed('verifying', name) // [K]
    const marks = '!'.repeat(Math.ceil(file.size / markBytes))
    const shown = algorithm === 'md5' ? 'MD5' : 'SHA-512'
    return `${marks}Done!\nverify /${shown} (disk0:/${name}) = ${file.hash(algorithm)}\n`
  }
}

const more: AsaHandler = ({ device }, { args }) => {
  const name = nameOf(args[0] ?? '')
  return device.disk.read(name ?? '')?.text ?? failed('opening', name)
}

/** Both questions, below a blank line each, as in a published capture. */
const remove: AsaHandler = ({ device }, { args }) =>
  ask('Delete', nameOf(args[0] ?? ''), (name) => ({
    ...confirm(`Delete disk0:/${name}?`, () => removeNow(device, name)),
    output: '\n',
  }))

function removeNow({ disk }: AsaDevice, name = ''): string {
  return disk.delete(name) ? '' : failed('deleting', name) // [K]
}

/** Asks for both names (Cisco, "rename"). */
const rename: AsaHandler = ({ device }, { args }) => {
  const [from, to] = args.map(nameOf)
  return ask('Source', from, (source) =>
    ask('Destination', to, (target) => renameNow(device, source, target)),
  )
}

/** Asks for a name; Enter takes the one that was typed. */
function ask(
  what: string,
  name: string | undefined,
  goOn: (name: string | undefined) => ReturnType<Dialog['answer']>,
): Dialog {
  return {
    kind: 'dialog',
    output: '\n',
    question: `${what} filename [${name ?? ''}]? `,
    ask: 'line',
    answer: (text) => goOn(text.trim() === '' ? name : nameOf(text.trim())),
  }
}

/** A success says nothing; a file of the new name stays [K]. */
function renameNow({ disk }: AsaDevice, from = '', to = ''): string {
  if (disk.read(from) === undefined) return failed('renaming', from)
  if (to === '' || disk.isFolder(to)) return failed('renaming', from, 'Is a directory')
  return disk.rename(from, to) ? '' : failed('renaming', from, 'File exists')
}

/** Commands of privileged exec that work with files (cli-dialects 4.3, 4.4); `/noconfirm` asks nothing (Cisco). */
export const fileCommands: readonly Command<AsaHandler>[] = [
  { spec: 'dir', handler: dir },
  { spec: 'dir <word>', handler: dir },
  { spec: 'more <word>', handler: more },
  { spec: 'verify /md5 <word>', handler: verify('md5') },
  { spec: 'verify /sha-512 <word>', handler: verify('sha512') },
  { spec: 'rename <word> <word>', handler: rename },
  {
    spec: 'rename /noconfirm <word> <word>',
    handler: ({ device }, { args }) => renameNow(device, ...args.map(nameOf)),
  },
  { spec: 'delete <word>', handler: remove },
  {
    spec: 'delete /noconfirm <word>',
    handler: ({ device }, { args }) => removeNow(device, nameOf(args[0] ?? '')),
  },
]
