import { printRegex, type RegexSyntax } from './print-regex.ts'
import type { RegexNode } from './python-regex.ts'

/** What the groups of a match hold, by number; 0 is the whole. `undefined` where a group took no part. */
export type Captures = readonly (string | undefined)[]

/** Matches a line from its start; the match need not reach the end. */
export type LineMatch = (line: string) => Captures | null

/**
 * Compiles an expression for JavaScript's own engine, which goes back and tries again.
 *
 * @param root - The expression.
 * @param syntax - One of JavaScript's.
 * @param flags - Those that it needs.
 */
export function compileJavascript(root: RegexNode, syntax: RegexSyntax, flags: string): LineMatch {
  const printed = printRegex(root, syntax)
  // No set of Python's is beyond JavaScript: see `print-chars.ts`.
  if (printed === undefined) return () => null
  const { source, groups } = printed
  const expression = new RegExp(`^(?:${source})`, flags)
  if (groups.every((group, index) => group === index)) return (line) => expression.exec(line)
  return (line) => {
    const match = expression.exec(line)
    return match && groups.map((group) => match[group])
  }
}
