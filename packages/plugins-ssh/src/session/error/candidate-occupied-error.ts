import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link CandidateOccupiedError}. */
export interface CandidateOccupiedDetails extends SshErrorDetails {
  /** `changes`: somebody's, not committed. `pending-commit`: somebody's commit waits to be confirmed. */
  readonly by: 'changes' | 'pending-commit'
  /** The line by which the device says so. */
  readonly reason: string
}

const WORDS = {
  changes:
    'somebody has changed the candidate and not committed it; that is neither ours to commit nor to discard',
  'pending-commit':
    "somebody's change waits to be confirmed; another commit would confirm it as well, or be undone with it",
} as const

/** What is in the candidate, or on trial, is not ours (production safety, rules 13 and 14). Nothing was changed. */
export class CandidateOccupiedError extends SshError implements CandidateOccupiedDetails {
  readonly code = 'CANDIDATE_OCCUPIED'
  /** What is there. */
  readonly by: 'changes' | 'pending-commit'
  /** The line by which the device says so. */
  readonly reason: string
  /** Nothing was. */
  readonly changed = false

  constructor(details: CandidateOccupiedDetails, options?: ErrorOptions) {
    const { by, reason } = details
    super(`${WORDS[by]}. The device said: ${reason.trim()}`, details, options)
    this.by = by
    this.reason = reason
  }
}
