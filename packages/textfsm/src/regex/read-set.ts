import {
  asciiClass,
  type CharSet,
  type ClassLetter,
  type CodeRange,
  ignoringCase,
} from './char-set.ts'
import { readEscape } from './read-escape.ts'
import type { RegexFlags } from './regex-flags.ts'
import type { RegexText } from './regex-text.ts'

/** What a set names. */
interface Named {
  readonly ranges: CodeRange[]
  readonly classes: ClassLetter[]
}

/**
 * Reads a set of characters in square brackets.
 *
 * @param text - Behind the opening bracket.
 * @param flags - What holds here.
 * @throws {@link PatternError} where it does not end, or a range runs backwards.
 */
export function readSet(text: RegexText, flags: RegexFlags): CharSet {
  const start = text.at - 1
  const negated = text.takeIf('^')
  const named: Named = { ranges: [], classes: [] }
  // A closing bracket that comes first is a member.
  do readPart(text, start, named)
  while (text.next !== ']')
  text.take()
  const set = { negated, ...(flags.ascii ? withAsciiClasses(named) : named) }
  return flags.ignoreCase ? ignoringCase(set, flags.ascii) : set
}

/** Reads a member, or a range of them. */
function readPart(text: RegexText, start: number, { ranges, classes }: Named): void {
  const from = readMember(text, start)
  const behind = text.at
  const to = text.takeIf('-') && text.next !== ']' ? readMember(text, start) : undefined
  if (text.isAtEnd) throw text.fault(start, 'no ] ends the set')
  if (to === undefined) {
    text.at = behind // a hyphen that comes last is a member of its own
    if (typeof from === 'string') classes.push(from)
    else ranges.push({ from, to: from })
  } else if (typeof from === 'string' || typeof to === 'string') {
    throw text.fault(start, 'a range goes from a character to another, not to a kind of characters')
  } else if (to < from) {
    throw text.fault(start, 'a range runs backwards')
  } else {
    ranges.push({ from, to })
  }
}

function readMember(text: RegexText, start: number): number | ClassLetter {
  if (text.isAtEnd) throw text.fault(start, 'no ] ends the set')
  const at = text.at
  const char = text.take()
  if (char !== '\\') return char.codePointAt(0) as number
  const member = readEscape(text, at)
  return member.kind === 'class' ? member.letter : member.code
}

function withAsciiClasses({ ranges, classes }: Named): Named {
  const named = classes.flatMap((letter) => {
    const set = asciiClass(letter)
    return set.negated ? complement(set.ranges) : set.ranges
  })
  return { ranges: [...ranges, ...named], classes: [] }
}

/** Everything but some ranges, which are in order and apart. */
function complement(ranges: readonly CodeRange[]): CodeRange[] {
  const found: CodeRange[] = []
  let from = 0
  for (const range of ranges) {
    if (range.from > from) found.push({ from, to: range.from - 1 })
    from = range.to + 1
  }
  return [...found, { from, to: 0x10ffff }]
}
