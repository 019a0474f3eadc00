import type { CharSet, ClassLetter } from './char-set.ts'
import { printAscii, printSet } from './print-chars.ts'
import type { RegexSyntax } from './print-regex.ts'
import type { Anchor, Look } from './python-regex.ts'

const shared = {
  look: ({ ahead, negative }: Look, body: string) =>
    `(?${ahead ? '' : '<'}${negative ? '!' : '='}${body})`,
  // JavaScript has no atomic groups; what a look ahead matched is not given back either.
  atomic: (body: string, group: number) => `(?:(?=(${body}))\\${group})`,
  hasBackreferences: true,
} as const

/** JavaScript, for texts that are ASCII only: no flag. */
export const javascriptAscii: RegexSyntax = {
  ...shared,
  chars: printAscii,
  anchor: ({ at }) => anchors[at],
}

/**
 * JavaScript, for any text: flag `u`. With the flag `v`, V8 11.3 of Node 20 does not find
 * `^(?: [^,]+,){2} ([^,]+)` in ` a, b, c`.
 */
export const javascriptUnicode: RegexSyntax = {
  ...shared,
  chars: printUnicode,
  anchor: ({ at, ascii }: Anchor) => (ascii ? anchors[at] : (boundaries[at] ?? anchors[at])),
}

const anchors: Readonly<Record<Anchor['at'], string>> = {
  start: '^',
  end: '$',
  'word-boundary': '\\b',
  // In Python, an empty text has no place at all that is not between words.
  'no-word-boundary': '(?:(?!^$)\\B)',
}

function printUnicode(set: CharSet): string {
  const printed = printSet(set, (hex) => `\\u{${hex}}`)
  if (typeof printed === 'string') return printed
  const union = printed.union.join('|')
  return printed.negated ? `(?:(?!${union})[^])` : `(?:${union})`
}

const word = printUnicode({ negated: false, ranges: [], classes: ['w' satisfies ClassLetter] })

/** `\b` of JavaScript knows ASCII words only. */
const boundaries: Readonly<Partial<Record<Anchor['at'], string>>> = {
  'word-boundary': `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`,
  'no-word-boundary': `(?!^$)(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`,
}
