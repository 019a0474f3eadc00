import type { Editor } from '../junos-device.ts'
import type { Editing, JunosSession } from '../junos-session.ts'
import { lockedMessage, otherEditors } from './editors.ts'

/** Said by both kinds that keep nothing (recorded: scrapli, junos). */
const discarded = 'warning: uncommitted changes will be discarded on exit\n'

/** Experience [K]; Juniper, "configure private": not while the shared candidate is modified. */
const modifiedForPrivate = `error: shared configuration database modified

Please temporarily use 'configure shared' to commit
outstanding changes in the shared database, exit,
and return to configuration mode using 'configure private'
`

/** Experience [K]. */
const privateInUse =
  "error: private edits in use. Try 'configure private' or 'configure exclusive'.\n"

/** `configure`, `configure exclusive`, `configure private`. */
export function enterConfiguration(session: JunosSession, kind: Editor['kind']): string {
  const { device } = session
  const refusal = refusalOf(session, kind)
  if (refusal !== undefined) return refusal
  const others = otherEditors(device)
  const since = device.now()
  const editing: Editing = {
    editor: {
      user: session.user,
      ...session.terminal,
      since,
      kind,
      names: () => editing.path.map(({ name }) => name),
      lastInputAt: () => session.lastInputAt,
    },
    own:
      kind === 'private'
        ? { base: device.active.clone(), candidate: device.active.clone() }
        : undefined,
    path: [],
    visited: [],
  }
  device.editors.add(editing.editor)
  session.editing = editing
  const changed =
    kind === 'shared' && device.isModified
      ? 'The configuration has been changed but not committed\n'
      : ''
  const warning = kind === 'shared' ? '' : discarded
  return `${warning}Entering configuration mode\n${others}${changed}`
}

function refusalOf({ device }: JunosSession, kind: Editor['kind']): string | undefined {
  const owner = device.lockedBy
  if (kind === 'exclusive') {
    if (owner !== undefined) return lockedMessage(device, owner)
    // a public capture (Juniper knowledge base); so it is for the second of two who never committed
    return device.isModified ? 'error: configuration database modified\n' : undefined
  }
  if (kind === 'private') return device.isModified ? modifiedForPrivate : undefined
  const hasPrivate = [...device.editors].some((editor) => editor.kind === 'private')
  return hasPrivate ? privateInUse : undefined
}

/** Leaves configuration mode; a session that shares nothing loses what it did not commit. */
export function leaveConfiguration(session: JunosSession): void {
  const { device, editing } = session
  if (editing === undefined) return
  device.editors.delete(editing.editor)
  if (editing.editor.kind === 'exclusive') device.candidate = device.active.clone()
  session.editing = undefined
}
