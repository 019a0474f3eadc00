import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ReloadRefusedError}. */
export interface ReloadRefusedDetails extends SshErrorDetails {
  /** The command. */
  readonly command: string
  /** What the device answered before it was at its prompt again. */
  readonly output: string
}

/** A device that was to be started again came back to its prompt instead. */
export class ReloadRefusedError extends SshError implements ReloadRefusedDetails {
  readonly code = 'RELOAD_REFUSED'
  /** The command. */
  readonly command: string
  /** What the device answered before it was at its prompt again. */
  readonly output: string
  /** It runs on. */
  readonly changed = false

  constructor(details: ReloadRefusedDetails, options?: ErrorOptions) {
    const { command, output } = details
    super(
      `"${command}" came back to the prompt: the device runs on. It said: ${output.trim() || 'nothing'}`,
      details,
      options,
    )
    this.command = command
    this.output = output
  }
}
