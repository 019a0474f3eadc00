import {
  anyButLineFeed,
  anyChar,
  asciiClass,
  type CharSet,
  type ClassLetter,
  ignoringCase,
  oneChar,
} from './char-set.ts'
import type { GroupName, PythonRegex, RegexNode } from './python-regex.ts'
import { readEscape } from './read-escape.ts'
import { type GroupContext, readGroup } from './read-group.ts'
import { checkReferences, readReference } from './read-reference.ts'
import { readSet } from './read-set.ts'
import { noFlags, type RegexFlags, readFlags } from './regex-flags.ts'
import { RegexText } from './regex-text.ts'

/** Engines refuse what is much longer; the longest of ntc-templates has 1 906 characters. */
const longest = 10_000

/**
 * Reads a regular expression as Python 3.11's `re` reads one.
 *
 * Source: https://docs.python.org/3.11/library/re.html#regular-expression-syntax
 *
 * @param pattern - The expression.
 * @throws {@link PatternError} where Python refuses it, and for what has no faithful counterpart:
 *   conditions, and back-references to groups that may have stayed out of the match.
 */
export function readRegex(pattern: string): PythonRegex {
  const text = new RegexText(pattern)
  if (pattern.length > longest) {
    throw text.fault(
      0,
      `the expression has ${pattern.length} characters; at most ${longest} can be read`,
    )
  }
  const names: GroupName[] = []
  const context: GroupContext = {
    text,
    names,
    groupCount: 0,
    depth: 0,
    open: new Set(),
    readChoice: (flags) => readChoice(context, flags),
  }
  const root = readChoice(context, readGlobalFlags(text))
  if (!text.isAtEnd) throw text.fault(text.at, 'nothing opens this bracket')
  checkReferences(text, root)
  return { root, groupCount: context.groupCount, names }
}

/** Flags for the whole; from Python 3.11 on they stand at the very start or not at all. */
function readGlobalFlags(text: RegexText): RegexFlags {
  let flags = noFlags
  for (;;) {
    const start = text.at
    if (text.takeMatch(/\(\?(?=[a-zA-Z]+\))/y) === '') return flags
    flags = readFlags(text, flags, start)
    text.take()
  }
}

function readChoice(context: GroupContext, flags: RegexFlags): RegexNode {
  const branches = [readSequence(context, flags)]
  while (context.text.takeIf('|')) branches.push(readSequence(context, flags))
  return branches.length === 1 ? (branches[0] as RegexNode) : { kind: 'choice', branches }
}

function readSequence(context: GroupContext, flags: RegexFlags): RegexNode {
  const { text } = context
  const items: RegexNode[] = []
  for (;;) {
    if (flags.verbose) text.takeMatch(/(?:[ \t\n\r\v\f]|#[^\n]*(?:\n|$))+/y)
    if (text.isAtEnd || text.next === '|' || text.next === ')') break
    const mark = quantifierAt(text)
    const item =
      mark === undefined ? readItem(context, flags) : readRepeat(text, { mark, body: items.pop() })
    if (item !== undefined) items.push(item)
  }
  return items.length === 1 ? (items[0] as RegexNode) : { kind: 'sequence', items }
}

/** What repeats the item before it. */
function readRepeat(
  text: RegexText,
  { mark, body }: { mark: string; body: RegexNode | undefined },
): RegexNode {
  const start = text.at
  text.at += mark.length
  if (body === undefined || body.kind === 'anchor') {
    throw text.fault(start, 'there is nothing to repeat')
  }
  if (body.kind === 'repeat') throw text.fault(start, 'a repetition is repeated')
  return { kind: 'repeat', body, ...limitsOf(text, { start, mark }), mode: readMode(text) }
}

/** `*`, `+`, `?` or a complete `{…}`; anything else in braces is taken as it is. */
function quantifierAt(text: RegexText): string | undefined {
  const start = text.at
  const mark = text.takeMatch(/[*+?]|\{(?:\d+(?:,\d*)?|,\d*)\}/y)
  text.at = start
  return mark === '' ? undefined : mark
}

function limitsOf(text: RegexText, { start, mark }: { start: number; mark: string }) {
  if (mark === '*') return { min: 0, max: Number.POSITIVE_INFINITY }
  if (mark === '+') return { min: 1, max: Number.POSITIVE_INFINITY }
  if (mark === '?') return { min: 0, max: 1 }
  const [least = '', most = least] = mark.slice(1, -1).split(',')
  const min = Number(least)
  const max = most === '' ? Number.POSITIVE_INFINITY : Number(most)
  if (min > 65_535 || (Number.isFinite(max) && max > 65_535)) {
    throw text.fault(start, 'at most 65535 repetitions can be asked for')
  }
  if (max < min) throw text.fault(start, 'the least number of repetitions is above the most')
  return { min, max }
}

function readMode(text: RegexText): 'greedy' | 'lazy' | 'possessive' {
  if (text.takeIf('?')) return 'lazy'
  return text.takeIf('+') ? 'possessive' : 'greedy'
}

/** One item without what repeats it; none for a comment. */
function readItem(context: GroupContext, flags: RegexFlags): RegexNode | undefined {
  const { text } = context
  const start = text.at
  const char = text.take()
  switch (char) {
    case '.':
      return { kind: 'chars', set: flags.dotAll ? anyChar : anyButLineFeed }
    case '^':
      return { kind: 'anchor', at: 'start', ascii: flags.ascii }
    case '$':
      return { kind: 'anchor', at: 'end', ascii: flags.ascii }
    case '[':
      return { kind: 'chars', set: readSet(text, flags) }
    case '(':
      return readGroup(context, flags, start)
    case '\\':
      return readBackslash(context, flags, start)
    default:
      return { kind: 'chars', set: cased(oneChar(char.codePointAt(0) as number), flags) }
  }
}

function readBackslash(context: GroupContext, flags: RegexFlags, start: number): RegexNode {
  const { text } = context
  const { ascii } = flags
  if (text.takeIf('A')) return { kind: 'anchor', at: 'start', ascii }
  if (text.takeIf('Z')) return { kind: 'anchor', at: 'end', ascii }
  if (text.takeIf('b')) return { kind: 'anchor', at: 'word-boundary', ascii }
  if (text.takeIf('B')) return { kind: 'anchor', at: 'no-word-boundary', ascii }
  // Three octal digits are a character; any other number that does not start with 0 is a group.
  const isOctal = /^[0-7]{3}/.test(text.pattern.slice(text.at, text.at + 3))
  const number = isOctal ? '' : text.takeMatch(/[1-9]\d?/y)
  if (number !== '') return readReference(context, { index: Number(number), start, flags })
  const char = readEscape(text, start)
  if (char.kind === 'class') return { kind: 'chars', set: setOfClass(char.letter, flags) }
  return { kind: 'chars', set: cased(oneChar(char.code), flags) }
}

function setOfClass(letter: ClassLetter, flags: RegexFlags): CharSet {
  return flags.ascii ? asciiClass(letter) : { negated: false, ranges: [], classes: [letter] }
}

const cased = (set: CharSet, flags: RegexFlags) =>
  flags.ignoreCase ? ignoringCase(set, flags.ascii) : set
