import { type Command, commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import { hangUp } from '../../shell/reply.ts'
import { toByteString } from '../../terminal/byte-string.ts'
import { abortTrial, trialStatus } from '../candidate/abort-trial.ts'
import { leave, quit } from '../candidate/leave.ts'
import { lock, unlock } from '../candidate/lock.ts'
import { displayCommitList, displayCommitListVerbose } from '../show/display-commits.ts'
import {
  displayChanges,
  displayCommitChanges,
  displayCurrent,
  displayMerge,
  displaySaved,
  displayThis,
} from '../show/display-configuration.ts'
import { displayInterfaceBrief, displayInterfaceDescription } from '../show/display-interfaces.ts'
import { displayVersion } from '../show/display-version.ts'
import { plain } from '../show/moment.ts'
import type { VrpRelease } from '../vrp-release.ts'
import type { VrpHandler } from '../vrp-session.ts'
import { reboot } from './reboot.ts'
import { save, saveAs } from './save.ts'

/** Commands of every view. */
const everywhere: readonly Command<VrpHandler>[] = [
  { spec: 'display version', handler: displayVersion },
  { spec: 'display clock', handler: ({ device }) => `${plain(device.now())}\n` },
  { spec: 'display current-configuration', handler: displayCurrent },
  { spec: 'display saved-configuration', handler: displaySaved },
  { spec: 'display interface brief', handler: displayInterfaceBrief },
  { spec: 'display interface description', handler: displayInterfaceDescription },
  { spec: 'configuration exclusive', handler: lock },
  { spec: 'undo configuration exclusive', handler: unlock },
  { spec: 'return', handler: leave },
]

/** Further ones of every view on a device with a candidate. */
const withCandidate: readonly Command<VrpHandler>[] = [
  { spec: 'display configuration commit list', handler: displayCommitList },
  { spec: 'display configuration commit list verbose', handler: displayCommitListVerbose },
  {
    spec: 'display configuration commit changes last <1-100>',
    handler: (session, { args }) => displayCommitChanges(session, Number(args[0])),
  },
  { spec: 'display configuration trial status', handler: trialStatus },
]

/** Commands of the user view. */
const user: readonly Command<VrpHandler>[] = [
  {
    // recorded (unicon, hvrp)
    spec: 'screen-length <0-512> temporary',
    handler: (session, { args }) => {
      // what a device says when authorisation refuses a command is experience [K]
      if (session.faults().pagingCannotBeDisabled === true)
        return 'Error: No permission to run the command.\n'
      session.terminalLength = Number(args[0])
      return 'Info: The configuration takes effect on the current user terminal interface only.\n'
    },
  },
  {
    // recorded (unicon, hvrp)
    spec: 'undo terminal monitor',
    handler: () => 'Info: Current terminal monitor is off.\n',
  },
  {
    spec: 'system-view',
    handler: (session) => {
      session.editing = { changes: [], views: [] }
      return session.device.release.systemView
    },
  },
  { spec: 'save', handler: save },
  { spec: 'save <word>', handler: (session, { args }) => saveAs(session, args[0] ?? '') },
  { spec: 'reboot', handler: reboot },
  { spec: 'quit', handler: () => hangUp },
]

/** Commands of all views but the user view. */
const views: readonly Command<VrpHandler>[] = [
  { spec: 'display this', handler: displayThis },
  { spec: 'quit', handler: quit },
]

/** Further ones on a device with a candidate. */
const viewsWithCandidate: readonly Command<VrpHandler>[] = [
  { spec: 'display configuration candidate changes', handler: displayChanges },
  { spec: 'display configuration candidate merge', handler: displayMerge },
  { spec: 'abort trial', handler: (session) => abortTrial(session) },
  {
    spec: 'abort trial session <0-65535>',
    handler: (session, { args }) => abortTrial(session, Number(args[0])),
  },
  {
    // Huawei, "clear configuration candidate": what was not committed goes, and the system view is displayed
    spec: 'clear configuration candidate',
    handler: (session) => {
      if (session.editing !== undefined) session.editing = { changes: [], views: [] }
      return ''
    },
  },
]

/**
 * The commands of the user view.
 *
 * @param outputs - Further ones with their fixed output; they count before the built-in ones.
 */
export function userViewTree(
  { hasCandidate }: VrpRelease,
  outputs: Readonly<Record<string, string>>,
): TreeNode<VrpHandler> {
  const fixed = Object.entries(outputs).map(([spec, text]) => {
    const output = toByteString(text.endsWith('\n') || text === '' ? text : `${text}\n`)
    return { spec: spec.trim().toLowerCase(), handler: (): string => output }
  })
  return commandTree([...everywhere, ...(hasCandidate ? withCandidate : []), ...user, ...fixed])
}

const plainTree = commandTree([...everywhere, ...views])
const candidateTree = commandTree([
  ...everywhere,
  ...withCandidate,
  ...views,
  ...viewsWithCandidate,
])

/** The commands of all other views that are no configuration. */
export function viewTree({ hasCandidate }: VrpRelease): TreeNode<VrpHandler> {
  return hasCandidate ? candidateTree : plainTree
}
