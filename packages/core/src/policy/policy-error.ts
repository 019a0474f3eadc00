import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link PolicyError}. */
export interface PolicyDetails {
  /** The option that is wrong. */
  readonly option: string
  /** What was given. */
  readonly received: unknown
}

/** An option of a run has a value that makes no sense. */
export class PolicyError extends NornirError implements PolicyDetails {
  readonly code = 'POLICY_INVALID'
  /** The option that is wrong. */
  readonly option: string
  /** What was given. */
  readonly received: unknown

  constructor({ option, received }: PolicyDetails, expected: string) {
    super(`Run option ${option}: expected ${expected}, got ${String(received)}`)
    this.option = option
    this.received = received
  }
}
