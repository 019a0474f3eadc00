import {
  asciiRanges,
  type CharSet,
  type ClassLetter,
  type CodeRange,
  charBits,
  everything,
  onlyMember,
  spaceRanges,
} from './char-set.ts'

/** Writes a character beyond Latin-1, e.g. as `\u{263a}`. */
export type WriteCode = (hex: string) => string

/**
 * Writes the ASCII members of a set: right wherever the text is ASCII only, and quicker there.
 *
 * @param set - The set.
 */
export function printAscii(set: CharSet): string {
  const one = onlyMember(set)
  if (one !== undefined && one < 0x80) return printCode(one, latin)
  const bits = charBits(set)
  const known = printed.get(bits)
  if (known !== undefined) return known
  if (printed.size === mostPrinted) printed.clear()
  const text = printRanges(bits)
  printed.set(bits, text)
  return text
}

/** A template has a few sets, and each of them many times. */
const printed = new Map<bigint, string>()
const mostPrinted = 1_000

function printRanges(bits: bigint): string {
  const ranges = asciiRanges(bits)
  const [first, ...others] = ranges
  if (first === undefined) return '[^\\x00-\\x7f]'
  if (first.from === 0 && first.to === 127) return '[\\x00-\\x7f]'
  if (others.length === 0 && first.from === first.to) return printCode(first.from, latin)
  // The shorter of the two ways to say it; they differ only beyond ASCII.
  const left = asciiRanges(everything & ~bits)
  return left.length < ranges.length ? `[^${list(left, latin)}]` : `[${list(ranges, latin)}]`
}

const latin: WriteCode = (hex) => `\\x${hex}`

/** What a kind of characters holds, as Python says: https://docs.python.org/3.11/library/re.html. */
const members: Readonly<Record<'d' | 'w', string>> = {
  d: '\\p{Nd}',
  // What `str.isalnum()` holds true for, and the underscore.
  w: '\\p{L}\\p{N}_',
}

/**
 * Writes a whole set.
 *
 * @param set - The set.
 * @param write - How the engine writes a character beyond Latin-1.
 * @returns What stands for it where it is one set of the engine; else the sets that it is the union of, or
 *   where it is negated, that it is the opposite of. RE2 and the flag `u` know no set within a set.
 */
export function printSet(set: CharSet, write: WriteCode): string | PrintedUnion {
  const { negated, ranges, classes } = set
  const one = onlyMember(set)
  if (one !== undefined) return printCode(one, write)
  const positive = classes.filter((letter) => !isNegative(letter))
  const named = list(ranges, write) + positive.map((letter) => membersOf(letter, write)).join('')
  const opposites = classes.filter(isNegative).map((letter) => membersOf(letter, write))
  const [opposite, ...others] = opposites
  if (opposite === undefined) return oneSet(named, negated, write)
  if (named === '' && others.length === 0) return oneSet(opposite, !negated, write)
  const union = opposites.map((members) => oneSet(members, true, write))
  return { negated, union: named === '' ? union : [oneSet(named, false, write), ...union] }
}

/** One set of an engine; where nothing is named, all characters or none. */
function oneSet(members: string, negated: boolean, write: WriteCode): string {
  const isAll = members === ''
  const named = isAll ? list([{ from: 0, to: 0x10ffff }], write) : members
  return `[${negated !== isAll ? '^' : ''}${named}]`
}

/** A set that an engine has no set for. */
export interface PrintedUnion {
  readonly negated: boolean
  /** Sets of the engine, of which it is the union; where it is negated, the opposite of that. */
  readonly union: readonly string[]
}

const isNegative = (letter: ClassLetter) => letter === letter.toUpperCase()

function membersOf(letter: ClassLetter, write: WriteCode): string {
  const positive = letter.toLowerCase() as 'd' | 's' | 'w'
  return positive === 's' ? list(spaceRanges, write) : members[positive]
}

function list(ranges: readonly CodeRange[], write: WriteCode): string {
  return ranges
    .map(({ from, to }) =>
      from === to ? printCode(from, write) : `${printCode(from, write)}-${printCode(to, write)}`,
    )
    .join('')
}

/** A character; all but letters and digits by number, so that none has a meaning of its own. */
function printCode(code: number, write: WriteCode): string {
  const char = String.fromCharCode(code)
  if (code < 0x80 && /[0-9A-Za-z]/.test(char)) return char
  const hex = code.toString(16).padStart(2, '0')
  return code <= 0xff ? latin(hex) : write(hex)
}
