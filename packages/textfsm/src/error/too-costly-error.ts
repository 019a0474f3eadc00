import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link TooCostlyError}. */
export interface TooCostlyDetails {
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line in the template of the rule that took longest, 1-based. */
  readonly ruleLine: number
  /** That rule's expression, as the template has it. */
  readonly rule: string
  /** Line of the output that was reached, 1-based. */
  readonly line: number
  /** Length of that line, in UTF-16 units. */
  readonly length: number
  /** The time that was granted, in milliseconds: to the rule on this line, or to the whole output. */
  readonly limitMs: number
}

/** Output was not parsed in the time that was granted: a rule takes too long on it. */
export class TooCostlyError extends NornirError implements TooCostlyDetails {
  readonly code = 'TEXTFSM_TOO_COSTLY'
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line in the template of the rule that took longest, 1-based. */
  readonly ruleLine: number
  /** That rule's expression, as the template has it. */
  readonly rule: string
  /** Line of the output that was reached, 1-based. */
  readonly line: number
  /** Length of that line, in UTF-16 units. */
  readonly length: number
  /** The time that was granted, in milliseconds: to the rule on this line, or to the whole output. */
  readonly limitMs: number

  constructor(details: TooCostlyDetails, options?: ErrorOptions) {
    const { template, ruleLine, rule, line, length, limitMs } = details
    super(
      `Not parsed within ${limitMs} ms: rule ${rule} (${template}:${ruleLine}) takes too long on line ${line} of the output, ${length} characters. Write the rule without repetitions that overlap, or grant more time by budgetMs.`,
      options,
    )
    this.template = template
    this.ruleLine = ruleLine
    this.rule = rule
    this.line = line
    this.length = length
    this.limitMs = limitMs
  }
}
