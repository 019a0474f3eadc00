import type { Faults } from '../fault/faults.ts'
import type { TreeNode } from '../grammar/command-tree.ts'
import type { ParsedCommand } from '../grammar/parse-command.ts'
import type { EditingSession } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import type { Path } from './schema/rule.ts'
import type { Editor, ModeName, SrosDevice } from './sros-device.ts'

/** What a session has in configuration mode. */
export interface Editing {
  /** How the device sees it. */
  readonly editor: Editor
  /** Whether it came by `configure exclusive`, and not by `edit-config exclusive`: it cannot leave `/configure`. */
  readonly isImplicit: boolean
}

/** What one user's command line remembers. */
export interface SrosSession extends EditingSession {
  /** The device under it. */
  readonly device: SrosDevice
  /** The user. */
  readonly user: string
  /** The faults of now. */
  readonly faults: () => Faults
  /** The commands of every place. */
  readonly commands: TreeNode<SrosHandler>
  /** Set in configuration mode. */
  editing: Editing | undefined
  /** Where the user is. */
  path: Path
  /** Where `exit` goes back to. */
  visited: readonly Path[]
  /** Whether output is paged (`environment more`). */
  isPaged: boolean
  /** Whether a blank completes a word. */
  completesAtSpace: boolean
  /** Whether Enter completes the last word. */
  completesAtEnter: boolean
}

/** What a command does. */
export type SrosHandler = (session: SrosSession, command: ParsedCommand<unknown>) => Answer

const signs: Readonly<Record<ModeName, string>> = {
  exclusive: 'ex',
  global: 'gl',
  private: 'pr',
  'read-only': 'ro',
}

/**
 * The line above the prompt, e.g. `!*(ex)[/configure system]` (cli-dialects 4.1 and 4.4; public captures): `!` for a
 * baseline that is no longer what runs, `*` for changes that are not committed.
 */
export function contextLine({ device, editing, path }: SrosSession): string {
  const place = `/${path.join(' ')}`
  if (editing === undefined) return `[${place}]`
  const { mode, candidate } = editing.editor
  const marks = `${candidate.baseline === device.running ? '' : '!'}${candidate.isModified ? '*' : ''}`
  const sign = signs[mode]
  return editing.isImplicit ? `${marks}[${sign}:${place}]` : `${marks}(${sign})[${place}]`
}

/** The prompt below it, e.g. `A:admin@r1# `. */
export function promptOf({ device, user }: SrosSession): string {
  return `A:${user}@${device.hostname}# `
}

/** Goes to another place; `exit` comes back from there. */
export function moveTo(session: SrosSession, path: Path): void {
  if (path.join('\n') === session.path.join('\n')) return
  session.visited = [...session.visited, session.path]
  session.path = path
}
