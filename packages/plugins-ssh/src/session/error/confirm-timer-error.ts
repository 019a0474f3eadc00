import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ConfirmTimerError}. */
export interface ConfirmTimerDetails extends SshErrorDetails {
  /** The timer, in milliseconds. */
  readonly timerMs: number
  /** What is wrong with it. */
  readonly reason: string
}

/** The timer of a change that is taken back cannot be what was asked for. Nothing was sent. */
export class ConfirmTimerError extends SshError implements ConfirmTimerDetails {
  readonly code = 'CONFIRM_TIMER'
  /** The timer, in milliseconds. */
  readonly timerMs: number
  /** What is wrong with it. */
  readonly reason: string
  /** Nothing was. */
  readonly changed = false

  constructor(details: ConfirmTimerDetails, options?: ErrorOptions) {
    const { timerMs, reason } = details
    super(`the change cannot be on trial for ${timerMs} ms: ${reason}`, details, options)
    this.timerMs = timerMs
    this.reason = reason
  }
}
