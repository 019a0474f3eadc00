import type { DialogStep } from '../dialog/dialog-script.ts'
import type { OperationOptions } from '../session-context.ts'

/** What can be said about how a command is typed and its answer read. */
export interface CommandOptions extends OperationOptions {
  /** Longest time in all, in milliseconds, however busy the device is. Default: none. */
  readonly maxDurationMs?: number | undefined
  /** Whether the echo must be what was sent. Default: what the connection says, else true. */
  readonly verifyEcho?: boolean | undefined
  /** Whether blanks and line ends behind the command are left out. Default: true. */
  readonly normalize?: boolean | undefined
  /** Whether the echo is left out of the output. Default: true. */
  readonly stripCommand?: boolean | undefined
  /** Whether the prompt is left out of the output. Default: true. */
  readonly stripPrompt?: boolean | undefined
  /**
   * Told each line of output as it ends, while the command runs. What it throws ends the command.
   */
  readonly onLine?: ((line: string) => void) | undefined
}

/** Options of `CliSession.sendCommand`. */
export interface SendCommandOptions extends CommandOptions {
  /** Questions that the command may ask, in order, and their answers. */
  readonly dialog?: readonly DialogStep[] | undefined
  /**
   * Ends the answer at a line that ends so, too, though it may be no prompt: then the next
   * `sendCommand` is typed there, as the answer. Default: only a prompt ends it.
   */
  readonly expect?: RegExp | string | undefined
  /** Whether the device may end the session, as `reload` does. Default: false; that is an error. */
  readonly endsSession?: boolean | undefined
}

/** Options of `CliSession.sendCommandTiming`. */
export interface SendCommandTimingOptions extends CommandOptions {
  /** Silence that ends the answer, in milliseconds. Default: 2 000. */
  readonly quietMs?: number | undefined
}

/** Options of `CliSession.sendCommands`. */
export interface SendCommandsOptions extends OperationOptions {
  /**
   * Most commands under way at once. Only commands that are known to read are ever sent before the
   * answer to the one before them; 1: none. Default: what the platform's data proves to be safe.
   */
  readonly pipeline?: number | undefined
}
