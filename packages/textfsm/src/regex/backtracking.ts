import { type CharBits, everything, whiteSpace } from './char-set.ts'
import { before, type FirstChars, firstChars } from './first-chars.ts'
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
  /** What choices with a fixed number of ways come to; `Infinity` where each character doubles the ways. */
  readonly factor: number
  /** Choices with as many ways as the text has places for them. */
  readonly reentries: readonly Reentry[]
}

const none: Backtracking = { factor: 1, reentries: [] }
const explosive: Backtracking = { factor: Number.POSITIVE_INFINITY, reentries: [] }

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
  // Behind the whole there is nothing that could fail.
  return visit(root, { bits: 0n, canBeEmpty: true })
}

function visit(node: RegexNode, follow: FirstChars): Backtracking {
  switch (node.kind) {
    case 'sequence':
      return visitSequence(node, follow)
    case 'choice': {
      const firsts = node.branches.map((branch) => before(firstChars(branch), follow))
      const branches = node.branches.map((branch) => visit(branch, follow))
      return {
        factor: mostAlike(firsts) * Math.max(...branches.map(({ factor }) => factor)),
        reentries: branches.flatMap(({ reentries }) => reentries),
      }
    }
    case 'repeat':
      return visitRepeat(node, follow)
    case 'group':
      return visit(node.body, follow)
    case 'atomic':
      return visit(node.body, { bits: 0n, canBeEmpty: true })
    case 'look':
      return visitLook(node)
    default:
      return none
  }
}

/** How many branches one character can leave open, at most. */
function mostAlike(firsts: readonly FirstChars[]): number {
  const alike = firsts.map(
    ({ bits }) => firsts.filter((other) => (other.bits & bits) !== 0n).length,
  )
  return Math.max(1, ...alike)
}

function visitSequence({ items }: Sequence, follow: FirstChars): Backtracking {
  let rest = follow
  let sum = none
  for (const item of items.toReversed()) {
    sum = both(sum, visit(item, rest))
    rest = before(firstChars(item), rest)
  }
  return sum
}

function visitRepeat({ body, min, max, mode }: Repeat, follow: FirstChars): Backtracking {
  if (max === 0) return none
  const first = firstChars(body)
  const again = max > 1 ? before(first, follow) : follow
  const inner = visit(body, { bits: again.bits | follow.bits, canBeEmpty: follow.canBeEmpty })
  const at = first.bits & follow.bits
  const isAmbiguous = (first.canBeEmpty || at !== 0n) && mode !== 'possessive' && min !== max
  if (max === Number.POSITIVE_INFINITY) {
    const isPlain = inner.factor === 1 && inner.reentries.length === 0 && !first.canBeEmpty
    if (!isPlain) return explosive
    if (!isAmbiguous) return none
    const isOverSpaces = body.kind === 'chars' && (first.bits & ~whiteSpace) === 0n
    return { factor: 1, reentries: [{ at, isOverSpaces }] }
  }
  const repeated = {
    factor: inner.factor ** max,
    reentries: inner.reentries.length === 0 ? [] : Array(max).fill(inner.reentries).flat(),
  }
  return isAmbiguous ? both(repeated, { factor: max - min + 1, reentries: [] }) : repeated
}

/** A look goes through the text by itself, from every place where the engine comes by. */
function visitLook({ body }: Look): Backtracking {
  const inner = visit(body, { bits: 0n, canBeEmpty: true })
  return widthOf(body).max === Number.POSITIVE_INFINITY
    ? both(inner, { factor: 1, reentries: [{ at: everything, isOverSpaces: false }] })
    : inner
}

const both = (left: Backtracking, right: Backtracking): Backtracking => ({
  factor: left.factor * right.factor,
  reentries: [...left.reentries, ...right.reentries],
})
