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

/** Rules by an ASCII character; 128 stands for all beyond. */
type RulesByChar = readonly (readonly CompiledRule[])[]

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
      const byFirst = byChar(rules, ({ pattern }) => pattern.first ?? everything)
      const byFirstBehindSpaces = byChar(rules, ({ pattern }) =>
        ((pattern.first ?? everything) & space) === 0n ? 0n : pattern.firstBehindSpaces,
      )
      return [name, { name, rules, byFirst, byFirstBehindSpaces }]
    }),
  )
}

function assignmentsOf(rule: Rule, indexes: ReadonlyMap<string, number>): Assignment[] {
  return rule.pattern.names.flatMap(({ name, index }) => {
    const value = indexes.get(name)
    return value === undefined ? [] : [{ group: index, value }]
  })
}

function byChar(
  rules: readonly CompiledRule[],
  bitsOf: (rule: CompiledRule) => CharBits,
): RulesByChar {
  const bits = rules.map(bitsOf)
  return Array.from({ length: 129 }, (_, code) => {
    const char = code === 128 ? beyondAscii : 1n << BigInt(code)
    return rules.filter((_, index) => ((bits[index] as CharBits) & char) !== 0n)
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
  if (first !== 0x20) return ruleOf(state.byFirst, first) ?? state.rules
  let at = 1
  while (line.charCodeAt(at) === 0x20) at += 1
  const behind = line.charCodeAt(at)
  // Other white space is rare, and so is what is beyond ASCII: no need to know what comes behind it.
  if (behind <= 0x1f || behind > 0x7f) return state.rules
  return ruleOf(state.byFirstBehindSpaces, behind) ?? state.rules
}

/** Behind the end of a line there is no character: `charCodeAt` gives `NaN`. */
function ruleOf(rules: RulesByChar, code: number): readonly CompiledRule[] | undefined {
  return Number.isNaN(code) ? undefined : rules[Math.min(code, 128)]
}
