import { Attempts } from './attempts.ts'
import { backtrackingOf } from './backtracking.ts'
import { canLoseCaptures, groupsOfEmptyRounds } from './capture-loss.ts'
import type { CharBits } from './char-set.ts'
import { Engines } from './engines.ts'
import { type FirstChars, firstBehindSpaces, firstChars } from './first-chars.ts'
import type { Captures } from './javascript-matcher.ts'
import { PatternError } from './pattern-error.ts'
import { printRegex } from './print-regex.ts'
import type { GroupName, RegexNode } from './python-regex.ts'
import { re2Ascii, re2Unicode } from './re2-syntax.ts'
import { readRegex } from './read-regex.ts'
import { requiredText } from './required-text.ts'

/** What JavaScript's engine may have to try on one line, in steps: some 2 ms. */
const mostSteps = 1_000_000

const isNamed = (group: number, names: readonly GroupName[]) =>
  names.some(({ index }) => index === group)

/** Whether RE2 can say it, for any line. */
const isRe2 = (root: RegexNode) =>
  [re2Ascii, re2Unicode].every((syntax) => printRegex(root, syntax) !== undefined)

/** How lines are matched. */
interface Plan {
  /** What JavaScript's engine has to try; `undefined` where it does not match as Python's does. */
  readonly attempts: Attempts | undefined
  /** What each match has in it; empty where an engine is as quick to see that a line lacks it. */
  readonly required: string
}

/** A regular expression of Python's that is matched against single lines, from their start. */
export class LinePattern {
  /** The expression as it was written. */
  readonly pattern: string
  /** Its groups that have names, in the order of their brackets. */
  readonly names: readonly GroupName[]
  /** How many groups it has. */
  readonly groupCount: number
  readonly #root: RegexNode
  /** Whether JavaScript's engine matches as Python's does. */
  readonly #isExact: boolean
  readonly #ascii: Engines
  readonly #unicode: Engines
  // Found out when it is first needed: of most templates, most rules never are.
  #first: FirstChars | undefined
  #firstBehindSpaces: CharBits | undefined
  #required: string | undefined
  #plan: Plan | undefined

  /**
   * Reads an expression.
   *
   * @param pattern - In the syntax of Python 3.11.
   * @throws {@link PatternError} where Python refuses it, or it asks for what cannot be done faithfully.
   */
  constructor(pattern: string) {
    const { root, names, groupCount } = readRegex(pattern)
    this.pattern = pattern
    this.names = names
    this.groupCount = groupCount
    this.#ascii = new Engines(pattern, root, true)
    this.#unicode = new Engines(pattern, root, false)
    this.#root = root
    this.#isExact = !canLoseCaptures(root)
    if (this.#isExact) return
    const lost = groupsOfEmptyRounds(root).find((group) => isNamed(group, names))
    if (lost === undefined && isRe2(root)) return
    const construct =
      lost === undefined
        ? 'a repetition whose rounds can be empty, or without one of its groups, and what only JavaScript has (looking ahead, boundaries of words, …)'
        : 'a group with a name that can be empty, in a repetition whose rounds can be empty'
    const reason = 'together they cannot be done faithfully; leave one out'
    throw new PatternError({ pattern, at: 0, construct, reason })
  }

  /** What a match can begin with; `undefined` where it can be empty, and so begin anywhere. */
  get first(): CharBits | undefined {
    this.#first ??= firstChars(this.#root)
    return this.#first.canBeEmpty ? undefined : this.#first.bits
  }

  /** What can stand behind the white space that a line begins with. */
  get firstBehindSpaces(): CharBits {
    this.#firstBehindSpaces ??= firstBehindSpaces(this.#root)
    return this.#firstBehindSpaces
  }

  /**
   * Matches a line from its start; the match need not reach the end.
   *
   * @param line - Without the end of the line.
   * @param isAscii - Whether it is known to hold ASCII only.
   * @throws {@link PatternTooCostlyError} where it was not done in time.
   */
  match(line: string, isAscii: boolean): Captures | null {
    const plan = this.#plan ?? this.#planFor(line)
    // Quicker than any engine where it has to go back.
    if (plan === undefined || !line.includes(plan.required)) return null
    const { attempts } = plan
    const engines = isAscii ? this.#ascii : this.#unicode
    if (attempts?.areFewOn(line) !== true) return engines.careful(line)
    try {
      return engines.quick(line)
    } catch (error) {
      // Its stack is full, after some million characters.
      if (error instanceof RangeError) return engines.careful(line)
      throw error
    }
  }

  /** Made for the first line that may match: of an index with a thousand expressions few ever meet one. */
  #planFor(line: string): Plan | undefined {
    const root = this.#root
    this.#required ??= requiredText(root)
    if (!line.includes(this.#required)) return undefined
    const attempts = this.#isExact ? new Attempts(backtrackingOf(root), mostSteps) : undefined
    this.#plan = { attempts, required: attempts?.isOne === true ? '' : this.#required }
    return this.#plan
  }
}
