import { commandTree } from '../../grammar/command-tree.ts'
import { hangUp } from '../../shell/reply.ts'
import type { Os10Handler } from '../os10-session.ts'
import { fileCommands } from './file-commands.ts'
import { reload } from './reload.ts'
import { showVersion } from './show-version.ts'

const terminalLength: Os10Handler = (session, { args }) => {
  if (session.faults().pagingCannotBeDisabled === true) return '% Error: Permission denied.\n' // [K]
  session.terminalLength = Number(args[0])
  return ''
}

/** It says nothing (Dell, "copy", all examples). */
const save: Os10Handler = ({ device }) => {
  device.save()
  return ''
}

/** What the user can type in EXEC mode. */
export const exec = commandTree<Os10Handler>([
  ...fileCommands,
  { spec: 'exit', handler: () => hangUp },
  { spec: 'terminal length <0-512>', handler: terminalLength },
  {
    spec: 'configure terminal',
    handler: (session) => {
      session.mode = 'config'
      return ''
    },
  },
  { spec: 'copy running-configuration startup-configuration', handler: save },
  { spec: 'write memory', handler: save },
  { spec: 'reload', handler: reload },
  { spec: 'show version', handler: ({ device }) => showVersion(device) },
  { spec: 'show running-configuration', handler: ({ device }) => device.running.render() },
  { spec: 'show startup-configuration', handler: ({ device }) => device.startup.render() },
])
