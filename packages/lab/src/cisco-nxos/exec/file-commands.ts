import { type FolderEntry, listFolder } from '../../file-system/list-folder.ts'
import type { Command } from '../../grammar/command-tree.ts'
import type { Dialog } from '../../shell/reply.ts'
import { nameOf } from '../file-system/nxos-files.ts'
import type { NxosDevice } from '../nxos-device.ts'
import type { NxosHandler } from '../nxos-session.ts'

/** Of `dir`: an issue of users (paramiko#1826); of the other commands [K]. */
const noSuchFile = 'No such file or directory\n'

/** Rows as recorded (ntc-templates, cisco_nxos dir); what is used below them as in published captures. */
const dir: NxosHandler = ({ device: { bootflash } }, { args }) => {
  const name = nameOf(args[0] ?? '')
  const entries = name === undefined ? undefined : listFolder(bootflash, name)
  if (entries === undefined) return noSuchFile
  const { capacity, free } = bootflash
  const sums = `${column(capacity - free)} bytes used\n${column(free)} bytes free\n${column(capacity)} bytes total\n`
  return `${entries.map(row).join('')}\nUsage for bootflash://sup-local\n${sums}`
}

function column(bytes: number): string {
  return String(bytes).padStart(11)
}

function row({ name, isFolder, size, writtenAt }: FolderEntry): string {
  const [, day, month, year, time] = writtenAt.toUTCString().split(' ')
  return `${column(size)}    ${month} ${day} ${time} ${year}  ${name}${isFolder ? '/' : ''}\n`
}

/** A checksum comes bare (cli-dialects 4.3; sha512sum: 4.4 [K]). */
function sum(algorithm: 'md5' | 'sha256' | 'sha512'): NxosHandler {
  return ({ device }, { args }) => {
    const file = device.bootflash.read(nameOf(args[0] ?? '') ?? '')
    return file === undefined ? noSuchFile : `${file.hash(algorithm)}\n`
  }
}

const show: NxosHandler = ({ device }, { args }) => {
  const file = device.bootflash.read(nameOf(args[0] ?? '') ?? '')
  return file === undefined ? noSuchFile : file.text
}

/** Asks once, as in published captures; Enter is yes. */
const remove: NxosHandler = ({ device }, { args }) => {
  const name = nameOf(args[0] ?? '') ?? ''
  return device.bootflash.read(name) === undefined ? noSuchFile : askToDelete(device, name)
}

function askToDelete(device: NxosDevice, name: string): Dialog {
  return {
    kind: 'dialog',
    question: `Do you want to delete "/${name}" ? (yes/no/abort)   [y] `,
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if ('yes'.startsWith(word)) return removeNow(device, name)
      // anything else is asked again [K]
      return 'no'.startsWith(word) || 'abort'.startsWith(word) ? '' : askToDelete(device, name)
    },
  }
}

function removeNow({ bootflash }: NxosDevice, name: string): string {
  return bootflash.delete(name) ? '' : noSuchFile
}

/**
 * Says and asks nothing (published captures). A file of the new name is written over, and into a folder the file
 * goes under its own name (Cisco, "Moving Files").
 */
const move: NxosHandler = ({ device: { bootflash } }, { args }) => {
  const [from, to] = [nameOf(args[0] ?? ''), nameOf(args[1] ?? '')]
  if (from === undefined || to === undefined) return noSuchFile
  if (bootflash.read(from) === undefined) return noSuchFile
  const isInto = to === '' || bootflash.isFolder(to)
  const target = isInto ? `${to}/${from.split('/').at(-1)}`.replace(/^\//, '') : to
  if (target !== from) bootflash.delete(target)
  bootflash.rename(from, target)
  return ''
}

/** Commands that work with files (cli-dialects 4.3, 4.4). */
export const fileCommands: readonly Command<NxosHandler>[] = [
  { spec: 'dir', handler: dir },
  { spec: 'dir <word>', handler: dir },
  { spec: 'show file <word>', handler: show },
  { spec: 'show file <word> md5sum', handler: sum('md5') },
  { spec: 'show file <word> sha256sum', handler: sum('sha256') },
  { spec: 'show file <word> sha512sum', handler: sum('sha512') },
  { spec: 'move <word> <word>', handler: move },
  { spec: 'delete <word>', handler: remove },
  {
    // Cisco, "delete": asks nothing
    spec: 'delete <word> no-prompt',
    handler: ({ device }, { args }) => removeNow(device, nameOf(args[0] ?? '') ?? ''),
  },
]
