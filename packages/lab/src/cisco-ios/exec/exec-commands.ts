import { type Command, commandTree } from '../../grammar/command-tree.ts'
import { confirm } from '../../ios-like/command-line/reply.ts'
import { hangUp } from '../../shell/reply.ts'
import type { IosHandler, IosSession } from '../ios-session.ts'
import { TclShell } from '../tcl/tcl-shell.ts'
import { archiveCommands } from './archive-commands.ts'
import { configureCommands } from './configure-commands.ts'
import { enable } from './enable.ts'
import { fileCommands } from './file-commands.ts'
import { reload } from './reload.ts'
import { privilegedShowCommands, showCommands } from './show-commands.ts'

/** What a device prints when its TACACS+ server refuses a command (cli-dialects 4.2). */
const refused = 'Command authorization failed.\n\n'

const leave: IosHandler = () => hangUp

const terminalLength: IosHandler = (session, { args }) => {
  if (session.faults().pagingCannotBeDisabled === true) return refused
  session.terminalLength = Number(args[0])
  return ''
}

const terminalWidth: IosHandler = (session, { args }) => {
  session.terminalWidth = Number(args[0])
  return ''
}

const userCommands: readonly Command<IosHandler>[] = [
  { spec: 'enable', handler: enable },
  {
    spec: 'disable',
    handler: (session) => {
      session.privileged = false
      return ''
    },
  },
  { spec: 'exit', handler: leave },
  { spec: 'logout', handler: leave },
  { spec: 'quit', handler: leave },
  // Cisco, "terminal length", "terminal width": 0 to 512
  { spec: 'terminal length <0-512>', handler: terminalLength },
  { spec: 'terminal width <0-512>', handler: terminalWidth },
  { spec: 'terminal no monitor', handler: () => '' },
  {
    spec: 'ping <word>',
    handler: (_session, { args }) => `Type escape sequence to abort.
Sending 5, 100-byte ICMP Echos to ${args[0]}, timeout is 2 seconds:
!!!!!
Success rate is 100 percent (5/5), round-trip min/avg/max = 1/1/1 ms
`,
  },
  // known to user exec, as on the device: they shape its abbreviations and carets
  { spec: 'connect <word>', handler: unreachable },
  { spec: 'telnet <word>', handler: unreachable },
  { spec: 'traceroute <word>', handler: unreachable },
  ...showCommands,
]

function unreachable(): string {
  return '% Destination unreachable; gateway or host down\n\n'
}

function save({ device }: IosSession): string {
  device.save()
  return 'Building configuration...\n[OK]\n'
}

const privilegedCommands: readonly Command<IosHandler>[] = [
  ...userCommands,
  ...privilegedShowCommands,
  ...configureCommands,
  ...archiveCommands,
  ...fileCommands,
  {
    spec: 'tclsh',
    handler: (session) => {
      session.mode = 'tcl'
      session.tcl = new TclShell(session.device, session.faults)
      return ''
    },
  },
  { spec: 'write', handler: save },
  { spec: 'write memory', handler: save },
  {
    spec: 'clear counters',
    handler: ({ device }) =>
      confirm('Clear "show interface" counters on all interfaces', () => {
        device.countersClearedAt = device.now()
        return ''
      }),
  },
  { spec: 'reload', handler: reload },
]

/** What the user can type at `>`. */
export const userExec = commandTree(userCommands)

/** What the user can type at `#`. */
export const privilegedExec = commandTree(privilegedCommands)
