import { schema } from './schema.ts'
import { heldBy, inOrder, isEmpty, type Statement } from './statement.ts'

/** Statements in braces, as `show configuration` prints them; `\n` behind every line. */
export function renderText(statements: readonly Statement[], rules = schema): string {
  return inOrder(statements, rules)
    .flatMap((one) => linesOf(one))
    .map((line) => `${line}\n`)
    .join('')
}

/** One statement in braces, line by line, indented by four per level. */
export function linesOf(statement: Statement): readonly string[] {
  const { rule, name, values } = statement
  switch (rule.kind) {
    case 'flag':
      return [`${name};`]
    case 'leaf':
      return [`${name} ${quoted(values[0] ?? '')};${rule.secret ? ' ## SECRET-DATA' : ''}`]
    case 'leaf-list':
      return [`${name} ${valueList(values)};`]
    default: {
      const held = heldBy(statement)
      const [only] = held
      if (only === undefined) return [`${name};`]
      if (rule.oneLine && held.length === 1 && linesOf(only).length === 1) {
        return [`${name} ${linesOf(only)[0]}`]
      }
      return [`${name} {`, ...held.flatMap(linesOf).map((line) => `    ${line}`), '}']
    }
  }
}

/**
 * Statements as the commands that make them, as `| display set` prints them.
 *
 * @param prefix - The names on the way to them.
 */
export function renderSet(
  statements: readonly Statement[],
  prefix: readonly string[] = [],
  rules = schema,
): string {
  return inOrder(statements, rules)
    .flatMap((one) => setLines(one, ['set', ...prefix].join(' ')))
    .map((line) => `${line}\n`)
    .join('')
}

function setLines(statement: Statement, prefix: string): readonly string[] {
  const { rule, values, name } = statement
  const line = `${prefix} ${name}`
  if (rule.kind === 'flag') return [line]
  if (rule.kind === 'leaf' || rule.kind === 'leaf-list') {
    return values.map((value) => `${line} ${quoted(value)}`)
  }
  const held = heldBy(statement)
  if (held.length === 0) return isEmpty(statement) ? [] : [line]
  return held.flatMap((one) => setLines(one, line))
}

/** A value as the device prints it: in quotes where it is more than a plain word. */
function quoted(value: string): string {
  return /^[\w.:/*@+-]+$/.test(value) ? value : `"${value}"`
}

function valueList(values: readonly string[]): string {
  return values.length === 1 ? quoted(values[0] ?? '') : `[ ${values.map(quoted).join(' ')} ]`
}
