import type { Answer } from '../../shell/reply.ts'
import { compare } from '../configuration/compare.ts'
import { type Configuration, isWithin } from '../configuration/configuration.ts'
import { renderCommands } from '../configuration/render.ts'
import { wordsOf } from '../configuration/words.ts'
import { isConfirmPending, runOperational } from '../operational/operational-commands.ts'
import { type Editing, printed, type VyosSession, workingOf } from '../vyos-session.ts'
import { commit } from './commit.ts'
import { commitConfirm, confirm } from './commit-confirm.ts'
import { deleteLine, discard, edit, setLine } from './edit.ts'
import { rollback, rollbackSoft } from './revisions.ts'

type Handler = (session: VyosSession, editing: Editing, words: readonly string[]) => Answer

/** What a user can type in configuration mode (vyatta-cfg-run). */
const handlers: Readonly<Record<string, Handler>> = {
  commit: (session, editing, [keyword, comment, ...more]) => {
    if (keyword === undefined) return commit(session, editing, { comment: undefined })
    if (keyword === 'comment' && comment !== undefined && more.length === 0)
      return commit(session, editing, { comment })
    return "Error: commit accepts either no arguments, or optional 'comment' with comment text as second argument.\n"
  },
  'commit-confirm': commitConfirm,
  compare: compareWith,
  confirm,
  delete: deleteLine,
  discard: (_, editing) => discard(editing),
  edit,
  exit: (session, editing, words) => exit(session, editing, words),
  rollback: (session, _, words) => rollback(session, words),
  'rollback-soft': rollbackSoft,
  save: ({ device }, editing) => {
    // vyos-1x, vyos-save-config.py: it says nothing when it worked
    device.save()
    editing.level = []
    editing.isUnsaved = false
    const warning = 'Warning: you have uncommitted changes that will not be saved.\n\n'
    return editing.changes.size > 0 ? warning : ''
  },
  set: setLine,
  systemctl: ({ device }, _, words) => isConfirmPending(device, words),
  top: (_, editing) => {
    if (editing.level.length === 0) return 'Already at the top level\n'
    editing.level = []
    return ''
  },
}

/** Runs a line typed in configuration mode. */
export function runConfigure(session: VyosSession, editing: Editing, line: string): Answer {
  const [name = '', ...words] = wordsOf(line)
  if (name === 'run') return runOperational(session, line.trim().slice('run'.length))
  // cli_shell_api.cpp; what the pipe does: show-configuration.xml.in
  if (line.trim() === 'cli-shell-api showCfg --show-working-only | vyos-config-to-commands')
    return renderCommands(workingOf(session))
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  return handler === undefined
    ? printed(`Invalid command: [${name}]`)
    : handler(session, editing, words)
}

/** `compare`, which looks below the level of the session, `compare saved` (vyos-1x, config_mgmt.py). */
function compareWith(session: VyosSession, { level }: Editing, [what]: readonly string[]): string {
  const { active, saved } = session.device
  const isSaved = what === 'saved'
  const difference = compare(
    below(isSaved ? saved : active, level),
    below(workingOf(session), level),
  )
  if (difference !== '') return `${difference}\n`
  return `No changes between working and ${isSaved ? 'saved' : 'active'} configurations.\n\n`
}

function below(configuration: Configuration, level: readonly string[]): Configuration {
  const key = level.join(' ')
  return new Map([...configuration].filter(([one]) => key === '' || isWithin(one, key)))
}

/** `exit`: to the top; there it is refused where something is not committed, and nothing is asked. */
function exit(session: VyosSession, editing: Editing, words: readonly string[]): string {
  const isDiscarding = words[0] === 'discard'
  if (words.length > 0 && !isDiscarding) return `Invalid argument "${words.join(' ')}" for 'exit'\n`
  if (editing.level.length > 0) {
    editing.level = []
    return ''
  }
  if (editing.changes.size > 0 && !isDiscarding) {
    return "Cannot exit: configuration modified.\nUse 'exit discard' to discard the changes and exit.\n"
  }
  session.device.editors.delete(editing.editor)
  session.editing = undefined
  const warning = 'Warning: configuration changes have not been saved.\n'
  return `${editing.isUnsaved ? warning : ''}exit\n`
}
