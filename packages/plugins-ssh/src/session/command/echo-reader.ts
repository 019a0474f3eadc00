import type { SshPhase } from '../../error/ssh-error.ts'
import { classifyPrompt, type Prompt } from '../../platform/classify-prompt.ts'
import type { Platform } from '../../platform/platform.ts'
import { EchoMismatchError } from '../error/echo-mismatch-error.ts'
import { isUnaskedLine } from './unasked-line.ts'

/** What an {@link EchoReader} needs to know. */
export interface EchoReaderOptions {
  /** Name of the host, for errors. */
  readonly host: string
  /** What is being done, for errors. */
  readonly phase: SshPhase
  /** Whose unasked lines. */
  readonly platform: Platform
  /** The prompt at which the command was typed. */
  readonly prompt: Prompt
  /** The line as it stood before the first character was typed: the prompt, unless syslog came. */
  readonly typedBehind: string
  /** The command as it was meant. */
  readonly command: string
  /** Whether another echo is an error; if not, it is only not found. */
  readonly verifyEcho: boolean
}

/** Where an echo stands, as indices of lines. */
export interface Echo {
  /** Its first line. */
  readonly first: number
  /** Its last line; another one than the first where the device wraps by itself. */
  readonly last: number
}

/**
 * Finds the echo of a command in what the device says.
 *
 * A device that believes in a narrower terminal than the one it was given goes on in the next row, or
 * scrolls the line and shows `$` and its end (Cisco IOS) or its head and `$` (ASA); all are taken as far
 * as they agree.
 */
export class EchoReader {
  readonly #options: EchoReaderOptions
  /** What the echo may be. */
  readonly #echoes: string[]
  #scanned = 0
  #echo: Echo | undefined

  constructor(options: EchoReaderOptions) {
    const { prompt, typedBehind, command } = options
    this.#options = options
    this.#echoes = [`${typedBehind}${command}`, `${prompt.text}${command}`]
    // The blank behind a prompt can come when it was already believed.
    if (!prompt.text.endsWith(' ')) this.#echoes.push(`${prompt.text} ${command}`)
  }

  /** The echo; undefined: it has not come. */
  get echo(): Echo | undefined {
    return this.#echo
  }

  /**
   * Looks at what came since the command was typed.
   *
   * @throws {@link EchoMismatchError} when a line echoes something else.
   */
  read(lines: readonly string[], partial: string): Echo | undefined {
    for (; this.#scanned < lines.length; this.#scanned += 1) {
      const first = this.#scanned
      if (this.#echo !== undefined) {
        if (this.#isRepeated(lines[first] ?? '')) this.#echo = { first, last: first }
        continue
      }
      const last = this.#lastRow(lines, partial)
      if (last === 'unfinished') break
      if (last === undefined) this.#passOver(lines, first)
      else this.#echo = { first, last }
    }
    return this.#echo
  }

  /**
   * Whether a line behind the echo is the echo once more: the first one then stood behind a line of late
   * output that looked like the prompt, or the device repaints; what counts is the last.
   */
  #isRepeated(line: string): boolean {
    const { prompt, command } = this.#options
    return line.startsWith(prompt.text) && line.trimEnd() === `${prompt.text}${command}`.trimEnd()
  }

  /** Index of the row that ends the echo that starts at the next line; undefined: none starts there. */
  #lastRow(lines: readonly string[], partial: string): number | 'unfinished' | undefined {
    let rows = ''
    for (let index = this.#scanned; index < lines.length; index += 1) {
      rows += lines[index] ?? ''
      if (this.#isEcho(rows)) return index
      if (!this.#isStart(rows)) return undefined
    }
    if (this.#isStart(rows + partial)) return 'unfinished'
    return this.#mayBeCut(lines, partial) ? 'unfinished' : undefined
  }

  /** Whether the last line is the start of the echo, and the next one may be a message that cut it. */
  #mayBeCut(lines: readonly string[], partial: string): boolean {
    const { platform } = this.#options
    const isLast = this.#scanned === lines.length - 1
    return isLast && this.#isStart(lines.at(-1) ?? '') && !classifyPrompt(platform, partial)
  }

  #isEcho(text: string): boolean {
    const { prompt } = this.#options
    let seen = text.trimEnd()
    // A device that writes its prompt twice echoes behind the second.
    while (seen.startsWith(`${prompt.text}${prompt.text}`)) seen = seen.slice(prompt.text.length)
    return this.#echoes.some((echo) => seen === echo.trimEnd() || this.#isScrolled(seen, echo))
  }

  #isStart(text: string): boolean {
    return text !== '' && this.#echoes.some((echo) => echo.startsWith(text))
  }

  #isScrolled(seen: string, echo: string): boolean {
    const { command } = this.#options
    const prompt = echo.slice(0, -command.length)
    if (!seen.startsWith(prompt) || seen.length > echo.length) return false
    const shown = seen.slice(prompt.length)
    const text = command.trimEnd()
    if (shown.startsWith('$')) return shown.length > 1 && text.endsWith(shown.slice(1))
    const head = shown.slice(0, -1)
    return shown.endsWith('$') && head.length >= MIN_HEAD_LENGTH && text.startsWith(head)
  }

  /** A line before the echo: output that nobody asked for, or the wrong echo. */
  #passOver(lines: readonly string[], index: number): void {
    const { host, phase, platform, prompt, command, verifyEcho } = this.#options
    const line = lines[index] ?? ''
    if (isUnaskedLine(platform, line)) {
      // Syslog in the middle: the echo goes on without the prompt.
      this.#echoes.push(command)
      return
    }
    const isBehindPrompt = line.startsWith(prompt.text) && line.trimEnd() !== prompt.text.trimEnd()
    if (!isBehindPrompt || !verifyEcho) return
    const cut = this.#echoes.find((echo) => echo.startsWith(line))
    if (cut !== undefined && isUnaskedLine(platform, lines[index + 1] ?? '')) {
      this.#echoes.push(cut.slice(line.length))
      return
    }
    const [expected = ''] = this.#echoes
    throw new EchoMismatchError({ host, phase, expected, received: line })
  }
}

/** A device that shows only the head of a line shows about a row of it; less could be anything. */
const MIN_HEAD_LENGTH = 20
