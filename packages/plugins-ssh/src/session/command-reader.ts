import { classifyPrompt, isSameDevice, type Prompt } from '../platform/classify-prompt.ts'
import type { Verdict } from './device-dialog.ts'
import { type Echo, EchoReader, type EchoReaderOptions } from './echo-reader.ts'
import { at, type Ending, questionEnding } from './ending.ts'
import type { SessionLimits } from './session-limits.ts'
import { isUnaskedLine } from './unasked-line.ts'

/** What a {@link CommandReader} needs to know. */
export interface CommandReaderOptions extends EchoReaderOptions {
  /** Quiet windows. */
  readonly limits: SessionLimits
  /** Modes that the command may lead to; a prompt of the same device in one of them counts at once. */
  readonly expectedModes?: readonly string[] | undefined
  /** The prompt for the secret, when the command may ask for it. */
  readonly secretPrompt?: RegExp | undefined
}

/**
 * Finds, in what a device says after a command was typed, the echo and the end of the answer.
 *
 * A prompt counts only behind the echo, and only when it is all that stands on the last line.
 */
export class CommandReader {
  readonly #options: CommandReaderOptions
  readonly #echo: EchoReader

  constructor(options: CommandReaderOptions) {
    this.#options = options
    this.#echo = new EchoReader(options)
  }

  /** Where the echo stands; undefined: it has not come. */
  get echo(): Echo | undefined {
    return this.#echo.echo
  }

  /**
   * Judges what came since the command was typed.
   *
   * @throws `EchoMismatchError` when a line echoes something else.
   */
  judge(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    return this.#echo.read(lines, partial) === undefined ? undefined : this.#ending(lines, partial)
  }

  /**
   * Where the output ends: behind it can be a prompt that syslog was written over.
   *
   * @param lines - The lines of the whole answer.
   * @returns Index of the first line that is no output any more; `lines.length` when all are.
   */
  outputEnd(lines: readonly string[]): number {
    const { platform, prompt } = this.#options
    let index = lines.length - 1
    let isUnaskedSeen = false
    for (; index > (this.echo?.last ?? -1); index -= 1) {
      const line = lines[index] ?? ''
      if (line.startsWith(prompt.text.trimEnd())) {
        const rest = line.slice(prompt.text.trimEnd().length).trim()
        const isUnasked = isUnaskedLine(platform, rest)
        return isUnasked || (rest === '' && isUnaskedSeen) ? index : lines.length
      }
      const isUnasked = isUnaskedLine(platform, line)
      if (!isUnasked && line.trim() !== '') return lines.length
      isUnaskedSeen ||= isUnasked
    }
    return lines.length
  }

  #ending(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    const { platform, limits, prompt, secretPrompt, expectedModes } = this.#options
    if (partial === '') return this.#overwrittenPrompt(lines, partial)
    if (partial === prompt.text) {
      return at({ kind: 'prompt', prompt, glued: '' }, limits.repeatedPromptQuietMs)
    }
    if (partial.length > MAX_LINE_LOOKED_AT) return this.#gluedPrompt(partial)
    if (secretPrompt?.test(partial) === true) return at({ kind: 'secret' }, 0)
    const { pager } = platform
    if (pager?.pattern.test(partial) === true)
      return at({ kind: 'known', answer: pager.answer }, limits.promptQuietMs)
    const isGlued = partial.endsWith(prompt.text)
    if (isGlued && expectedModes === undefined) return this.#gluedPrompt(partial)
    const next = classifyPrompt(platform, partial)
    if (next !== undefined) {
      return at({ kind: 'prompt', prompt: next, glued: '' }, this.#quietMs(next))
    }
    if (isGlued) return this.#gluedPrompt(partial)
    const question = questionEnding(partial, limits)
    if (question !== undefined || !isUnaskedLine(platform, partial)) return question
    return this.#overwrittenPrompt(lines, partial)
  }

  /** How sure a prompt is that is not the one at which the command was typed. */
  #quietMs(next: Prompt): number {
    const { platform, limits, prompt, expectedModes } = this.#options
    if (expectedModes?.includes(next.mode.name) === true) {
      // Prompts of one device end alike: where the blank is missing, it may still be under way.
      const isWhole = next.text.endsWith(' ') === prompt.text.endsWith(' ')
      return isWhole && isSameDevice(prompt, next) ? 0 : limits.promptQuietMs
    }
    return platform.hasFreePrompt === true ? limits.doubtQuietMs : limits.promptQuietMs
  }

  /** Output without a line end, then the prompt on the same line; looked at only after silence. */
  #gluedPrompt(partial: string): Verdict<Ending> {
    const { prompt, limits } = this.#options
    return {
      quietMs: limits.promptQuietMs,
      value: () =>
        partial.endsWith(prompt.text)
          ? { kind: 'prompt', prompt, glued: partial.slice(0, -prompt.text.length) }
          : undefined,
    }
  }

  /**
   * Syslog that came right behind the prompt leaves no prompt on the last line, which it may have ended
   * or not; looked at only after silence, since it can be long.
   */
  #overwrittenPrompt(lines: readonly string[], partial: string): Verdict<Ending> {
    const { prompt, limits } = this.#options
    return {
      quietMs: limits.doubtQuietMs,
      value: () => {
        const seen = partial === '' ? lines : [...lines, partial]
        const isPromptSeen = this.outputEnd(seen) < seen.length
        return isPromptSeen ? { kind: 'prompt', prompt, glued: '' } : undefined
      },
    }
  }
}

/** A longer line is looked at only after silence: building it each time would cost its square. */
const MAX_LINE_LOOKED_AT = 512
