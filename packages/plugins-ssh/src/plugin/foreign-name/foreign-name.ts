import type { ConnectionParameters } from '@nornir-ts/inventory'
import { Secret } from '@nornir-ts/kernel'
import type { Limits } from '../option/pace.ts'
import type { SshHostOptions } from '../ssh-options.ts'

/** What stands in a host's extras. */
export type Extras = Readonly<Record<string, unknown>>

/** Address and credentials, where extras give them: there they win over the inventory's own. */
export type HostParameters = Partial<Omit<ConnectionParameters, 'extras'>>

/** What extras ask for, in our words. */
export interface HostSettings {
  /** Our options. */
  readonly options: SshHostOptions
  /** Address and credentials. */
  readonly parameters: HostParameters
}

/** What one foreign name asks for. */
export interface Reading extends Partial<HostSettings> {
  /** What is wrong with it, as the end of a sentence; undefined: nothing. */
  readonly problem?: string | undefined
}

/** A parameter of another library, and what becomes of it here. */
export interface ForeignName {
  /** What it is here, or why it is refused and what there is instead; for the documentation, too. */
  readonly meaning: string
  /**
   * Reads a value that is not `null`.
   *
   * @param value - What the user gave.
   * @param all - All extras, for names that work together.
   */
  readonly read: (value: unknown, all: Extras) => Reading
}

/** The parameters of a library by name. */
export type ForeignNames = Readonly<Record<string, ForeignName>>

/** Says that a value is wrong. */
export function wrong(expected: string): Reading {
  return { problem: `must be ${expected}` }
}

/**
 * A name whose value is a text; an empty one counts as not given, as Python's defaults have it.
 *
 * @param meaning - What becomes of it.
 * @param read - Reads the text.
 */
export function text(meaning: string, read: (value: string, all: Extras) => Reading): ForeignName {
  return {
    meaning,
    read: (value, all) => {
      // Extras make a secret of every text whose key sounds like one, such as that of a key file.
      const plain = value instanceof Secret ? value.reveal() : value
      if (typeof plain !== 'string') return wrong('a text')
      return plain === '' ? {} : read(plain, all)
    },
  }
}

/** A name whose value is true or false. */
export function flag(meaning: string, read: (value: boolean, all: Extras) => Reading): ForeignName {
  return {
    meaning,
    read: (value, all) => (typeof value === 'boolean' ? read(value, all) : wrong('true or false')),
  }
}

/** A name whose value is a number, 0 or more. */
export function amount(meaning: string, read: (value: number) => Reading): ForeignName {
  const isRight = (value: unknown): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0
  return { meaning, read: (value) => (isRight(value) ? read(value) : wrong('a number, 0 or more')) }
}

/** A limit in seconds. */
export function secondsOf(limit: keyof Limits): ForeignName {
  return amount(`\`limits.${limit}\`, here in milliseconds`, (seconds) => {
    return { options: { limits: { [limit]: seconds * 1000 } } }
  })
}

/** A port. */
export const port: ForeignName = {
  meaning: '`port` of the inventory, which it wins over',
  read: (value) => {
    const isPort = typeof value === 'number' && Number.isInteger(value)
    if (!isPort || value < 1 || value > 65_535) return wrong('a number from 1 to 65535')
    return { parameters: { port: value } }
  },
}

/** A name for the host's address, or for the log-in name. */
export function parameter(name: 'hostname' | 'username'): ForeignName {
  return text(`\`${name}\` of the inventory, which it wins over`, (value) => {
    return { parameters: { [name]: name === 'hostname' ? value.trim() : value } }
  })
}

/** A name for the password. */
export const password = text(
  '`password` of the inventory; refused where that has one, too',
  (value) => ({ parameters: { password: new Secret(value) } }),
)

/** A name for the secret of one of our options. */
export function secret(name: 'enableSecret' | 'passphrase'): ForeignName {
  return text(`\`${name}\``, (value) => ({ options: { [name]: new Secret(value) } }))
}

/**
 * A name that is refused, unless it asks for what happens anyway.
 *
 * @param reason - Why, and what there is instead.
 * @param anyway - Values that ask for what happens anyway.
 */
export function refused(reason: string, ...anyway: readonly unknown[]): ForeignName {
  const isFine = (value: unknown): boolean => anyway.includes(value) || isEmptyMap(value)
  const except = anyway.length === 0 ? '' : `, except ${anyway.map(shown).join(', ')}`
  return {
    meaning: `refused${except}: ${reason}`,
    read: (value) => (isFine(value) ? {} : { problem: `cannot be honoured: ${reason}` }),
  }
}

function shown(value: unknown): string {
  return `\`${JSON.stringify(value)}\``
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** What the Enter key sends. */
export const enter = text('`enter`', (key) =>
  key === '\n' || key === '\r' || key === '\r\n'
    ? { options: { enter: key } }
    : wrong('a line feed, a carriage return, or both'),
)
