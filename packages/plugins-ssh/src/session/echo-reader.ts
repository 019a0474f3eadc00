import type { SshPhase } from '../error/ssh-error.ts'
import type { Prompt } from '../platform/classify-prompt.ts'
import type { Platform } from '../platform/platform.ts'
import { EchoMismatchError } from './error/echo-mismatch-error.ts'
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
 * scrolls the line and shows `$` and its end (Cisco IOS); both are taken as far as they agree.
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
    while (this.#echo === undefined && this.#scanned < lines.length) {
      const first = this.#scanned
      const last = this.#lastRow(lines, partial)
      if (last === 'unfinished') break
      if (last === undefined) this.#passOver(lines[first] ?? '')
      else this.#echo = { first, last }
      this.#scanned += 1
    }
    return this.#echo
  }

  /** Index of the row that ends the echo that starts at the next line; undefined: none starts there. */
  #lastRow(lines: readonly string[], partial: string): number | 'unfinished' | undefined {
    let rows = ''
    for (let index = this.#scanned; index < lines.length; index += 1) {
      rows += lines[index] ?? ''
      if (this.#isEcho(rows)) return index
      if (!this.#isStart(rows)) return undefined
    }
    return this.#isStart(rows + partial) ? 'unfinished' : undefined
  }

  #isEcho(text: string): boolean {
    const seen = text.trimEnd()
    return this.#echoes.some((echo) => seen === echo.trimEnd() || this.#isScrolled(seen, echo))
  }

  #isStart(text: string): boolean {
    return text !== '' && this.#echoes.some((echo) => echo.startsWith(text))
  }

  #isScrolled(seen: string, echo: string): boolean {
    const { command } = this.#options
    const before = `${echo.slice(0, -command.length)}$`
    if (!seen.startsWith(before) || seen.length >= echo.length) return false
    const tail = seen.slice(before.length)
    return tail !== '' && command.trimEnd().endsWith(tail)
  }

  /** A line before the echo: output that nobody asked for, or the wrong echo. */
  #passOver(line: string): void {
    const { host, phase, platform, prompt, command } = this.#options
    if (isUnaskedLine(platform, line)) {
      // Syslog in the middle: the echo goes on without the prompt.
      this.#echoes.push(command)
      return
    }
    const isBehindPrompt = line.startsWith(prompt.text) && line.trimEnd() !== prompt.text.trimEnd()
    if (!isBehindPrompt) return
    const [expected = ''] = this.#echoes
    throw new EchoMismatchError({ host, phase, expected, received: line })
  }
}
