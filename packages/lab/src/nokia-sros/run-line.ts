import { matchesCommand } from '../fault/faults.ts'
import { parseCommand } from '../grammar/parse-command.ts'
import { splitWords } from '../grammar/split-words.ts'
import type { Answer } from '../shell/reply.ts'
import { writableEditor } from './candidate/commit.ts'
import { readLine } from './configuration/read-line.ts'
import { tokenize } from './configuration/tokens.ts'
import { configurationError, notAllowed } from './errors.ts'
import { isNameIn, type Path, rulesBelow } from './schema/rule.ts'
import { schema } from './schema/schema.ts'
import type { Token } from './schema/value.ts'
import { moveTo, promptOf, type SrosHandler, type SrosSession } from './sros-session.ts'

/** Runs one line where the session is. Empty lines and comments (`#`) do nothing. */
export function runLine(session: SrosSession, typed: string): Answer {
  const text = typed.trim()
  if (text === '' || text.startsWith('#')) return ''
  if (text.startsWith('//')) return inClassicCli(session, text.slice(2))
  const [, command = typed, modifier] =
    /^(.*?)\s*\|\s*((?:match|no-more|count)\b.*)$/.exec(typed) ?? []
  const answer = runCommand(session, command)
  return typeof answer === 'string' && modifier !== undefined ? filtered(answer, modifier) : answer
}

function runCommand(session: SrosSession, typed: string): Answer {
  // a slash begins at the root; a blank in its place keeps the columns
  const isAbsolute = typed.trimStart().startsWith('/')
  const line = isAbsolute ? typed.replace('/', ' ') : typed
  const start = isAbsolute ? [] : session.path
  const tokens = tokenize(line)
  const [first] = tokens
  if (first === undefined) {
    if (isAbsolute) moveTo(session, [])
    return ''
  }
  if (matchesCommand(session.faults().unknownCommand, typed.trim())) {
    const wrong = { kind: 'unknown', token: first, name: first.text } as const
    return configurationError(wrong, tokens, promptOf(session))
  }
  if (first.text === 'delete') return remove(session, { start, tokens })
  const isOfTheTree = first.text === '}' || isNameIn(rulesBelow(schema, start), first)
  if (isOfTheTree && !isModeCommand(tokens)) return configure(session, { start, tokens })
  return runGlobal(session, line, tokens)
}

/** A command of every place, in full words. */
function runGlobal(session: SrosSession, line: string, tokens: readonly Token[]): Answer {
  const parsed = parseCommand<SrosHandler>([session.commands], line)
  const { texts, columns } = splitWords(line)
  if (parsed.kind === 'command') {
    const full = parsed.canonical.split(' ')
    const short = texts.findIndex((word, index) => word !== full[index])
    if (short === -1) return parsed.handler(session, parsed)
    const token = tokens.find(({ column }) => column === columns[short])
    return unknown({ token, name: texts[short] ?? '' })
  }
  const index = Math.max(columns.filter((column) => column <= parsed.column).length - 1, 0)
  const token = tokens.find(({ column }) => column === columns[index])
  const name = texts[index] ?? ''
  if (parsed.kind !== 'incomplete') return unknown({ token, name })
  return configurationError({ kind: 'missing', token, name }, tokens, promptOf(session))

  function unknown(what: { token: Token | undefined; name: string }): string {
    return configurationError({ kind: 'unknown', ...what }, tokens, promptOf(session))
  }
}

/** A line of the configuration, and where it begins. */
interface TreeLine {
  readonly start: Path
  readonly tokens: readonly Token[]
}

/** `configure exclusive` is a command, `configure system` is a place. */
function isModeCommand([first, second]: readonly Token[]): boolean {
  const isMode = /^(?:exclusive|global|private|read-only)$/.test(second?.text ?? '')
  return first?.text === 'configure' && isMode
}

function configure(session: SrosSession, { start, tokens }: TreeLine): string {
  if (session.editing === undefined) return notAllowed('currently in operational mode')
  const read = readLine(start, tokens)
  if (read.kind !== 'line') return configurationError(read, tokens, promptOf(session))
  if (read.entries.length > 0) {
    const { candidate, mode } = session.editing.editor
    const isKnown = read.entries.every(({ path, value }) => {
      const now = candidate.configuration.get(path)
      return now !== undefined && now.value === value
    })
    if (!isKnown) {
      if (mode === 'read-only') return notAllowed('currently in read-only mode')
      candidate.apply({ kind: 'set', entries: read.entries })
    }
  }
  if (!read.isLeaf) moveTo(session, read.path)
  return ''
}

/** `delete PATH`; what is not there is refused (experience [K]: the wording follows `Entry does not exist`). */
function remove(session: SrosSession, { start, tokens }: TreeLine): string {
  const editor = writableEditor(session)
  if (typeof editor === 'string') return editor
  const { from, named } = rooted({ start, tokens: tokens.slice(1) })
  const read = readLine(from, named, true)
  if (read.kind !== 'line') return configurationError(read, tokens, promptOf(session))
  if (named.length === 0 || read.isLeaf) {
    const token = tokens.at(-1)
    return configurationError(
      { kind: 'unknown', token, name: token?.text ?? '' },
      tokens,
      promptOf(session),
    )
  }
  if (!editor.candidate.configuration.has(read.path)) {
    return `MINOR: MGMT_CORE #224: ${read.path.join(' ')} - Entry does not exist\n`
  }
  editor.candidate.apply({ kind: 'delete', path: read.path })
  return ''
}

/** A path that begins with a slash begins at the root. */
function rooted({ start, tokens }: TreeLine): { from: Path; named: readonly Token[] } {
  const [first, ...rest] = tokens
  if (first === undefined || first.isQuoted || !first.text.startsWith('/')) {
    return { from: start, named: tokens }
  }
  const { column, width } = first
  const token = { ...first, text: first.text.slice(1), column: column + 1, width: width - 1 }
  return { from: [], named: [token, ...rest] }
}

/** One command in the other engine (captured in Nokia's hackathon); of the classic CLI only `environment no more` works. */
function inClassicCli({ device }: SrosSession, command: string): string {
  const answer = /^environment no (?:more|saved-ind-prompt)$/.test(command.trim())
    ? ''
    : 'Error: Bad command.\n'
  return `INFO: CLI #2051: Switching to the classic CLI engine
INFO: CLI #2050: Classic CLI modification of the configuration is not allowed - 'model-driven' management interface configuration mode active
A:${device.hostname}# /${command}
${answer}INFO: CLI #2052: Switching to the MD-CLI engine
`
}

/** `| match PATTERN`, `| no-more`, `| count` (Nokia, "Using output modifiers in the MD-CLI"). */
function filtered(output: string, modifier: string): string {
  const [word, ...rest] = modifier.split(/\s+/)
  const pattern = rest.join(' ').replace(/^"(.*)"$/, '$1')
  const lines = output.replace(/\n$/, '').split('\n')
  if (word === 'count') return `Count: ${lines.length} lines\n`
  return word === 'match'
    ? lines
        .filter((line) => line.includes(pattern))
        .map((line) => `${line}\n`)
        .join('')
    : output
}
