import type { Faults } from '../fault/faults.ts'
import type { TreeNode } from '../grammar/command-tree.ts'
import type { ParsedCommand } from '../grammar/parse-command.ts'
import type { EditingSession } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { changesBetween } from './configuration/changes.ts'
import type { View } from './configuration/read-config-line.ts'
import type { Change, VrpConfiguration } from './configuration/vrp-configuration.ts'
import type { VrpDevice, VrpUser } from './vrp-device.ts'

/** What a session has outside the user view. */
export interface Editing {
  /** What waits for `commit`, in order; always empty on VRP 5. */
  changes: readonly Change[]
  /** The views that are open, outermost first. */
  views: readonly View[]
}

/** What one user's command line remembers. */
export interface VrpSession extends EditingSession {
  /** The device under it. */
  readonly device: VrpDevice
  /** The user. */
  readonly user: VrpUser
  /** The faults of now. */
  readonly faults: () => Faults
  /** The commands of the user view. */
  readonly commands: TreeNode<VrpHandler>
  /** Set outside the user view. */
  editing: Editing | undefined
}

/** What a command does. */
export type VrpHandler = (session: VrpSession, command: ParsedCommand<unknown>) => Answer

/** What would be running if a session committed now. */
export function candidateOf({ device, editing }: VrpSession): VrpConfiguration {
  return device.running.clone().apply(editing?.changes ?? [])
}

/** Whether a session has something to commit. */
export function hasChanges(session: VrpSession): boolean {
  if (session.editing === undefined || session.editing.changes.length === 0) return false
  return changesBetween(session.device.running, candidateOf(session)) !== ''
}

/**
 * The prompt: `<h>`, `[h]`, `[h-GigabitEthernet0/0/1]`; VRP 8 marks the views `~`, and `*` while something is not
 * committed (cli-dialects 4.1; recorded: unicon, hvrp). A new name shows when it is committed.
 */
export function promptOf(session: VrpSession): string {
  const { device, editing } = session
  if (editing === undefined) return `<${device.hostname}>`
  const mark = device.release.hasCandidate ? (hasChanges(session) ? '*' : '~') : ''
  return `[${mark}${[device.hostname, ...viewName(session)].join('-')}]`
}

/** How the innermost view is called in the prompt; the names are from public captures, `bgp` is recorded. */
function viewName({ device, editing }: VrpSession): readonly string[] {
  const view = editing?.views.at(-1)
  if (view === undefined) return []
  const words = view.line.text.split(' ')
  const value = words.at(-1) ?? ''
  const names: Readonly<Record<string, string>> = {
    acl: `${device.release.aclView}-${Number(value) < 3000 ? 'basic' : 'adv'}-${value}`,
    'bgp-af': 'bgp-af-ipv4',
    interface: value,
    'user-interface': `ui-vty${words.slice(2).join('-')}`,
    vlan: `vlan${value}`,
  }
  return [names[view.name] ?? view.name]
}
