import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { quoteTail } from '../dialog/last-lines.ts'

/** Details of a {@link PromptTimeoutError}. */
export interface PromptTimeoutDetails extends SshErrorDetails {
  /** What was waited for, in words. */
  readonly expected: string
  /** Which limit passed: the device's silence, or the duration of the whole operation. */
  readonly limit: 'silence' | 'duration'
  /** The limit, in milliseconds. */
  readonly timeoutMs: number
  /** The last lines that it sent. */
  readonly tail: readonly string[]
  /** `'unknown'` when what was cut may have changed the device. */
  readonly changed: false | 'unknown'
}

/** The prompt that was waited for did not come within the limit. */
export class PromptTimeoutError extends SshError implements PromptTimeoutDetails {
  readonly code = 'PROMPT_TIMEOUT'
  /** What was waited for, in words. */
  readonly expected: string
  /** Which limit passed: the device's silence, or the duration of the whole operation. */
  readonly limit: 'silence' | 'duration'
  /** The limit, in milliseconds. */
  readonly timeoutMs: number
  /** The last lines that it sent. */
  readonly tail: readonly string[]
  /** `'unknown'` when what was cut may have changed the device. */
  readonly changed: false | 'unknown'

  constructor(details: PromptTimeoutDetails, options?: ErrorOptions) {
    const { expected, limit, timeoutMs, tail } = details
    const [what, remedy] =
      limit === 'silence'
        ? [`the device was silent for ${timeoutMs} ms`, 'raise timeoutMs']
        : [`it took more than ${timeoutMs} ms`, 'raise maxDurationMs']
    super(
      `expected ${expected}; ${what}. Last lines: ${quoteTail(tail)}. If it is only slow, ${remedy}; if this is its prompt, the host's platform is the wrong one`,
      details,
      options,
    )
    this.expected = expected
    this.limit = limit
    this.timeoutMs = timeoutMs
    this.tail = tail
    this.changed = details.changed
  }
}
