import { classifyPrompt, isSameDevice, type Prompt } from '../../platform/classify-prompt.ts'
import type { DialogScript } from '../dialog/dialog-script.ts'
import { MAX_LINE_LOOKED_AT, type Verdict } from '../dialog/expectation.ts'
import type { SessionLimits } from '../session-limits.ts'
import { coveredPrompt } from './covered-prompt.ts'
import { type Echo, EchoReader, type EchoReaderOptions } from './echo-reader.ts'
import { at, type Ending, questionEnding } from './ending.ts'
import { gluedOutput } from './glued-output.ts'
import { withoutLead } from './without-lead.ts'

/** What a {@link CommandReader} needs to know. */
export interface CommandReaderOptions extends EchoReaderOptions {
  /** Quiet windows. */
  readonly limits: SessionLimits
  /** Modes that the command may lead to; a prompt of the same device in one of them counts at once. */
  readonly expectedModes?: readonly string[] | undefined
  /** What the command may ask. */
  readonly script: DialogScript
  /** What the line ends in at which the caller wants to go on by himself. */
  readonly expect?: RegExp | undefined
  /** Ends the answer where the device reads text: behind the echo, or behind a line that says so. */
  readonly untilText?: RegExp | true | undefined
  /** Silence that ends the answer wherever the device stands, in milliseconds. */
  readonly untilQuietMs?: number | undefined
}

/** An answer, taken apart. */
export interface AnswerParts {
  /** The lines of the echo; none where the device wrote none. */
  readonly echo: readonly string[]
  /** The lines behind it. */
  readonly output: readonly string[]
  /** Lines that nobody asked for. */
  readonly unasked: readonly string[]
}

/**
 * Finds, in what a device says after a command was typed, the echo and the end of the answer.
 *
 * A prompt counts only behind the echo, and only when it is all that stands on the last line.
 */
export class CommandReader {
  readonly #options: CommandReaderOptions
  readonly #echo: EchoReader
  /** The same prompt can then mean another mode. */
  readonly #saysModeAbove: boolean

  constructor(options: CommandReaderOptions) {
    this.#options = options
    this.#saysModeAbove = options.platform.modes.some(({ above }) => above !== undefined)
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
    const { verifyEcho, untilQuietMs } = this.#options
    const echo = this.#echo.read(lines, partial)
    if (untilQuietMs !== undefined) {
      // Before the echo has ended its line the device has not begun.
      return lines.length === 0 ? undefined : at({ kind: 'there' }, untilQuietMs)
    }
    // A prompt that stood there before is no answer: a line must have ended since.
    if (echo !== undefined && this.#isText(lines, echo)) return at({ kind: 'there' }, 0)
    const isAnswered = echo !== undefined || (!verifyEcho && lines.length > 0)
    return isAnswered ? this.#ending(lines, partial) : undefined
  }

  /**
   * Takes an answer apart.
   *
   * @param lines - The lines of the whole answer.
   */
  parts(lines: readonly string[]): AnswerParts {
    const { platform, prompt, typedBehind } = this.#options
    const { first, last } = this.#echo.echo ?? { first: 0, last: -1 }
    const end = coveredPrompt(platform, lines, last + 1)?.index ?? lines.length
    const output = withoutLead(platform, lines.slice(last + 1, end))
    // Without an echo the answer begins behind the prompt.
    const head = [typedBehind, prompt.text].find((text) => output[0]?.startsWith(text))
    if (last === -1 && head !== undefined) output[0] = output[0]?.slice(head.length) ?? ''
    return {
      echo: lines.slice(first, last + 1),
      output,
      unasked: [...lines.slice(0, first), ...lines.slice(end)],
    }
  }

  #isText(lines: readonly string[], echo: Echo): boolean {
    const { untilText } = this.#options
    if (untilText === undefined || untilText === true) return untilText === true
    return lines.slice(echo.last + 1).some((line) => untilText.test(line))
  }

