import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import { quoteTail } from '../last-lines.ts'

/** Details of a {@link PromptTimeoutError}. */
export interface PromptTimeoutDetails extends SshErrorDetails {
  /** What was waited for, in words. */
  readonly expected: string
  /** How long the device was silent, in milliseconds. */
  readonly timeoutMs: number
  /** The last lines that it sent. */
  readonly tail: readonly string[]
  /** `'unknown'` when what was cut may have changed the device. */
  readonly changed: false | 'unknown'
}

/** The device went silent without the prompt that was waited for. */
export class PromptTimeoutError extends SshError implements PromptTimeoutDetails {
  readonly code = 'PROMPT_TIMEOUT'
  /** What was waited for, in words. */
  readonly expected: string
  /** How long the device was silent, in milliseconds. */
  readonly timeoutMs: number
  /** The last lines that it sent. */
  readonly tail: readonly string[]
  /** `'unknown'` when what was cut may have changed the device. */
  readonly changed: false | 'unknown'

  constructor(details: PromptTimeoutDetails, options?: ErrorOptions) {
    const { expected, timeoutMs, tail } = details
    super(
      `expected ${expected}; the device was silent for ${timeoutMs} ms. Last lines: ${quoteTail(tail)}. If it is only slow, raise timeoutMs; if this is its prompt, the host's platform is the wrong one`,
      details,
      options,
    )
    this.expected = expected
    this.timeoutMs = timeoutMs
    this.tail = tail
    this.changed = details.changed
  }
}
