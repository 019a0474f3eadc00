import { TemplateError } from '../error/template-error.ts'
import { TemplatePatternError } from '../error/template-pattern-error.ts'
import { PatternError } from '../regex/pattern-error.ts'
import { type Rule, readRule } from './rule.ts'
import { type States, stateNameFault, statesFault } from './states.ts'
import { type CompiledValue, readValue } from './template-value.ts'
import { spaces, stripEnd } from './white-space.ts'

/** A template that was read. */
export interface TemplateParts {
  readonly values: readonly CompiledValue[]
  readonly states: States
}

/**
 * Reads the text of a template: its values, then its states.
 *
 * Source: https://github.com/google/textfsm/wiki/TextFSM
 *
 * @param text - The whole.
 * @param name - Its name, for errors.
 * @throws {@link TemplateError} with the line, where the text is not a template.
 * @throws {@link TemplatePatternError} where an expression is wrong or cannot be done here.
 */
export function readTemplate(text: string, name: string): TemplateParts {
  const lines = text.split(/\r\n|\r|\n/).map(stripEnd)
  const end = lines.indexOf('')
  const valueLines = end < 0 ? lines : lines.slice(0, end)
  const values = readValues(valueLines, name)
  const states = readStates(lines, { name, values, from: valueLines.length + 1 })
  const fault = statesFault(states)
  if (fault !== undefined) throw new TemplateError({ template: name, ...fault })
  return { values, states }
}

const comment = new RegExp(`^[${spaces}]*#`)
const isComment = (line: string) => comment.test(line)

/** Reads what stands in one line; what goes wrong is told with the line. */
function inLine<Part>(
  { name, line }: { name: string; line: number },
  read: (fault: (reason: string) => TemplateError) => Part,
): Part {
  try {
    return read((reason) => new TemplateError({ template: name, line, reason }))
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    const { pattern, at, construct, reason } = error
    const details = { template: name, line, pattern, at, construct, reason }
    throw new TemplatePatternError(details, { cause: error })
  }
}

function readValues(lines: readonly string[], name: string): CompiledValue[] {
  const values: CompiledValue[] = []
  for (const [index, text] of lines.entries()) {
    if (isComment(text)) continue
    inLine({ name, line: index + 1 }, (fault) => {
      if (!text.startsWith('Value ')) {
        throw fault(
          values.length === 0
            ? `a template begins with its values: "Value NAME (…)" was expected, not "${text}"`
            : `another Value, or an empty line behind the last one, was expected, not "${text}"`,
        )
      }
      const value = readValue(text, fault)
      if (values.some((known) => known.name === value.name)) {
        throw fault(`the value ${value.name} is declared a second time`)
      }
      values.push(value)
    })
  }
  return values
}

interface StatesContext {
  readonly name: string
  readonly values: readonly CompiledValue[]
  /** Index of the first line behind the values. */
  readonly from: number
}

function readStates(lines: readonly string[], { name, values, from }: StatesContext): States {
  const substitutes = new Map(values.map((value) => [value.name, value.substitute]))
  const states = new Map<string, Rule[]>()
  /** Rules of the state that is being read; between states there is none. */
  let rules: Rule[] | undefined
  for (const [index, text] of lines.entries()) {
    if (index < from || isComment(text)) continue
    if (text === '') {
      rules = undefined
      continue
    }
    const line = index + 1
    inLine({ name, line }, (fault) => {
      if (rules === undefined) {
        const wrong = stateNameFault(text)
        if (wrong !== undefined) throw fault(wrong)
        if (states.has(text)) throw fault(`there is a state ${text} already`)
        rules = []
        states.set(text, rules)
      } else if (/^(?: {1,2}|\t)\^/.test(text)) {
        rules.push(readRule(text, { line, substitutes, fault }))
      } else {
        throw fault(
          `a rule begins with one or two spaces, or a tab, and ^; an empty line ends the state. "${text}" came instead`,
        )
      }
    })
  }
  return states
}