  #ending(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    const { prompt } = this.#options
    if (partial === '') return this.#coveredPrompt(lines, partial)
    const foreseen = this.#foreseen(partial)
    if (foreseen !== undefined) return foreseen
    if (partial === prompt.text && !this.#saysModeAbove) {
      return at({ kind: 'prompt', prompt, glued: '' }, this.#repeatedQuietMs)
    }
    if (partial.length > MAX_LINE_LOOKED_AT) return this.#gluedPrompt(partial)
    return this.#prompt(lines, partial) ?? this.#question(lines, partial)
  }

  /** What the caller or the platform's data knows. */
  #foreseen(partial: string): Verdict<Ending> | undefined {
    const { platform, limits, script, expect } = this.#options
    const step = script.match(partial)
    if (step !== undefined) {
      return at({ kind: 'asked', step }, step.isWhole === true ? 0 : limits.promptQuietMs)
    }
    // The tail is enough, as for a question: a user's pattern may cost the square of what it is given.
    if (expect?.test(partial.slice(-MAX_LINE_LOOKED_AT)) === true) {
      return at({ kind: 'there' }, limits.promptQuietMs)
    }
    const { pager } = platform
    if (partial.length > MAX_LINE_LOOKED_AT || pager?.pattern.test(partial) !== true)
      return undefined
    return at({ kind: 'known', answer: pager.answer }, limits.promptQuietMs)
  }

  #prompt(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    const { platform, prompt, expectedModes } = this.#options
    const isGlued = partial.endsWith(prompt.text) && partial !== prompt.text
    if (isGlued && expectedModes === undefined) return this.#gluedPrompt(partial)
    const next = classifyPrompt(platform, partial, lines.at(-1))
    if (next === undefined) return isGlued ? this.#gluedPrompt(partial) : undefined
    const isSame = next.text === prompt.text && next.mode === prompt.mode
    const quietMs = isSame ? this.#repeatedQuietMs : this.#quietMs(next)
    return at({ kind: 'prompt', prompt: next, glued: '' }, quietMs)
  }

  #question(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    return questionEnding(partial, this.#options.limits) ?? this.#coveredPrompt(lines, partial)
  }

  /**
   * A shell's terminal echoes what it does not read yet: behind output that looks like the prompt stands
   * then what was typed, and behind the prompt it is echoed again, at once. That must not be missed.
   */
  get #repeatedQuietMs(): number {
    const { platform, limits } = this.#options
    const { repeatedPromptQuietMs } = limits
    return platform.hasFreePrompt === true
      ? Math.max(repeatedPromptQuietMs, SECOND_ECHO_MS)
      : repeatedPromptQuietMs
  }

  /** How sure a prompt is that is not the one at which the command was typed. */
  #quietMs(next: Prompt): number {
    const { platform, limits, prompt, expectedModes } = this.#options
    // Another device's name: more likely a line of output, cut just there.
    const isOther = next.device !== undefined && prompt.device !== undefined
    if (isOther && !isSameDevice(prompt, next)) return limits.doubtQuietMs
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
          ? { kind: 'prompt', prompt, glued: gluedOutput(partial, prompt.text) }
          : undefined,
    }
  }

  /** Messages that came right behind the prompt; looked at only after silence. */
  #coveredPrompt(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    const { platform, limits } = this.#options
    if (platform.unasked === undefined) return undefined
    return {
      quietMs: limits.promptQuietMs,
      value: () => {
        const seen = partial === '' ? lines : [...lines, partial]
        const covered = coveredPrompt(platform, seen, (this.echo?.last ?? -1) + 1)
        return covered && { kind: 'prompt', prompt: covered.prompt, glued: '' }
      },
    }
  }
}

/** How long after its prompt a shell has surely echoed what was typed ahead, in milliseconds. */
const SECOND_ECHO_MS = 10
