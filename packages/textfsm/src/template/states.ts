import { nearest } from '@nornir-ts/kernel'
import type { Rule } from './rule.ts'
import { longestName } from './template-value.ts'

/** Rules by the name of their state, in the order of the template. */
export type States = ReadonlyMap<string, readonly Rule[]>

/** Names that no state can have: they are actions. */
const actionNames = new Set([
  'Continue',
  'Next',
  'Error',
  'Clear',
  'Clearall',
  'Record',
  'NoRecord',
])

/**
 * Says what is wrong with the name of a state.
 *
 * @param name - The name.
 * @returns `undefined` where nothing is.
 */
export function stateNameFault(name: string): string | undefined {
  if (!/^[\p{L}\p{N}_]+$/u.test(name)) {
    return `the name of a state was expected, letters, digits and _, not "${name}"`
  }
  if (name.length > longestName) {
    return `the name ${name} has ${name.length} characters; at most ${longestName} were expected`
  }
  return actionNames.has(name)
    ? `${name} is an action, so that no state can be named so`
    : undefined
}

/**
 * Says what is wrong with states as a whole.
 *
 * @param states - All of them.
 * @returns The line where it shows, where there is one, and the reason; `undefined` where nothing is wrong.
 */
export function statesFault(
  states: States,
): { line: number | undefined; reason: string } | undefined {
  if (!states.has('Start')) {
    return { line: undefined, reason: 'no state is named Start; parsing begins there' }
  }
  for (const name of endings) {
    const rule = states.get(name)?.[0]
    if (rule !== undefined) {
      return { line: rule.line, reason: `the state ${name} has rules; it must be empty` }
    }
  }
  for (const [state, rules] of states) {
    const lost = rules.find(({ newState }) => newState !== undefined && !isKnown(newState, states))
    if (lost?.newState === undefined) continue
    const meant = nearest(lost.newState, states.keys())
    const advice = meant === undefined ? '' : `; did you mean ${meant}?`
    const reason = `no state is named ${lost.newState}, to which a rule of ${state} leads${advice}`
    return { line: lost.line, reason }
  }
  return undefined
}

/** States that are there without being written. */
const endings = ['End', 'EOF']

const isKnown = (name: string, states: States) => endings.includes(name) || states.has(name)
