import type { CharSet } from './char-set.ts'
import { type Anchor, childrenOf, type Look, type RegexNode, type Repeat } from './python-regex.ts'
import { widthOf } from './regex-width.ts'

/** How one engine writes what engines write differently. Where it cannot say something, it says `undefined`. */
export interface RegexSyntax {
  /** One character of a set. */
  readonly chars: (set: CharSet) => string | undefined
  /** A place. */
  readonly anchor: (anchor: Anchor) => string | undefined
  /** A look ahead or behind, given what is looked for. */
  readonly look: (look: Look, body: string) => string | undefined
  /** What gives nothing back, given its body and the number of a group that is free for it. */
  readonly atomic?: (body: string, group: number) => string
  /** Whether groups can be referred to. */
  readonly hasBackreferences: boolean
  /** How many rounds repetitions in repetitions can ask for, multiplied; without it, any number. */
  readonly mostRounds?: number
}

/** A regular expression as an engine reads it. */
export interface PrintedRegex {
  readonly source: string
  /** For every group of the original, from 1 on, the number that it has here; 0 stands for the match. */
  readonly groups: readonly number[]
}

/**
 * Writes a regular expression for an engine.
 *
 * @param root - The expression.
 * @param syntax - How the engine writes.
 * @returns `undefined` where the engine cannot say it.
 */
export function printRegex(root: RegexNode, syntax: RegexSyntax): PrintedRegex | undefined {
  const groups: number[] = [0]
  let opened = 0
  let isPossible = roundsOf(root) <= (syntax.mostRounds ?? Number.POSITIVE_INFINITY)
  const source = print(root)
  return isPossible ? { source, groups } : undefined

  function known(text: string | undefined): string {
    if (text === undefined) isPossible = false
    return text ?? ''
  }

  function print(node: RegexNode): string {
    switch (node.kind) {
      case 'chars':
        return known(syntax.chars(node.set))
      case 'sequence':
        return node.items
          .map((item) => (item.kind === 'choice' ? whole(item) : print(item)))
          .join('')
      case 'choice':
        return node.branches.map(print).join('|')
      case 'repeat':
        return printRepeat(node)
      case 'group':
        opened += 1
        groups[node.index] = opened
        return `(${print(node.body)})`
      case 'atomic':
        return printAtomic(node.body)
      case 'look':
        return known(syntax.look(node, print(node.body)))
      case 'anchor':
        return known(syntax.anchor(node))
      case 'backreference':
        // A group of its own, so that a digit behind it does not become part of the number.
        return known(syntax.hasBackreferences ? `(?:\\${groups[node.index]})` : undefined)
    }
  }

  function printAtomic(body: RegexNode): string {
    opened += 1
    const group = opened
    return known(syntax.atomic?.(print(body), group))
  }

  function printRepeat({ body, min, max, mode }: Repeat): string {
    if (mode === 'possessive')
      return printAtomic({ kind: 'repeat', body, min, max, mode: 'greedy' })
    // JavaScript drops a round that takes nothing, and what its groups matched; Python does not.
    if (min === 0 && max === 1 && widthOf(body).min === 0) {
      return mode === 'lazy' ? `(?:|${print(body)})` : `(?:${print(body)}|)`
    }
    const isUnit = body.kind === 'chars' || body.kind === 'group'
    return `${isUnit ? print(body) : whole(body)}${limits(min, max)}${mode === 'lazy' ? '?' : ''}`
  }

  function whole(node: RegexNode): string {
    return `(?:${print(node)})`
  }
}

function limits(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  if (min === 0 && max === 1) return '?'
  return min === max ? `{${min}}` : `{${min},${max}}`
}

/** How many rounds a repetition and those in it ask for, multiplied; of `*` and `+`, one. */
function roundsOf(node: RegexNode): number {
  const within = Math.max(1, ...childrenOf(node).map(roundsOf))
  if (node.kind !== 'repeat') return within
  return within * Math.max(1, node.max === Number.POSITIVE_INFINITY ? node.min : node.max)
}
