import { onlyMember } from './char-set.ts'
import type { RegexNode } from './python-regex.ts'

/**
 * The longest text that every match has somewhere: characters in a row that are written one by one and
 * stand in no choice and no repetition.
 *
 * @param root - The expression.
 * @returns The first of several; empty where there is none.
 */
export function requiredText(root: RegexNode): string {
  let longest = ''
  let current = ''
  visit(root)
  return longest

  function visit(node: RegexNode): void {
    if (node.kind === 'sequence') node.items.forEach(visit)
    else if (node.kind === 'group' || node.kind === 'atomic') visit(node.body)
    else current = extended(node)
    if (current.length > longest.length) longest = current
  }

  function extended(node: RegexNode): string {
    if (node.kind !== 'chars') return ''
    const one = onlyMember(node.set)
    return one === undefined ? '' : current + String.fromCodePoint(one)
  }
}
