import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link SaveFailedError}. */
export interface SaveFailedDetails extends SshErrorDetails {
  /** The command that was to save. */
  readonly command: string
  /** All that the device answered. */
  readonly output: string
}

/** The device did not confirm that the configuration is saved. */
export class SaveFailedError extends SshError implements SaveFailedDetails {
  readonly code = 'SAVE_FAILED'
  /** The command that was to save. */
  readonly command: string
  /** All that the device answered. */
  readonly output: string
  /** What is stored now is not known. */
  readonly changed = 'unknown'

  constructor(details: SaveFailedDetails, options?: ErrorOptions) {
    const { command, output } = details
    super(
      `"${command}" did not say that the configuration is saved. It said: ${output.trim() || 'nothing'}`,
      details,
      options,
    )
    this.command = command
    this.output = output
  }
}
