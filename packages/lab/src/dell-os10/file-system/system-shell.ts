import { posix } from 'node:path'
import type { StoredFile } from '../../file-system/stored-file.ts'
import type { Os10Device } from '../os10-device.ts'
import { nameOf } from './os10-files.ts'

/** What a program of Linux prints. */
type Program = (device: Os10Device, paths: readonly string[]) => string

const missing = (path: string): string => `${path}: No such file or directory`

/** `ls -l`, of coreutils: one file with its path as it was given, what is in a folder without. */
const ls: Program = (device, [path = '.']) => {
  const { files, home } = device
  const name = nameOf(home, path)
  const file = name === undefined ? undefined : files.read(name)
  if (file !== undefined) return row(file, path)
  if (name === undefined || (name !== '' && !files.isFolder(name))) {
    return `ls: cannot access '${path}': No such file or directory\n`
  }
  const inside = files.list(name)
  const rows = [
    ...inside.files.map((one) => row(one, posix.basename(one.name))),
    ...inside.folders.map((one) => `drwxr-xr-x 2 admin admin 4096 Jan  1 00:00 ${one}\n`),
  ]
  return `total ${4 * rows.length}\n${rows.join('')}`
}

function row({ size, writtenAt }: StoredFile, shown: string): string {
  const [, day = '', month, , time = ''] = writtenAt.toUTCString().split(' ')
  const date = `${month} ${String(Number(day)).padStart(2)} ${time.slice(0, 5)}`
  return `-rw-r--r-- 1 admin admin ${size} ${date} ${shown}\n`
}

/** `df -Pk`, of coreutils. */
const df: Program = ({ files }) => {
  const blocks = Math.floor(files.capacity / 1024)
  const available = Math.floor(files.free / 1024)
  const used = blocks - available
  const sizes = [blocks, used, available].map((size) => String(size).padStart(11)).join('')
  return `Filesystem     1024-blocks       Used  Available Capacity Mounted on
/dev/sda5      ${sizes}${`${Math.ceil((100 * used) / blocks)}%`.padStart(9)} /
`
}

function sum(program: string, algorithm: 'md5' | 'sha256' | 'sha512'): Program {
  return ({ files, home }, [path = '']) => {
    const file = files.read(nameOf(home, path) ?? '')
    return file === undefined
      ? `${program}: ${missing(path)}\n`
      : `${file.hash(algorithm)}  ${path}\n`
  }
}

/** `mv -n`: never over another file, and without a word. */
const mv: Program = ({ files, home }, [from = '', to = '']) => {
  const [name, target] = [nameOf(home, from) ?? '', nameOf(home, to)]
  if (files.read(name) === undefined) {
    return `mv: cannot stat '${from}': No such file or directory\n`
  }
  if (target === undefined || target === '') return `mv: cannot move '${from}' to '${to}'\n`
  files.rename(name, target)
  return ''
}

/** `rm -f`: what is not there is no error. */
const rm: Program = ({ files, home }, paths) => {
  for (const path of paths) files.delete(nameOf(home, path) ?? '')
  return ''
}

const programs: Readonly<Record<string, Program>> = {
  df,
  ls,
  md5sum: sum('md5sum', 'md5'),
  mv,
  rm,
  sha256sum: sum('sha256sum', 'sha256'),
  sha512sum: sum('sha512sum', 'sha512'),
}

/**
 * `system "COMMAND"`: runs a command of Linux (cli-dialects 4.3, 4.4: `ls -l`, `df`, `md5sum`, `sha512sum`). Options are
 * not read: they are taken to be those that are named at each program.
 *
 * @param device - The device.
 * @param quoted - What stands behind `system`.
 */
export function runInSystem(device: Os10Device, quoted: string): string {
  const [program = '', ...words] = quoted
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .split(/\s+/)
  const run = programs[posix.basename(program)]
  const paths = words.filter((word) => !word.startsWith('-'))
  return run === undefined ? `sh: 1: ${program}: not found\n` : run(device, paths)
}
