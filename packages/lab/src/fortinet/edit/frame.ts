import type { FortiNode } from '../configuration/forti-node.ts'
import type { Section } from '../schema/schema.ts'

/** One level between the prompt and what is edited: a section (`config`), or an entry of a table (`edit`). */
export interface Frame {
  /** Which of the two. */
  readonly kind: 'section' | 'entry'
  /** What stands behind `config` or `edit`. */
  readonly name: string
  /** What may be in it. */
  readonly rule: Section
  /** What is edited: a draft, except for the tables at the top, which are what the device does now. */
  readonly node: FortiNode
  /** Puts the draft where it belongs. */
  readonly apply: () => void
}

/** What the prompt shows of a frame: the last word of a section, the key of an entry. */
export function labelOf({ kind, name }: Frame): string {
  return kind === 'entry' ? name : (name.split(' ').at(-1) ?? name)
}
