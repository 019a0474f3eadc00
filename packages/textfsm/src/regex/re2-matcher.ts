import { createRequire } from 'node:module'
import type { LineMatch } from './javascript-matcher.ts'
import { printRegex, type RegexSyntax } from './print-regex.ts'
import type { RegexNode } from './python-regex.ts'

const load = createRequire(import.meta.url)

/**
 * Compiles an expression for RE2, which takes time in proportion to the line whatever the expression, and
 * keeps what groups matched as Python does.
 *
 * @param root - The expression.
 * @param syntax - One of RE2's.
 * @returns `undefined` where RE2 cannot say it.
 */
export function compileRe2(root: RegexNode, syntax: RegexSyntax): LineMatch | undefined {
  const printed = printRegex(root, syntax)
  if (printed === undefined) return undefined
  const { source, groups } = printed
  // Loaded on first use: its import takes longer than most templates take to parse.
  const { RE2JS } = load('re2js') as typeof import('re2js')
  let compiled: import('re2js').RE2JS
  try {
    compiled = RE2JS.compile(source, RE2JS.LOOKBEHINDS)
  } catch {
    return undefined // brackets in brackets a thousand deep
  }
  return (line) => {
    const matcher = compiled.matcher(line)
    if (!matcher.lookingAt()) return null
    return groups.map((group) => matcher.group(group) ?? undefined)
  }
}
