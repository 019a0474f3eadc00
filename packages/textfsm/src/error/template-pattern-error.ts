import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link TemplatePatternError}. */
export interface TemplatePatternDetails {
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line in it, 1-based. */
  readonly line: number
  /** The regular expression, with values put in. */
  readonly pattern: string
  /** Where in it, in UTF-16 units, 0-based. */
  readonly at: number
  /** What stands there, e.g. `(?(1)` or `\q`. */
  readonly construct: string
  /** What is wrong with it. */
  readonly reason: string
}

/** A regular expression of a template is not one of Python's, or asks for what cannot be done faithfully. */
export class TemplatePatternError extends NornirError implements TemplatePatternDetails {
  readonly code = 'TEXTFSM_TEMPLATE_PATTERN'
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line in it, 1-based. */
  readonly line: number
  /** The regular expression, with values put in. */
  readonly pattern: string
  /** Where in it, in UTF-16 units, 0-based. */
  readonly at: number
  /** What stands there. */
  readonly construct: string
  /** What is wrong with it. */
  readonly reason: string

  constructor(details: TemplatePatternDetails, options?: ErrorOptions) {
    const { template, line, pattern, at, construct, reason } = details
    super(`${template}:${line}: ${construct}: ${reason} (at ${at} of ${pattern})`, options)
    this.template = template
    this.line = line
    this.pattern = pattern
    this.at = at
    this.construct = construct
    this.reason = reason
  }
}
