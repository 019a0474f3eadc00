import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link CommandCutError}. */
export interface CommandCutDetails extends SshErrorDetails {
  /** The command as it was sent. */
  readonly command: string
}

/**
 * A command that may change the device was cut by a deadline or a cancel, which is the `cause`, before
 * it was answered. One that only reads rejects with the deadline or the cancel itself.
 */
export class CommandCutError extends SshError implements CommandCutDetails {
  readonly code = 'COMMAND_CUT'
  /** The command as it was sent. */
  readonly command: string
  /** The device may have executed it. */
  readonly changed = 'unknown'

  constructor(details: CommandCutDetails, options: ErrorOptions & { readonly cause: unknown }) {
    const why = options.cause instanceof Error ? options.cause.message : String(options.cause)
    super(
      `${JSON.stringify(details.command)} was cut before it was answered: ${why}. The device may have executed it`,
      details,
      options,
    )
    this.command = details.command
  }
}
