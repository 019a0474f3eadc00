import type { Platform } from '../platform/platform.ts'
import { type MultilineStep, sendMultiline } from './command/multiline.ts'
import { runCommand } from './command/run-command.ts'
import { checkCommands, runCommands } from './command/run-commands.ts'
import type {
  CommandOptions,
  SendCommandOptions,
  SendCommandsOptions,
  SendCommandTimingOptions,
} from './command/send-command-options.ts'
import { configLines } from './config/config-lines.ts'
import { configure } from './config/configure.ts'
import { type ConfigText, type GetConfigOptions, getConfig } from './config/get-config.ts'
import { configViews } from './config/get-config-view.ts'
import { isConfigMode } from './config/is-config-mode.ts'
import { saveConfig } from './config/save-config.ts'
import { encodeInput } from './dialog/input.ts'
import { CommandsIncompleteError } from './error/commands-incomplete-error.ts'
import { EchoMismatchError } from './error/echo-mismatch-error.ts'
import { SessionClosedError } from './error/session-closed-error.ts'
import { UnsupportedOperationError } from './error/unsupported-operation-error.ts'
import { enterMode } from './mode/enter-mode.ts'
import { OperationQueue } from './operation-queue.ts'
import type { Detection } from './platform-finder.ts'
import type { OperationOptions, SessionContext } from './session-context.ts'
import type { CommandReply, ConfigReply } from './session-reply.ts'

/** Silence that ends an answer where nothing else does, in milliseconds; Netmiko's. */
const DEFAULT_TIMING_QUIET_MS = 2_000

/** Options of {@link CliSession.sendConfig}. */
export interface SendConfigOptions extends OperationOptions {
  /** Checks the lines and sends nothing. */
  readonly dryRun?: boolean | undefined
}

/**
 * A session on a device's command line. One operation runs at a time, others wait.
 *
 * After a failure the session comes back to its prompt or is closed, before the next operation.
 */
export class CliSession {
  readonly #context: SessionContext
  readonly #queue = new OperationQueue()
  #uninterruptible = 0

  /**
   * @internal
   * @param context - What `openCliSession` made: at a prompt, prepared.
   */
  constructor(context: SessionContext) {
    this.#context = context
  }

  /** Name of the host in the inventory. */
  get host(): string {
    return this.#context.host
  }

  /** What the device's command line says and wants. */
  get platform(): Platform {
    return this.#context.platform
  }

  /** How the platform was found out; undefined: the inventory names it. */
  get detection(): Detection | undefined {
    return this.#context.detection
  }

  /** Mode that the last prompt told. */
  get mode(): string {
    return this.#context.line.prompt.mode.name
  }

  /** The last prompt, whole. */
  get prompt(): string {
    return this.#context.line.prompt.text
  }

  /** Whether the last prompt told a mode in which configuration is typed; writes nothing. */
  isConfigMode(): boolean {
    return isConfigMode(this.platform, this.mode)
  }

  /**
   * What the device waits for an answer to, where a command was ended at a question; undefined else. Only
   * `sendCommand` may be used then.
   */
  get question(): string | undefined {
    return this.#context.line.question
  }

  /** Whether an operation runs that must come to a safe point by itself: configuration, save. */
  get isUninterruptible(): boolean {
    return this.#uninterruptible > 0
  }

