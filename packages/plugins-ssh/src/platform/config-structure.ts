/** How a platform's configuration is built, so that what is missing in it can be told. */
export interface ConfigStructure {
  /**
   * `indent`: sections are opened by a line, and what belongs to them is indented below it. `set`: each line
   * has its whole path, behind `set`.
   */
  readonly form: 'indent' | 'set'
  /** The word that takes a line away: `no`, `undo`, `delete`. In `set` form it takes the place of `set`. */
  readonly negation: string
  /** The mark in which values are shown, also those that are typed without one. Default: none. */
  readonly valueQuote?: "'" | undefined
}
