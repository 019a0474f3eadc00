import type { Faults } from '../fault/faults.ts'
import type { TreeNode } from '../grammar/command-tree.ts'
import type { EditingSession } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import type { BadWords } from './configuration/read-path.ts'
import type { Configuration, Path } from './configuration/statement.ts'
import { differs, type Editor, type JunosDevice } from './junos-device.ts'
import type { Pipes } from './pipe.ts'

/** What a session edits, in configuration mode. */
export interface Editing {
  /** How others see it. */
  readonly editor: Editor
  /** What a private session began with, and its candidate; undefined for those that share one. */
  readonly own: { base: Configuration; candidate: Configuration } | undefined
  /** The hierarchy level where the user is. */
  path: Path
  /** Where `exit` goes back to. */
  readonly visited: Path[]
}

/** What one user's command line remembers. */
export interface JunosSession extends EditingSession {
  /** The device under it. */
  readonly device: JunosDevice
  /** The user. */
  readonly user: string
  /** Its terminal and process. */
  readonly terminal: { readonly terminal: string; readonly pid: number }
  /** The faults of now. */
  readonly faults: () => Faults
  /** Set in configuration mode. */
  editing: Editing | undefined
  /** The shell: whether the user is in it, and whether the CLI is below it (`start shell`) or above. */
  shell: { readonly isBelow: boolean; readonly isOpen: boolean } | undefined
  /** The commands of operational mode. */
  readonly commands: TreeNode<JunosHandler>
  /** Whether a blank completes a word. */
  completesOnSpace: boolean
  /** Whether the answer of now is not paged (`| no-more`). */
  isUnpaged: boolean
  /** When the user last typed something. */
  lastInputAt: Date
}

/** What a line would do, or which of its words are wrong. */
export type Run = (() => Answer) | BadWords

/** What a command is called with. */
export interface Call {
  /** The command in front of the first bar, for the columns of its words. */
  readonly line: string
  /** Values of its parameters, in order. */
  readonly args: readonly string[]
  /** What stands behind `|`. */
  readonly pipes: Pipes
}

/** Reads a command; what it does comes later, when its line was accepted. */
export type JunosHandler = (session: JunosSession, call: Call) => Run

/** A command whose words cannot be wrong. */
export function always(run: (session: JunosSession, call: Call) => Answer): JunosHandler {
  return (session, call) => () => run(session, call)
}

/** The candidate that a session edits. */
export function candidateOf({ device, editing }: JunosSession): Configuration {
  return editing?.own?.candidate ?? device.candidate
}

/** The names on the way to the hierarchy level of a session. */
export function levelOf({ editing }: JunosSession): readonly string[] {
  return (editing?.path ?? []).map(({ name }) => name)
}

/** Whether a session has something that is not committed. */
export function hasChanges({ device, editing }: JunosSession): boolean {
  const own = editing?.own
  return own === undefined ? device.isModified : differs(own.base, own.candidate)
}
