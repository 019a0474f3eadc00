import { childrenOf, type RegexNode } from './python-regex.ts'
import { widthOf } from './regex-width.ts'

/**
 * Whether JavaScript can forget what Python keeps: before each round of a repetition it forgets what
 * the groups within matched, and it drops a round that matched the empty text. A group that takes
 * part in each round, and rounds that take something, are the same in both.
 *
 * @param node - The expression.
 */
export function canLoseCaptures(node: RegexNode): boolean {
  if (node.kind === 'repeat' && node.max > 1 && hasGroup(node.body)) {
    if (widthOf(node.body).min === 0 || !groupsAlwaysMatch(node.body)) return true
  }
  return childrenOf(node).some(canLoseCaptures)
}

function hasGroup(node: RegexNode): boolean {
  return node.kind === 'group' || childrenOf(node).some(hasGroup)
}

function groupsAlwaysMatch(node: RegexNode): boolean {
  const isOptional = node.kind === 'choice' || (node.kind === 'repeat' && node.min === 0)
  if (isOptional && hasGroup(node)) return false
  return childrenOf(node).every(groupsAlwaysMatch)
}
