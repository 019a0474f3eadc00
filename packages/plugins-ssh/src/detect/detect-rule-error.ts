import { NornirError } from '@nornir-ts/core'

/** Details of a {@link DetectRuleError}. */
export interface DetectRuleDetails {
  /** The platform that the rule is for. */
  readonly platform: string
  /** What is wrong. */
  readonly problem: string
}

/** A rule of `ssh.with({ detect })` cannot be used. */
export class DetectRuleError extends NornirError implements DetectRuleDetails {
  readonly code = 'DETECT_RULE'
  /** The platform that the rule is for. */
  readonly platform: string
  /** What is wrong. */
  readonly problem: string

  constructor({ platform, problem }: DetectRuleDetails, options?: ErrorOptions) {
    super(`ssh.with: detect: the rule for "${platform}": ${problem}`, options)
    this.platform = platform
    this.problem = problem
  }
}
