import { nameOf, type Path, type Rules } from '../schema/rule.ts'
import { isBelow, type SrosConfiguration } from './sros-configuration.ts'

/** An element with what it holds, of one configuration or of two side by side. */
export interface Branch {
  /** With its keys. */
  readonly element: string
  /** Its value in each of the configurations; undefined for what is no leaf. */
  readonly values: (string | undefined)[]
  /** Whether it is in each of the configurations. */
  readonly isIn: boolean[]
  /** What it holds. */
  readonly children: Branch[]
}

/**
 * The elements below a path, in the order of the schema.
 *
 * @param configurations - One, or two to compare.
 * @param place - The path, and what may stand below it.
 */
export function branchesBelow(
  configurations: readonly SrosConfiguration[],
  { path: below, rules }: { path: Path; rules: Rules },
): readonly Branch[] {
  const roots: Branch[] = []
  for (const [index, { entries }] of configurations.entries()) {
    for (const { path, value } of entries) {
      if (!isBelow(path, below) || path.length === below.length) continue
      const branch = branchAt(roots, path.slice(below.length), index)
      if (branch !== undefined) branch.values[index] = value
    }
  }
  return inOrder(roots, rules)
}

/** The branch at the end of a path, made where it is missing, and noted as one of a configuration. */
function branchAt(roots: Branch[], path: Path, index: number): Branch | undefined {
  let among = roots
  let found: Branch | undefined
  for (const element of path) {
    found = among.find((one) => one.element === element)
    if (found === undefined) {
      found = { element, values: [], isIn: [], children: [] }
      among.push(found)
    }
    found.isIn[index] = true
    among = found.children
  }
  return found
}

function inOrder(branches: Branch[], rules: Rules): readonly Branch[] {
  const names = Object.keys(rules)
  branches.sort(
    (one, other) => names.indexOf(nameOf(one.element)) - names.indexOf(nameOf(other.element)),
  )
  for (const { element, children } of branches) {
    const rule = rules[nameOf(element)]
    if (rule !== undefined && rule.kind !== 'leaf') inOrder(children, rule.children)
  }
  return branches
}
