import { type MultilineStep, sendMultiline } from './command/multiline.ts'
import { runCommand } from './command/run-command.ts'
import { checkCommands, runCommands } from './command/run-commands.ts'
import type {
  CommandOptions,
  SendCommandOptions,
  SendCommandsOptions,
  SendCommandTimingOptions,
} from './command/send-command-options.ts'
import { FileSession } from './file-session.ts'
import { enterMode } from './mode/enter-mode.ts'
import { type DeviceIdentity, readIdentity } from './restart/read-identity.ts'
import { reloadDevice } from './restart/reload-device.ts'
import type { OperationOptions } from './session-context.ts'
import type { CommandReply } from './session-reply.ts'
import { OwnFileConnection } from './transfer/own-file-connection.ts'
import { type TransferReply, transfer } from './transfer/transfer.ts'
import type { TransferOptions } from './transfer/transfer-options.ts'
import type { TransferConnections, TransferSurroundings } from './transfer/transfer-surroundings.ts'

/** Silence that ends an answer where nothing else does, in milliseconds; Netmiko's. */
const DEFAULT_TIMING_QUIET_MS = 2_000

/**
 * A session on a device's command line. One operation runs at a time, others wait.
 *
 * Before the first one it is prepared as the platform's data says; what fails there fails that operation, with
 * the phase `prepare`, and the next one begins it again. Where the platform says `preparesReadingOnly`,
 * `saveConfig` needs no preparation, nor does a `sendConfig` of short lines that show nothing.
 *
 * After a failure the session comes back to its prompt or is closed, before the next operation.
 */
export class CliSession extends FileSession {
  /**
   * What the device waits for an answer to, where a command was ended at a question; undefined else. Only
   * `sendCommand` may be used then.
   */
  get question(): string | undefined {
    return this.context.line.question
  }

  /**
   * Sends a command in the current mode and gives what the device answers.
   *
   * @param command - One line.
   * @param options - `timeoutMs`: default 30 000. `signal`: rejects at once; the session interrupts
   * the command, where the platform says how, before the next operation.
   * @throws `CommandRejectedError`, `EchoMismatchError`, `UnknownDialogError`, `DialogAbortedError`,
   * `DialogStepMissingError`, `PromptTimeoutError`, `SessionClosedError`, `OutputLimitError`,
   * `InputRefusedError`; the signal's reason, which is the cause of a `CommandCutError` where the
   * command may have changed something.
   */
  async sendCommand(command: string, options: SendCommandOptions = {}): Promise<CommandReply> {
    return await this.perform(options, (signal) =>
      runCommand(this.context, command, { ...options, signal }),
    )
  }

  /**
   * Sends a command and takes what comes until the device is silent, wherever it then stands: for
   * command lines whose prompt nothing can tell. The echo is not verified.
   *
   * @param command - One line.
   * @param options - `quietMs`: the silence that ends it, default 2 000.
   * @throws What {@link CliSession.sendCommand} throws.
   */
  async sendCommandTiming(
    command: string,
    options: SendCommandTimingOptions = {},
  ): Promise<CommandReply> {
    const { quietMs = DEFAULT_TIMING_QUIET_MS } = options
    return await this.perform(options, (signal) =>
      runCommand(this.context, command, { ...options, quietMs, signal }),
    )
  }

  /**
   * Sends lines, each where the device waits for it: at the prompt, or at the question that the step
   * before expects.
   *
   * @param steps - Lines, or lines with what is expected behind them.
   * @param options - As for {@link CliSession.sendCommand}, for each command with its dialog.
   * @returns One reply for each line that was typed at a prompt, with the dialog that it began.
   * @throws What {@link CliSession.sendCommand} throws.
   */
  async sendMultiline(
    steps: readonly (string | MultilineStep)[],
    options: CommandOptions = {},
  ): Promise<CommandReply[]> {
    return await this.perform(
      options,
      (signal) => sendMultiline(this.context, steps, { ...options, signal }),
      { typesNothing: () => steps.length === 0 },
    )
  }

