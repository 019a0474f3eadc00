import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { lastLines, quoteTail } from '../dialog/last-lines.ts'

/** Details of a {@link SessionClosedError}. */
export interface SessionClosedDetails extends SshErrorDetails {
  /** Who closed: `device` hung up, `network` broke, `us`: the session had been closed here. */
  readonly by: 'device' | 'network' | 'us'
  /** What the device had said since the operation began. */
  readonly output: string
  /** Whether the operation had written anything: if not, it may be tried again. */
  readonly isWritten: boolean
  /** `'unknown'` when what was cut may have changed the device. */
  readonly changed: false | 'unknown'
}

const BY = {
  device: 'the device closed the session',
  network: 'the connection broke',
  us: 'the session is closed',
} as const

/** The session ended before the operation did. */
export class SessionClosedError extends SshError implements SessionClosedDetails {
  readonly code = 'SESSION_CLOSED'
  override readonly retryable: boolean
  /** Who closed. */
  readonly by: 'device' | 'network' | 'us'
  /** What the device had said since the operation began. */
  readonly output: string
  /** Whether the operation had written anything. */
  readonly isWritten: boolean
  /** `'unknown'` when what was cut may have changed the device. */
  readonly changed: false | 'unknown'

  constructor(details: SessionClosedDetails, options?: ErrorOptions) {
    const { by, output, isWritten, changed } = details
    const tail = quoteTail(lastLines(output.split('\n'), ''))
    super(`${BY[by]} before the operation was complete. Last lines: ${tail}`, details, options)
    this.by = by
    this.output = output
    this.isWritten = isWritten
    this.retryable = !isWritten
    this.changed = changed
  }
}
