import type { Configuration } from './configuration.ts'
import { namesOf } from './render.ts'

/**
 * What differs between two configurations, below the node around it (VyOS documentation, "Compare
 * configurations").
 *
 * @returns Empty when nothing does.
 */
export function compare(before: Configuration, after: Configuration): string {
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  const blocks = new Map<string, string[]>()
  for (const key of keys) {
    const [old, now] = [before.get(key), after.get(key)]
    if (JSON.stringify(old) === JSON.stringify(now)) continue
    const names = namesOf(key)
    const head = `[edit ${names.slice(0, -1).join(' ')}]`.replace(' ]', ']')
    const lines = blocks.get(head) ?? []
    const name = names.at(-1) ?? ''
    lines.push(...marked('-', name, missing(old, now)), ...marked('+', name, missing(now, old)))
    blocks.set(head, lines)
  }
  return [...blocks].map(([head, lines]) => `${head}\n${lines.join('')}`).join('')
}

/** What one has and the other has not; a node that is there at all is one without a value. */
function missing(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly (string | undefined)[] {
  if (one === undefined) return []
  if (one.length === 0) return other === undefined ? [undefined] : []
  return one.filter((value) => other?.includes(value) !== true)
}

function marked(
  mark: string,
  name: string,
  values: readonly (string | undefined)[],
): readonly string[] {
  return values.map((value) => `${mark}${name}${value === undefined ? '' : ` ${value}`}\n`)
}
