import type { TreeNode } from '../grammar/command-tree.ts'
import { nodeBehind, type RejectedCommand } from '../grammar/parse-command.ts'
import { splitWords } from '../grammar/split-words.ts'

/** A line that was not understood, and the commands that it might have been. */
export interface Rejection {
  /** What the grammar says. */
  readonly rejected: RejectedCommand
  /** As typed. */
  readonly line: string
  /** The prompt before it. */
  readonly prompt: string
  /** The commands of the view. */
  readonly trees: readonly TreeNode<unknown>[]
}

/**
 * What VRP prints when it does not understand a line. The caret stands under the first letter of the word that is
 * wrong, and behind the line where a word is missing; wordings with their blanks are from public captures
 * (`Error: Unrecognized`, but `Error:Incomplete`).
 */
export function rejection({ rejected, line, prompt, trees }: Rejection): string {
  const { texts, columns } = splitWords(line)
  if (rejected.kind === 'incomplete') {
    return caret(prompt.length + line.trimEnd().length + 1, 'Error:Incomplete command')
  }
  const index = columns.filter((column) => column <= rejected.column).length - 1
  const column = prompt.length + (columns[Math.max(index, 0)] ?? 0)
  if (rejected.kind === 'ambiguous') return caret(column, 'Error:Ambiguous command')
  const behind = trees.flatMap((tree) => nodeBehind(tree, texts.slice(0, Math.max(index, 0))) ?? [])
  if (behind.length > 0 && behind.every(({ keywords }) => keywords.size === 0)) {
    const isFull = behind.every(({ parameters }) => parameters.length === 0)
    return caret(column, isFull ? 'Error:Too many parameters' : 'Error: Wrong parameter')
  }
  return caret(column, 'Error: Unrecognized command')
}

function caret(column: number, message: string): string {
  return `${' '.repeat(column)}^\n${message} found at '^' position.\n`
}
