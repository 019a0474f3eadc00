import { type Command, commandTree } from '../../grammar/command-tree.ts'
import { askSecret } from '../../ios-like/command-line/enable.ts'
import { hangUp } from '../../shell/reply.ts'
import { checkpointCommands } from '../checkpoint/checkpoint-commands.ts'
import type { NxosHandler } from '../nxos-session.ts'
import { privilegedShowCommands, showCommands } from '../show/show-commands.ts'
import { copyToStartup } from './copy-to-startup.ts'
import { fileCommands } from './file-commands.ts'
import { reload } from './reload.ts'

/** Only where `feature privilege` lowered the user (cli-dialects 4.1). */
const enable: NxosHandler = (session) => {
  if (session.privileged) return ''
  const accepts = (secret: string): boolean => session.device.acceptsSecret(secret)
  return askSecret(session, { accepts, refusal: '% Bad secrets\n\n' }) // [K]
}

const terminalLength: NxosHandler = (session, { args }) => {
  if (session.faults().pagingCannotBeDisabled === true) return '% Permission denied for the role\n'
  session.terminalLength = Number(args[0])
  return ''
}

const terminalWidth: NxosHandler = (session, { args }) => {
  session.terminalWidth = Number(args[0])
  return ''
}

const userCommands: readonly Command<NxosHandler>[] = [
  { spec: 'enable', handler: enable },
  { spec: 'exit', handler: () => hangUp },
  // recorded: at the prompt of exec mode it is understood and does nothing
  { spec: 'end', handler: () => '' },
  { spec: 'terminal length <0-511>', handler: terminalLength },
  { spec: 'terminal width <0-511>', handler: terminalWidth },
  { spec: 'terminal session-timeout <0-525600>', handler: () => '' },
  { spec: 'terminal dont-ask', handler: () => '' },
  ...showCommands,
]

/** What the user can type at `>`. */
export const userExec = commandTree<NxosHandler>(userCommands)

/** What the user can type at `#`. */
export const privilegedExec = commandTree<NxosHandler>([
  ...userCommands,
  ...privilegedShowCommands,
  {
    spec: 'configure terminal',
    handler: (session) => {
      session.mode = 'config'
      // Cisco; published captures
      return 'Enter configuration commands, one per line. End with CNTL/Z.\n'
    },
  },
  ...checkpointCommands,
  ...fileCommands,
  { spec: 'copy running-config startup-config', handler: copyToStartup },
  { spec: 'clear counters', handler: () => '' },
  { spec: 'reload', handler: reload },
])
