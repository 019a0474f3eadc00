import type { Faults } from '../fault/faults.ts'
import type { EditingSession } from '../shell/editing-command-line.ts'
import { type Changes, type Configuration, withChanges } from './configuration/configuration.ts'
import type { Editor, VyosDevice } from './vyos-device.ts'

/** What a session edits, in configuration mode: its own changes, which nobody else sees. */
export interface Editing {
  /** How others see it. */
  readonly editor: Editor
  /** What it has changed. */
  readonly changes: Changes
  /** The node below which its lines stand (`edit`); empty: the top. */
  level: readonly string[]
  /** Whether it has committed something that was not saved since. */
  isUnsaved: boolean
}

/** What one user's command line remembers. */
export interface VyosSession extends EditingSession {
  /** The device under it. */
  readonly device: VyosDevice
  /** The user. */
  readonly user: string
  /** Its terminal. */
  readonly terminal: string
  /** The faults of now. */
  readonly faults: () => Faults
  /** Writes to it at once. */
  readonly tell: (text: string) => void
  /** Further commands with their fixed output. */
  readonly commands: Readonly<Record<string, string>>
  /** Set in configuration mode. */
  editing: Editing | undefined
}

/** What a session in configuration mode works on: the active configuration under its own changes. */
export function workingOf({ device, editing }: VyosSession): Configuration {
  return withChanges(device.active, editing?.changes ?? new Map())
}

/** `vyatta_cfg_print_output` of vyatta-cfg-run: two columns in, blank lines around. */
export function printed(text: string): string {
  return `\n${text.replace(/^/gm, '  ')}\n\n`
}
