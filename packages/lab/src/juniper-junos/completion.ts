import { completeLine, liveHelp } from '../grammar/live-help.ts'
import { keywordsLike, readPath, splitQuoted } from './configuration/read-path.ts'
import { childrenOf, type Rules } from './configuration/rule.ts'
import { configureCommands } from './configure/configure-commands.ts'
import { rulesAt } from './configure/edit-commands.ts'
import type { JunosSession } from './junos-session.ts'

/** The line with its last word completed where exactly one keyword fits; without the blank behind it. */
export function completed(session: JunosSession, line: string): string {
  if (session.editing === undefined) {
    return completeLine([session.commands], line).trimEnd()
  }
  const last = /\S+$/.exec(line)?.[0] ?? ''
  const [keyword, ...others] = last === '' ? [] : candidates(session, line, last)
  if (keyword === undefined || others.length > 0) return line
  return `${line.slice(0, line.length - last.length)}${keyword}`
}

/** What `?` shows: names only (Juniper, "Getting help": `Possible completions:`). */
export function help(session: JunosSession, line: string): string {
  if (session.editing === undefined) {
    return `Possible completions:\r\n${liveHelp([session.commands], line)}`
  }
  const last = /\S+$/.exec(line)?.[0] ?? ''
  const names = candidates(session, line, last)
  return names.length === 0
    ? 'No valid completions\r\n'
    : `Possible completions:\r\n${names.map((name) => `  ${name}\r\n`).join('')}`
}

function candidates(session: JunosSession, line: string, last: string): readonly string[] {
  const before = splitQuoted(line.slice(0, line.length - last.length))
  const [command, ...words] = before.map(({ text }) => text)
  if (command === undefined) return configureCommands.filter((name) => name.startsWith(last))
  if (!/^(?:se|sh|d|ed)/.test(command)) return []
  const rules = rulesBehind(rulesAt(session), words)
  return rules === undefined ? [] : keywordsLike(rules, last)
}

/** The grammar at the next word; `undefined` where a value is expected. */
function rulesBehind(rules: Rules, words: readonly string[]): Rules | undefined {
  const read = readPath(
    words.map((text) => ({ text, column: 0 })),
    { rules, end: 0, needsValue: true },
  )
  if ('message' in read) return undefined
  const path = read.paths.at(-1) ?? []
  const last = path.at(-1)?.rule
  if (last === undefined) return rules
  if (last.kind === 'container' || last.kind === 'list') return childrenOf(last)
  const parent = path.at(-2)?.rule
  return parent === undefined ? rules : childrenOf(parent)
}
