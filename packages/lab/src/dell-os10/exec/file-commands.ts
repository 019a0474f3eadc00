import type { Command } from '../../grammar/command-tree.ts'
import { runInSystem } from '../file-system/system-shell.ts'
import type { Os10Handler } from '../os10-session.ts'

/** `dir home`, as in public captures of several switches. */
const dirHome: Os10Handler = ({ device: { files } }) => {
  const rows = files.list('').files.map(({ name, size, writtenAt }) => {
    const time = `${writtenAt.toISOString().slice(0, 19)}Z`
    return `${time.padEnd(23)}${String(size).padEnd(14)}${name}\n`
  })
  return `
Directory contents for folder: home
Date (modified)        Size (bytes)  Name
---------------------  ------------  ------------------------------------------
${rows.join('')}`
}

/** `delete home://FILE`; the beginning of the question and `yes`: Netmiko; its form as that of `reload` [K]. */
const remove: Os10Handler = ({ device: { files } }, { args }) => {
  const [, name] = /^home:\/\/(.+)$/.exec(args[0] ?? '') ?? []
  if (name === undefined) return '% Error: Invalid file.\n' // [K]
  return {
    kind: 'dialog',
    question: 'Proceed to delete the file? [confirm yes/no(default)]:',
    ask: 'line',
    answer: (text) => {
      if (text.trim() !== 'yes' || files.delete(name)) return ''
      return `% Error: ${name}: No such file or directory\n`
    },
  }
}

/** Commands that work with files. */
export const fileCommands: readonly Command<Os10Handler>[] = [
  { spec: 'dir home', handler: dirHome },
  { spec: 'delete <word>', handler: remove },
  {
    spec: 'system <line>',
    handler: ({ device }, { args }) => runInSystem(device, args[0] ?? ''),
  },
]
