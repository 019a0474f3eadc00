import { childrenOf, hasGroup, type RegexNode } from './python-regex.ts'
import { widthOf } from './regex-width.ts'

/**
 * Whether JavaScript can match otherwise than Python: before each round of a repetition it forgets what
 * the groups within matched, and it drops a round that matched the empty text and tries another way. A
 * group that takes part in each round, and rounds that take something, are the same in both.
 *
 * @param node - The expression.
 */
export function canLoseCaptures(node: RegexNode): boolean {
  if (node.kind === 'repeat' && node.max > 1) {
    if (widthOf(node.body).min === 0 || !groupsAlwaysMatch(node.body)) return true
  }
  return childrenOf(node).some(canLoseCaptures)
}

/**
 * The groups that Python and RE2 see differently: where a repetition without limit can have empty rounds,
 * Python ends with one, in which the group has matched the empty text; RE2 does not.
 *
 * @param node - The expression.
 * @returns Their numbers.
 */
export function groupsOfEmptyRounds(node: RegexNode): readonly number[] {
  const isOpen = node.kind === 'repeat' && node.max === Number.POSITIVE_INFINITY
  if (isOpen && node.mode !== 'lazy' && widthOf(node.body).min === 0) return emptyGroups(node.body)
  return childrenOf(node).flatMap(groupsOfEmptyRounds)
}

function emptyGroups(node: RegexNode): readonly number[] {
  const within = childrenOf(node).flatMap(emptyGroups)
  return node.kind === 'group' && widthOf(node).min === 0 ? [node.index, ...within] : within
}

function groupsAlwaysMatch(node: RegexNode): boolean {
  const isOptional = node.kind === 'choice' || (node.kind === 'repeat' && node.min === 0)
  if (isOptional && hasGroup(node)) return false
  return childrenOf(node).every(groupsAlwaysMatch)
}
