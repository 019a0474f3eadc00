import { NornirError } from '@nornir-ts/kernel'

/** Details of an {@link UnknownPathError}. */
export interface UnknownPathDetails {
  /** The path, with `__` between its steps. */
  readonly path: string
  /** The path or key that was probably meant. */
  readonly suggestion: string | undefined
}

/** A filter asks for data that no host, group or defaults have: under a negation it would select every host. */
export class UnknownPathError extends NornirError implements UnknownPathDetails {
  readonly code = 'FILTER_PATH'
  /** The path, with `__` between its steps. */
  readonly path: string
  /** The path or key that was probably meant. */
  readonly suggestion: string | undefined

  constructor({ path, suggestion }: UnknownPathDetails, options?: ErrorOptions) {
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(`Filter: no host, no group and no defaults have "${path}"${hint}`, options)
    this.path = path
    this.suggestion = suggestion
  }
}
