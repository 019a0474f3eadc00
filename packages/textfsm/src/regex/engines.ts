import { compileJavascript, type LineMatch } from './javascript-matcher.ts'
import { javascriptAscii, javascriptUnicode } from './javascript-syntax.ts'
import { PatternTooCostlyError } from './pattern-too-costly-error.ts'
import type { RegexNode } from './python-regex.ts'
import { compileRe2 } from './re2-matcher.ts'
import { re2Ascii, re2Unicode } from './re2-syntax.ts'
import { doWatched } from './watchdog.ts'

/** How long an expression may try where nothing is known of it but that it could take for ever. */
const limitMs = 250

/** The ways to match an expression, each compiled when it is first needed. */
export class Engines {
  readonly #pattern: string
  readonly #root: RegexNode
  readonly #isAscii: boolean
  #quick: LineMatch | undefined
  #careful: LineMatch | undefined

  /**
   * @param pattern - The expression as it was written, for errors.
   * @param root - The expression.
   * @param isAscii - Whether lines will hold ASCII only.
   */
  constructor(pattern: string, root: RegexNode, isAscii: boolean) {
    this.#pattern = pattern
    this.#root = root
    this.#isAscii = isAscii
  }

  /** JavaScript's own: the quickest, where it does not have to try too much. */
  get quick(): LineMatch {
    this.#quick ??= this.#isAscii
      ? compileJavascript(this.#root, javascriptAscii, '')
      : compileJavascript(this.#root, javascriptUnicode, 'u')
    return this.#quick
  }

  /**
   * RE2, which is never slow; where it cannot say the expression, JavaScript's for a limited time.
   *
   * What it gives throws {@link PatternTooCostlyError} at the limit.
   */
  get careful(): LineMatch {
    this.#careful ??=
      compileRe2(this.#root, this.#isAscii ? re2Ascii : re2Unicode) ?? this.#watched(this.quick)
    return this.#careful
  }

  #watched(match: LineMatch): LineMatch {
    return (line) => {
      const tooCostly = (cause?: unknown) => {
        const details = { pattern: this.#pattern, length: line.length, limitMs }
        return new PatternTooCostlyError(details, { cause })
      }
      try {
        const done = doWatched(() => match(line), limitMs)
        if (done !== undefined) return done.value
      } catch (error) {
        if (error instanceof RangeError) throw tooCostly(error) // the engine's stack is full
        throw error
      }
      throw tooCostly()
    }
  }
}
