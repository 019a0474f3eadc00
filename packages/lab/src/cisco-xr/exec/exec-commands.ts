import { type Command, commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import { type Dialog, hangUp } from '../../shell/reply.ts'
import { toByteString } from '../../terminal/byte-string.ts'
import { rollBack } from '../commit/rollback.ts'
import { dateLine } from '../date.ts'
import { enterConfiguration } from '../enter.ts'
import {
  showCommitChanges,
  showCommitList,
  showFailed,
  showMerged,
  showRunningConfig,
  showTarget,
} from '../show/show-configuration.ts'
import { showInterfacesDescription, showIpv4InterfaceBrief } from '../show/show-interfaces.ts'
import { sessionDetails, sessionTable } from '../show/show-sessions.ts'
import { showVersion } from '../show/show-version.ts'
import type { XrDevice } from '../xr-device.ts'
import type { XrHandler } from '../xr-session.ts'
import { fileCommands } from './file-commands.ts'

/** What a device prints when its TACACS+ server refuses a command (cli-dialects 4.2 [A]). */
const refused = '% This command is not authorized\n'

const terminal: readonly Command<XrHandler>[] = [
  {
    spec: 'terminal length <0-512>',
    handler: (session, { args }) => {
      if (session.faults().pagingCannotBeDisabled === true) return refused
      session.terminalLength = Number(args[0])
      return ''
    },
  },
  {
    spec: 'terminal width <0-512>',
    handler: (session, { args }) => {
      session.terminalWidth = Number(args[0])
      return ''
    },
  },
  {
    // cli-dialects 4.1 [A]
    spec: 'terminal exec prompt no-timestamp',
    handler: (session) => {
      session.showsDate = false
      return ''
    },
  },
]

const shows: readonly Command<XrHandler>[] = [
  { spec: 'show version', handler: ({ device }) => showVersion(device) },
  { spec: 'show version brief', handler: ({ device }) => showVersion(device) },
  { spec: 'show clock', handler: ({ device }) => dateLine(device.now()) },
  { spec: 'show running-config', handler: ({ device }) => showRunningConfig(device) },
  { spec: 'show ipv4 interface brief', handler: ({ device }) => showIpv4InterfaceBrief(device) },
  {
    spec: 'show interfaces description',
    handler: ({ device }) => showInterfacesDescription(device),
  },
  { spec: 'show configuration commit list', handler: ({ device }) => showCommitList(device) },
  {
    spec: 'show configuration commit changes last <1-100>',
    handler: ({ device }, { args }) => showCommitChanges(device, Number(args[0])),
  },
]

/** Commands of exec mode alone: the table of sessions is invalid input in configuration mode (public notes on XRv9k). */
const exec: readonly Command<XrHandler>[] = [
  ...terminal,
  ...shows,
  ...fileCommands,
  { spec: 'show configuration sessions', handler: ({ device }) => sessionTable(device) },
  { spec: 'show configuration sessions detail', handler: ({ device }) => sessionDetails(device) },
  { spec: 'configure', handler: (session) => enterConfiguration(session, false) },
  { spec: 'configure terminal', handler: (session) => enterConfiguration(session, false) },
  { spec: 'configure exclusive', handler: (session) => enterConfiguration(session, true) },
  {
    spec: 'rollback configuration last <1-100>',
    handler: (session, { args }) => rollBack(session, { last: Number(args[0]) }),
  },
  {
    spec: 'rollback configuration <word>',
    handler: (session, { args }) => rollBack(session, { id: args[0] ?? '' }),
  },
  { spec: 'reload', handler: ({ device }) => askToReload(device) },
  { spec: 'exit', handler: () => hangUp },
  { spec: 'logout', handler: () => hangUp },
  { spec: 'quit', handler: () => hangUp },
]

/** `show` commands of configuration mode. */
export const showInConfiguration: TreeNode<XrHandler> = commandTree([
  ...shows,
  { spec: 'show configuration', handler: showTarget },
  { spec: 'show configuration merge', handler: showMerged },
  { spec: 'show configuration failed', handler: showFailed },
  { spec: 'show configuration failed inheritance', handler: showFailed },
])

/**
 * The commands of exec mode.
 *
 * @param outputs - Further ones with their fixed output; they count before the built-in ones.
 */
export function execTree(outputs: Readonly<Record<string, string>>): TreeNode<XrHandler> {
  const fixed = Object.entries(outputs).map(([spec, text]) => {
    const output = toByteString(text.endsWith('\n') || text === '' ? text : `${text}\n`)
    return { spec: spec.trim().toLowerCase(), handler: (): string => output }
  })
  return commandTree<XrHandler>([...exec, ...fixed])
}

/** cli-dialects, "Reload dialogs". */
function askToReload(device: XrDevice): Dialog {
  return {
    kind: 'dialog',
    question: 'Reload node ? [no,yes] ',
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (word === '' || !'yes'.startsWith(word)) return ''
      device.reload()
      return hangUp
    },
  }
}
