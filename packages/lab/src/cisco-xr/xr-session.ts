import type { Faults } from '../fault/faults.ts'
import type { TreeNode } from '../grammar/command-tree.ts'
import type { ParsedCommand } from '../grammar/parse-command.ts'
import type { EditingSession } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import type { Section } from './configuration/read-config-line.ts'
import type { SemanticError } from './configuration/semantic-errors.ts'
import type { Change, XrConfiguration } from './configuration/xr-configuration.ts'
import type { XrDevice, XrEditor } from './xr-device.ts'

/** What a session has in configuration mode. */
export interface Editing {
  /** How others see it. */
  readonly editor: XrEditor
  /** The target configuration: what is to be changed, in order. */
  changes: readonly Change[]
  /** The sections that are open, outermost first. */
  sections: readonly Section[]
  /** Why the last commit failed. */
  failed: readonly SemanticError[]
}

/** What one user's command line remembers. */
export interface XrSession extends EditingSession {
  /** The device under it. */
  readonly device: XrDevice
  /** The user. */
  readonly user: string
  /** E.g. `vty0`. */
  readonly line: string
  /** The faults of now. */
  readonly faults: () => Faults
  /** The commands of exec mode. */
  readonly commands: TreeNode<XrHandler>
  /** Set in configuration mode. */
  editing: Editing | undefined
  /** Whether the date stands above output. */
  showsDate: boolean
}

/** What a command does. */
export type XrHandler = (session: XrSession, command: ParsedCommand<unknown>) => Answer

/** The prompt of a session, e.g. `RP/0/RP0/CPU0:r1(config-if)#` (cli-dialects 4.1). */
export function promptOf({ device, editing }: XrSession): string {
  const node = 'RP/0/RP0/CPU0:'
  if (editing === undefined) return `${node}${device.hostname}#`
  // cli-dialects 4.4: the name is cut in configuration prompts; to how much is unverified [K]
  const mode = editing.sections.at(-1)?.mode ?? 'config'
  return `${node}${device.hostname.slice(0, 20)}(${mode})#`
}

/** What would be running if a session committed now. */
export function mergedOf({ device, editing }: XrSession): XrConfiguration {
  return device.running.clone().apply(editing?.changes ?? [])
}

/** Whether a session has something to commit. */
export function hasChanges(session: XrSession): boolean {
  return session.device.running.changesTo(mergedOf(session)) !== ''
}
