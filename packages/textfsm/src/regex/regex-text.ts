import { PatternError } from './pattern-error.ts'

/** The text of a regular expression, and how far it was read. */
export class RegexText {
  /** The whole. */
  readonly pattern: string
  /** Where reading goes on, in UTF-16 units. */
  at = 0

  constructor(pattern: string) {
    this.pattern = pattern
  }

  /** Whether all was read. */
  get isAtEnd(): boolean {
    return this.at >= this.pattern.length
  }

  /** The next character without taking it; empty at the end. */
  get next(): string {
    const code = this.pattern.codePointAt(this.at)
    return code === undefined ? '' : String.fromCodePoint(code)
  }

  /** Takes the next character; empty at the end. */
  take(): string {
    const char = this.next
    this.at += char.length
    return char
  }

  /**
   * Takes a text where it is next.
   *
   * @param text - The text.
   * @returns Whether it was there.
   */
  takeIf(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  /**
   * Takes what an expression matches here.
   *
   * @param expression - Sticky; one that matches nothing takes nothing.
   */
  takeMatch(expression: RegExp): string {
    expression.lastIndex = this.at
    const taken = expression.exec(this.pattern)?.[0] ?? ''
    this.at += taken.length
    return taken
  }

  /**
   * Takes all up to a text, and the text.
   *
   * @param end - The text.
   * @param start - Where the construct began, for the error.
   */
  takeUntil(end: string, start: number): string {
    const found = this.pattern.indexOf(end, this.at)
    if (found < 0) throw this.fault(start, `no ${end} ends it`)
    const taken = this.pattern.slice(this.at, found)
    this.at = found + end.length
    return taken
  }

  /**
   * An error about what was read since `start`.
   *
   * @param start - Where the construct began.
   * @param reason - What is wrong.
   */
  fault(start: number, reason: string): PatternError {
    const construct = this.pattern.slice(start, Math.max(this.at, start + 1)) || 'the end'
    return new PatternError({ pattern: this.pattern, at: start, construct, reason })
  }
}
