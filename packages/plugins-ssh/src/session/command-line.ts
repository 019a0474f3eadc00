import type { Secret } from '@nornir-ts/core'
import type { SshPhase } from '../error/ssh-error.ts'
import type { Prompt } from '../platform/classify-prompt.ts'
import type { Platform } from '../platform/platform.ts'
import { CommandReader } from './command-reader.ts'
import type { DeviceDialog } from './device-dialog.ts'
import { looksLikeQuestion } from './dialog-pattern.ts'
import { promptEnding } from './ending.ts'
import { EnableFailedError } from './error/enable-failed-error.ts'
import { encodeInput } from './input.ts'
import { refuseQuestion, type Waiting } from './refuse-question.ts'
import type { SessionLimits } from './session-limits.ts'
import type { SessionLogger } from './session-logger.ts'
import { isUnaskedLine } from './unasked-line.ts'

/** What a {@link CommandLine} works with. */
export interface CommandLineOptions {
  /** The device. */
  readonly dialog: DeviceDialog
  /** Its platform. */
  readonly platform: Platform
  /** How long to wait. */
  readonly limits: SessionLimits
  /** Told of every decision. */
  readonly log: SessionLogger
}

/** How one line is typed and its answer read. */
export interface TypeOptions {
  /** What is being done. */
  readonly phase: SshPhase
  /** Longest silence, in milliseconds. */
  readonly timeoutMs: number
  /** Ends the wait; the device is then left as it is until {@link CommandLine.recover}. */
  readonly signal?: AbortSignal | undefined
  /** What a cut leaves of the device. */
  readonly changed: false | 'unknown'
  /** Modes that the line is meant to lead to. */
  readonly expectedModes?: readonly string[] | undefined
  /** How the device may ask for a secret, and what gives it; it is asked at most once. */
  readonly secret?: SecretQuestion | undefined
}

/** How a device asks for a secret. */
export interface SecretQuestion {
  /** The prompt, whole. */
  readonly prompt: RegExp
  /** Gives the secret; undefined: there is none to give. */
  readonly answer: () => Secret | undefined
}

/** What a device answered to one line. */
export interface TypedReply {
  /** Lines between echo and prompt, joined by `\n`. */
  readonly output: string
  /** Lines that nobody asked for: late output of an earlier command, syslog. */
  readonly warnings: readonly string[]
}

/** A device's command line: knows its prompt, types one line at a time, reads the answer. */
export class CommandLine {
  readonly #dialog: DeviceDialog
  readonly #platform: Platform
  readonly #limits: SessionLimits
  readonly #log: SessionLogger
  #prompt: Prompt
  /** The last line as the last answer left it; undefined: an answer was cut, see `recover`. */
  #rest: string | undefined

  /**
   * @param options - What it works with.
   * @param prompt - The prompt that the device is at.
   */
  constructor(options: CommandLineOptions, prompt: Prompt) {
    this.#dialog = options.dialog
    this.#platform = options.platform
    this.#limits = options.limits
    this.#log = options.log
    this.#prompt = prompt
    this.#rest = prompt.text
  }

  /** The prompt that ended the last answer. */
  get prompt(): Prompt {
    return this.#prompt
  }

  /** Whether the device waits for a command, as far as is known. */
  get isAtRest(): boolean {
    return this.#rest !== undefined
  }

