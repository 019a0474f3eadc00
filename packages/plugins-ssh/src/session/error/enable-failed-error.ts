import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of an {@link EnableFailedError}. */
export interface EnableFailedDetails extends SshErrorDetails {
  /** `missing`: the device asked and there is no secret; `refused`: it did not take the secret. */
  readonly reason: 'missing' | 'refused'
  /** What the device said; never the secret. */
  readonly answer: string
}

/** The privileged mode could not be entered. Trying again with the same secret would fail again. */
export class EnableFailedError extends SshError implements EnableFailedDetails {
  readonly code = 'ENABLE_FAILED'
  /** `missing`: the device asked and there is no secret; `refused`: it did not take the secret. */
  readonly reason: 'missing' | 'refused'
  /** What the device said; never the secret. */
  readonly answer: string

  constructor(details: EnableFailedDetails, options?: ErrorOptions) {
    super(
      details.reason === 'missing'
        ? 'the device asks for an enable secret and none is configured; the session was closed. Set extras.enableSecret of connection_options.ssh, or ssh.with({ enableSecret })'
        : `the device refused the enable secret: ${details.answer.trim() || 'it asked again'}. It was sent once and will not be sent again`,
      details,
      options,
    )
    this.reason = details.reason
    this.answer = details.answer
  }
}
