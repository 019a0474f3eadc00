import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link FilterOperatorError}. */
export interface FilterOperatorDetails {
  /** The whole key of the term. */
  readonly term: string
  /** What stands where an operator must be. */
  readonly operator: string
  /** The operators that are possible there. */
  readonly allowed: readonly string[]
  /** The one that was probably meant. */
  readonly suggestion: string | undefined
}

/** Something that is no operator follows an attribute, where only an operator can be. */
export class FilterOperatorError extends NornirError implements FilterOperatorDetails {
  readonly code = 'FILTER_OPERATOR'
  /** The whole key of the term. */
  readonly term: string
  /** What stands where an operator must be. */
  readonly operator: string
  /** The operators that are possible there. */
  readonly allowed: readonly string[]
  /** The one that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: FilterOperatorDetails, options?: ErrorOptions) {
    const { term, operator, allowed, suggestion } = details
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(
      `Filter term "${term}": "${operator}" is not an operator (${allowed.join(' ')})${hint}`,
      options,
    )
    this.term = term
    this.operator = operator
    this.allowed = allowed
    this.suggestion = suggestion
  }
}

/** Details of a {@link FilterOperandError}. */
export interface FilterOperandDetails {
  /** The whole key of the term. */
  readonly term: string
  /** Its operator. */
  readonly operator: string
  /** What the operator needs. */
  readonly expected: string
  /** What was given. */
  readonly operand: unknown
}

/** The value of a term is not of the kind that its operator needs. */
export class FilterOperandError extends NornirError implements FilterOperandDetails {
  readonly code = 'FILTER_OPERAND'
  /** The whole key of the term. */
  readonly term: string
  /** Its operator. */
  readonly operator: string
  /** What the operator needs. */
  readonly expected: string
  /** What was given. */
  readonly operand: unknown

  constructor(details: FilterOperandDetails, options?: ErrorOptions) {
    const { term, operator, expected, operand } = details
    super(
      `Filter term "${term}": "${operator}" needs ${expected}, not ${describe(operand)}`,
      options,
    )
    this.term = term
    this.operator = operator
    this.expected = expected
    this.operand = operand
  }
}

/** Details of a {@link FilterAttributeError}. */
export interface FilterAttributeDetails {
  /** The whole key of the term. */
  readonly term: string
}

/** A term asks for the password, which could be guessed letter by letter that way. */
export class FilterAttributeError extends NornirError implements FilterAttributeDetails {
  readonly code = 'FILTER_ATTRIBUTE'
  /** The whole key of the term. */
  readonly term: string

  constructor({ term }: FilterAttributeDetails, options?: ErrorOptions) {
    super(
      `Filter term "${term}": hosts cannot be filtered by password; for a data key of that name write "data__${term}"`,
      options,
    )
    this.term = term
  }
}

/** Details of a {@link NotAFilterError}. */
export interface NotAFilterDetails {
  /** What was given, or what a filter function answered. */
  readonly received: unknown
  /** Whether a filter function answered with it. */
  readonly isAnswer: boolean
}

/**
 * Something that is no filter was given as one, or a filter function answered with a filter: taken at
 * its word, it might select every host.
 */
export class NotAFilterError extends NornirError implements NotAFilterDetails {
  readonly code = 'NOT_A_FILTER'
  /** What was given, or what a filter function answered. */
  readonly received: unknown
  /** Whether a filter function answered with it. */
  readonly isAnswer: boolean

  constructor({ received, isAnswer }: NotAFilterDetails, options?: ErrorOptions) {
    super(
      isAnswer
        ? 'A filter function answered with a filter; it must answer with true or false: give the filter itself, or combine filters with F.and, F.or and F.not'
        : `Cannot filter by ${describe(received)}: expected terms such as { role: 'edge' }, a text such as 'role=edge', a filter made with F, or a function`,
      options,
    )
    this.received = received
    this.isAnswer = isAnswer
  }
}

/** A filter function returned a promise, which would have selected every host. */
export class AsyncFilterError extends NornirError {
  readonly code = 'FILTER_ASYNC'

  constructor(options?: ErrorOptions) {
    super(
      'A filter function returned a promise; it must answer at once: look things up before filtering',
      options,
    )
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
