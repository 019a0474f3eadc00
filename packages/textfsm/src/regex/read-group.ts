import type { GroupName, RegexNode } from './python-regex.ts'
import { readReference } from './read-reference.ts'
import { type RegexFlags, readFlags } from './regex-flags.ts'
import type { RegexText } from './regex-text.ts'
import { widthOf } from './regex-width.ts'

/** What is known of the groups of an expression while it is read. */
export interface GroupContext {
  readonly text: RegexText
  /** Groups with names that were opened. */
  readonly names: GroupName[]
  /** How many groups were opened. */
  groupCount: number
  /** How many brackets are open. */
  depth: number
  /** Numbers of those that are still open. */
  readonly open: Set<number>
  /** Reads up to the bracket that closes, which stays. */
  readonly readChoice: (flags: RegexFlags) => RegexNode
}

/**
 * Reads what stands in round brackets.
 *
 * @param context - Behind the opening bracket.
 * @param flags - What holds here.
 * @param start - Where the bracket is.
 * @returns Nothing for a comment.
 * @throws {@link PatternError} where Python refuses it, and for conditions.
 */
export function readGroup(
  context: GroupContext,
  flags: RegexFlags,
  start: number,
): RegexNode | undefined {
  const { text } = context
  if (!text.takeIf('?')) return readCapture(context, { flags, start, name: undefined })
  if (text.takeIf(':')) return ungrouped(readBody(context, flags, start))
  if (text.takeIf('>')) return { kind: 'atomic', body: readBody(context, flags, start) }
  if (text.takeIf('#')) {
    text.takeUntil(')', start)
    return undefined
  }
  if (text.takeIf('=')) return readLook(context, { flags, start, ahead: true, negative: false })
  if (text.takeIf('!')) return readLook(context, { flags, start, ahead: true, negative: true })
  if (text.takeIf('<=')) return readLook(context, { flags, start, ahead: false, negative: false })
  if (text.takeIf('<!')) return readLook(context, { flags, start, ahead: false, negative: true })
  if (text.takeIf('P')) return readNamed(context, flags, start)
  if (text.takeIf('(')) {
    throw text.fault(start, 'conditions cannot be done here; write both branches as (?:…|…)')
  }
  return readFlagged(context, flags, start)
}

function readNamed(context: GroupContext, flags: RegexFlags, start: number): RegexNode {
  const { text, names } = context
  if (text.takeIf('=')) {
    const name = text.takeUntil(')', start)
    const group = names.find((known) => known.name === name)
    if (group === undefined) throw text.fault(start, `there is no group ${name} before this`)
    return readReference(context, { index: group.index, start, flags })
  }
  if (!text.takeIf('<')) throw text.fault(start, 'after (?P, < or = was expected')
  const name = text.takeUntil('>', start)
  // https://docs.python.org/3.11/library/re.html: names of groups are identifiers.
  if (!/^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name)) {
    throw text.fault(start, `${name === '' ? 'nothing' : name} is no name for a group`)
  }
  if (names.some((known) => known.name === name)) {
    throw text.fault(start, `there is a group ${name} already`)
  }
  return readCapture(context, { flags, start, name })
}

function readCapture(
  context: GroupContext,
  { flags, start, name }: { flags: RegexFlags; start: number; name: string | undefined },
): RegexNode {
  context.groupCount += 1
  const index = context.groupCount
  if (name !== undefined) context.names.push({ name, index })
  context.open.add(index)
  const body = readBody(context, flags, start)
  context.open.delete(index)
  return { kind: 'group', index, body }
}

function readLook(
  context: GroupContext,
  {
    flags,
    start,
    ahead,
    negative,
  }: { flags: RegexFlags; start: number; ahead: boolean; negative: boolean },
): RegexNode {
  const body = readBody(context, flags, start)
  const { min, max } = widthOf(body)
  if (!ahead && min !== max) {
    throw context.text.fault(start, 'what is looked for behind must have one width')
  }
  return { kind: 'look', ahead, negative, body }
}

function readFlagged(context: GroupContext, flags: RegexFlags, start: number): RegexNode {
  const { text } = context
  const changed = readFlags(text, flags, start)
  if (text.takeIf(':')) return ungrouped(readBody(context, changed, start))
  text.take()
  throw text.fault(
    start,
    text.pattern[text.at - 1] === ')'
      ? 'flags for the whole stand at its very start; here, write (?i:…)'
      : 'there is no such group',
  )
}

/** Brackets make one item of what is within: a repetition in them can be repeated. */
function ungrouped(body: RegexNode): RegexNode {
  return { kind: 'sequence', items: [body] }
}

/** Python itself reads hardly more brackets in brackets. */
const mostDeep = 450

function readBody(context: GroupContext, flags: RegexFlags, start: number): RegexNode {
  const { text, readChoice } = context
  context.depth += 1
  if (context.depth > mostDeep) {
    throw text.fault(start, `brackets stand in brackets more than ${mostDeep} deep`)
  }
  const body = readChoice(flags)
  context.depth -= 1
  if (!text.takeIf(')')) {
    text.at = start + 1
    throw text.fault(start, 'no ) closes this')
  }
  return body
}
