import { nearest, Secret } from '@nornir-ts/kernel'
import { defaultSessionLimits } from '../session/session-limits.ts'
import { DEFAULT_LIMITS } from '../transport/ssh-target.ts'
import { SshExtrasError } from './ssh-extras-error.ts'
import type { SshHostOptions } from './ssh-options.ts'

interface Rule {
  /** What is right, in words. */
  readonly expected: string
  readonly isRight: (value: unknown) => boolean
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isCount = (value: unknown): boolean => Number.isFinite(value) && Number(value) >= 0
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

const LIMITS = Object.keys({ ...DEFAULT_LIMITS, ...defaultSessionLimits })

/** Every key that a host may have. */
const RULES: Readonly<Record<keyof SshHostOptions, Rule>> = {
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
      Object.entries(value).every(([name, limit]) => LIMITS.includes(name) && isCount(limit)),
  },
  keepaliveMs: { expected: 'a number of milliseconds', isRight: isCount },
}

/** Netmiko's names, which are in the files of those who come from there, and ours. */
const SYNONYMS: ReadonlyMap<string, keyof SshHostOptions> = new Map([['secret', 'enableSecret']])

/**
 * Checks what a host's inventory says about its SSH connection.
 *
 * @param extras - `connection_options.ssh.extras`.
 * @param host - Name of the host, for errors.
 * @throws {@link SshExtrasError} for a key that is not known, with the nearest one, for one that is
 * given under two names, and for a wrong value, which is not shown: it may be a secret.
 */
export function readSshExtras(
  extras: Readonly<Record<string, unknown>>,
  host: string,
): SshHostOptions {
  const options: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(extras)) {
    const name = SYNONYMS.get(key) ?? key
    if (!Object.hasOwn(RULES, name)) {
      const suggestion = nearest(key, Object.keys(RULES))
      const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
      const known = Object.keys(RULES).join(', ')
      throw new SshExtrasError({ host, key, problem: `is not known${hint} Known: ${known}` })
    }
    const { expected, isRight } = RULES[name as keyof SshHostOptions]
    if (!isRight(value)) throw new SshExtrasError({ host, key, problem: `must be ${expected}` })
    if (name !== key && Object.hasOwn(extras, name)) {
      throw new SshExtrasError({ host, key, problem: `is the same as ${name}: give one of them` })
    }
    options[name] = value
  }
  return options
}
