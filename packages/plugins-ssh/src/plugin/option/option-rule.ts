import { nearest, Secret } from '@nornir-ts/kernel'

/** What is wrong with an option. The value is never shown: it may be a secret. */
export interface OptionProblem {
  /** The option, with the way into it, e.g. `jumpHosts.0.keyFile`. */
  readonly key: string
  /** What is wrong, as the end of a sentence. */
  readonly problem: string
}

/** Says what is wrong with the value of one option; undefined: nothing. */
export type OptionRule = (value: unknown, key: string) => OptionProblem | undefined

/** Rules by the names of the options that there are. */
export type OptionRules = Readonly<Record<string, OptionRule>>

/**
 * Makes a rule.
 *
 * @param expected - What is right, in words.
 * @param isRight - Whether a value is.
 */
export function must(expected: string, isRight: (value: unknown) => boolean): OptionRule {
  return (value, key) => (isRight(value) ? undefined : { key, problem: `must be ${expected}` })
}

/**
 * Makes a rule for an object: it has known keys only, and each is right.
 *
 * @param expected - What is right, in words.
 * @param rules - Of its keys.
 * @param required - Keys that must be there.
 */
export function mustBeMap(
  expected: string,
  rules: OptionRules,
  required: readonly string[] = [],
): OptionRule {
  return (value, key) => {
    if (!isMap(value)) return { key, problem: `must be ${expected}` }
    const missing = required.find((name) => value[name] === undefined)
    if (missing !== undefined) return { key, problem: `must have ${missing}` }
    return findProblem(rules, value, `${key}.`)
  }
}

/** Whether a value is an object with keys: no list, no secret. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null
  return isObject && !Array.isArray(value) && !(value instanceof Secret)
}

/**
 * Finds the first option that is not known, with the nearest name, or that has a wrong value.
 *
 * @param rules - Of all options that there are.
 * @param options - As the user wrote them; one that is undefined counts as not given.
 * @param path - What stands before the names in messages.
 */
export function findProblem(
  rules: OptionRules,
  options: Readonly<Record<string, unknown>>,
  path = '',
): OptionProblem | undefined {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    const key = `${path}${name}`
    const problem = rule === undefined ? unknown(key, name, Object.keys(rules)) : rule(value, key)
    if (problem !== undefined) return problem
  }
  return undefined
}

function unknown(key: string, name: string, known: readonly string[]): OptionProblem {
  const suggestion = nearest(name, known)
  const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
  return { key, problem: `is not known${hint} Known: ${known.join(', ')}` }
}
