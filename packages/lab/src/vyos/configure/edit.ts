import { remove, set } from '../configuration/configuration.ts'
import { type BadPath, type ReadPath, readPath } from '../configuration/read-path.ts'
import { type Editing, printed, type VyosSession } from '../vyos-session.ts'

/** `set` (cstore.cpp, vyatta-cfg-run; that it is there already: public captures). */
export function setLine(
  { device }: VyosSession,
  editing: Editing,
  words: readonly string[],
): string {
  const path = readPath([...editing.level, ...words])
  if ('complaint' in path) return refused('Set', path)
  if (needsValue(path))
    return refused('Set', { complaint: 'The specified configuration node requires a value' })
  if (set(editing.changes, device.active, path)) return ''
  return printed(`Configuration path: [${words.join(' ')}] already exists`)
}

/** `delete`: what is not there is no failure (cstore.cpp). */
export function deleteLine(
  { device }: VyosSession,
  editing: Editing,
  words: readonly string[],
): string {
  const path = readPath([...editing.level, ...words])
  if ('complaint' in path) return refused('Delete', path)
  if (remove(editing.changes, device.active, path)) return ''
  const what = path.value === undefined ? 'node' : 'value'
  return printed(`Nothing to delete (the specified ${what} does not exist)`)
}

/** `edit`: makes the node where it is not there (cstore.cpp, getEditEnv). */
export function edit(session: VyosSession, editing: Editing, words: readonly string[]): string {
  const level = [...editing.level, ...words]
  const path = readPath(level)
  if ('complaint' in path) return refused('Edit', path)
  if (words.length === 0 || path.rule.kind !== 'node')
    return 'The "edit" command cannot be issued at the specified level\n'
  set(editing.changes, session.device.active, path)
  editing.level = level
  return ''
}

/** `discard` (cstore.cpp, discardChanges). */
export function discard(editing: Editing): string {
  const isAny = editing.changes.size > 0
  editing.changes.clear()
  return printed(isAny ? 'Changes have been discarded' : 'No changes have been discarded')
}

function refused(what: string, { complaint }: BadPath): string {
  return printed(`${complaint}\n${what} failed`)
}

/** A leaf or a tag without its value. */
function needsValue({ rule, value }: ReadPath): boolean {
  return (rule.kind === 'leaf' && value === undefined) || rule.kind === 'tag'
}
