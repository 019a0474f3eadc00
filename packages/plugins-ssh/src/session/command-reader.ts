import type { SshPhase } from '../error/ssh-error.ts'
import { classifyPrompt, isSameDevice, type Prompt } from '../platform/classify-prompt.ts'
import type { Platform } from '../platform/platform.ts'
import type { Verdict } from './device-dialog.ts'
import { at, type Ending, questionEnding } from './ending.ts'
import { EchoMismatchError } from './error/echo-mismatch-error.ts'
import type { SessionLimits } from './session-limits.ts'

/** What a {@link CommandReader} needs to know. */
export interface CommandReaderOptions {
  /** Name of the host, for errors. */
  readonly host: string
  /** What is being done, for errors. */
  readonly phase: SshPhase
  /** Whose prompts. */
  readonly platform: Platform
  /** Quiet windows. */
  readonly limits: SessionLimits
  /** The prompt at which the command was typed. */
  readonly prompt: Prompt
  /** The line as it stood before the first character was typed: the prompt, unless syslog came. */
  readonly typedBehind: string
  /** The command as it was meant. */
  readonly command: string
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
  #scanned = 0
  #echoAt: number | undefined
  #isInterrupted = false

  constructor(options: CommandReaderOptions) {
    this.#options = options
  }

  /** Index of the line that is the echo; undefined: it has not come. */
  get echoAt(): number | undefined {
    return this.#echoAt
  }

  /**
   * Judges what came since the command was typed.
   *
   * @throws {@link EchoMismatchError} when a line echoes something else.
   */
  judge(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    while (this.#echoAt === undefined && this.#scanned < lines.length) {
      if (this.#isEcho(lines[this.#scanned] ?? '')) this.#echoAt = this.#scanned
      this.#scanned += 1
    }
    return this.#echoAt === undefined ? undefined : this.#ending(lines, partial)
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
    for (; index > (this.#echoAt ?? -1); index -= 1) {
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

  #isEcho(line: string): boolean {
    const { host, phase, platform, prompt, typedBehind, command } = this.#options
    const expected = `${typedBehind}${command}`
    if (line === expected || line.trimEnd() === expected.trimEnd()) return true
    if (this.#isInterrupted && line.trimEnd() === command.trimEnd()) return true
    if (line === `${prompt.text}${command}`) return true
    if (isUnaskedLine(platform, line)) {
      this.#isInterrupted = true
      return false
    }
    const isBehindPrompt = line.startsWith(prompt.text) && line.trimEnd() !== prompt.text.trimEnd()
    if (isBehindPrompt) throw new EchoMismatchError({ host, phase, expected, received: line })
    return false
  }

  #ending(lines: readonly string[], partial: string): Verdict<Ending> | undefined {
    const { platform, limits, prompt, secretPrompt, expectedModes } = this.#options
    if (partial === '') return this.#overwrittenPrompt(lines)
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
    return questionEnding(partial, limits)
  }

  /** How sure a prompt is that is not the one at which the command was typed. */
  #quietMs(next: Prompt): number {
    const { platform, limits, prompt, expectedModes } = this.#options
    if (expectedModes?.includes(next.mode.name) === true) {
      return isSameDevice(prompt, next) ? 0 : limits.promptQuietMs
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

  /** Syslog that came right behind the prompt leaves an empty line and no prompt on it. */
  #overwrittenPrompt(lines: readonly string[]): Verdict<Ending> | undefined {
    const { prompt, limits } = this.#options
    if (this.outputEnd(lines) === lines.length) return undefined
    return at({ kind: 'prompt', prompt, glued: '' }, limits.doubtQuietMs)
  }
}

/** A longer line is looked at only after silence: building it each time would cost its square. */
const MAX_LINE_LOOKED_AT = 512

/**
 * Whether a line is one that devices send unasked.
 *
 * @param platform - Whose.
 * @param line - The line.
 */
export function isUnaskedLine(platform: Platform, line: string): boolean {
  return platform.unasked?.some((pattern) => pattern.test(line)) === true
}
