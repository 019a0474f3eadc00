import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** What a push was doing when it failed, in the order of its work. */
export type PushStage = 'begin' | 'lines' | 'commit' | 'validation' | 'confirm' | 'save'

/** Details of a {@link PushFailedError}. */
export interface PushFailedDetails extends SshErrorDetails {
  /** What it was doing. */
  readonly stage: PushStage
  /** Why it failed, in words. */
  readonly why: string
  /** Whether the device is another one than before. */
  readonly changed: boolean | 'unknown'
  /**
   * Whether the configuration of before is back: proven by reading it (`true`, `false`), or not
   * (`'unknown'`).
   */
  readonly rolledBack: boolean | 'unknown'
  /** What was done to take the change back, in words. */
  readonly undone: string
  /** Why taking it back failed, such as a `ForeignChangeError`; undefined: it did not fail, or was not tried. */
  readonly rollbackError?: unknown
  /** Lines that the device has taken. */
  readonly acknowledged: readonly string[]
  /** Lines that were sent and of which the fate is not known. */
  readonly unknown: readonly string[]
  /** Lines that were not sent. */
  readonly unsent: readonly string[]
  /** What the lines changed, as far as is known. */
  readonly diff: string
}

/** What all failed pushes tell: {@link PushFailedError} and {@link RollbackUnavailableError}. */
export abstract class PushError extends SshError implements PushFailedDetails {
  /** What it was doing. */
  readonly stage: PushStage
  /** Why it failed, in words. */
  readonly why: string
  /** Whether the device is another one than before. */
  readonly changed: boolean | 'unknown'
  /** Whether the configuration of before is back: proven by reading it, or `'unknown'`. */
  readonly rolledBack: boolean | 'unknown'
  /** What was done to take the change back, in words. */
  readonly undone: string
  /** Why taking it back failed; undefined: it did not fail, or was not tried. */
  readonly rollbackError: unknown
  /** Lines that the device has taken. */
  readonly acknowledged: readonly string[]
  /** Lines that were sent and of which the fate is not known. */
  readonly unknown: readonly string[]
  /** Lines that were not sent. */
  readonly unsent: readonly string[]
  /** What the lines changed, as far as is known. */
  readonly diff: string

  constructor(details: PushFailedDetails, options: { readonly cause: unknown }) {
    const { stage, why, rolledBack, undone, acknowledged, unknown, unsent } = details
    super(
      `the push failed (${stage}): ${why.replace(/\.$/, '')}. ${undone}; ${stage === 'begin' && rolledBack === true ? 'the configuration is the one of before' : VERDICTS[String(rolledBack)]}. ${acknowledged.length} lines had been taken, ${unknown.length} are in doubt, ${unsent.length} were not sent`,
      details,
      options,
    )
    this.stage = stage
    this.why = why
    this.changed = details.changed
    this.rolledBack = rolledBack
    this.undone = undone
    this.rollbackError = details.rollbackError
    this.acknowledged = acknowledged
    this.unknown = unknown
    this.unsent = unsent
    this.diff = details.diff
  }
}

const VERDICTS: Readonly<Record<string, string>> = {
  true: 'the configuration is the one of before, which was read and compared',
  false: 'the configuration is NOT the one of before',
  unknown: 'whether the configuration is the one of before is NOT known: look at the device',
}

/** A push failed. What it had changed was taken back as far as `rolledBack` says. */
export class PushFailedError extends PushError {
  readonly code = 'PUSH_FAILED'
}

/**
 * A push failed, and there is nothing that could take the change back: the platform has no candidate, no
 * timer and no snapshot, and no lines were given for it. Nothing is undone by negating lines (production
 * safety, rule 9), and nothing was saved.
 */
export class RollbackUnavailableError extends PushError {
  readonly code = 'ROLLBACK_UNAVAILABLE'
}