  /** Whether the connection is open, as far as is known; writes nothing. */
  isAlive(): boolean {
    return this.#context.dialog.isOpen
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
    return await this.#perform(options, (signal) =>
      runCommand(this.#context, command, { ...options, signal }),
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
    return await this.#perform(options, (signal) =>
      runCommand(this.#context, command, { ...options, quietMs, signal }),
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
    return await this.#perform(options, (signal) =>
      sendMultiline(this.#context, steps, { ...options, signal }),
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
   * what {@link CliSession.sendCommand} throws. `InputRefusedError` when nothing was sent.
   */
  async sendCommands(
    commands: readonly string[],
    options: SendCommandsOptions = {},
  ): Promise<CommandReply[]> {
    checkCommands(this.#context, commands)
    return await this.#perform(options, (signal) =>
      runCommands(this.#context, commands, { ...options, signal }),
    )
  }

  /**
   * Enters configuration mode, types the lines one by one, and leaves it again. The first line that
   * the device refuses ends the push. Nothing is saved, and nothing is ever undone.
   *
   * @param lines - A text or lines; blank ones are left out.
   * @param options - `signal`: the current line is finished, configuration mode left, and the error
   * lists the lines applied. `dryRun`: the lines are checked and nothing is sent.
   * @throws `ConfigRejectedError`, `ConfigIncompleteError`, `InputRefusedError` (nothing was sent),
   * `UnsupportedOperationError`, `ModeError`, `EnableFailedError`, and what entering the mode throws.
   */
  async sendConfig(
    lines: string | readonly string[],
    options: SendConfigOptions = {},
  ): Promise<ConfigReply> {
    const { host, platform, limits, dialog } = this.#context
    const { configMode } = platform
    if (configMode === undefined) throw this.#unsupported('configuration mode')
    const context = { host, phase: 'config', encoding: dialog.encoding } as const
    const checked = configLines(lines, platform, context)
    for (const { line, text } of checked) {
      encodeInput(line, platform, context)
      // What a quoted key becomes within a text is not known.
      const unquoted = { ...platform, literalNext: undefined }
      for (const one of text) encodeInput(one, unquoted, { ...context, isBlankAllowed: true })
    }
    if (options.dryRun === true || checked.length === 0) {
      return { lines: [], warnings: [], changed: false, elapsedMs: 0 }
    }
    const timeoutMs = options.timeoutMs ?? limits.commandTimeoutMs
    return await this.#perform(options, (signal) =>
      this.#uninterrupted(configure(this.#context, checked, { configMode, timeoutMs, signal })),
    )
  }

  /**
   * Saves the running configuration; the device must say that it did.
   *
   * @param options - `timeoutMs`: default 120 000. `signal` is looked at before, never within.
   * @throws `SaveFailedError`, `UnsupportedOperationError`, and what {@link CliSession.sendCommand} throws.
   */
  async saveConfig(options: OperationOptions = {}): Promise<CommandReply> {
    const { platform, limits } = this.#context
    const { save } = platform
    if (save === undefined) throw this.#unsupported('command that saves the configuration')
    const timeoutMs = options.timeoutMs ?? limits.saveTimeoutMs
    return await this.#perform(options, () =>
      this.#uninterrupted(saveConfig(this.#context, save, timeoutMs)),
    )
  }

  /**
   * Reads a configuration, whole: one that does not end as the platform's data says is refused.
   *
   * Neither logs nor errors show it, but for `ConfigTruncatedError.text`. The session then is in the mode
   * in which it was read; a candidate is only read where the session is in its mode already.
   *
   * @param options - `source`: default `running`. `format`: default `text`. `timeoutMs`: default 30 000.
   * @throws `ConfigTruncatedError`, `UnsupportedOperationError` (naming what there is), `ModeError`,
   * `EnableFailedError`, and what {@link CliSession.sendCommand} throws.
   */
  async getConfig(options: GetConfigOptions = {}): Promise<ConfigText> {
    const { source = 'running', format = 'text' } = options
    const views = configViews(this.#context, { source, format })
    return await this.#perform(options, (signal) =>
      getConfig(this.#context, views, { ...options, signal }),
    )
  }

  /**
   * Goes to a mode of the platform by the shortest way.
   *
   * @throws `ModeError`, `EnableFailedError`, and what {@link CliSession.sendCommand} throws.
   */
  async enterMode(mode: string, options: OperationOptions = {}): Promise<void> {
    await this.#perform(options, (signal) => enterMode(this.#context, mode, { ...options, signal }))
  }

  /** Ends what runs and what waits with `reason`; resolves when the session is at rest or closed. */
  async interrupt(reason: Error): Promise<void> {
    this.#queue.abort(reason)
    await this.#queue.idle
  }

  /** Closes the connection. Safe to call twice; never rejects. */
  async close(): Promise<void> {
    this.#queue.forget()
    await this.#context.dialog.close()
  }

  /** The same as {@link CliSession.close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #perform<Value>(
    { signal }: OperationOptions,
    work: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    const { host, dialog, line } = this.#context
    return this.#queue.run({
      signal,
      work: (operationSignal) => {
        const by = dialog.closedBy
        if (by === undefined) return work(operationSignal)
        const details = { host, phase: 'command', by, output: '' } as const
        throw new SessionClosedError({ ...details, isWritten: false, changed: false })
      },
      recover: (error) => line.recover(comesBack(error)),
    })
  }

  async #uninterrupted<Value>(operation: Promise<Value>): Promise<Value> {
    this.#uninterruptible += 1
    try {
      return await operation
    } finally {
      this.#uninterruptible -= 1
    }
  }

  #unsupported(operation: string): UnsupportedOperationError {
    const details = { host: this.host, phase: 'command', platform: this.platform.name } as const
    return new UnsupportedOperationError({ ...details, operation })
  }
}

/** A line that was echoed as another one is executed all the same: the device comes back by itself. */
function comesBack(error: unknown): boolean {
  const failure = error instanceof CommandsIncompleteError ? error.cause : error
  return failure instanceof EchoMismatchError
}
