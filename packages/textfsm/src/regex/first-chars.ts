import { type CharBits, charBits, endOfLine, everything, whiteSpace } from './char-set.ts'
import type { Chars, RegexNode } from './python-regex.ts'

/** What a match can begin with. */
export interface FirstChars {
  /** The characters. */
  readonly bits: CharBits
  /** Whether it can be empty, so that what comes next decides. */
  readonly canBeEmpty: boolean
}

const onlyEmpty: FirstChars = { bits: 0n, canBeEmpty: true }

/** What nodes begin with that were looked at. */
export type KnownFirsts = Map<RegexNode, FirstChars>

/**
 * What a match of a node can begin with: at least what it can, rather more.
 *
 * @param node - Any node.
 * @param known - Who asks for each node of an expression keeps them here: else the time grows with the square of its depth.
 */
export function firstChars(node: RegexNode, known: KnownFirsts = new Map()): FirstChars {
  if (node.kind === 'chars') return { bits: charBits(node.set), canBeEmpty: false }
  let first = known.get(node)
  if (first === undefined) {
    first = find(node, known)
    known.set(node, first)
  }
  return first
}

function find(node: Exclude<RegexNode, Chars>, known: KnownFirsts): FirstChars {
  switch (node.kind) {
    case 'sequence':
      return firstOf(node.items, known)
    case 'choice': {
      const firsts = node.branches.map((branch) => firstChars(branch, known))
      return {
        bits: firsts.reduce((bits, first) => bits | first.bits, 0n),
        canBeEmpty: firsts.some(({ canBeEmpty }) => canBeEmpty),
      }
    }
    case 'repeat': {
      if (node.max === 0) return onlyEmpty
      const first = firstChars(node.body, known)
      return node.min === 0 ? { ...first, canBeEmpty: true } : first
    }
    case 'group':
    case 'atomic':
      return firstChars(node.body, known)
    case 'anchor':
      return node.at === 'end' ? { bits: endOfLine, canBeEmpty: false } : onlyEmpty
    case 'look':
      return onlyEmpty
    case 'backreference':
      return { bits: everything, canBeEmpty: true }
  }
}

/** Of a sequence: up to the first part that cannot be empty, for what is behind it begins nothing. */
function firstOf(items: readonly RegexNode[], known: KnownFirsts): FirstChars {
  let bits = 0n
  for (const item of items) {
    const first = firstChars(item, known)
    bits |= first.bits
    if (!first.canBeEmpty) return { bits, canBeEmpty: false }
  }
  return { bits, canBeEmpty: true }
}

/**
 * What two things in a row can begin with.
 *
 * @param first - The first.
 * @param rest - What follows.
 */
export function before(first: FirstChars, rest: FirstChars): FirstChars {
  return first.canBeEmpty ? { bits: first.bits | rest.bits, canBeEmpty: rest.canBeEmpty } : first
}

/**
 * What can stand behind the white space that a line begins with, where an expression matches it.
 *
 * @param root - The expression.
 * @returns All characters where the expression does not begin with white space and something else behind it.
 */
export function firstBehindSpaces(root: RegexNode): CharBits {
  const items = itemsOf(root)
  const start = items.findIndex((item) => item.kind !== 'anchor' || item.at !== 'start')
  const behind = items.findIndex((item, at) => at >= start && !isWhiteSpace(item))
  if (start < 0 || behind <= start) return everything
  const { bits, canBeEmpty } = firstChars({ kind: 'sequence', items: items.slice(behind) })
  // Where what follows can be white space as well, it is not known where it begins.
  return canBeEmpty || (bits & whiteSpace) !== 0n ? everything : bits
}

function itemsOf(node: RegexNode): readonly RegexNode[] {
  return node.kind === 'sequence' ? node.items.flatMap(itemsOf) : [node]
}

function isWhiteSpace(node: RegexNode): boolean {
  if (node.kind === 'repeat') return isWhiteSpace(node.body)
  return node.kind === 'chars' && (charBits(node.set) & ~whiteSpace) === 0n
}
