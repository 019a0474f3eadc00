/** How a platform's configuration is built, so that what is missing in it can be told. */
export interface ConfigStructure {
  /**
   * `indent`: sections are opened by a line, and what belongs to them is indented below it. `set`: each line
   * has its whole path, behind `set`.
   */
  readonly form: 'indent' | 'set'
  /** The word that takes a line away: `no`, `undo`, `delete`. In `set` form it takes the place of `set`. */
  readonly negation: string
  /**
   * Lines that do not hold where they are not shown, whole: with `shutdown` here `no shutdown` is there when
   * `shutdown` is not. Default: none; what is not shown may be what holds by default, as `ip proxy-arp`.
   */
  readonly offUnlessShown?: readonly RegExp[] | undefined
  /** The word before a line that is there and does not count, with the path of it: `deactivate`. Default: none. */
  readonly inactive?: string | undefined
  /** The mark in which values are shown, also those that are typed without one. Default: none. */
  readonly valueQuote?: "'" | undefined
}
