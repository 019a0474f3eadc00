import { nodeBehind } from '../grammar/parse-command.ts'
import { wordsBehind } from './configuration/read-line.ts'
import { tokenize } from './configuration/tokens.ts'
import type { SrosSession } from './sros-session.ts'

/**
 * What a blank, TAB or Enter adds to a line: the rest of its last word, where exactly one word begins like it; `''` where
 * none or several do (Nokia, "environment command-completion": all three complete by default). A word that is not
 * completed is unknown: abbreviations alone are not accepted (public notes on a device: `commit confirm accept`).
 */
export function restOfWord(session: SrosSession, line: string): string {
  const tokens = tokenize(rooted(line))
  const last = tokens.at(-1)
  if (last === undefined || last.isQuoted || last.column + last.width !== line.length) return ''
  const before = tokens.slice(0, -1)
  const words = wordsAt(
    session,
    line,
    before.map(({ text }) => text),
  )
  if (words.includes(last.text)) return ''
  const [word, ...others] = words.filter((one) => one.startsWith(last.text))
  return word === undefined || others.length > 0 ? '' : word.slice(last.text.length)
}

/** The words that may stand behind these. */
function wordsAt(session: SrosSession, line: string, before: readonly string[]): readonly string[] {
  const isAbsolute = line.trimStart().startsWith('/')
  const start = isAbsolute ? [] : session.path
  const isDelete = before[0] === 'delete'
  const tokens = tokenize(rooted(line)).slice(isDelete ? 1 : 0, before.length)
  const inTree = session.editing === undefined ? [] : wordsBehind(start, tokens)
  const commands = nodeBehind(session.commands, before)
  return [...new Set([...inTree, ...(commands?.keywords.keys() ?? [])])]
}

/** The line with a blank for the slash that begins at the root, so that columns stay. */
function rooted(line: string): string {
  return line.replace(/^(\s*)\//, '$1 ')
}

/** What `?` lists: the words that may stand at the end of the line, or complete its last one. */
export function helpFor(session: SrosSession, line: string): string {
  const tokens = tokenize(rooted(line))
  const last = /\s$/.test(line) || line === '' ? undefined : tokens.at(-1)
  const before = last === undefined ? tokens : tokens.slice(0, -1)
  const words = wordsAt(
    session,
    line,
    before.map(({ text }) => text),
  )
  const fitting = words.filter((word) => word.startsWith(last?.text ?? '')).sort()
  return `\r\n${fitting.map((word) => ` ${word}\r\n`).join('')}\r\n`
}
