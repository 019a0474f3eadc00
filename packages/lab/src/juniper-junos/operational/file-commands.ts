import { posix } from 'node:path'
import type { StoredFile } from '../../file-system/stored-file.ts'
import type { Command } from '../../grammar/command-tree.ts'
import { folder, nameOf } from '../file-system/junos-files.ts'
import { always, type JunosHandler, type JunosSession } from '../junos-session.ts'

/** What POSIX calls a file that is not there; that it stands behind the path is [K]. */
function missing(path: string): string {
  return `${path}: No such file or directory\n`
}

/** `file list`: names only (Juniper, "file list"); folders end in a slash (a public capture). */
function list({ device }: JunosSession, path: string): string {
  const name = nameOf(path)
  if (name === undefined) return missing(path)
  if (device.files.read(name) !== undefined) return `${path}\n`
  if (name !== '' && !device.files.isFolder(name)) return missing(path)
  const { files, folders } = device.files.list(name)
  const lines = [...files.map((file) => posix.basename(file.name)), ...folders.map(slashed)]
  return `\n${place(name)}\n${lines.map((line) => `${line}\n`).join('')}`
}

/** `file list … detail`, as in public captures of one file and of a folder. */
function listInDetail({ device }: JunosSession, path: string): string {
  const name = nameOf(path)
  if (name === undefined) return missing(path)
  const file = device.files.read(name)
  if (file !== undefined) return `${row(file, path)}total files: 1\n`
  if (name !== '' && !device.files.isFolder(name)) return missing(path)
  const { files, folders } = device.files.list(name)
  // blocks of 512 bytes; `total files` counts what is no folder [K]
  const blocks = files.reduce((sum, { size }) => sum + Math.ceil(size / 512), 0)
  const rows = [
    ...files.map((one) => row(one, posix.basename(one.name))),
    ...folders.map((one) => `drwxr-xr-x  2 root  wheel        512 Jan 1  00:00 ${slashed(one)}\n`),
  ]
  return `\n${place(name)}\ntotal blocks: ${blocks}\n${rows.join('')}\ntotal files: ${files.length}\n`
}

function place(name: string): string {
  return name === '' ? `${folder}/:` : `${folder}/${name}/:`
}

function slashed(name: string): string {
  return `${name}/`
}

/** The columns of a public capture: `-rw-r--r--  1 root  wheel      14998 Aug 6  14:13 /var/db/scripts/op/crypt.slax`. */
function row({ size, writtenAt }: StoredFile, shown: string): string {
  const [, day, month, , time = ''] = writtenAt.toUTCString().split(' ')
  const date = `${month} ${String(Number(day)).padEnd(2)} ${time.slice(0, 5)}`
  return `-rw-r--r--  1 root  wheel ${String(size).padStart(10)} ${date} ${shown}\n`
}

/** As FreeBSD's `md5` and its kin print them (cli-dialects 4.3, 4.4). */
const names = { md5: 'MD5', sha1: 'SHA1', sha256: 'SHA256' } as const

/** Of what is not there: public notes on releases before 24. */
function checksum(algorithm: keyof typeof names): JunosHandler {
  return always(({ device }, { args, pipes }) => {
    const [path = ''] = args
    const file = device.files.read(nameOf(path) ?? '')
    if (file === undefined) return `error: stat: ${missing(path)}`
    return pipes.filter(`${names[algorithm]} (${path}) = ${file.hash(algorithm)}\n`)
  })
}

/** Juniper, "file delete": a success says nothing. */
const remove: JunosHandler = always(({ device }, { args }) => {
  const [path = ''] = args
  return device.files.delete(nameOf(path) ?? '') ? '' : `rm: ${missing(path)}`
})

/** As `mv`: a success says nothing, and a file of the new name is written over [K]. */
const rename: JunosHandler = always(({ device: { files } }, { args }) => {
  const [from = '', to = ''] = args
  const [name, target] = [nameOf(from) ?? '', nameOf(to) ?? '']
  if (files.read(name) === undefined) return `error: ${missing(from)}`
  if (target === '' || files.isFolder(target)) return `error: ${to}: Is a directory\n`
  if (name !== target) files.delete(target)
  files.rename(name, target)
  return ''
})

const show: JunosHandler = always(({ device }, { args, pipes }) => {
  const [path = ''] = args
  const file = device.files.read(nameOf(path) ?? '')
  return file === undefined ? `error: could not open file: ${path}\n` : pipes.filter(file.text)
})

const listed = (text: (session: JunosSession, path: string) => string): JunosHandler =>
  always((session, { args, pipes }) => pipes.filter(text(session, args[0] ?? '')))

/** Commands of operational mode that work with files (cli-dialects 4.3, 4.4; Juniper, "file"). */
export const fileCommands: readonly Command<JunosHandler>[] = [
  { spec: 'file list <word>', handler: listed(list) },
  { spec: 'file list detail <word>', handler: listed(listInDetail) },
  { spec: 'file list <word> detail', handler: listed(listInDetail) },
  { spec: 'file checksum md5 <word>', handler: checksum('md5') },
  { spec: 'file checksum sha1 <word>', handler: checksum('sha1') },
  { spec: 'file checksum sha-256 <word>', handler: checksum('sha256') },
  { spec: 'file delete <word>', handler: remove },
  { spec: 'file rename <word> <word>', handler: rename },
  { spec: 'file show <word>', handler: show },
]
