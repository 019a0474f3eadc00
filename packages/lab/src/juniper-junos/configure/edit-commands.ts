import type { Answer, Dialog } from '../../shell/reply.ts'
import { type BadWords, readPath, splitQuoted } from '../configuration/read-path.ts'
import { childrenOf, type Rules } from '../configuration/rule.ts'
import { schema } from '../configuration/schema.ts'
import type { Path } from '../configuration/statement.ts'
import { range } from '../configuration/value.ts'
import { candidateOf, type JunosSession, levelOf, type Run } from '../junos-session.ts'
import { askPassword, plainTextPassword } from './ask-password.ts'
import { lockedMessage } from './editors.ts'

/** Juniper, "rollback". */
const numbers = range(0, 49)

/** The grammar below the level of a session. */
export function rulesAt({ editing }: JunosSession): Rules {
  const last = editing?.path.at(-1)
  return last === undefined ? schema : childrenOf(last.rule)
}

/** `set`. @param line - The whole line, for the columns. */
export function readSet(session: JunosSession, line: string): Run {
  if (splitQuoted(line).length === 1) return { column: line.length, message: 'missing argument.' }
  const read = readBelow(session, { line, needsValue: true })
  if ('message' in read) return read
  return changing(session, () => {
    const paths = read.paths.map((path) => fromTop(session, path))
    const asked = paths.find((path) => path.at(-1)?.name === plainTextPassword)
    if (asked !== undefined) return askPassword(session, asked)
    for (const path of paths) candidateOf(session).set(path)
    return ''
  })
}

/** `delete`; nothing behind it takes everything at this level, after a question. */
export function readDelete(session: JunosSession, line: string): Run {
  if (splitQuoted(line).length === 1) return () => askToDeleteAll(session)
  const read = readBelow(session, { line, needsValue: false })
  if ('message' in read) return read
  return changing(session, () => {
    const found = read.paths.map((path) => candidateOf(session).delete(fromTop(session, path)))
    // Juniper, "delete"; the wording is experience [K]
    return found.includes(false) ? 'warning: statement not found\n' : ''
  })
}

/** `edit`: goes to a level, which comes to be when something is set there. */
export function readEdit(session: JunosSession, line: string): Run {
  const read = readBelow(session, { line, needsValue: false })
  if ('message' in read) return read
  const [path = []] = read.paths
  const last = path.at(-1)?.rule.kind
  if (last !== undefined && last !== 'container' && last !== 'list') {
    return { column: splitQuoted(line).at(-1)?.column ?? 0, message: 'syntax error.' }
  }
  return () => {
    const { editing } = session
    if (editing === undefined) return ''
    editing.visited.push(editing.path)
    editing.path = fromTop(session, path)
    return ''
  }
}

/** What `show` in configuration mode looks at; `undefined` for the level itself. */
export function readShown(session: JunosSession, line: string): Path | BadWords {
  const read = readBelow(session, { line, needsValue: false })
  if ('message' in read) return read
  return fromTop(session, read.paths[0] ?? [])
}

/** Juniper, "delete". */
function askToDeleteAll(session: JunosSession): Dialog {
  return {
    kind: 'dialog',
    question: 'Delete everything under this level? [yes,no] (no) ',
    ask: 'line',
    answer: (text) =>
      text.trim() !== '' && 'yes'.startsWith(text.trim().toLowerCase())
        ? changing(session, () => {
            candidateOf(session).clear(levelOf(session))
            return '\n'
          })()
        : '\n',
  }
}

/** `rollback`: a configuration of the past becomes the candidate (Juniper, "rollback": 0 to 49). */
export function readRollback(session: JunosSession, line: string): Run {
  const [, number, more] = splitQuoted(line)
  if (more !== undefined) return { column: more.column, message: 'syntax error.' }
  if (number !== undefined && !numbers.accepts(number.text)) {
    return { column: number.column, message: numbers.complaint(number.text) }
  }
  return changing(session, () => {
    const { device, editing } = session
    const commit = device.commits[Number(number?.text ?? 0)]
    // experience [K]
    if (commit === undefined) {
      return `error: could not open configuration file: /config/juniper.conf.${number?.text}.gz\n`
    }
    const configuration = commit.configuration.clone()
    if (editing?.own === undefined) device.candidate = configuration
    else editing.own.candidate = configuration
    return 'load complete\n'
  })
}

function readBelow(
  session: JunosSession,
  { line, needsValue }: { line: string; needsValue: boolean },
): ReturnType<typeof readPath> {
  const words = splitQuoted(line).slice(1)
  return readPath(words, { rules: rulesAt(session), end: line.length, needsValue })
}

function fromTop({ editing }: JunosSession, path: Path): Path {
  return [...(editing?.path ?? []), ...path]
}

/** A change, unless somebody else has locked the configuration (Juniper, "configure exclusive"). */
function changing(session: JunosSession, change: () => Answer): () => Answer {
  return () => {
    const { device, editing } = session
    const owner = device.lockedBy
    const isPrivate = editing?.own !== undefined
    if (owner !== undefined && owner !== editing?.editor && !isPrivate) {
      return lockedMessage(device, owner)
    }
    device.changedAt = device.now()
    return change()
  }
}
