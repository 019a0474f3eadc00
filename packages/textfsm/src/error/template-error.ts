import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link TemplateError}. */
export interface TemplateErrorDetails {
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line in it, 1-based; `undefined` for what is wrong with the whole. */
  readonly line: number | undefined
  /** What is wrong, and what was expected. */
  readonly reason: string
}

/** A template is not one of TextFSM's. */
export class TemplateError extends NornirError implements TemplateErrorDetails {
  readonly code = 'TEXTFSM_TEMPLATE'
  /** The template, usually the name of its file. */
  readonly template: string
  /** Line in it, 1-based; `undefined` for what is wrong with the whole. */
  readonly line: number | undefined
  /** What is wrong, and what was expected. */
  readonly reason: string

  constructor({ template, line, reason }: TemplateErrorDetails, options?: ErrorOptions) {
    super(`${template}${line === undefined ? '' : `:${line}`}: ${reason}`, options)
    this.template = template
    this.line = line
    this.reason = reason
  }
}
