import { isMap, nearest } from '@nornir-ts/kernel'
import { NetboxOptionError } from './option-error.ts'

/** Refuses names that are not known, with the nearest that is; gives the names. */
export function checkNames(prefix: string, value: unknown, known: readonly string[]): string[] {
  if (!isMap(value)) throw wrong(prefix.slice(0, -1), 'a map', value)
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue
    const suggestion = nearest(name, known)
    const expected = `one of ${known.join(', ')}`
    throw new NetboxOptionError({
      option: prefix + name,
      expected,
      received: 'an unknown option',
      suggestion,
    })
  }
  return Object.keys(value)
}

/** Refuses all that is none of a few words. */
export function words(option: string, values: unknown, known: readonly string[]): void {
  for (const value of list(option, values)) {
    if (known.includes(value as string)) continue
    const suggestion = typeof value === 'string' ? nearest(value, known) : undefined
    const received = typeof value === 'string' ? `"${value}"` : kindOf(value)
    throw new NetboxOptionError({
      option,
      expected: `one of ${known.join(', ')}`,
      received,
      suggestion,
    })
  }
}

/** Refuses what is no list. */
export function list(option: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(option, 'a list', value)
  return value
}

/** Refuses what is no text. */
export function text(option: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw wrong(option, 'a text', value)
}

/** Refuses what is neither true nor false. */
export function flag(option: string, value: unknown): void {
  if (typeof value !== 'boolean') throw wrong(option, 'true or false', value)
}

/** Refuses what is no whole number in a range. */
export function whole(
  option: string,
  value: unknown,
  [least, most]: readonly [number, number],
): number {
  const isRight = Number.isInteger(value) && (value as number) >= least && (value as number) <= most
  if (isRight) return value as number
  const received = typeof value === 'number' ? String(value) : kindOf(value)
  const expected = `a whole number from ${least} to ${most}`
  throw new NetboxOptionError({ option, expected, received })
}

/** An error that never shows the value: it may be a token in the wrong place. */
export function wrong(option: string, expected: string, value: unknown): Error {
  return new NetboxOptionError({ option, expected, received: kindOf(value) })
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (value === '') return 'an empty text'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`
}
