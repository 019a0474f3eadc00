import type { Configuration, Statement } from './statement.ts'

/** Where a configuration contradicts itself. */
export interface Finding {
  /** The names on the way to the statement. */
  readonly names: readonly string[]
  /** The statement, without its braces or semicolon. */
  readonly statement: string
  /** What is wrong. */
  readonly complaint: string
}

/** What `commit` and `commit check` find wrong: references to what does not exist, units that cannot be. */
export function check(configuration: Configuration): readonly Finding[] {
  return [
    ...walk(configuration.statements, []).flatMap(({ statement, names }) => [
      ...missingPolicies(configuration, { statement, names }),
      ...missingFilter(configuration, { statement, names }),
    ]),
    ...configuration.below(['interfaces']).flatMap(wrongUnits),
  ]
}

/**
 * The findings as the device prints them; the form is that of a recorded session (unicon, junos):
 * hierarchy, statement, complaint, `error: configuration check-out failed`.
 */
export function renderFindings(findings: readonly Finding[]): string {
  const blocks = findings.map(
    ({ names, statement, complaint }) =>
      `[edit ${names.join(' ')}]\n  '${statement}'\n    ${complaint}\n`,
  )
  return `${blocks.join('')}error: configuration check-out failed\n`
}

interface Place {
  readonly statement: Statement
  readonly names: readonly string[]
}

function walk(statements: readonly Statement[], names: readonly string[]): readonly Place[] {
  return statements.flatMap((statement) => [
    { statement, names },
    ...walk(statement.children, [...names, statement.name]),
  ])
}

/** Juniper, "policy-statement": a policy that a protocol uses has to exist; the wording is experience [K]. */
function missingPolicies(
  configuration: Configuration,
  { statement, names }: Place,
): readonly Finding[] {
  const { name, values } = statement
  if (names[0] !== 'protocols' || (name !== 'import' && name !== 'export')) return []
  return values
    .filter((policy) => !exists(configuration, ['policy-options', `policy-statement ${policy}`]))
    .map((policy) => ({
      names,
      statement: `${name} ${policy}`,
      complaint: `Policy error: Policy ${policy} referenced but not defined`,
    }))
}

/** Juniper, "filter (Applying to a Logical Interface)"; the wording is experience [K]. */
function missingFilter(
  configuration: Configuration,
  { statement, names }: Place,
): readonly Finding[] {
  const { name, values } = statement
  const [filter] = values
  if (names.at(-1) !== 'filter' || names[0] !== 'interfaces' || filter === undefined) return []
  if (
    exists(configuration, ['firewall', 'family inet', `filter ${filter}`]) ||
    exists(configuration, ['firewall', `filter ${filter}`])
  ) {
    return []
  }
  const complaint = `Referenced filter '${filter}' is not defined`
  return [{ names, statement: `${name} ${filter}`, complaint }]
}

/** Recorded (unicon, junos): a port without VLAN tagging has unit 0 only. */
function wrongUnits({ name, children }: Statement): readonly Finding[] {
  const isTagged = children.some((child) => child.name.endsWith('vlan-tagging'))
  if (isTagged || !/^(?:ge|xe|et)-/.test(name)) return []
  return children
    .filter((child) => /^unit (?!0$)/.test(child.name))
    .map((unit) => ({
      names: ['interfaces', name],
      statement: unit.name,
      complaint: 'Only unit 0 is valid for this encapsulation',
    }))
}

function exists(configuration: Configuration, names: readonly string[]): boolean {
  return configuration.find(names) !== undefined
}
