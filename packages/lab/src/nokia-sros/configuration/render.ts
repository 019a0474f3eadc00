import { type Path, rulesBelow } from '../schema/rule.ts'
import { schema } from '../schema/schema.ts'
import { type Branch, branchesBelow } from './branch.ts'
import type { SrosConfiguration } from './sros-configuration.ts'

const step = '    '

/**
 * What `info` prints at a path, without its margin (public captures of SR OS 24 to 26); `\n` behind every line.
 *
 * @param margin - What stands in front of every line.
 */
export function render(configuration: SrosConfiguration, path: Path, margin = ''): string {
  const branches = branchesBelow([configuration], { path, rules: rulesBelow(schema, path) })
  return branches
    .flatMap(linesOf)
    .map((line) => `${margin}${line}\n`)
    .join('')
}

function linesOf({ element, values, children }: Branch): readonly string[] {
  const [value] = values
  if (value !== undefined) return [`${element} ${value}`]
  return [`${element} {`, ...children.flatMap(linesOf).map((line) => `${step}${line}`), '}']
}

/** The same as lines that can be typed anywhere, as `info flat` prints it. */
export function renderFlat(configuration: SrosConfiguration, path: Path): string {
  return configuration.entries
    .filter((entry) => path.every((element, index) => entry.path[index] === element))
    .map(({ path: whole, value }) => [
      ...whole.slice(path.length),
      ...(value === undefined ? [] : [value]),
    ])
    .map((words) => `${step}${words.join(' ')}\n`)
    .join('')
}

/**
 * What `compare` prints at a path (public captures of SR OS 26): `-` and `+` in the first column, what is around the
 * changes without a mark.
 */
export function compare(before: SrosConfiguration, after: SrosConfiguration, path: Path): string {
  const branches = branchesBelow([before, after], { path, rules: rulesBelow(schema, path) })
  return branches
    .flatMap((branch) => differences(branch, 1))
    .map((line) => `${line}\n`)
    .join('')
}

function differences(branch: Branch, depth: number): readonly string[] {
  const { element, values, isIn, children } = branch
  const [before, after] = values
  const isLeaf = before !== undefined || after !== undefined
  if (isLeaf) {
    if (before === after) return []
    return [
      ...(before === undefined ? [] : [marked('-', depth, `${element} ${before}`)]),
      ...(after === undefined ? [] : [marked('+', depth, `${element} ${after}`)]),
    ]
  }
  const inner = children.flatMap((child) => differences(child, depth + 1))
  const sign = isIn[0] === true ? (isIn[1] === true ? ' ' : '-') : '+'
  if (sign === ' ' && inner.length === 0) return []
  return [marked(sign, depth, `${element} {`), ...inner, marked(sign, depth, '}')]
}

function marked(sign: string, depth: number, text: string): string {
  return `${sign}${step.repeat(depth).slice(1)}${text}`
}
