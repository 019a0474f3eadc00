import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link StateError}. */
export interface StateErrorDetails {
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line of the rule in the template, 1-based. */
  readonly ruleLine: number
  /** The rule's expression, as the template has it. */
  readonly rule: string
  /** What the rule says, where it says something. */
  readonly message: string | undefined
  /** The state that the template was in. */
  readonly state: string
  /** Line of the output, 1-based. */
  readonly line: number
  /** That line. */
  readonly text: string
}

/** A template calls a line of the output an error: mostly one that it does not know. */
export class StateError extends NornirError implements StateErrorDetails {
  readonly code = 'TEXTFSM_STATE'
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line of the rule in the template, 1-based. */
  readonly ruleLine: number
  /** The rule's expression, as the template has it. */
  readonly rule: string
  /** What the rule says, where it says something. */
  readonly detail: string | undefined
  /** The state that the template was in. */
  readonly state: string
  /** Line of the output, 1-based. */
  readonly line: number
  /** That line. */
  readonly text: string

  constructor(details: StateErrorDetails, options?: ErrorOptions) {
    const { template, ruleLine, rule, message, state, line, text } = details
    const said = message === undefined ? '' : `: ${message}`
    super(
      `Line ${line} of the output is an error to rule ${rule} (${template}:${ruleLine}, state ${state})${said}: ${JSON.stringify(text)}`,
      options,
    )
    this.template = template
    this.ruleLine = ruleLine
    this.rule = rule
    this.detail = message
    this.state = state
    this.line = line
    this.text = text
  }
}