  /**
   * Types one line and reads the answer up to the prompt.
   *
   * @throws `EchoMismatchError`, `UnknownDialogError`, {@link EnableFailedError},
   * `InputRefusedError`, `PromptTimeoutError`, `SessionClosedError`, or the signal's reason.
   */
  async type(line: string, options: TypeOptions): Promise<TypedReply> {
    const { host } = this.#dialog
    const { phase, expectedModes, secret, timeoutMs, signal, changed } = options
    const typed = encodeInput(line, this.#platform, { host, phase })
    const before = await this.#settle(options)
    const reader = new CommandReader({
      host,
      phase,
      platform: this.#platform,
      limits: this.#limits,
      prompt: this.#prompt,
      typedBehind: this.#dialog.partial,
      command: line,
      expectedModes,
      secretPrompt: secret?.prompt,
    })
    const waiting: Waiting = {
      phase,
      expected: `the echo of ${JSON.stringify(line)} and a prompt such as ${JSON.stringify(this.#prompt.text)}`,
      timeoutMs,
      signal,
      changed,
    }
    this.#rest = undefined
    this.#dialog.write(`${typed}\n`)
    for (;;) {
      const ending = await this.#dialog.expect({
        ...waiting,
        isBehindInput: true,
        judge: (lines, partial) => reader.judge(lines, partial),
      })
      switch (ending.kind) {
        case 'known':
          this.#dialog.write(ending.answer)
          break
        case 'question':
          throw await refuseQuestion(this.#dialog, waiting, ending.question)
        case 'secret':
          return await this.#answerSecret(waiting, secret?.answer())
        case 'prompt': {
          const lines = this.#dialog.take()
          const { first, last } = reader.echo ?? { first: 0, last: 0 }
          const end = reader.outputEnd(lines)
          const output = [
            ...lines.slice(last + 1, end),
            ...(ending.glued === '' ? [] : [ending.glued]),
          ]
          const unasked = [...lines.slice(0, first), ...lines.slice(end)]
          this.#arrive(ending.prompt)
          return { output: output.join('\n'), warnings: this.#warnings([...before, ...unasked]) }
        }
      }
    }
  }

  /**
   * Brings a device back to its prompt after an answer was cut, or closes the connection. Never rejects.
   *
   * @param mayInterrupt - Whether what runs may be stopped by the platform's interrupt.
   * @param comesBack - Whether the device is known to come back by itself.
   */
  async recover(mayInterrupt: boolean, comesBack: boolean): Promise<void> {
    if (this.isAtRest || !this.#dialog.isOpen) return
    const { interrupt } = this.#prompt.mode
    try {
      if (!comesBack) {
        if (!mayInterrupt || interrupt === undefined) throw new Error('nothing may interrupt here')
        // Whatever is typed at a question is its answer.
        if (looksLikeQuestion(this.#dialog.partial)) throw new Error('the device asks something')
        this.#dialog.take()
        this.#dialog.write(interrupt)
      }
      const ending = await this.#dialog.expect({
        phase: 'command',
        expected: 'a prompt after the interrupt',
        timeoutMs: this.#limits.recoverTimeoutMs,
        changed: false,
        // What stands on the last line may be from before: only what came since proves life.
        judge: (lines, partial) =>
          lines.length === 0 ? undefined : promptEnding(partial, this.#platform, this.#limits),
      })
      if (ending.kind !== 'prompt') throw new Error(`the device asks ${JSON.stringify(ending)}`)
      this.#dialog.take()
      this.#arrive(ending.prompt)
      this.#log.warn({ prompt: ending.prompt.text }, 'interrupted; the session is usable again')
    } catch (error) {
      if (this.#dialog.isOpen) {
        this.#log.warn({ reason: String(error) }, 'no prompt came back; the session is closed')
      }
      await this.#dialog.close()
    }
  }

  /** Makes sure that the device is at rest although it may have spoken since; gives what it said. */
  async #settle({ phase, timeoutMs, signal }: TypeOptions): Promise<readonly string[]> {
    const { lines, partial } = this.#dialog
    const isQuiet = lines.length === 0 && partial === this.#rest
    if (!isQuiet && !this.#isOnlyInterrupted(lines, partial)) {
      this.#rest = undefined
      const waiting: Waiting = {
        phase,
        expected: 'the prompt, behind output that nobody asked for',
        timeoutMs,
        signal,
        changed: false,
      }
      const ending = await this.#dialog.expect({
        ...waiting,
        judge: (_lines, text) => promptEnding(text, this.#platform, this.#limits),
      })
      if (ending.kind === 'question') {
        throw await refuseQuestion(this.#dialog, waiting, ending.question)
      }
      if (ending.kind === 'prompt') this.#arrive(ending.prompt)
    }
    return this.#dialog.take()
  }

  /** Whether the prompt was seen and all that followed is of the kind that comes unasked. */
  #isOnlyInterrupted(lines: readonly string[], partial: string): boolean {
    if (partial === this.#prompt.text) return true
    if (partial !== '') return false
    return lines.every((line) => {
      const rest = line.startsWith(this.#prompt.text) ? line.slice(this.#prompt.text.length) : line
      return rest.trim() === '' || isUnaskedLine(this.#platform, rest)
    })
  }

  /** Writes the secret, alone, at the prompt that was just recognised. */
  async #answerSecret(waiting: Waiting, secret: Secret | undefined): Promise<TypedReply> {
    const { host } = this.#dialog
    const { phase } = waiting
    if (secret === undefined) {
      await this.#dialog.close()
      throw new EnableFailedError({ host, phase, reason: 'missing', answer: '' })
    }
    this.#dialog.take()
    this.#dialog.write(`${secret.reveal()}\n`)
    const ending = await this.#dialog.expect({
      ...waiting,
      expected: 'a prompt behind the enable secret',
      // The line that asked is still there until the device has ended it.
      judge: (lines, partial) =>
        lines.length === 0 ? undefined : promptEnding(partial, this.#platform, this.#limits),
    })
    const answer = this.#dialog.take().slice(1).join('\n')
    if (ending.kind !== 'prompt') {
      await this.#dialog.close()
      throw new EnableFailedError({ host, phase, reason: 'refused', answer })
    }
    const isRefused = ending.prompt.mode.name === this.#prompt.mode.name
    this.#arrive(ending.prompt)
    if (isRefused) throw new EnableFailedError({ host, phase, reason: 'refused', answer })
    return { output: answer, warnings: [] }
  }

  #arrive(prompt: Prompt): void {
    if (prompt.mode !== this.#prompt.mode) {
      this.#log.debug({ from: this.#prompt.mode.name, to: prompt.mode.name }, 'mode changed')
    }
    this.#prompt = prompt
    this.#rest = this.#dialog.partial
  }

  #warnings(unasked: readonly string[]): readonly string[] {
    const lines = unasked.filter((line) => line.trim() !== '' && line !== this.#prompt.text)
    if (lines.length > 0) this.#log.warn({ lines }, 'the device sent lines that nobody asked for')
    return lines.map((line) => `unasked: ${line}`)
  }
}
