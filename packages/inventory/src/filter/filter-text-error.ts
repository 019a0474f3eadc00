import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link FilterSyntaxError}. */
export interface FilterSyntaxDetails {
  /** The whole text. */
  readonly text: string
  /** Where it goes wrong, 0-based, in UTF-16 units. */
  readonly offset: number
  /** What would be right there. */
  readonly expected: string
}

/** The text form of a filter is not well-formed; the message points at the place. */
export class FilterSyntaxError extends NornirError implements FilterSyntaxDetails {
  readonly code = 'FILTER_SYNTAX'
  /** The whole text. */
  readonly text: string
  /** Where it goes wrong, 0-based, in UTF-16 units. */
  readonly offset: number
  /** What would be right there. */
  readonly expected: string

  constructor({ text, offset, expected }: FilterSyntaxDetails, options?: ErrorOptions) {
    const line = text.replaceAll(/\s/g, ' ') // so that the caret stands below the place
    super(
      `Filter, column ${offset + 1}: expected ${expected}\n  ${line}\n  ${' '.repeat(offset)}^`,
      options,
    )
    this.text = text
    this.offset = offset
    this.expected = expected
  }
}

/** Details of a {@link FilterFormatError}. */
export interface FilterFormatDetails {
  /** What has no text form. */
  readonly subject: string
}

/** A filter cannot be written as text: it holds a function, or an operand that is no scalar. */
export class FilterFormatError extends NornirError implements FilterFormatDetails {
  readonly code = 'FILTER_FORMAT'
  /** What has no text form. */
  readonly subject: string

  constructor({ subject }: FilterFormatDetails, options?: ErrorOptions) {
    super(`The filter cannot be written as text: ${subject} has no text form`, options)
    this.subject = subject
  }
}
