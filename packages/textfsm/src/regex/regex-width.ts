import type { RegexNode } from './python-regex.ts'

/** How many characters a node takes. */
export interface Width {
  readonly min: number
  /** `Infinity` where there is no limit. */
  readonly max: number
}

const nothing: Width = { min: 0, max: 0 }

/**
 * How many characters a node takes.
 *
 * @param node - Any node. A back-reference counts as anything, as it does in Python where its group is not fixed.
 */
export function widthOf(node: RegexNode): Width {
  switch (node.kind) {
    case 'chars':
      return { min: 1, max: 1 }
    case 'sequence':
      return node.items.map(widthOf).reduce(sum, nothing)
    case 'choice': {
      const widths = node.branches.map(widthOf)
      return {
        min: Math.min(...widths.map(({ min }) => min)),
        max: Math.max(...widths.map(({ max }) => max)),
      }
    }
    case 'repeat': {
      const { min, max } = widthOf(node.body)
      return { min: min * node.min, max: max === 0 || node.max === 0 ? 0 : max * node.max }
    }
    case 'group':
    case 'atomic':
      return widthOf(node.body)
    case 'backreference':
      return { min: 0, max: Number.POSITIVE_INFINITY }
    default:
      return nothing
  }
}

const sum = (left: Width, right: Width): Width => ({
  min: left.min + right.min,
  max: left.max + right.max,
})
