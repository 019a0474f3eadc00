import { type Command, commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import { type Answer, hangUp } from '../../shell/reply.ts'
import { toByteString } from '../../terminal/byte-string.ts'
import { accept, cancel, commit, discard, update, validate } from '../candidate/commit.ts'
import { enter } from '../candidate/mode.ts'
import { back, exit, quitConfig, top } from '../navigate.ts'
import type { ModeName } from '../sros-device.ts'
import type { SrosHandler, SrosSession } from '../sros-session.ts'
import { fileCommands } from './file-commands.ts'
import { showSessions, showUptime, showVersion } from './show-commands.ts'
import { info, infoOf, save, showChanges, showConfiguration } from './show-configuration.ts'

/** What a device prints where the profile of the user does not allow something (a public capture). */
function denied(element: string): string {
  return `MINOR: MGMT_CORE #2020: Permission denied - unauthorized use of '${element}'\n`
}

/** Nokia, "environment": settings of this session alone; a success says nothing. */
const environment: readonly Command<SrosHandler>[] = [
  ...[true, false].flatMap((value): readonly Command<SrosHandler>[] => [
    {
      spec: `environment more ${value}`,
      handler: (session) => {
        if (session.faults().pagingCannotBeDisabled === true) return denied('more')
        session.isPaged = value
        return ''
      },
    },
    {
      spec: `environment command-completion space ${value}`,
      handler: (session) => {
        session.completesAtSpace = value
        return ''
      },
    },
    { spec: `environment command-completion tab ${value}`, handler: () => '' },
    {
      spec: `environment command-completion enter ${value}`,
      handler: (session) => {
        session.completesAtEnter = value
        return ''
      },
    },
  ]),
  {
    spec: 'environment console width <80-512>',
    handler: (session, { args }) => {
      session.terminalWidth = Number(args[0])
      return ''
    },
  },
  {
    spec: 'environment console length <24-512>',
    handler: (session, { args }) => {
      session.terminalLength = Number(args[0])
      return ''
    },
  },
]

const modes: readonly ModeName[] = ['exclusive', 'global', 'private', 'read-only']

const entries: readonly Command<SrosHandler>[] = modes.flatMap((mode) => [
  { spec: `edit-config ${mode}`, handler: (session: SrosSession) => enter(session, mode, false) },
  { spec: `configure ${mode}`, handler: (session: SrosSession) => enter(session, mode, true) },
])

/** Nokia's hackathon has 10 minutes as the default; 1 to 168 are those of the classic CLI's `commit confirmed`. */
const commits: readonly Command<SrosHandler>[] = [
  { spec: 'commit', handler: (session) => commit(session, {}) },
  {
    spec: 'commit comment <line>',
    handler: (session, { args }) => commit(session, { comment: unquoted(args[0] ?? '') }),
  },
  { spec: 'commit confirmed', handler: (session) => commit(session, { confirmWithin: 10 }) },
  {
    spec: 'commit confirmed <1-168>',
    handler: (session, { args }) => commit(session, { confirmWithin: Number(args[0]) }),
  },
  { spec: 'commit confirmed accept', handler: accept },
  { spec: 'commit confirmed cancel', handler: cancel },
  { spec: 'compare', handler: showChanges },
  { spec: 'discard', handler: discard },
  { spec: 'update', handler: update },
  { spec: 'validate', handler: validate },
]

const everywhere: readonly Command<SrosHandler>[] = [
  ...entries,
  ...commits,
  ...environment,
  ...fileCommands,
  { spec: 'quit-config', handler: quitConfig },
  { spec: 'exit', handler: (session) => exit(session, false) },
  { spec: 'exit all', handler: (session) => exit(session, true) },
  { spec: 'back', handler: (session) => back(session, 1) },
  { spec: 'back <1-99>', handler: (session, { args }) => back(session, Number(args[0])) },
  { spec: 'top', handler: top },
  { spec: 'pwc', handler: ({ path }) => `Present Working Context:\n  ${path.join('\n  ')}\n` },
  { spec: 'info', handler: (session) => info(session, 'candidate') },
  { spec: 'info <line>', handler: (session, { args }) => infoOf(session, args[0] ?? '') },
  { spec: 'info flat', handler: (session) => info(session, 'candidate', true) },
  { spec: 'info from running', handler: (session) => info(session, 'running') },
  { spec: 'info running', handler: (session) => info(session, 'running') },
  { spec: 'show version', handler: showVersion },
  { spec: 'show uptime', handler: showUptime },
  { spec: 'show system management-interface configuration-sessions', handler: showSessions },
  { spec: 'admin show configuration', handler: showConfiguration },
  { spec: 'admin save', handler: save },
  {
    spec: 'admin reboot now',
    handler: ({ device }) => {
      device.reload()
      return hangUp
    },
  },
  { spec: 'logout', handler: (): Answer => hangUp },
]

/**
 * The commands of every place.
 *
 * @param outputs - Further ones with their fixed output; they count before the built-in ones.
 */
export function commandsWith(outputs: Readonly<Record<string, string>>): TreeNode<SrosHandler> {
  const fixed = Object.entries(outputs).map(([spec, text]) => {
    const output = toByteString(text.endsWith('\n') || text === '' ? text : `${text}\n`)
    return { spec: spec.trim().toLowerCase(), handler: (): string => output }
  })
  return commandTree<SrosHandler>([...everywhere, ...fixed])
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1')
}
