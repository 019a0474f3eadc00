import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link CommandRejectedError}. */
export interface CommandRejectedDetails extends SshErrorDetails {
  /** The command. */
  readonly command: string
  /** The line by which the device refused it. */
  readonly reason: string
  /** All that it answered. */
  readonly output: string
}

/** The device did not understand a command, or refused it. The session is at its prompt. */
export class CommandRejectedError extends SshError implements CommandRejectedDetails {
  readonly code = 'COMMAND_REJECTED'
  /** The command. */
  readonly command: string
  /** The line by which the device refused it. */
  readonly reason: string
  /** All that it answered. */
  readonly output: string

  constructor(details: CommandRejectedDetails, options?: ErrorOptions) {
    const { command, reason, output } = details
    super(`the device refused "${command}": ${reason}`, details, options)
    this.command = command
    this.reason = reason
    this.output = output
  }
}
