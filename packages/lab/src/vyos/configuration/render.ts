import type { Configuration } from './configuration.ts'
import { readPath } from './read-path.ts'

/** One place, and what stands below it. */
interface Place {
  readonly children: Map<string, Place>
  values: readonly string[]
}

/** `show configuration`: four columns deeper for each node (VyOS documentation, "Command Line Interface"). */
export function renderText(configuration: Configuration): string {
  const root: Place = { children: new Map(), values: [] }
  for (const key of sortedKeys(configuration)) {
    let place = root
    for (const name of namesOf(key)) {
      const next = place.children.get(name) ?? { children: new Map(), values: [] }
      place.children.set(name, next)
      place = next
    }
    place.values = configuration.get(key) ?? []
  }
  return linesOf(root).join('')
}

function linesOf({ children }: Place, indent = ''): readonly string[] {
  return [...children].flatMap(([name, child]) => {
    if (child.values.length > 0)
      return child.values.map((value) => `${indent}${name} ${quoted(value)}\n`)
    if (name === 'disable') return [`${indent}${name}\n`]
    return [`${indent}${name} {\n`, ...linesOf(child, `${indent}    `), `${indent}}\n`]
  })
}

/** `show configuration commands`: values in single quotes (the same page). */
export function renderCommands(configuration: Configuration): string {
  const keys = sortedKeys(configuration)
  return keys
    .flatMap((key) => {
      const values = configuration.get(key) ?? []
      if (values.length > 0) return values.map((value) => `set ${key} '${value}'\n`)
      const isAbove = keys.some((other) => other.startsWith(`${key} `))
      return isAbove ? [] : [`set ${key}\n`]
    })
    .join('')
}

/** The nodes of a key; a tag and its value are one. */
export function namesOf(key: string): readonly string[] {
  const words = key.split(' ')
  const read = readPath(words)
  const depths = 'complaint' in read ? [words.length] : read.depths
  return depths.map((depth, index) => words.slice(depths[index - 1] ?? 0, depth).join(' '))
}

function sortedKeys(configuration: Configuration): readonly string[] {
  return [...configuration.keys()].toSorted()
}

/** Values of one word stand as they are (the same page). */
function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `"${value}"`
}
