import { classifyPrompt, type Prompt } from '../platform/classify-prompt.ts'
import type { Platform } from '../platform/platform.ts'
import { type BatchEnding, BatchReader } from './batch-reader.ts'
import { CommandReader } from './command-reader.ts'
import { type Arrival, converse } from './converse.ts'
import type { DeviceDialog, Verdict } from './device-dialog.ts'
import { mayBeQuestion } from './dialog-pattern.ts'
import { atLineEnd, DialogScript } from './dialog-script.ts'
import { at, type Ending, promptEnding, type Screen } from './ending.ts'
import { InputRefusedError } from './error/input-refused-error.ts'
import { gluedOutput } from './glued-output.ts'
import { encodeInput } from './input.ts'
import { refuseQuestion, type Waiting } from './refuse-question.ts'
import type { SessionLimits } from './session-limits.ts'
import type { SessionLogger } from './session-logger.ts'
import type { TogetherReply, TypedReply, TypeLimits, TypeOptions } from './type-options.ts'
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

type Answered = Omit<TypedReply, 'abort' | 'missing'>

/** A device's command line: knows its prompt, types lines, reads the answers. */
export class CommandLine {
  readonly #dialog: DeviceDialog
  readonly #platform: Platform
  readonly #limits: SessionLimits
  readonly #log: SessionLogger
  #prompt: Prompt
  /** The last line as the last answer left it; undefined: an answer was cut, see `recover`. */
  #rest: string | undefined
  /** Whether what stands there is a question rather than the prompt. */
  #isAsked = false
  /** Several commands are under way: more than one prompt is still to come. */
  #isTogether = false
  #hasPaged = false

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

  /** Whether it waits for a command, and not for an answer or a text. */
  get isAtPrompt(): boolean {
    return this.isAtRest && !this.#isAsked
  }

  /** Whether a pager has been seen, so that paging is not off. */
  get hasPaged(): boolean {
    return this.#hasPaged
  }

