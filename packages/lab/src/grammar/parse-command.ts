import type { TreeNode } from './command-tree.ts'
import { splitWords, type Words } from './split-words.ts'

/** A command that was understood. */
export interface ParsedCommand<Handler> {
  /** Tells the kinds apart. */
  readonly kind: 'command'
  /** What the command does. */
  readonly handler: Handler
  /** Values of its parameters, in order. */
  readonly args: readonly string[]
  /** The command in full words, e.g. `show ip interface brief` for `sh ip int br`. */
  readonly canonical: string
}

/** A command that was not understood. */
export interface RejectedCommand {
  /** Tells the kinds apart. */
  readonly kind: 'invalid' | 'incomplete' | 'ambiguous'
  /** Where the first wrong character is, counted from 0. */
  readonly column: number
}

/** What became of a line. */
export type ParseResult<Handler> = ParsedCommand<Handler> | RejectedCommand

/** How far the walk through the tree has come. */
interface Position<Handler> {
  readonly node: TreeNode<Handler>
  readonly index: number
  readonly args: readonly string[]
  readonly path: readonly string[]
}

/**
 * Reads a line against the command trees of a mode, unique abbreviations included.
 *
 * @param trees - Tried in order; the first that understands the line wins, else the error furthest to the right.
 * @param line - As typed, without the newline.
 */
export function parseCommand<Handler>(
  trees: readonly TreeNode<Handler>[],
  line: string,
): ParseResult<Handler> {
  const words = splitWords(line)
  let furthest: RejectedCommand = { kind: 'invalid', column: -1 }
  for (const tree of trees) {
    const result = walk({ node: tree, index: 0, args: [], path: [] }, words)
    if (result.kind === 'command') return result
    if (isBetter(result, furthest)) furthest = result
  }
  return furthest
}

/** Of two errors the one further to the right says more; at the same place, the one that understood something. */
function isBetter(error: RejectedCommand, than: RejectedCommand): boolean {
  if (error.column !== than.column) return error.column > than.column
  return than.kind === 'invalid'
}

/**
 * Follows the complete words of an unfinished line, for live help and completion.
 *
 * @returns The node behind them, or `undefined` where they are not understood.
 */
export function nodeBehind<Handler>(
  tree: TreeNode<Handler>,
  words: readonly string[],
): TreeNode<Handler> | undefined {
  let position: Position<Handler> = { node: tree, index: 0, args: [], path: [] }
  while (position.index < words.length) {
    const next = step(position, words)
    if (next === undefined || next === 'ambiguous') return undefined
    position = next
  }
  return position.node
}

function walk<Handler>(start: Position<Handler>, words: Words): ParseResult<Handler> {
  let position = start
  while (position.index < words.texts.length) {
    const { rest } = position.node
    const column = words.columns[position.index] ?? 0
    const next = step(position, words.texts)
    if (next === undefined && rest?.handler !== undefined) {
      const text = words.line.slice(column).trimEnd()
      return found(rest.handler, [...position.args, text], [...position.path, text])
    }
    if (next === 'ambiguous') return { kind: 'ambiguous', column }
    if (next === undefined) {
      return {
        kind: 'invalid',
        column: column + knownPrefix(position.node, words.texts[position.index] ?? ''),
      }
    }
    position = next
  }
  const { handler } = position.node
  if (handler === undefined) return { kind: 'incomplete', column: words.line.length }
  return found(handler, position.args, position.path)
}

function found<Handler>(
  handler: Handler,
  args: readonly string[],
  path: readonly string[],
): ParsedCommand<Handler> {
  return { kind: 'command', handler, args, canonical: path.join(' ') }
}

function step<Handler>(
  { node, index, args, path }: Position<Handler>,
  words: readonly string[],
): Position<Handler> | 'ambiguous' | undefined {
  const word = (words[index] ?? '').toLowerCase()
  const names = keywordsLike(node, word)
  const [name] = names
  const keyword = name === undefined ? undefined : node.keywords.get(name)
  if (names.length > 1) return 'ambiguous'
  if (name !== undefined && keyword !== undefined) {
    return { node: keyword, index: index + 1, args, path: [...path, name] }
  }
  for (const edge of node.parameters) {
    const match = edge.match(words, index)
    if (match !== undefined) {
      const taken = { args: [...args, match.value], path: [...path, match.value] }
      return { node: edge.node, index: index + match.words, ...taken }
    }
  }
  return undefined
}

/** The keywords that a word may stand for: itself, or all that begin with it. */
export function keywordsLike<Handler>(node: TreeNode<Handler>, word: string): readonly string[] {
  if (node.keywords.has(word)) return [word]
  return [...node.keywords.keys()].filter((name) => name.startsWith(word))
}

/**
 * Length of the longest beginning of a word that some keyword has too: IOS puts its caret under the
 * first character that fits nothing (seen in recordings of IOS-XE: `configure` in user exec is marked
 * at its `f`, because `con` could still become `connect`).
 */
function knownPrefix<Handler>(node: TreeNode<Handler>, word: string): number {
  const lower = word.toLowerCase()
  for (let length = lower.length; length > 0; length--) {
    const beginning = lower.slice(0, length)
    for (const name of node.keywords.keys()) if (name.startsWith(beginning)) return length
  }
  return 0
}
