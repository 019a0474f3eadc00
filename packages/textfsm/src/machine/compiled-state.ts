import { beyondAscii, type CharBits, everything } from '../regex/char-set.ts'
import type { Rule } from '../template/rule.ts'
import type { States } from '../template/states.ts'
import type { TemplateValue } from '../template/template-value.ts'

/** Gives what a group matched to a value. */
export interface Assignment {
  /** Number of the group. */
  readonly group: number
  /** Index of the value. */
  readonly value: number
}

/** A rule, and which values it gives something. */
export interface CompiledRule extends Rule {
  readonly assignments: readonly Assignment[]
}

const space: CharBits = 1n << 0x20n

/** Rules by an ASCII character; 128 stands for all beyond. Those of a character are found when a line has it. */
type RulesByChar = (readonly CompiledRule[] | undefined)[]

/** A state, prepared so that a line is tried against those rules only that can match it. */
export interface CompiledState {
  readonly name: string
  /** All rules: those that a line without characters to go by is tried against. */
  readonly rules: readonly CompiledRule[]
  /** Rules that can match a line that begins with a character. */
  readonly byFirst: RulesByChar
  /** Rules that can match a line that begins with white space and then has a character. */
  readonly byFirstBehindSpaces: RulesByChar
}

/**
 * Prepares states.
 *
 * @param states - The states.
 * @param values - The values of the template, in their order.
 */
export function compileStates(
  states: States,
  values: readonly TemplateValue[],
): ReadonlyMap<string, CompiledState> {
  const indexes = new Map(values.map(({ name }, index) => [name, index]))
  return new Map(
    [...states].map(([name, list]) => {
      const rules = list.map((rule) => ({ ...rule, assignments: assignmentsOf(rule, indexes) }))
      return [name, { name, rules, byFirst: byChar(), byFirstBehindSpaces: byChar() }]
    }),
  )
}

const byChar = (): RulesByChar => Array.from({ length: 129 })

function assignmentsOf(rule: Rule, indexes: ReadonlyMap<string, number>): Assignment[] {
  return rule.pattern.names.flatMap(({ name, index }) => {
    const value = indexes.get(name)
    return value === undefined ? [] : [{ group: index, value }]
  })
}

/**
 * The rules that can match a line, in their order.
 *
 * @param state - The state.
 * @param line - The line.
 */
export function rulesFor(state: CompiledState, line: string): readonly CompiledRule[] {
  const first = line.charCodeAt(0)
  if (first !== 0x20) return rulesOf(state, first, false)
  let at = 1
  while (line.charCodeAt(at) === 0x20) at += 1
  const behind = line.charCodeAt(at)
  // Other white space is rare, and so is what is beyond ASCII: no need to know what comes behind it.
  if (behind <= 0x1f || behind > 0x7f) return state.rules
  return rulesOf(state, behind, true)
}

function rulesOf(
  { rules, byFirst, byFirstBehindSpaces }: CompiledState,
  code: number,
  isBehindSpaces: boolean,
): readonly CompiledRule[] {
  // Behind the end of a line there is no character: `charCodeAt` gives `NaN`.
  if (Number.isNaN(code)) return rules
  const known = isBehindSpaces ? byFirstBehindSpaces : byFirst
  const key = Math.min(code, 128)
  let found = known[key]
  if (found === undefined) {
    const char = key === 128 ? beyondAscii : 1n << BigInt(key)
    found = rules.filter(({ pattern }) => {
      const first = pattern.first ?? everything
      if (!isBehindSpaces) return (first & char) !== 0n
      return (first & space) !== 0n && (pattern.firstBehindSpaces & char) !== 0n
    })
    known[key] = found
  }
  return found
}
