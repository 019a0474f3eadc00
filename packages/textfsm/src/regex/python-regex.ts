import type { CharSet } from './char-set.ts'

/**
 * A regular expression of Python's `re`, taken apart. Flags are gone: they are in the sets of
 * characters and in the anchors that they changed.
 */
export type RegexNode =
  | Chars
  | Sequence
  | Choice
  | Repeat
  | Group
  | Atomic
  | Look
  | Anchor
  | Backreference

/** One character of a set. */
export interface Chars {
  readonly kind: 'chars'
  readonly set: CharSet
}

/** One after the other; without items it matches the empty text. */
export interface Sequence {
  readonly kind: 'sequence'
  readonly items: readonly RegexNode[]
}

/** The first of several that leads to a match. */
export interface Choice {
  readonly kind: 'choice'
  readonly branches: readonly RegexNode[]
}

/** The same again and again. */
export interface Repeat {
  readonly kind: 'repeat'
  readonly body: RegexNode
  readonly min: number
  /** `Infinity` where there is no limit. */
  readonly max: number
  /** `possessive` gives nothing back. */
  readonly mode: 'greedy' | 'lazy' | 'possessive'
}

/** What can be asked for after a match. */
export interface Group {
  readonly kind: 'group'
  /** From 1 on, by the place of the opening bracket. */
  readonly index: number
  readonly body: RegexNode
}

/** Once matched, it gives nothing back. */
export interface Atomic {
  readonly kind: 'atomic'
  readonly body: RegexNode
}

/** A look at what follows or precedes, which takes nothing. */
export interface Look {
  readonly kind: 'look'
  readonly ahead: boolean
  readonly negative: boolean
  readonly body: RegexNode
}

/** A place in the text. A line is one text: `^` and `$` in the sense of `(?m)` are start and end. */
export interface Anchor {
  readonly kind: 'anchor'
  readonly at: 'start' | 'end' | 'word-boundary' | 'no-word-boundary'
  /** Whether words are ASCII only, as `(?a)` says. */
  readonly ascii: boolean
}

/** What a group matched before. */
export interface Backreference {
  readonly kind: 'backreference'
  readonly index: number
  /** Where it is written, for errors. */
  readonly at: number
}

/** A regular expression that was read. */
export interface PythonRegex {
  readonly root: RegexNode
  /** How many groups it has. */
  readonly groupCount: number
  /** Groups that have a name, in the order of their brackets. */
  readonly names: readonly GroupName[]
}

/** The name of a group. */
export interface GroupName {
  readonly name: string
  readonly index: number
}

/**
 * The children of a node.
 *
 * @param node - Any node.
 */
export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.items
    case 'choice':
      return node.branches
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return [node.body]
    default:
      return []
  }
}

/**
 * Whether a node is a group that can be asked for, or has one in it.
 *
 * @param node - Any node.
 */
export function hasGroup(node: RegexNode): boolean {
  return node.kind === 'group' || childrenOf(node).some(hasGroup)
}
