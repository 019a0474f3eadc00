import { type CharBits, everything, whiteSpace } from './char-set.ts'
import { before, type FirstChars, firstChars, type KnownFirsts } from './first-chars.ts'
import type { Look, RegexNode, Repeat, Sequence } from './python-regex.ts'
import { widthOf } from './regex-width.ts'

/** A repetition that an engine can leave at several places, and come back to. */
export interface Reentry {
  /** What stands at such a place: it goes on with the repetition, and with what follows. */
  readonly at: CharBits
  /** Whether the repetition is one over white space: all of its places are then in one run of it. */
  readonly isOverSpaces: boolean
}

/** What a backtracking engine may have to try: the product of all ways of all choices that the next character does not decide. */
export interface Backtracking {
  /** How many characters it goes over at each place that it comes by: the one that is there, and what looks see. */
  readonly cost: number
  /** What choices with a fixed number of ways come to; `Infinity` where each character doubles the ways. */
  readonly factor: number
  /** Choices with as many ways as the text has places for them. */
  readonly reentries: readonly Reentry[]
}

const none: Backtracking = { cost: 1, factor: 1, reentries: [] }
const explosive: Backtracking = { cost: 1, factor: Number.POSITIVE_INFINITY, reentries: [] }

/** Behind the whole, and behind what a look looks for, there is nothing that could fail. */
const end: FirstChars = { bits: 0n, canBeEmpty: true }

/** With more of them, a bound that is low enough is hardly found, and takes long to compute. */
const mostReentries = 40

/**
 * How much a backtracking engine may have to try before it knows that a text does not match.
 *
 * A choice whose ways begin with different characters costs nothing: the next character decides. Only
 * where it does not, the engine can come back and try another way: once more for every way of all
 * other such choices. Within a repetition without limit, that doubles with every character. What comes
 * out is an upper bound; of `foo|fox` it does not see that the third letter decides.
 *
 * @param root - The expression.
 */
export function backtrackingOf(root: RegexNode): Backtracking {
  return visit(root, end, new Map())
}

function visit(node: RegexNode, follow: FirstChars, known: KnownFirsts): Backtracking {
  switch (node.kind) {
    case 'sequence':
      return visitSequence(node, follow, known)
    case 'choice': {
      const firsts = node.branches.map((branch) => firstChars(branch, known))
      const branches = node.branches.map((branch) => visit(branch, follow, known))
      const all = branches.reduce(both)
      if (all === explosive) return explosive
      const most = Math.max(...branches.map(({ factor }) => factor))
      return { ...all, factor: mostAlike(firsts, follow) * most }
    }
    case 'repeat':
      return visitRepeat(node, follow, known)
    case 'group':
    case 'atomic':
      return visit(node.body, follow, known)
    case 'look':
      return visitLook(node, known)
    default:
      return none
  }
}

/** So many branches are compared with each other. */
const mostCompared = 50

/** How many branches one character can leave open, at most; one that can be empty leaves what follows open. */
function mostAlike(firsts: readonly FirstChars[], follow: FirstChars): number {
  if (firsts.length > mostCompared) return firsts.length
  const behind = firsts.map((first) => before(first, follow).bits)
  const alike = behind.map((bits) => behind.filter((other) => (other & bits) !== 0n).length)
  const empty = firsts.filter(({ canBeEmpty }) => canBeEmpty)
  return Math.max(1, empty.length, ...alike)
}

function visitSequence({ items }: Sequence, follow: FirstChars, known: KnownFirsts): Backtracking {
  let rest = follow
  let sum = none
  for (const item of items.toReversed()) {
    sum = both(sum, visit(item, rest, known))
    rest = before(firstChars(item, known), rest)
  }
  return sum
}

function visitRepeat(
  { body, min, max, mode }: Repeat,
  follow: FirstChars,
  known: KnownFirsts,
): Backtracking {
  if (max === 0) return none
  const first = firstChars(body, known)
  const again = max > 1 ? before(first, follow) : follow
  const inner = visit(
    body,
    { bits: again.bits | follow.bits, canBeEmpty: follow.canBeEmpty },
    known,
  )
  const at = first.bits & follow.bits
  // What is possessive is not left at another place, but a round that fails late has gone over what follows.
  const isSure = mode === 'possessive' && body.kind === 'chars'
  const isAmbiguous = (first.canBeEmpty || at !== 0n) && !isSure && min !== max
  if (max === Number.POSITIVE_INFINITY) {
    const isPlain = inner.factor === 1 && inner.reentries.length === 0 && !first.canBeEmpty
    if (!isPlain) return explosive
    if (!isAmbiguous) return inner
    const isOverSpaces = body.kind === 'chars' && (first.bits & ~whiteSpace) === 0n
    return { ...inner, reentries: [{ at, isOverSpaces }] }
  }
  const rounds = repeated(inner, max)
  // Rounds that take nothing look again at the same place.
  const cost = first.canBeEmpty ? inner.cost * max : inner.cost
  return { ...rounds, cost, factor: rounds.factor * (isAmbiguous ? max - min + 1 : 1) }
}

function repeated(inner: Backtracking, times: number): Backtracking {
  const { factor, reentries } = inner
  if (reentries.length * times > mostReentries) return explosive
  return {
    ...inner,
    factor: factor ** times,
    reentries: reentries.length === 0 ? [] : Array(times).fill(reentries).flat(),
  }
}

/** A look goes through the text by itself, from every place where the engine comes by. */
function visitLook({ body }: Look, known: KnownFirsts): Backtracking {
  const inner = visit(body, end, known)
  const { max } = widthOf(body)
  return max === Number.POSITIVE_INFINITY
    ? both(inner, { ...none, reentries: [{ at: everything, isOverSpaces: false }] })
    : { ...inner, cost: inner.cost + max }
}

function both(left: Backtracking, right: Backtracking): Backtracking {
  const reentries = [...left.reentries, ...right.reentries]
  if (reentries.length > mostReentries) return explosive
  return { cost: left.cost + right.cost - 1, factor: left.factor * right.factor, reentries }
}
