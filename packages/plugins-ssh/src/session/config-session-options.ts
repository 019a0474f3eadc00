import type { CommitOptions } from './candidate/commit-command.ts'
import type { EnterCandidateOptions } from './candidate/enter-candidate.ts'
import type { OperationOptions } from './session-context.ts'

/** Options of `CliSession.sendConfig`. */
export interface SendConfigOptions extends EnterCandidateOptions {
  /**
   * Sends nothing that counts. Where the platform has a candidate, the lines are put there, compared and
   * discarded. Default: false.
   */
  readonly dryRun?: boolean | undefined
  /**
   * Whether a refused line ends the push. If not, all that stands below it, by its indentation, is left out:
   * it would go to the section before. Not in a candidate. Default: false.
   */
  readonly continueOnError?: boolean | undefined
  /**
   * Words of the commit by the platform's names, e.g. `{ comment: 'CHG1234' }`; false: the lines wait in
   * the candidate of this session. Only where the platform has one. Default: a commit without words.
   */
  readonly commit?: CommitOptions | false | undefined
}

/** Options of `CliSession.commit`. */
export interface CommitConfigOptions extends OperationOptions {
  /** Words of the commit by the platform's names, e.g. `{ comment: 'CHG1234' }`. */
  readonly words?: CommitOptions | undefined
  /**
   * The device takes the commit back by itself after this time, in milliseconds, unless it is confirmed.
   * What the device cannot express is refused, not rounded. Default: it stays.
   */
  readonly confirmWithinMs?: number | undefined
  /** Checks the candidate and commits nothing. Default: false. */
  readonly check?: boolean | undefined
}

/** Options of `CliSession.rollback`. */
export interface RollbackOptions extends OperationOptions {
  /** By how many commits it goes back. Default: 1, the last one is undone. */
  readonly commits?: number | undefined
  /** Words of the commit by the platform's names. */
  readonly words?: CommitOptions | undefined
  /** Shows what it would change, and changes nothing. Default: false. */
  readonly dryRun?: boolean | undefined
}
