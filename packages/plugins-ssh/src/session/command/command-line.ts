import type { Prompt } from '../../platform/classify-prompt.ts'
import type { Platform } from '../../platform/platform.ts'
import type { DeviceDialog } from '../dialog/device-dialog.ts'
import { mayBeQuestion } from '../dialog/dialog-pattern.ts'
import { DialogScript } from '../dialog/dialog-script.ts'
import type { Expectation, Verdict } from '../dialog/expectation.ts'
import { encodeInput, type InputContext, refuseInput } from '../dialog/input.ts'
import { refuseQuestion } from '../dialog/refuse-question.ts'
import type { SessionLimits } from '../session-limits.ts'
import type { SessionLogger } from '../session-logger.ts'
import { type BatchEnding, BatchReader } from './batch-reader.ts'
import type { CommandLineOptions } from './command-line-options.ts'
import type { CommandReader } from './command-reader.ts'
import { type Conversation, converse } from './converse.ts'
import { createReader } from './create-reader.ts'
import { at, type Ending, promptEnding, type Screen } from './ending.ts'
import { mayInterrupt } from './may-interrupt.ts'
import { isOnlyInterrupted, type Standing, standing } from './standing.ts'
import type { TogetherReply, TypedReply, TypeLimits, TypeOptions } from './type-options.ts'
import { unaskedWarnings } from './unasked-line.ts'
import { untilBack } from './until-back.ts'

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
  /** Whether what was typed last may be stopped (production safety, rule 6). */
  #mayInterrupt = true

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

  /** What the device waits for an answer to; undefined at a prompt. */
  get question(): string | undefined {
    return this.#isAsked ? this.#rest : undefined
  }

  /** Whether a pager has been seen, so that paging is not off. */
  get hasPaged(): boolean {
    return this.#hasPaged
  }

  /**
   * Types one line and reads the answer up to the prompt.
   *
   * @throws `EchoMismatchError`, `UnknownDialogError`, `InputRefusedError`, `PromptTimeoutError`,
   * `SessionClosedError`, or the signal's reason.
   */
  async type(line: string, options: TypeOptions): Promise<TypedReply> {
    const { script: steps = [] } = options
    this.#refuseAtQuestion(line, options)
    const wasAsked = this.#isAsked
    if (!this.#isSettled(options)) await this.#settle(options)
    const before = this.#dialog.take()
    if (wasAsked && this.isAtPrompt && options.isAnswer === true) {
      const reason =
        'the question that it would have answered has gone, and the device is at its prompt'
      throw refuseInput(line, this.#input(options), reason)
    }
    const typed = this.#encode(line, options)
    if (!this.#isAsked) this.#begin(line, options)
    const script = new DialogScript(steps)
    const reader = createReader(
      this.#dialog,
      {
        platform: this.#platform,
        limits: this.#limits,
        prompt: this.#prompt,
        script,
        command: line,
      },
      options,
    )
    this.#write(typed)
    const conversation = await converse(this.#dialog, reader, {
      waiting: this.#waiting(() => `the echo of ${JSON.stringify(line)}`, options),
      script,
      onLine: options.onLine,
      endsSession: options.endsSession,
    })
    this.#hasPaged ||= conversation.hasPaged
    return this.#reply(reader, before, conversation)
  }

  /**
   * Types several lines at once and tells their answers apart. They must only read: when it is not
   * certain which answer belongs to what, they are to be typed again, one by one.
   *
   * @throws As {@link CommandLine.type}.
   */
  async typeTogether(lines: readonly string[], options: TypeLimits): Promise<TogetherReply> {
    if (!this.#isSettled(options)) await this.#settle(options)
    const before = this.#dialog.take()
    const typed = lines.map((line) => this.#encode(line, options))
    this.#begin(lines.join('; '), options)
    const reader = new BatchReader({
      platform: this.#platform,
      limits: this.#limits,
      prompt: this.#prompt,
      typedBehind: this.#dialog.partial,
      commands: lines,
    })
    this.#isTogether = true
    this.#write(...typed)
    const ending: BatchEnding = await this.#dialog.expect(
      (seen, partial) => reader.judge(seen, partial),
      this.#waiting(() => `the answers to ${lines.length} commands`, options),
    )
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
   * @param comesBack - Whether the device is known to come back by itself.
   */
  async recover(comesBack: boolean): Promise<void> {
    if (this.isAtRest || !this.#dialog.isOpen) return
    const { interrupt } = this.#prompt.mode
    try {
      if (!comesBack) {
        if (!this.#mayInterrupt || interrupt === undefined)
          throw new Error('nothing may interrupt here')
        // Whatever is typed at a question is its answer.
        if (mayBeQuestion(this.#dialog.partial)) throw new Error('the device may ask something')
        this.#dialog.take()
        this.#dialog.write(interrupt)
      }
      const ending = await untilBack(this.#dialog, this.#limits, (screen) =>
        this.#restingAt(screen),
      )
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

  /** Nothing but an answer is typed at a question. */
  #refuseAtQuestion(line: string, options: TypeOptions): void {
    if (!this.#isAsked || options.isAnswer === true) return
    const { lines, partial } = this.#dialog
    if (lines.length > 0 || partial !== this.#rest) return
    const reason = `the device still asks ${JSON.stringify(this.#rest)}, so this would be the answer; answer it by sendCommand first`
    throw refuseInput(line, this.#input(options), reason)
  }

  #encode(line: string, options: TypeLimits): string {
    return encodeInput(line, this.#platform, this.#input(options))
  }

  #input({ phase }: TypeLimits): InputContext {
    const { host, encoding } = this.#dialog
    return { host, phase, encoding, isBlankAllowed: this.#isAsked }
  }

  /** A command begins; what it may ask, and whether it may be interrupted, hangs on it alone. */
  #begin(command: string, { phase }: TypeLimits): void {
    this.#dialog.forgetSecrets()
    this.#mayInterrupt = mayInterrupt(this.#platform, command, phase)
  }

  /** What is waited for behind a line that was just typed. */
  #waiting(
    what: () => string,
    { phase, timeoutMs, deadline, signal, changed }: TypeLimits,
  ): Expectation {
    const prompt = this.#prompt.text
    const expected = (): string => `${what()} and a prompt such as ${JSON.stringify(prompt)}`
    return { phase, expected, timeoutMs, deadline, signal, changed, isBehindInput: true }
  }

  #write(...typed: readonly string[]): void {
    this.#rest = undefined
    this.#isAsked = false
    this.#dialog.writeLines(...typed)
  }

  /** Takes what came as the answer; without an ending the device has ended the session. */
  #reply(
    reader: CommandReader,
    before: readonly string[],
    { ending, abort, missing }: Conversation,
  ): TypedReply {
    const { partial } = this.#dialog
    const { prompt, glued } = ending?.kind === 'prompt' ? ending : this.#standing(partial)
    const { echo, output, unasked } = reader.parts(this.#dialog.take())
    if (ending !== undefined) {
      this.#rest = partial
      this.#isAsked = prompt === undefined
    }
    if (prompt !== undefined) this.#arrive(prompt)
    return {
      output: (glued === '' ? output : [...output, glued])
        .map((line) => this.#dialog.hide(line))
        .join('\n'),
      echo: echo.join('\n'),
      warnings: this.#warnings([...before, ...unasked]),
      waitsAt: ending && (prompt?.text ?? partial),
      abort,
      missing,
    }
  }

  #standing(partial: string): Standing {
    return standing(this.#platform, this.#prompt, { lines: this.#dialog.lines, partial })
  }

  /** A prompt where nothing was typed that could be echoed; longer silence while more are to come. */
  #restingAt(screen: Screen): Verdict<Ending> | undefined {
    const { doubtQuietMs } = this.#limits
    const verdict = promptEnding(screen, this.#platform, this.#limits)
    if (verdict !== undefined) {
      const quietMs = this.#isTogether ? Math.max(verdict.quietMs, doubtQuietMs) : verdict.quietMs
      return { ...verdict, quietMs }
    }
    const { prompt, glued } = this.#standing(screen.partial)
    return prompt && at({ kind: 'prompt', prompt, glued }, doubtQuietMs)
  }

  /** Whether the device is at rest although it may have spoken since. */
  #isSettled({ phase, untilQuietMs }: TypeOptions): boolean {
    const { lines, partial } = this.#dialog
    // An answer that ended in silence may go on; only who waits for silence again can type there.
    const isNowhere = this.#isAsked && this.#rest === '' && phase === 'command'
    const isWanted = !isNowhere || untilQuietMs !== undefined
    if (lines.length === 0 && partial === this.#rest && isWanted) return true
    return !this.#isAsked && isOnlyInterrupted(this.#platform, this.#prompt, { lines, partial })
  }

  /** Makes sure that the device is at rest. */
  async #settle(options: TypeLimits): Promise<void> {
    this.#rest = undefined
    await this.#comeToPrompt({ ...options, changed: false })
  }

  /** Waits for the prompt behind output that belongs to nothing that is asked for now. */
  async #comeToPrompt(options: TypeLimits): Promise<void> {
    const waiting = {
      ...this.#waiting(() => 'the end of output that nobody asked for', options),
      isBehindInput: false,
    }
    const ending = await this.#dialog.expect(
      (lines, partial) => this.#restingAt({ lines, partial }),
      waiting,
    )
    if (ending.kind === 'question') {
      throw await refuseQuestion(this.#dialog, waiting, ending.question)
    }
    if (ending.kind === 'prompt') this.#arrive(ending.prompt)
  }

  #arrive(prompt: Prompt): void {
    if (prompt.mode !== this.#prompt.mode) {
      this.#log.debug({ from: this.#prompt.mode.name, to: prompt.mode.name }, 'mode changed')
    }
    this.#prompt = prompt
    this.#rest = this.#dialog.partial
    this.#isAsked = false
    this.#isTogether = false
  }

  #warnings(unasked: readonly string[]): readonly string[] {
    return unaskedWarnings(unasked, this.#prompt.text, this.#log)
  }
}
