/** Code points from `from` to `to`, both within. */
export interface CodeRange {
  /** The first. */
  readonly from: number
  /** The last. */
  readonly to: number
}

/** Kinds of characters that Python knows by a letter: digits, white space, word characters, and the others. */
export type ClassLetter = 'd' | 'D' | 's' | 'S' | 'w' | 'W'

/** White space of Python: what `str.isspace()` holds true for. */
export const spaceRanges: readonly CodeRange[] = [
  { from: 0x09, to: 0x0d },
  { from: 0x1c, to: 0x20 },
  { from: 0x85, to: 0x85 },
  { from: 0xa0, to: 0xa0 },
  { from: 0x1680, to: 0x1680 },
  { from: 0x2000, to: 0x200a },
  { from: 0x2028, to: 0x2029 },
  { from: 0x202f, to: 0x202f },
  { from: 0x205f, to: 0x205f },
  { from: 0x3000, to: 0x3000 },
]

/** What one place in a text may hold. */
export interface CharSet {
  /** Whether the set is everything that is *not* named. */
  readonly negated: boolean
  /** Code points that are named, in any order; they may overlap. */
  readonly ranges: readonly CodeRange[]
  /** Kinds of characters that are named. */
  readonly classes: readonly ClassLetter[]
}

/**
 * Members of a set as bits: 0 to 127 are those of ASCII; beyond, one bit each stands for digits, for white
 * space, for other word characters and for the rest, and is set where *some* such character can be a member.
 */
export type CharBits = bigint

const digitsBeyond: CharBits = 1n << 128n
const spacesBeyond: CharBits = 1n << 129n
const wordsBeyond: CharBits = 1n << 130n
const restBeyond: CharBits = 1n << 131n

/** The bits that stand for what is beyond ASCII. */
export const beyondAscii: CharBits = digitsBeyond | spacesBeyond | wordsBeyond | restBeyond

/** Every character. */
export const everything: CharBits = (1n << 132n) - 1n

/** Not a character but the end of the line, where an expression can ask for it. */
export const endOfLine: CharBits = 1n << 132n

/**
 * A set of one character.
 *
 * @param code - Its code point.
 */
export function oneChar(code: number): CharSet {
  return { negated: false, ranges: [{ from: code, to: code }], classes: [] }
}

/**
 * The member of a set that has one only.
 *
 * @param set - The set.
 * @returns Its code point.
 */
export function onlyMember({ negated, ranges, classes }: CharSet): number | undefined {
  const [range] = ranges
  if (negated || ranges.length !== 1 || classes.length > 0) return undefined
  return range?.from === range?.to ? range?.from : undefined
}

/** What `.` takes: everything but a line feed. */
export const anyButLineFeed: CharSet = { ...oneChar(0x0a), negated: true }

/** What `.` takes where `(?s)` is on. */
export const anyChar: CharSet = { negated: true, ranges: [], classes: [] }

const bitsOf = (from: number, to: number): CharBits => {
  if (from > 127) return 0n
  const last = Math.min(to, 127)
  return ((1n << BigInt(last - from + 1)) - 1n) << BigInt(from)
}

const digits = bitsOf(0x30, 0x39) | digitsBeyond
/** White space. */
export const whiteSpace: CharBits = bitsOf(0x09, 0x0d) | bitsOf(0x1c, 0x20) | spacesBeyond
const words = digits | bitsOf(0x41, 0x5a) | bitsOf(0x61, 0x7a) | bitsOf(0x5f, 0x5f) | wordsBeyond

const bitsOfClass: Readonly<Record<ClassLetter, CharBits>> = {
  d: digits,
  s: whiteSpace,
  w: words,
  D: everything & ~digits,
  S: everything & ~whiteSpace,
  W: everything & ~words,
}

/**
 * The members of a set: at least what it has, rather more.
 *
 * @param set - The set.
 */