  /**
   * Sends commands, one after the other; no operation comes between them. Where the platform's data
   * proves it to be safe, and all of them are known to read only, several are under way at once.
   *
   * @param commands - One line each. Empty: gives `[]`, sends nothing.
   * @param options - As for {@link CliSession.sendCommand}; `timeoutMs` is per command. `pipeline`: most
   * commands under way at once.
   * @throws `CommandsIncompleteError` at the first failure, with the `replies` so far; its `cause` is
   * what {@link CliSession.sendCommand} throws. When none of them was sent, `InputRefusedError`, or what kept
   * the session from being prepared (phase `prepare`).
   */
  async sendCommands(
    commands: readonly string[],
    options: SendCommandsOptions = {},
  ): Promise<CommandReply[]> {
    checkCommands(this.context, commands)
    return await this.perform(
      options,
      (signal) => runCommands(this.context, commands, { ...options, signal }),
      { typesNothing: () => commands.length === 0 },
    )
  }

  /**
   * Goes to a mode of the platform by the shortest way.
   *
   * @throws `ModeError`, `EnableFailedError`, and what {@link CliSession.sendCommand} throws.
   */
  async enterMode(mode: string, options: OperationOptions = {}): Promise<void> {
    await this.perform(options, (signal) => enterMode(this.context, mode, { ...options, signal }), {
      typesNothing: () => mode === this.mode,
    })
  }

  /**
   * Asks the device what runs on it, and since when.
   *
   * @throws `UnsupportedOperationError`, and what {@link CliSession.sendCommand} throws.
   */
  async identity(options: OperationOptions = {}): Promise<DeviceIdentity> {
    const { identity } = this.platform
    if (identity === undefined) throw this.unsupported('known way to say what runs on it')
    return await this.perform(options, (signal) =>
      readIdentity(this.context, identity, { ...options, signal }),
    )
  }

  /**
   * Starts the device again and closes the session. Nothing is saved.
   *
   * @param options - `timeoutMs`: until it hangs up, default 30 000. `signal` is looked at before, never
   * within.
   * @returns What the user should know.
   * @throws `ReloadRefusedError`, `UnknownDialogError`, `UnsupportedOperationError`, and what
   * {@link CliSession.sendCommand} throws.
   */
  async reload(options: OperationOptions = {}): Promise<readonly string[]> {
    const { reload } = this.platform
    if (reload === undefined) throw this.unsupported('known way to start it again')
    const { timeoutMs = this.context.limits.commandTimeoutMs } = options
    return await this.performWhole(options, () => reloadDevice(this.context, reload, { timeoutMs }))
  }

  /**
   * Moves a file to the device or from it, and leaves nothing half done under its name.
   *
   * In this order: is it there, with the same checksum? Then nothing is done. Is there room? It is copied under a
   * temporary name, its checksum is compared, and only then it gets its own. The bytes go over a connection of their
   * own, or over this one where the platform's data says that a second channel does no harm (`channels: 'shared'`).
   *
   * @param options - Which file, where to, how. `signal`: the copy ends at once, and what it left is removed.
   * @param connections - What is used instead of this session once it is lost, and instead of a connection that is
   * opened for this transfer and closed behind it; default: nothing.
   * @throws `FileDiffersError`, `NoRoomError`, `FileCorruptError`, `FileLeftError` where something is left on the
   * device, `FileLostError` where what it replaces is gone, `FileServerOffError`, `FileServerLeftError`,
   * `FileMissingError`, `LocalFileError`, the `FileError`s of protocols, `UnsupportedOperationError`, and what {@link FileSession.checkFile} throws.
   */
  async transferFile(
    { onProgress, dryRun = false, signal = NEVER, ...request }: TransferOptions,
    connections: TransferConnections = {},
  ): Promise<TransferReply> {
    const own = new OwnFileConnection(this.context, signal)
    const around: TransferSurroundings = {
      host: this.host,
      dryRun,
      signal,
      log: this.context.log,
      session: async () => (this.isAlive() ? this : ((await connections.session?.()) ?? this)),
      files: () => own.shared ?? connections.files?.() ?? own.open(),
      inTurn: connections.inTurn ?? ((work) => work()),
      onProgress: onProgress ?? (() => undefined),
    }
    return await this.whole(() => transfer(request, around).finally(() => own.close()))
  }
}

const NEVER = new AbortController().signal
