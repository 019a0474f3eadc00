import { LinePattern } from '../regex/line-pattern.ts'

/** What a template can ask of a value. */
export const valueOptions = ['Filldown', 'Fillup', 'Key', 'List', 'Required'] as const

/** One of {@link valueOptions}. */
export type ValueOption = (typeof valueOptions)[number]

/** A column of the rows: a `Value` line of a template. */
export interface TemplateValue {
  /** Name of the column. */
  readonly name: string
  /** What is asked of it, in the order in which it was written. */
  readonly options: readonly ValueOption[]
  /** What it matches, in brackets. */
  readonly regex: string
  /** Names of the groups within, of which each item of a `List` is then a map; empty where it has none. */
  readonly nestedNames: readonly string[]
}

/** A value, with what the machine needs of it. */
export interface CompiledValue extends TemplateValue {
  /** Takes an item of a `List` apart; only where it has groups with names. */
  readonly nested: LinePattern | undefined
  /** What `${NAME}` stands for in rules. */
  readonly substitute: string
}

/** Names of values and states have at most so many characters. */
export const longestName = 48

/**
 * Reads a line that starts with `Value `.
 *
 * @param line - Without white space at its end.
 * @param fault - Makes the error.
 * @throws What `fault` made, and {@link PatternError} for the expression.
 */
export function readValue(line: string, fault: (reason: string) => Error): CompiledValue {
  const tokens = line.split(' ')
  if (tokens.length < 3)
    throw fault('at least a name and an expression in brackets were expected behind Value')
  const hasOptions = !tokens[2]?.startsWith('(')
  const [name = '', ...rest] = tokens.slice(hasOptions ? 2 : 1)
  const options = hasOptions ? readOptions(tokens[1] ?? '', fault) : []
  const regex = rest.join(' ')
  if (name.length > longestName) {
    throw fault(
      `the name ${name} has ${name.length} characters; at most ${longestName} were expected`,
    )
  }
  if (!regex.startsWith('(') || !regex.endsWith(')') || regex.endsWith('\\)')) {
    throw fault(
      `the expression of ${name || 'a value'} was expected in brackets: (${regex || '.*'})`,
    )
  }
  const pattern = new LinePattern(regex)
  const isNested = options.includes('List') && pattern.names.length > 0
  return {
    name,
    options,
    regex,
    nestedNames: isNested ? pattern.names.map((group) => group.name) : [],
    nested: isNested ? pattern : undefined,
    substitute: `(?P<${name}>${regex.slice(1)}`,
  }
}

function readOptions(text: string, fault: (reason: string) => Error): ValueOption[] {
  const options: ValueOption[] = []
  for (const word of text.split(',')) {
    const option = valueOptions.find((known) => known === word)
    if (option === undefined) {
      throw fault(`there is no option "${word}"; one of ${valueOptions.join(', ')} was expected`)
    }
    if (options.includes(option)) throw fault(`the option ${option} stands here twice`)
    options.push(option)
  }
  return options
}
