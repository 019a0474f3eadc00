import type { Backreference, RegexNode } from './python-regex.ts'
import type { GroupContext } from './read-group.ts'
import type { RegexFlags } from './regex-flags.ts'
import type { RegexText } from './regex-text.ts'

/**
 * Makes a back-reference.
 *
 * @param context - The groups that were read.
 * @param reference - The number of the group, where it was written, and what holds there.
 * @throws {@link PatternError} where there is no such group, it is still open, or case does not matter.
 */
export function readReference(
  { text, groupCount, open }: GroupContext,
  { index, start, flags }: { index: number; start: number; flags: RegexFlags },
): Backreference {
  if (index > groupCount) throw text.fault(start, `there is no group ${index} before this`)
  if (open.has(index)) throw text.fault(start, `group ${index} is still open here`)
  if (flags.ignoreCase) {
    throw text.fault(start, 'it refers to a group without regard to case; that cannot be done here')
  }
  return { kind: 'backreference', index, at: start }
}

/**
 * Refuses back-references to groups that can be without a match there: Python then fails, JavaScript goes on.
 *
 * @param text - The expression, for the error.
 * @param root - All of it.
 * @throws {@link PatternError} at the first one.
 */
export function checkReferences(text: RegexText, root: RegexNode): void {
  follow(root, new Set())

  /** Groups that have surely matched behind a node, given those before it. */
  function follow(node: RegexNode, before: ReadonlySet<number>): ReadonlySet<number> {
    switch (node.kind) {
      case 'sequence':
        return node.items.reduce((sure, item) => follow(item, sure), before)
      case 'choice': {
        const [first, ...others] = node.branches.map((branch) => follow(branch, before))
        return new Set([...(first ?? [])].filter((index) => others.every((set) => set.has(index))))
      }
      case 'repeat': {
        const after = follow(node.body, before)
        return node.min > 0 ? after : before
      }
      case 'look': {
        const after = follow(node.body, before)
        return node.negative ? before : after
      }
      case 'group':
        return new Set([...follow(node.body, before), node.index])
      case 'atomic':
        return follow(node.body, before)
      case 'backreference':
        if (before.has(node.index)) return before
        text.at = node.at + 1
        throw text.fault(
          node.at,
          `it refers to group ${node.index}, which can stay out of the match; that cannot be done here`,
        )
      default:
        return before
    }
  }
}
