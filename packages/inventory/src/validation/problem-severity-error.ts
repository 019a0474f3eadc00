import { NornirError, nearest } from '@nornir-ts/kernel'
import { defaultSeverities } from './inventory-report.ts'

/** Details of a {@link ProblemSeverityError}. */
export interface ProblemSeverityDetails {
  /** The key of `severities`. */
  readonly key: string
  /** Its value. */
  readonly value: unknown
}

/** The option `severities` names a problem that there is not, or a severity that there is not: a gate would be open. */
export class ProblemSeverityError extends NornirError implements ProblemSeverityDetails {
  readonly code = 'PROBLEM_SEVERITY'
  /** The key of `severities`. */
  readonly key: string
  /** Its value. */
  readonly value: unknown

  constructor({ key, value }: ProblemSeverityDetails, options?: ErrorOptions) {
    const known = Object.keys(defaultSeverities)
    const suggestion = nearest(key, known)
    const hint =
      suggestion === undefined ? `one of ${known.join(', ')}` : `did you mean ${suggestion}?`
    super(
      known.includes(key)
        ? `severities.${key}: expected error, warning or off, got ${JSON.stringify(value)}`
        : `severities.${key}: there is no such problem; ${hint}`,
      options,
    )
    this.key = key
    this.value = value
  }
}
