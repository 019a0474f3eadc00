import { type Command, commandTree } from '../../grammar/command-tree.ts'
import { askSecret } from '../../ios-like/command-line/enable.ts'
import { hangUp } from '../../shell/reply.ts'
import type { EosDevice } from '../eos-device.ts'
import { type EosHandler, type EosSession, leaveConfig } from '../eos-session.ts'
import { sessionExecCommands } from '../session/session-commands.ts'
import { privilegedShowCommands, showCommands } from '../show/show-commands.ts'
import { fileCommands } from './file-commands.ts'
import { reload, reloadNow } from './reload.ts'

/** Without a secret nobody is asked (recorded for a user who is there already; else [K]). */
const enable: EosHandler = (session) => {
  const { device } = session
  if (session.privileged) return ''
  if (!device.hasEnableSecret) {
    session.privileged = true
    return ''
  }
  const accepts = (secret: string): boolean => device.acceptsSecret(secret)
  return askSecret(session, { accepts, refusal: '% Bad secret\n' }) // cli-dialects 4.2
}

/** As recorded, in configuration mode too, which it leaves. */
const disable: EosHandler = (session) => {
  session.privileged = false
  leaveConfig(session)
  return ''
}

const terminalLength: EosHandler = (session, { args }) => {
  if (session.faults().pagingCannotBeDisabled === true) return '% Authorization denied\n' // [K]
  session.terminalLength = Number(args[0])
  // recorded for 0, else [K]
  return args[0] === '0' ? 'Pagination disabled.\n' : `Pagination set to ${args[0]} lines.\n`
}

const terminalWidth: EosHandler = (session, { args }) => {
  session.terminalWidth = Number(args[0])
  return `Width set to ${args[0]} columns.\n` // recorded
}

function configureTerminal(session: EosSession): string {
  session.mode = 'config'
  session.section = undefined
  return ''
}

function save({ device }: { readonly device: EosDevice }): string {
  device.save()
  return 'Copy completed successfully.\n' // cli-dialects 4.1 [K]
}

const userCommands: readonly Command<EosHandler>[] = [
  { spec: 'enable', handler: enable },
  { spec: 'disable', handler: disable },
  { spec: 'exit', handler: () => hangUp },
  { spec: 'logout', handler: () => hangUp },
  { spec: 'terminal length <0-32767>', handler: terminalLength },
  { spec: 'terminal width <10-32767>', handler: terminalWidth },
  ...showCommands,
]

/** What the user can type at `>`. */
export const userExec = commandTree<EosHandler>(userCommands)

/** What the user can type at `#`. */
export const privilegedExec = commandTree<EosHandler>([
  ...userCommands,
  ...privilegedShowCommands,
  { spec: 'configure', handler: configureTerminal },
  { spec: 'configure terminal', handler: configureTerminal },
  ...sessionExecCommands,
  ...fileCommands,
  { spec: 'write', handler: save },
  { spec: 'write memory', handler: save },
  { spec: 'copy running-config startup-config', handler: save },
  { spec: 'clear counters', handler: () => '' },
  { spec: 'clear logging', handler: () => '' },
  { spec: 'reload', handler: reload },
  { spec: 'reload now', handler: reloadNow },
])
