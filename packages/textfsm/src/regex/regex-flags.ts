import type { RegexText } from './regex-text.ts'

/** What `(?…)` switches on. */
export interface RegexFlags {
  /** `a`: digits, spaces and word characters are ASCII only. */
  readonly ascii: boolean
  /** `i`: case does not matter. */
  readonly ignoreCase: boolean
  /** `s`: `.` takes a line feed, too. */
  readonly dotAll: boolean
  /** `x`: white space and comments in the expression mean nothing. */
  readonly verbose: boolean
}

/** Nothing is switched on. */
export const noFlags: RegexFlags = {
  ascii: false,
  ignoreCase: false,
  dotAll: false,
  verbose: false,
}

const flagOfLetter: Readonly<Record<string, keyof RegexFlags | undefined>> = {
  a: 'ascii',
  i: 'ignoreCase',
  s: 'dotAll',
  x: 'verbose',
}

/**
 * Reads the letters of `(?flags)` or `(?flags-flags:`, up to the `)` or `:`, which stays.
 *
 * @param text - Behind the `?`.
 * @param flags - What holds before.
 * @param start - Where the bracket opened.
 * @throws {@link PatternError} for a letter that is no flag, or cannot be switched off.
 */
export function readFlags(text: RegexText, flags: RegexFlags, start: number): RegexFlags {
  const on = text.takeMatch(/[a-zA-Z]*/y)
  const off = text.takeIf('-') ? text.takeMatch(/[a-zA-Z]*/y) : undefined
  if (off === '') throw text.fault(start, 'a flag was expected behind the hyphen')
  const wrongOn = [...on].find((letter) => !/[aimsux]/.test(letter))
  if (wrongOn === 'L') throw text.fault(start, 'the flag L is for bytes, not for texts')
  if (wrongOn !== undefined) throw text.fault(start, `there is no flag ${wrongOn}`)
  if (on.includes('a') && on.includes('u')) {
    throw text.fault(start, 'the flags a and u exclude each other')
  }
  const wrongOff = [...(off ?? '')].find((letter) => !/[imsx]/.test(letter))
  if (wrongOff !== undefined) {
    throw text.fault(start, `${wrongOff} is no flag that can be switched off`)
  }
  const changed = { ...flags, ...setAll(on, true), ...setAll(off ?? '', false) }
  return on.includes('u') ? { ...changed, ascii: false } : changed
}

// `m` changes nothing here: what is matched is one line. `u` is what holds anyway.
function setAll(letters: string, isOn: boolean): Partial<RegexFlags> {
  const names = [...letters].flatMap((letter) => flagOfLetter[letter] ?? [])
  return Object.fromEntries(names.map((name) => [name, isOn]))
}
