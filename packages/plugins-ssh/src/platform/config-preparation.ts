/**
 * Configuration that makes reading easier. It is typed only where the user allows it (production safety,
 * rule 5), and taken away again when the session closes.
 */
export interface ConfigPreparation {
  /** Mode in which the session must be; in any other one nothing of this is typed. */
  readonly from: string
  /** Mode in which the lines are typed. */
  readonly mode: string
  /** Asks how it is; changes nothing. */
  readonly command: string
  /** A line of the answer without which nothing is typed. Default: none is needed. */
  readonly when?: RegExp | undefined
  /** A line of the answer with which nothing is typed: somebody has configured it. Default: none is. */
  readonly unless?: RegExp | undefined
  /** The lines. */
  readonly lines: readonly string[]
  /** Makes it what it was. */
  readonly restore: readonly string[]
  /** Leaves what a refused line leaves open, and applies nothing. Default: nothing is left open. */
  readonly giveUp?: string | undefined
}
