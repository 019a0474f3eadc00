import { type FolderEntry, listFolder } from '../../file-system/list-folder.ts'
import type { Command } from '../../grammar/command-tree.ts'
import type { EosDevice } from '../eos-device.ts'
import type { EosHandler } from '../eos-session.ts'
import { nameOf } from '../file-system/eos-files.ts'

/** How a command says that it failed; tools look for both parts (published code), their order is [K]. */
function failed(doing: string, text: string, reason = 'No such file or directory'): string {
  return `% Error ${doing} ${text} (${reason})\n`
}

/** As recorded (ntc-templates, arista_eos dir); of one file: published code; of an empty folder: the template. */
const dir: EosHandler = ({ device }, { args }) => {
  const [text = 'flash:'] = args
  const { flash } = device
  const name = nameOf(text)
  const entries = name === undefined ? undefined : listFolder(flash, name)
  if (entries === undefined) return failed('listing directory', text)
  const rows = entries.map((entry) => row(entry, device)).join('')
  const listed = rows === '' ? 'No files in directory\n' : rows
  return `Directory of flash:/${name}\n\n${listed}\n${flash.capacity} bytes total (${flash.free} bytes free)\n`
}

function row({ name, isFolder, size, writtenAt }: FolderEntry, { now }: EosDevice): string {
  const rights = isFolder ? 'drwx' : '-rwx'
  const date = when(writtenAt, now()).padStart(23)
  return `       ${rights} ${String(size).padStart(11)}${date}  ${name}\n`
}

/** What `ls` takes for recent: half a year. */
const recentMs = 182 * 86_400_000

/** As `ls -l` tells it: the time of what is recent, the year of what is not. */
function when(date: Date, now: Date): string {
  const [, day, month, year = '', time = ''] = date.toUTCString().split(' ')
  const isRecent = now.getTime() - date.getTime() < recentMs
  return `${month} ${Number(day)} ${isRecent ? time.slice(0, 5) : year.padStart(5)}`
}

/** cli-dialects 4.3; sha512: 4.4 [K]. */
function verify(algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'): EosHandler {
  return ({ device }, { args }) => {
    const [text = ''] = args
    const file = device.flash.read(nameOf(text) ?? '')
    if (file === undefined) return failed('verifying', text)
    return `verify /${algorithm} (${text}) = ${file.hash(algorithm)}\n`
  }
}

const more: EosHandler = ({ device }, { args }) => {
  const [text = ''] = args
  return device.flash.read(nameOf(text) ?? '')?.text ?? failed('displaying', text)
}

/** Asks and says nothing [K]. */
const remove: EosHandler = ({ device }, { args }) => {
  const [text = ''] = args
  return device.flash.delete(nameOf(text) ?? '') ? '' : failed('deleting', text)
}

/** Asks and says nothing, and writes over a file of the new name, as `mv` does [K]. */
const rename: EosHandler = ({ device: { flash } }, { args }) => {
  const [text = '', target = ''] = args
  const [from, to] = [nameOf(text) ?? '', nameOf(target) ?? '']
  if (flash.read(from) === undefined) return failed('renaming', text)
  if (to === '' || flash.isFolder(to)) return failed('renaming', text, 'Is a directory')
  if (to !== from) flash.delete(to)
  flash.rename(from, to)
  return ''
}

/** Commands of privileged exec that work with files (cli-dialects 4.3, 4.4). */
export const fileCommands: readonly Command<EosHandler>[] = [
  { spec: 'dir', handler: dir },
  { spec: 'dir <word>', handler: dir },
  { spec: 'more <word>', handler: more },
  { spec: 'verify /md5 <word>', handler: verify('md5') },
  { spec: 'verify /sha1 <word>', handler: verify('sha1') },
  { spec: 'verify /sha256 <word>', handler: verify('sha256') },
  { spec: 'verify /sha512 <word>', handler: verify('sha512') },
  { spec: 'rename <word> <word>', handler: rename },
  { spec: 'delete <word>', handler: remove },
]
