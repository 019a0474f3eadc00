import type { Token } from '../schema/value.ts'

/** Splits a line at blanks; a string in quotes is one token. */
export function tokenize(line: string): readonly Token[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"?|[{}]|[^\s"{}]+/g)].map((match) => ({
    text: match[1] ?? match[0],
    isQuoted: match[0].startsWith('"'),
    column: match.index,
    width: match[0].length,
  }))
}
