import type { ReadPath } from './read-path.ts'

/** What stands at each place of a configuration: its values, none where it is a node. */
export type Configuration = ReadonlyMap<string, readonly string[]>

/** What a session has changed: what each place is to be; undefined where it is to go. */
export type Changes = Map<string, readonly string[] | undefined>

/**
 * A configuration with changes laid over it, as the overlay file system of a session lies over the active
 * configuration (vyatta-cfg, cstore-unionfs.cpp).
 */
export function withChanges(active: Configuration, changes: Changes): Configuration {
  const all = new Map(active)
  for (const [key, values] of changes) {
    if (values === undefined) all.delete(key)
    else all.set(key, values)
  }
  return all
}

/** Makes what is noted of a place say what it is to be; nothing where that is what is active. */
export function note(
  changes: Changes,
  active: Configuration,
  [key, values]: readonly [string, readonly string[] | undefined],
): void {
  const now = active.get(key)
  if (JSON.stringify(now) === JSON.stringify(values)) changes.delete(key)
  else changes.set(key, values)
}

/** The keys of the places on the way, and of the last one. */
function keysOf({ key, depths }: ReadPath): readonly string[] {
  const words = key.split(' ')
  return depths.map((depth) => words.slice(0, depth).join(' '))
}

/**
 * `set`.
 *
 * @returns Whether anything is different now.
 */
export function set(changes: Changes, active: Configuration, path: ReadPath): boolean {
  const working = withChanges(active, changes)
  const { key, value, rule } = path
  const before = working.get(key)
  const isMulti = rule.kind === 'leaf' && rule.isMulti
  const kept = isMulti ? (before ?? []) : []
  if (value === undefined ? before !== undefined : before?.includes(value) === true) return false
  for (const one of keysOf(path)) {
    if (one !== key && working.get(one) === undefined) note(changes, active, [one, []])
  }
  note(changes, active, [key, value === undefined ? [] : [...kept, value]])
  return true
}

/**
 * `delete`: with what stands below.
 *
 * @returns Whether there was something to delete.
 */
export function remove(changes: Changes, active: Configuration, path: ReadPath): boolean {
  const working = withChanges(active, changes)
  const { key, value } = path
  const before = working.get(key)
  if (before === undefined) return false
  if (value !== undefined && !before.includes(value)) return false
  const rest = before.filter((one) => value !== undefined && one !== value)
  const gone = rest.length > 0 ? [] : [...working.keys()].filter((one) => isWithin(one, key))
  for (const one of gone) note(changes, active, [one, undefined])
  if (rest.length > 0) note(changes, active, [key, rest])
  return true
}

/** Whether a place is another one, or stands below it. */
export function isWithin(key: string, above: string): boolean {
  return key === above || key.startsWith(`${above} `)
}
