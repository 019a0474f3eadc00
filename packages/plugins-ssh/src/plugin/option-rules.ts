import { nearest, Secret } from '@nornir-ts/kernel'
import { defaultSessionLimits } from '../session/session-limits.ts'
import { DEFAULT_LIMITS } from '../transport/ssh-target.ts'
import type { SshHostOptions, SshOptions } from './ssh-options.ts'

/** What is right for the value of one option. */
export interface OptionRule {
  /** What is right, in words. */
  readonly expected: string
  readonly isRight: (value: unknown) => boolean
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const isLimit = (value: unknown): boolean => typeof value === 'number' && value >= 0

const LIMITS = Object.keys({ ...DEFAULT_LIMITS, ...defaultSessionLimits })

/** Every key that a host may have. */
export const hostOptionRules: Readonly<Record<keyof SshHostOptions, OptionRule>> = {
  hostKeys: {
    expected: '"accept-new" or "strict"',
    isRight: (value) => value === 'accept-new' || value === 'strict',
  },
  knownHostsFiles: { expected: 'a list of paths', isRight: isTextList },
  keyFile: {
    expected: 'a path or a list of paths',
    isRight: (value) => isText(value) || isTextList(value),
  },
  passphrase: {
    expected: 'a text',
    isRight: (value) => isText(value) || value instanceof Secret,
  },
  agent: {
    expected: 'true, false or the path of a socket',
    isRight: (value) => isText(value) || typeof value === 'boolean',
  },
  enableSecret: {
    expected: 'a text',
    isRight: (value) => isText(value) || value instanceof Secret,
  },
  limits: {
    expected: `a map of numbers; known are ${LIMITS.join(', ')}`,
    isRight: (value) =>
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).every(
        ([name, limit]) => LIMITS.includes(name) && (limit === undefined || isLimit(limit)),
      ),
  },
  keepaliveMs: {
    expected: 'a number of milliseconds',
    isRight: (value) => isLimit(value) && Number.isFinite(value),
  },
}

/** Every key that `ssh.with` takes. */
export const pluginOptionRules: Readonly<Record<keyof SshOptions, OptionRule>> = {
  ...hostOptionRules,
  platforms: { expected: 'a list of platforms', isRight: Array.isArray },
  onPrompt: { expected: 'a function', isRight: (value) => typeof value === 'function' },
}

/**
 * Says what is wrong with an option; undefined: nothing. The value is never shown: it may be a secret.
 *
 * @param rules - Of all keys that there are.
 * @param key - As the user wrote it.
 * @param value - What the user gave.
 */
export function optionProblem(
  rules: Readonly<Record<string, OptionRule>>,
  key: string,
  value: unknown,
): string | undefined {
  const rule = Object.hasOwn(rules, key) ? rules[key] : undefined
  if (rule !== undefined) return rule.isRight(value) ? undefined : `must be ${rule.expected}`
  const suggestion = nearest(key, Object.keys(rules))
  const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
  return `is not known${hint} Known: ${Object.keys(rules).join(', ')}`
}
