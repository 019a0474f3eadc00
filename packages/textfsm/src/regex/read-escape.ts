import type { ClassLetter } from './char-set.ts'
import type { RegexText } from './regex-text.ts'

const controls: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08, // only within a set; elsewhere it is a boundary
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
}

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** What a backslash and the letters behind it stand for. */
export type Escape =
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'class'; readonly letter: ClassLetter }

/**
 * Reads what follows a backslash, as far as it means the same within a set and outside.
 *
 * @param text - Behind the backslash.
 * @param start - Where the backslash is.
 * @throws {@link PatternError} where Python knows no such escape.
 */
export function readEscape(text: RegexText, start: number): Escape {
  const letter = text.take()
  if (letter === '') throw text.fault(start, 'a backslash ends the expression')
  if (isClassLetter(letter)) return { kind: 'class', letter }
  const control = controls[letter]
  if (control !== undefined) return { kind: 'char', code: control }
  const length = hexDigits[letter]
  if (length !== undefined) return { kind: 'char', code: readHex(text, { start, length }) }
  if (/[0-7]/.test(letter)) return { kind: 'char', code: readOctal(text, { start, letter }) }
  if (letter === 'N')
    throw text.fault(start, 'characters by name are not known here; write \\uXXXX')
  if (/[a-z0-9]/i.test(letter)) throw text.fault(start, 'there is no such escape')
  return { kind: 'char', code: letter.codePointAt(0) as number }
}

const isClassLetter = (letter: string): letter is ClassLetter => /^[dDsSwW]$/.test(letter)

function readHex(text: RegexText, { start, length }: { start: number; length: number }): number {
  const digits = text.pattern.slice(text.at, text.at + length)
  if (digits.length < length || !/^[0-9a-f]+$/i.test(digits)) {
    throw text.fault(start, `${length} hexadecimal digits were expected`)
  }
  text.at += length
  const code = Number.parseInt(digits, 16)
  if (code > 0x10ffff) throw text.fault(start, 'there is no such character')
  return code
}

function readOctal(text: RegexText, { start, letter }: { start: number; letter: string }): number {
  const digits = letter + text.takeMatch(/[0-7]{0,2}/y)
  const code = Number.parseInt(digits, 8)
  if (code > 0o377) throw text.fault(start, 'an octal escape is at most \\377')
  return code
}
