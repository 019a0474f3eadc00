import { LinePattern } from '../regex/line-pattern.ts'
import { substitute } from './substitute.ts'
import { spaces } from './white-space.ts'

/** What a rule does with the line: `Next` takes the next one, `Continue` goes on with the next rule, `Error` ends all. */
export type LineAction = 'Next' | 'Continue' | 'Error'

/** What a rule does with the row that is being built. */
export type RecordAction = 'NoRecord' | 'Record' | 'Clear' | 'Clearall'

/** A rule of a state: an expression, and what is done where it matches. */
export interface Rule {
  /** Line in the template, 1-based. */
  readonly line: number
  /** The expression as it was written, with `${NAME}` in it. */
  readonly match: string
  readonly pattern: LinePattern
  readonly lineAction: LineAction
  readonly recordAction: RecordAction
  /** The state that follows; `undefined` where it stays. */
  readonly newState: string | undefined
  /** What an `Error` says. */
  readonly message: string | undefined
}

const lineAction = '(?<line>Continue|Next|Error)'
const recordAction = '(?<record>Clear|Clearall|Record|NoRecord)'
const newState = `(?:[${spaces}]+(?<state>[\\p{L}\\p{N}_]+|".*"))?`

/** What can stand behind `->`, tried in this order. */
const actions = [
  new RegExp(`^[${spaces}]+${lineAction}(?:\\.${recordAction})?${newState}$`, 'su'),
  new RegExp(`^[${spaces}]+${recordAction}${newState}$`, 'su'),
  new RegExp(`^${newState}$`, 'su'),
]

const arrow = new RegExp(`^(?<match>.*)[${spaces}]->(?<action>.*)$`, 's')

/** What is needed to read a rule. */
export interface RuleContext {
  /** Line in the template, 1-based. */
  readonly line: number
  /** What `${NAME}` stands for; without entries nothing is replaced. */
  readonly substitutes: ReadonlyMap<string, string>
  /** Makes the error. */
  readonly fault: (reason: string) => Error
}

/**
 * Reads a rule.
 *
 * @param text - The line of the template, without white space at its end.
 * @param context - Where it stands.
 * @throws What `fault` made, and {@link PatternError} for the expression.
 */
export function readRule(text: string, { line, substitutes, fault }: RuleContext): Rule {
  const rule = text.trimStart()
  const found = arrow.exec(rule)
  const match = found?.groups?.['match'] ?? rule
  const pattern = new LinePattern(
    substitutes.size === 0 ? match : substitute(match, { substitutes, fault }),
  )
  const action = readAction(found?.groups?.['action'] ?? '', fault)
  return { line, match, pattern, ...action }
}

type Action = Pick<Rule, 'lineAction' | 'recordAction' | 'newState' | 'message'>

function readAction(text: string, fault: (reason: string) => Error): Action {
  const found = actions.map((action) => action.exec(text)).find((action) => action !== null)
  if (found === undefined || found === null) {
    throw fault(
      `"->${text}" was not understood; "-> Next.Record State", with Next, Continue or Error, and Record, NoRecord, Clear or Clearall, was expected`,
    )
  }
  const { line, record, state } = found.groups ?? {}
  if (line === 'Continue' && state !== undefined) {
    throw fault(`Continue goes on with the same line, so that it cannot change to ${state}`)
  }
  const isMessage = state?.startsWith('"') === true
  if (isMessage && line !== 'Error') throw fault(`only Error can have a message, here ${state}`)
  return {
    lineAction: (line ?? 'Next') as LineAction,
    recordAction: (record ?? 'NoRecord') as RecordAction,
    newState: line === 'Error' ? undefined : state,
    message: line === 'Error' ? (isMessage ? state?.slice(1, -1) : state) : undefined,
  }
}
