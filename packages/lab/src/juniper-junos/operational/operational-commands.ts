import { type Command, commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import { toByteString } from '../../terminal/byte-string.ts'
import { readPath, splitQuoted } from '../configuration/read-path.ts'
import { schema } from '../configuration/schema.ts'
import { enterConfiguration } from '../configure/enter.ts'
import { always, type JunosHandler, type JunosSession } from '../junos-session.ts'
import { showActive } from '../show-configuration.ts'
import { fileCommands } from './file-commands.ts'
import { reboot } from './reboot.ts'
import { leaveCli, startShell } from './shell.ts'
import { showInterfacesDescriptions, showInterfacesTerse } from './show-interfaces.ts'
import { showSystemCommit, showSystemUptime, showVersion } from './show-system.ts'

const shown = (text: (session: JunosSession, name?: string) => string): JunosHandler =>
  always((session, { args, pipes }) => pipes.filter(text(session, args[0])))

const showBelow: JunosHandler = ({ device }, { line, pipes }) => {
  const words = splitQuoted(line).slice(2)
  const read = readPath(words, { rules: schema, end: line.length, needsValue: false })
  if ('message' in read) return read
  return () => showActive(device, { path: read.paths[0] ?? [], pipes })
}

const enter = (kind: Parameters<typeof enterConfiguration>[1]): JunosHandler =>
  always((session) => enterConfiguration(session, kind))

/** The replies are recorded (scrapli, junos). */
const cliSettings: readonly Command<JunosHandler>[] = [
  {
    spec: 'set cli screen-length <0-100000>',
    handler: always((session, { args }) => {
      if (session.faults().pagingCannotBeDisabled === true) {
        return 'error: permission denied: screen-length\n'
      }
      session.terminalLength = Number(args[0])
      return `Screen length set to ${args[0]}\n`
    }),
  },
  {
    spec: 'set cli screen-width <0-1024>',
    handler: always((session, { args }) => {
      session.terminalWidth = Number(args[0])
      return `Screen width set to ${args[0]}\n`
    }),
  },
  {
    spec: 'set cli complete-on-space off',
    handler: always((session) => {
      session.completesOnSpace = false
      return 'Disabling complete-on-space\n'
    }),
  },
  {
    spec: 'set cli complete-on-space on',
    handler: always((session) => {
      session.completesOnSpace = true
      return 'Enabling complete-on-space\n'
    }),
  },
]

const commands: readonly Command<JunosHandler>[] = [
  ...cliSettings,
  ...fileCommands,
  { spec: 'configure', handler: enter('shared') },
  { spec: 'configure exclusive', handler: enter('exclusive') },
  { spec: 'configure private', handler: enter('private') },
  { spec: 'edit', handler: enter('shared') },
  { spec: 'exit', handler: always(leaveCli) },
  { spec: 'quit', handler: always(leaveCli) },
  { spec: 'start shell', handler: always(startShell) },
  { spec: 'request system reboot', handler: always(({ device }) => reboot(device)) },
  { spec: 'show version', handler: shown(({ device }) => showVersion(device)) },
  { spec: 'show system uptime', handler: shown(({ device }) => showSystemUptime(device)) },
  { spec: 'show system commit', handler: shown(({ device }) => showSystemCommit(device)) },
  {
    spec: 'show configuration',
    handler: always(({ device }, { pipes }) => showActive(device, { path: [], pipes })),
  },
  { spec: 'show configuration <line>', handler: showBelow },
  { spec: 'show interfaces terse', handler: shown(({ device }) => showInterfacesTerse(device)) },
  {
    spec: 'show interfaces terse <word>',
    handler: shown(({ device }, name) => showInterfacesTerse(device, name)),
  },
  {
    spec: 'show interfaces descriptions',
    handler: shown(({ device }) => showInterfacesDescriptions(device)),
  },
  {
    spec: 'show cli',
    handler: shown(
      ({ completesOnSpace, terminalLength, terminalWidth }) =>
        `CLI complete-on-space set to ${completesOnSpace ? 'on' : 'off'}
CLI screen-length set to ${terminalLength}
CLI screen-width set to ${terminalWidth}
`,
    ),
  },
]

/**
 * The commands of operational mode.
 *
 * @param outputs - Further ones with their fixed output; they count before the built-in ones.
 */
export function operationalTree(outputs: Readonly<Record<string, string>>): TreeNode<JunosHandler> {
  const fixed = Object.entries(outputs).map(([spec, text]) => {
    const output = toByteString(text.endsWith('\n') || text === '' ? text : `${text}\n`)
    return { spec: spec.trim().toLowerCase(), handler: shown(() => output) }
  })
  return commandTree([...commands, ...fixed])
}
