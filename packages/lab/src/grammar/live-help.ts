import type { TreeNode } from './command-tree.ts'
import { keywordsLike, nodeBehind } from './parse-command.ts'
import { splitWords } from './split-words.ts'

/**
 * What `?` shows for an unfinished line: the words that may follow, or that complete the last one.
 * Names only; the explanations of a real device are not simulated.
 *
 * @returns Lines ending in `\r\n`; `% Unrecognized command` where the line is not understood.
 */
export function liveHelp<Handler>(trees: readonly TreeNode<Handler>[], line: string): string {
  const { done, last } = splitLast(line)
  const names = new Set<string>()
  for (const tree of trees) {
    const node = nodeBehind(tree, done)
    if (node !== undefined) for (const name of following(node, last)) names.add(name)
  }
  if (names.size === 0) return '% Unrecognized command\r\n'
  const sorted = [...names].sort()
  if (last !== '') return `${sorted.join('  ')}\r\n`
  return sorted.map((name) => `  ${name}\r\n`).join('')
}

/** The line with its last word completed where exactly one keyword fits; else the line as it is. */
export function completeLine<Handler>(trees: readonly TreeNode<Handler>[], line: string): string {
  const { done, last } = splitLast(line)
  if (last === '') return line
  for (const tree of trees) {
    const node = nodeBehind(tree, done)
    const [name, ...others] = node === undefined ? [] : keywordsLike(node, last.toLowerCase())
    if (name !== undefined && others.length === 0) {
      return `${line.slice(0, line.length - last.length)}${name} `
    }
  }
  return line
}

function splitLast(line: string): { done: readonly string[]; last: string } {
  const { texts } = splitWords(line)
  if (line === '' || /\s$/.test(line)) return { done: texts, last: '' }
  return { done: texts.slice(0, -1), last: texts.at(-1) ?? '' }
}

function following<Handler>(node: TreeNode<Handler>, last: string): readonly string[] {
  const names = [...node.keywords.keys()].filter((name) => name.startsWith(last.toLowerCase()))
  const parameters = node.parameters.map(({ name }) => parameterName(name))
  const rest = node.rest === undefined ? [] : ['LINE']
  const end = node.handler === undefined || last !== '' ? [] : ['<cr>']
  return [...names, ...parameters, ...rest, ...end]
}

function parameterName(name: string): string {
  return (
    { '<word>': 'WORD', '<ip>': 'A.B.C.D', '<mask>': 'A.B.C.D', '<prefix>': 'A.B.C.D/E' }[name] ??
    name.replace(/:.*>/, '>')
  )
}
