import { type Command, commandTree } from '../../grammar/command-tree.ts'
import { askSecret } from '../../ios-like/command-line/enable.ts'
import type { HangUp } from '../../shell/reply.ts'
import type { AsaHandler } from '../asa-session.ts'
import { privilegedShowCommands, showCommands } from '../show/show-commands.ts'
import { fileCommands } from './file-commands.ts'
import { reload } from './reload.ts'
import { copyToStartup, writeMemory } from './save.ts'

/** Asks always: without a password the empty one is right (Cisco, "enable"; both refusals [K]). */
const enable: AsaHandler = (session) => {
  if (session.privileged) return ''
  const accepts = (secret: string): boolean => session.device.acceptsSecret(secret)
  return askSecret(session, { accepts, again: 'Invalid password\n', refusal: 'Access denied.\n' })
}

/** [K] */
const logoff: HangUp = { kind: 'hang-up', output: '\nLogoff\n\n' }

const terminalPager: AsaHandler = (session, { args }) => {
  if (session.faults().pagingCannotBeDisabled === true) return 'Command authorization failed\n'
  session.terminalLength = Number(args[0])
  return ''
}

const userCommands: readonly Command<AsaHandler>[] = [
  { spec: 'enable', handler: enable },
  {
    spec: 'disable',
    handler: (session) => {
      session.privileged = false
      return ''
    },
  },
  { spec: 'exit', handler: () => logoff },
  { spec: 'quit', handler: () => logoff },
  { spec: 'logout', handler: () => logoff },
  ...showCommands,
]

/** What the user can type at `>`. */
export const userExec = commandTree<AsaHandler>(userCommands)

/** What the user can type at `#`. */
export const privilegedExec = commandTree<AsaHandler>([
  ...userCommands,
  ...privilegedShowCommands,
  // Cisco, "terminal pager": for this session only
  { spec: 'terminal pager <0-2147483647>', handler: terminalPager },
  { spec: 'terminal pager lines <0-2147483647>', handler: terminalPager },
  {
    spec: 'configure terminal',
    handler: (session) => {
      session.mode = 'config'
      session.section = undefined
      return ''
    },
  },
  ...fileCommands,
  { spec: 'write memory', handler: writeMemory },
  { spec: 'copy running-config startup-config', handler: copyToStartup },
  { spec: 'copy /noconfirm running-config startup-config', handler: writeMemory },
  {
    spec: 'changeto context <word>',
    handler: (_session, { args }) => `ERROR: '${args[0]}' is not valid\n`,
  },
  { spec: 'reload', handler: reload },
])
