import { type Command, commandTree } from '../../grammar/command-tree.ts'
import { hangUp } from '../../shell/reply.ts'
import type { AoscxHandler } from '../aoscx-session.ts'
import { checkpointCommands } from '../checkpoint/checkpoint-commands.ts'
import { showCommands } from '../show/show-commands.ts'
import { bootSystem } from './boot-system.ts'

/** Published captures of 10.4 and later; releases up to 10.3 say only `Success` (Aruba, "copy running-config"). */
const save: AoscxHandler = ({ device }) => {
  device.save()
  return 'Copying configuration: [Success]\n'
}

/** `no page` switches paging off for the session. */
const noPage: AoscxHandler = (session) => {
  if (session.faults().pagingCannotBeDisabled === true) return 'Cannot execute command.\n' // [K]
  session.terminalLength = 0
  return ''
}

const commands: readonly Command<AoscxHandler>[] = [
  { spec: 'exit', handler: () => hangUp },
  { spec: 'no page', handler: noPage },
  {
    spec: 'configure terminal',
    handler: (session) => {
      session.mode = 'config'
      return ''
    },
  },
  { spec: 'write memory', handler: save },
  { spec: 'copy running-config startup-config', handler: save },
  { spec: 'boot system', handler: bootSystem },
  ...showCommands,
  ...checkpointCommands,
]

/** What an administrator can type at `#`. */
export const privilegedExec = commandTree<AoscxHandler>(commands)