  /**
   * Types one line and reads the answer up to the prompt.
   *
   * @throws `EchoMismatchError`, `UnknownDialogError`, {@link InputRefusedError}, `PromptTimeoutError`,
   * `SessionClosedError`, or the signal's reason.
   */
  async type(line: string, options: TypeOptions): Promise<TypedReply> {
    const typed = this.#encode(line, options)
    const before = await this.#settle(options)
    const script = new DialogScript(options.script ?? [])
    const reader = this.#reader(line, script, options)
    this.#write(typed)
    const outcome = await converse(this.#dialog, reader, {
      script,
      ...this.#waiting(`the echo of ${JSON.stringify(line)}`, options),
      onLine: options.onLine,
      endsSession: options.endsSession,
      // Silence is an answer, too, to who waits for silence.
      isBehindInput: options.untilQuietMs === undefined,
    })
    const { ending, abort } = outcome
    this.#hasPaged ||= outcome.hasPaged
    const { missing } = script
    return {
      ...this.#reply(reader, before, ending),
      abort,
      missing: missing && String(missing.expect),
    }
  }

  /**
   * Types several lines at once and tells their answers apart. They must only read: when it is not
   * certain which answer belongs to what, they are to be typed again, one by one.
   *
   * @throws As {@link CommandLine.type}.
   */
  async typeTogether(lines: readonly string[], options: TypeLimits): Promise<TogetherReply> {
    const typed = lines.map((line) => this.#encode(line, options))
    const before = await this.#settle(options)
    const reader = new BatchReader({
      platform: this.#platform,
      limits: this.#limits,
      prompt: this.#prompt,
      typedBehind: this.#dialog.partial,
      commands: lines,
    })
    this.#isTogether = true
    this.#write(...typed)
    const ending: BatchEnding = await this.#dialog.expect({
      ...this.#waiting(`the answers to ${lines.length} commands`, options),
      judge: (seen, partial) => reader.judge(seen, partial),
      isBehindInput: true,
    })
    if (ending.kind === 'surprise') {
      await this.#comeToPrompt(options)
      this.#dialog.take()
      return { surprise: ending.reason }
    }
    const outputs = reader.outputs(this.#dialog.take(), ending.partial)
    this.#arrive(this.#prompt)
    return { outputs, warnings: this.#warnings(before) }
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
        if (mayBeQuestion(this.#dialog.partial)) throw new Error('the device may ask something')
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
          lines.length === 0 ? undefined : this.#restingAt({ lines, partial }),
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

  #encode(line: string, { phase, isAnswer }: TypeLimits & Pick<TypeOptions, 'isAnswer'>): string {
    const { host, encoding } = this.#dialog
    if (this.#isAsked && isAnswer !== true) {
      const reason = `the device still asks ${JSON.stringify(this.#rest)}, so this would be the answer; answer it by sendCommand first`
      throw new InputRefusedError({ host, phase, input: JSON.stringify(line), reason })
    }
    const isBlankAllowed = this.#isAsked
    return encodeInput(line, this.#platform, { host, phase, encoding, isBlankAllowed })
  }

  #reader(line: string, script: DialogScript, options: TypeOptions): CommandReader {
    const { phase, expectedModes, expect, untilText, untilQuietMs, verifyEcho = true } = options
    return new CommandReader({
      host: this.#dialog.host,
      phase,
      platform: this.#platform,
      limits: this.#limits,
      prompt: this.#prompt,
      typedBehind: this.#dialog.partial,
      command: line,
      expectedModes,
      script,
      expect: expect === undefined ? undefined : atLineEnd(expect),
      untilText,
      untilQuietMs,
      verifyEcho: verifyEcho && untilQuietMs === undefined,
    })
  }

  #waiting(what: string, { phase, timeoutMs, deadline, signal, changed }: TypeLimits): Waiting {
    const expected = `${what} and a prompt such as ${JSON.stringify(this.#prompt.text)}`
    return { phase, expected, timeoutMs, deadline, signal, changed }
  }

  #write(...typed: readonly string[]): void {
    this.#rest = undefined
    this.#isAsked = false
    this.#dialog.writeLines(...typed)
  }

  /** Takes what came as the answer; without an ending the device has ended the session. */
  #reply(reader: CommandReader, before: readonly string[], ending?: Arrival): Answered {
    const { partial } = this.#dialog
    const { prompt, glued } = ending?.kind === 'prompt' ? ending : this.#standing(partial)
    const { echo, output, unasked } = reader.parts(this.#dialog.take())
    if (ending !== undefined) {
      this.#rest = partial
      this.#isAsked = prompt === undefined
    }
    if (prompt !== undefined) this.#arrive(prompt)
    return {
      output: [...output, ...(glued === '' ? [] : [glued])]
        .map((line) => this.#dialog.hide(line))
        .join('\n'),
      echo: echo.join('\n'),
      warnings: this.#warnings([...before, ...unasked]),
      waitsAt: ending && (prompt?.text ?? partial),
    }
  }

  /** What stands on the last line: a prompt, maybe behind output, or something else. */
  #standing(partial: string): { readonly prompt: Prompt | undefined; readonly glued: string } {
    const prompt = classifyPrompt(this.#platform, partial, this.#dialog.lines.at(-1))
    if (prompt !== undefined) return { prompt, glued: '' }
    const { text } = this.#prompt
    return partial.endsWith(text)
      ? { prompt: this.#prompt, glued: gluedOutput(partial, text) }
      : { prompt: undefined, glued: partial }
  }

  /** A prompt where nothing was typed that could be echoed; longer silence while more are to come. */
  #restingAt(screen: Screen): Verdict<Ending> | undefined {
    const { doubtQuietMs } = this.#limits
    const verdict = promptEnding(screen, this.#platform, this.#limits)
    if (verdict !== undefined) {
      return this.#isTogether
        ? { ...verdict, quietMs: Math.max(verdict.quietMs, doubtQuietMs) }
        : verdict
    }
    const { prompt, glued } = this.#standing(screen.partial)
    return prompt && at({ kind: 'prompt', prompt, glued }, doubtQuietMs)
  }

  /** Makes sure that the device is at rest although it may have spoken since; gives what it said. */
  async #settle(options: TypeLimits): Promise<readonly string[]> {
    const { lines, partial } = this.#dialog
    const isQuiet = lines.length === 0 && partial === this.#rest
    if (!isQuiet && !this.#isOnlyInterrupted(lines, partial)) {
      this.#rest = undefined
      await this.#comeToPrompt({ ...options, changed: false })
    }
    return this.#dialog.take()
  }

  /** Waits for the prompt behind output that belongs to nothing that is asked for now. */
  async #comeToPrompt(options: TypeLimits): Promise<void> {
    const waiting = this.#waiting('the end of output that nobody asked for', options)
    const judge = (lines: readonly string[], partial: string) => this.#restingAt({ lines, partial })
    const ending = await this.#dialog.expect({ ...waiting, judge })
    if (ending.kind === 'question') {
      throw await refuseQuestion(this.#dialog, waiting, ending.question)
    }
    if (ending.kind === 'prompt') this.#arrive(ending.prompt)
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

  #arrive(prompt: Prompt): void {
    if (prompt.mode !== this.#prompt.mode) {
      this.#log.debug({ from: this.#prompt.mode.name, to: prompt.mode.name }, 'mode changed')
    }
    this.#prompt = prompt
    this.#rest = this.#dialog.partial
    this.#isTogether = false
  }

  #warnings(unasked: readonly string[]): readonly string[] {
    const lines = unasked.filter((line) => line.trim() !== '' && line !== this.#prompt.text)
    if (lines.length > 0) this.#log.warn({ lines }, 'the device sent lines that nobody asked for')
    return lines.map((line) => `unasked: ${line}`)
  }
}
