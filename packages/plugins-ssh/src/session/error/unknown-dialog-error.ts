import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { quoteTail } from '../dialog/last-lines.ts'

/** Details of an {@link UnknownDialogError}. */
export interface UnknownDialogDetails extends SshErrorDetails {
  /** The question, as it stands on the last line. */
  readonly question: string
  /** The last lines with the question. */
  readonly tail: readonly string[]
  /** `'unknown'` when the command that led there may change the device. */
  readonly changed: false | 'unknown'
}

/**
 * The device asked something that the session has no answer to. Nothing was written after it, and the
 * session was closed, since anything typed would have been the answer.
 */
export class UnknownDialogError extends SshError implements UnknownDialogDetails {
  readonly code = 'UNKNOWN_DIALOG'
  /** The question, as it stands on the last line. */
  readonly question: string
  /** The last lines with the question. */
  readonly tail: readonly string[]
  /** `'unknown'` when the command that led there may change the device. */
  readonly changed: false | 'unknown'

  constructor(details: UnknownDialogDetails, options?: ErrorOptions) {
    const { question, tail, changed } = details
    super(
      `the device asks ${JSON.stringify(question)}; nothing was answered and the session was closed. Last lines: ${quoteTail(tail)}. Use a form of the command that asks nothing`,
      details,
      options,
    )
    this.question = question
    this.tail = tail
    this.changed = changed
  }
}
