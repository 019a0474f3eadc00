import { NornirError } from '@nornir-ts/core'

/** Details of a {@link CommandParseError}. */
export interface CommandParseDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The platform whose templates were looked for. */
  readonly platform: string
  /** The command. */
  readonly command: string
  /** What the device answered, whole. */
  readonly output: string
}

/**
 * The answer to a command was not made rows of: no template for it was found, the template is wrong, or it
 * does not know a line of the answer. `cause` says which; the answer is in `output`.
 */
export class CommandParseError extends NornirError implements CommandParseDetails {
  readonly code = 'COMMAND_PARSE'
  /** Name of the host in the inventory. */
  readonly host: string
  /** The platform whose templates were looked for. */
  readonly platform: string
  /** The command. */
  readonly command: string
  /** What the device answered, whole. */
  readonly output: string
  /** Nothing was: a command was read. */
  readonly changed = false

  constructor(details: CommandParseDetails, options?: ErrorOptions) {
    const { host, platform, command, output } = details
    const reason = options?.cause instanceof Error ? ` ${options.cause.message}` : ''
    super(
      `${host}: the answer to "${command}" (${output.length} characters) gave no rows on ${platform}.${reason}`,
      options,
    )
    this.host = host
    this.platform = platform
    this.command = command
    this.output = output
  }
}
