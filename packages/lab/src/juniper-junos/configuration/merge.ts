import { readPath, splitQuoted } from './read-path.ts'
import { renderSet } from './render.ts'
import { schema } from './schema.ts'
import type { Configuration, Path } from './statement.ts'

/**
 * Brings what was changed between two configurations into a third: how a private candidate is committed
 * (Juniper, "Using the configure private Command").
 *
 * @param target - Changed in place.
 */
export function merge(
  target: Configuration,
  { base, changed }: { base: Configuration; changed: Configuration },
): void {
  const before = renderSet(base.statements).split('\n')
  const after = renderSet(changed.statements).split('\n')
  for (const line of before)
    if (!after.includes(line)) for (const path of pathsOf(line)) target.delete(path)
  for (const line of after)
    if (!before.includes(line)) for (const path of pathsOf(line)) target.set(path)
}

/** Puts lines of `set` commands into a configuration. @throws Error when one is wrong: a mistake in the lab. */
export function setAll(configuration: Configuration, lines: readonly string[]): void {
  for (const line of lines) for (const path of pathsOf(line)) configuration.set(path)
}

function pathsOf(line: string): readonly Path[] {
  if (line === '') return []
  const read = readPath(splitQuoted(line).slice(1), { rules: schema, end: 0, needsValue: true })
  if ('message' in read) throw new Error(`Not a statement: ${line} (${read.message})`)
  return read.paths
}
