import { StateError } from '../error/state-error.ts'
import { TooCostlyError } from '../error/too-costly-error.ts'
import { PatternTooCostlyError } from '../regex/pattern-too-costly-error.ts'
import type { Cell } from '../table/table.ts'
import type { CompiledValue } from '../template/template-value.ts'
import {
  type Assignment,
  type CompiledRule,
  type CompiledState,
  rulesFor,
} from './compiled-state.ts'
import { RowBuilder } from './row-builder.ts'

/** A template that can be run. */
export interface Program {
  /** Its name, for errors. */
  readonly name: string
  readonly values: readonly CompiledValue[]
  readonly states: ReadonlyMap<string, CompiledState>
  /** Whether a state `EOF` says that nothing is recorded at the end. */
  readonly hasEof: boolean
}

/** How far a line has come, and when it is to be left. */
export interface Turn {
  /** When, on the clock of `performance.now()`. */
  until: number
  /** The rule that is next, by its place among those that can match the line; 0 begins with a new line. */
  rule: number
}

/** The length from which on the clock is looked at behind each rule of a line. */
export const longLine = 200

/** On other lines, it is looked at once in some rules: the first line of an output has them compiled. */
const rulesPerLook = (line: string) => (line.length < longLine ? 8 : 1)

/** How long is looked for the slowest rule, in milliseconds. */
const searchMs = 20

/** A template at work on one text: it takes line after line and gives rows. */
export class Machine {
  readonly #program: Program
  readonly #builder: RowBuilder
  #state: CompiledState
  #ending: 'End' | 'EOF' | undefined
  /** How many lines were taken. */
  #line = 0

  constructor(program: Program) {
    this.#program = program
    this.#builder = new RowBuilder(program.values)
    this.#state = program.states.get('Start') as CompiledState
  }

  /** Whether the template has said that the rest does not matter. */
  get isOver(): boolean {
    return this.#ending !== undefined
  }

  /**
   * Takes a line, or takes it up again.
   *
   * @param line - Without its end.
   * @param isAscii - Whether it is known to hold ASCII only.
   * @param turn - When to leave it, which is done between two rules.
   * @returns Whether the line is done; else `turn` says where it was left.
   * @throws {@link StateError} where the template says that this is an error.
   * @throws {@link TooCostlyError} where an expression was not done in time.
   */
  take(line: string, isAscii: boolean, turn: Turn): boolean {
    const rules = rulesFor(this.#state, line)
    const from = turn.rule
    const everyRules = rulesPerLook(line)
    if (from === 0) this.#line += 1
    turn.rule = 0
    for (let at = from; at < rules.length; at++) {
      if (at > from && at % everyRules === 0 && performance.now() >= turn.until) {
        turn.rule = at
        return false
      }
      const rule = rules[at] as CompiledRule
      const captures = this.#match(rule, line, isAscii)
      if (captures === null) continue
      const { assignments } = rule
      // Most of what is parsed is parsed by code that is not warm yet, where iterators are slow.
      for (let index = 0; index < assignments.length; index++) {
        const { group, value } = assignments[index] as Assignment
        this.#builder.assign(value, captures[group], isAscii)
      }
      this.#record(rule)
      if (rule.lineAction === 'Error') throw this.#stateError(rule, line)
      if (rule.lineAction === 'Continue') continue
      if (rule.newState !== undefined) this.#enter(rule.newState)
      return true
    }
    return true
  }

  /**
   * Ends the text.
   *
   * @returns All rows.
   */
  end(): Cell[][] {
    if (this.#ending !== 'End' && !this.#program.hasEof) this.#builder.record()
    return this.#builder.rows
  }

  /**
   * The error for a text that took longer than it was granted.
   *
   * @param line - The line that was taken last.
   * @param limitMs - What was granted, in milliseconds.
   */
  tooCostly(line: string, limitMs: number): TooCostlyError {
    const rule = this.#slowest(line)
    return new TooCostlyError({
      template: this.#program.name,
      ruleLine: rule?.line ?? 1,
      rule: rule?.match ?? '',
      line: this.#line,
      length: line.length,
      limitMs,
    })
  }

  #slowest(line: string): CompiledRule | undefined {
    const start = performance.now()
    let before = start
    let mostMs = -1
    let slowest: CompiledRule | undefined
    for (const rule of rulesFor(this.#state, line)) {
      this.#match(rule, line, false)
      const now = performance.now()
      if (now - before > mostMs) {
        mostMs = now - before
        slowest = rule
      }
      if (now - start > searchMs) break
      before = now
    }
    return slowest
  }

  #match(rule: CompiledRule, line: string, isAscii: boolean) {
    try {
      return rule.pattern.match(line, isAscii)
    } catch (error) {
      if (!(error instanceof PatternTooCostlyError)) throw error
      const { limitMs } = error
      const { name: template } = this.#program
      const details = {
        template,
        ruleLine: rule.line,
        rule: rule.match,
        line: this.#line,
        length: line.length,
        limitMs,
      }
      throw new TooCostlyError(details, { cause: error })
    }
  }

  #record({ recordAction }: CompiledRule): void {
    if (recordAction === 'Record') this.#builder.record()
    else if (recordAction === 'Clear') this.#builder.clear()
    else if (recordAction === 'Clearall') this.#builder.clearAll()
  }

  #enter(name: string): void {
    if (name === 'End' || name === 'EOF') this.#ending = name
    else this.#state = this.#program.states.get(name) as CompiledState
  }

  #stateError({ line: ruleLine, match: rule, message }: CompiledRule, text: string): StateError {
    const { name: template } = this.#program
    return new StateError({
      template,
      ruleLine,
      rule,
      message,
      state: this.#state.name,
      line: this.#line,
      text,
    })
  }
}