export function charBits({ negated, ranges, classes }: CharSet): CharBits {
  let named: CharBits = 0n
  for (const letter of classes) named |= bitsOfClass[letter]
  for (const { from, to } of ranges) named |= bitsOf(from, to)
  // Of each kind beyond ASCII, ranges name some but never all.
  if (negated) return everything & ~named
  return ranges.some(({ to }) => to > 127) ? named | beyondAscii : named
}

/**
 * The ranges that bits stand for, those beyond ASCII left out.
 *
 * @param bits - ASCII members.
 */
export function asciiRanges(bits: CharBits): readonly CodeRange[] {
  const ranges: CodeRange[] = []
  let from: number | undefined
  const isMember = asciiMembers(bits)
  for (let code = 0; code < 128; code++) {
    if (isMember(code)) from ??= code
    else if (from !== undefined) {
      ranges.push({ from, to: code - 1 })
      from = undefined
    }
  }
  return from === undefined ? ranges : [...ranges, { from, to: 127 }]
}

/**
 * Tells of ASCII characters whether they are members.
 *
 * @param bits - The members.
 */
export function asciiMembers(bits: CharBits): (code: number) => boolean {
  // Numbers, because arithmetic with big integers is slow: it would take most of the time of reading a template.
  const words = [0n, 32n, 64n, 96n].map((from) => Number(BigInt.asUintN(32, bits >> from)))
  return (code) => (((words[code >> 5] as number) >>> (code & 31)) & 1) === 1
}

/**
 * The class of a letter where `(?a)` is on: ASCII members only, and for `D`, `S`, `W` everything else.
 *
 * @param letter - The letter.
 */
export function asciiClass(letter: ClassLetter): CharSet {
  const positive = letter.toLowerCase() as 'd' | 's' | 'w'
  const isNegated = letter !== positive
  // In ASCII alone, the four separators 0x1c to 0x1f are no white space.
  const bits = positive === 's' ? bitsOf(0x09, 0x0d) | bitsOf(0x20, 0x20) : bitsOfClass[positive]
  return { negated: isNegated, ranges: asciiRanges(bits), classes: [] }
}

// https://docs.python.org/3/library/re.html#re.IGNORECASE: ASCII letters also match these four.
const foldedToAscii: Readonly<Record<string, readonly number[]>> = {
  i: [0x130, 0x131],
  k: [0x212a],
  s: [0x17f],
}

/** What a range is taken apart for: far more letters than any template names, and still quick. */
const mostCodesFolded = 0x3000

/**
 * Adds to a set what differs from its members only in case.
 *
 * @param set - The set; kinds of characters have both cases as they are.
 * @param ascii - Whether only letters of ASCII have cases, as `(?a)` says.
 */
export function ignoringCase(set: CharSet, ascii: boolean): CharSet {
  const others = ascii ? otherAsciiCases : otherCases
  const ranges = set.ranges.flatMap((range) => [range, ...others(range)])
  return { ...set, ranges }
}

function otherAsciiCases({ from, to }: CodeRange): CodeRange[] {
  return [
    { from: 0x41, to: 0x5a, by: 0x20 },
    { from: 0x61, to: 0x7a, by: -0x20 },
  ].flatMap((letters) => {
    const [first, last] = [Math.max(from, letters.from), Math.min(to, letters.to)]
    return first > last ? [] : [{ from: first + letters.by, to: last + letters.by }]
  })
}

function otherCases({ from, to }: CodeRange): CodeRange[] {
  const found: CodeRange[] = []
  for (let code = from; code <= Math.min(to, from + mostCodesFolded); code++) {
    const char = String.fromCodePoint(code)
    const lower = char.toLowerCase()
    for (const variant of [lower, char.toUpperCase()]) {
      const other = variant.codePointAt(0)
      const isOne = other !== undefined && String.fromCodePoint(other) === variant
      if (isOne && other !== code) found.push({ from: other, to: other })
    }
    for (const folded of foldedToAscii[lower] ?? []) found.push({ from: folded, to: folded })
  }
  return found
}
