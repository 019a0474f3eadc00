import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'
import type { CommandReply } from '../session-reply.ts'

/** Details of a {@link CommandsIncompleteError}. */
export interface CommandsIncompleteDetails extends Omit<SshErrorDetails, 'phase'> {
  /** The command at which it ended. */
  readonly command: string
  /** What the device answered to the commands before it, in order. */
  readonly replies: readonly CommandReply[]
  /** What it answered to commands behind it that were under way already (pipelining), in order. */
  readonly later: readonly CommandReply[]
  /** Commands that were not sent, in order. */
  readonly unsent: readonly string[]
  /** Whether the commands that were sent may have changed the device. */
  readonly changed: false | 'unknown'
}

/**
 * One of several commands failed, or was cancelled. `cause` is the error that the command alone would
 * have ended in. What the device answered before is in `replies`: nothing that was read is lost.
 */
export class CommandsIncompleteError extends SshError implements CommandsIncompleteDetails {
  readonly code = 'COMMANDS_INCOMPLETE'
  /** The command at which it ended. */
  readonly command: string
  /** What the device answered to the commands before it, in order. */
  readonly replies: readonly CommandReply[]
  /** What it answered to commands behind it that were under way already (pipelining), in order. */
  readonly later: readonly CommandReply[]
  /** Commands that were not sent, in order. */
  readonly unsent: readonly string[]
  /** Whether the commands that were sent may have changed the device. */
  readonly changed: false | 'unknown'

  constructor(details: CommandsIncompleteDetails, options: { readonly cause: unknown }) {
    const { host, command, replies, unsent, changed } = details
    const why = options.cause instanceof Error ? options.cause.message : String(options.cause)
    super(
      `it ended at ${JSON.stringify(command)}: ${why}. ${replies.length} commands were answered before (see replies), ${unsent.length} were not sent`,
      { host, phase: 'command' },
      options,
    )
    this.command = command
    this.replies = replies
    this.later = details.later
    this.unsent = unsent
    this.changed = changed
  }
}
