import type { Entry, Path, SrlConfiguration } from './srl-configuration.ts'

const step = '    '

/** One place of a tree that shows up to two configurations. */
interface Branch {
  readonly element: string
  readonly children: Branch[]
  /** What each configuration has there: a value, `null` for something without one; undefined for nothing. */
  readonly sides: (string | null | undefined)[]
}

/**
 * What `info` prints (captures on learn.srlinux.dev); `\n` behind every line.
 *
 * @param path - What is above it is not shown.
 */
export function render(configuration: SrlConfiguration, path: Path): string {
  return branchesOf([configuration], path)
    .flatMap((branch) => linesOf(branch, 0))
    .join('')
}

function linesOf({ element, children, sides }: Branch, depth: number): readonly string[] {
  const [value] = sides
  const margin = step.repeat(depth)
  if (typeof value === 'string') return [`${margin}${element} ${quoted(value)}\n`]
  const inner = children.flatMap((child) => linesOf(child, depth + 1))
  return [`${margin}${element} {\n`, ...inner, `${margin}}\n`]
}

/** What `info flat` prints (a capture of SReXperts 2025: `set / system grpc-server … admin-state enable`). */
export function renderFlat(configuration: SrlConfiguration, path: Path): string {
  const shown = configuration.entries.filter((entry) => isAt(entry, path))
  return shown.map((entry) => `${flat(entry)}\n`).join('')
}

function flat({ path, value }: Entry): string {
  const words = value === undefined ? path : [...path, quoted(value)]
  return `set / ${words.join(' ')}`
}

/** What `diff` prints (captures on learn.srlinux.dev); nothing where nothing differs. */
export function renderDiff(before: SrlConfiguration, after: SrlConfiguration): string {
  return branchesOf([before, after], [])
    .flatMap((branch) => differences(branch, 0))
    .map((line) => `${line}\n`)
    .join('')
}

function differences({ element, children, sides }: Branch, depth: number): readonly string[] {
  const [before, after] = sides
  if (typeof before === 'string' || typeof after === 'string') {
    if (before === after) return []
    const lines: string[] = []
    if (typeof before === 'string') lines.push(marked('-', depth, `${element} ${quoted(before)}`))
    if (typeof after === 'string') lines.push(marked('+', depth, `${element} ${quoted(after)}`))
    return lines
  }
  const sign = before === undefined ? '+' : after === undefined ? '-' : ' '
  const inner = children.flatMap((child) => differences(child, depth + 1))
  if (sign === ' ' && inner.length === 0) return []
  return [marked(sign, depth, `${element} {`), ...inner, marked(sign, depth, '}')]
}

function marked(sign: string, depth: number, text: string): string {
  return `${sign}     ${step.repeat(depth)}${text}`
}

function branchesOf(configurations: readonly SrlConfiguration[], below: Path): readonly Branch[] {
  const root: Branch = { element: '', children: [], sides: [] }
  for (const [side, configuration] of configurations.entries()) {
    for (const entry of configuration.entries) {
      if (isAt(entry, below)) put(root, { ...entry, path: entry.path.slice(below.length) }, side)
    }
  }
  return root.children
}

function put(root: Branch, { path, value }: Entry, side: number): void {
  let at = root
  for (const element of path) {
    let next = at.children.find((child) => child.element === element)
    if (next === undefined) {
      next = { element, children: [], sides: [] }
      at.children.push(next)
    }
    next.sides[side] ??= null
    at = next
  }
  if (value !== undefined) at.sides[side] = value
}

function isAt(entry: Entry, path: Path): boolean {
  return path.every((element, index) => entry.path[index] === element)
}

function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `"${value}"`
}
