import { printAscii, printSet } from './print-chars.ts'
import type { RegexSyntax } from './print-regex.ts'
import { type Anchor, hasGroup } from './python-regex.ts'

const anchors: Readonly<Record<Anchor['at'], string | undefined>> = {
  start: '^',
  end: '$',
  'word-boundary': '\\b',
  // RE2 finds one in an empty text, Python does not.
  'no-word-boundary': undefined,
}

/** RE2 for texts that are ASCII only. It knows no look ahead, no group in a look behind, no atomic group and no back-reference. */
export const re2Ascii: RegexSyntax = {
  chars: printAscii,
  anchor: ({ at }) => anchors[at],
  look: ({ ahead, negative, body: node }, body) =>
    ahead || hasGroup(node) ? undefined : `(?<${negative ? '!' : '='}${body})`,
  hasBackreferences: false,
  mostRounds: 1_000,
}

/** RE2 for any text; its `\b` knows ASCII words only. */
export const re2Unicode: RegexSyntax = {
  ...re2Ascii,
  chars: (set) => {
    const printed = printSet(set, (hex) => `\\x{${hex}}`)
    if (typeof printed === 'string') return printed
    return printed.negated ? undefined : `(?:${printed.union.join('|')})`
  },
  anchor: ({ at, ascii }) => (ascii || !at.includes('word') ? anchors[at] : undefined),
}
