import { type Answer, type Dialog, hangUp } from '../shell/reply.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { config, edit } from './edit/enter.ts'
import { fullName } from './edit/full-name.ts'
import { abort, end, next } from './edit/leave.ts'
import { remove, set, unset } from './edit/set.ts'
import { commandParseError, incompleteCommand, unknownAction } from './errors.ts'
import type { FortiSession } from './forti-session.ts'
import { show } from './show/show.ts'
import { systemConsole } from './show/system-console.ts'
import { systemStatus } from './show/system-status.ts'

type Verb = (session: FortiSession, words: readonly string[]) => Answer

/** What a line may begin with outside configuration. */
const verbs: Readonly<Record<string, Verb>> = {
  config,
  execute,
  exit: () => hangUp,
  get,
  quit: () => hangUp,
  show,
}

/** What a line may begin with in configuration. */
const editing: Readonly<Record<string, Verb>> = {
  abort,
  append: (session, words) => set(session, words, true),
  config,
  delete: remove,
  edit,
  end,
  get,
  next,
  set,
  show,
  unset,
}

/** The same in a virtual domain, where no section is open. */
const inDomain: Readonly<Record<string, Verb>> = { ...editing, execute }

/** Runs one line. Empty lines and comments (`#`) do nothing: configurations are pasted with them. */
export function runLine(session: FortiSession, line: string): Answer {
  const text = line.trim()
  if (text === '' || text.startsWith('#')) return ''
  const [, command = text, pattern] = /^(.*?)\s*\|\s*grep\s+(?:-\w+\s+)?(\S.*)$/.exec(text) ?? []
  const answer = runCommand(session, command)
  if (pattern === undefined || typeof answer !== 'string') return answer
  return matching(answer, pattern.replace(/^"(.*)"$/, '$1'))
}

function runCommand(session: FortiSession, command: string): Answer {
  const fixed = Object.entries(session.outputs).find(([spec]) => spec.trim() === command)
  if (fixed !== undefined) return toByteString(fixed[1].endsWith('\n') ? fixed[1] : `${fixed[1]}\n`)
  const words = split(command)
  if (words === undefined) return '\ntoken line: Unmatched double quote.\n'
  const [first = '', ...rest] = words
  const outside = session.domain === 'top' ? verbs : inDomain
  const known = session.frames.length === 0 ? outside : editing
  const name = fullName(Object.keys(known), [first])
  return name === undefined ? unknownAction : (known[name]?.(session, rest) ?? '')
}

/** Words; a string in quotes is one, and a backslash takes the next character as it is (Fortinet, "Special characters"). */
function split(line: string): readonly string[] | undefined {
  if ((line.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1) return undefined
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(?:[^\s"\\]|\\.)+/g)].map(([whole, quoted]) =>
    (quoted ?? whole).replace(/\\(.)/g, '$1'),
  )
}

function get(session: FortiSession, words: readonly string[]): string {
  if (words.length === 0) return incompleteCommand
  const name = fullName(['system console', 'system status'], words)
  if (name === undefined) return commandParseError(words.at(-1) ?? '')
  return name === 'system console' ? systemConsole(session) : systemStatus(session)
}

function execute(session: FortiSession, words: readonly string[]): Answer {
  const [word] = words
  if (word === undefined) return incompleteCommand
  if (fullName(['reboot'], words) === undefined) return commandParseError(word)
  return askToReboot(session)
}

/** `execute reboot` (the form is that of a public capture of `execute factoryreset`). */
function askToReboot({ device }: FortiSession): Dialog {
  return {
    kind: 'dialog',
    output: 'This operation will reboot the system !\n',
    question: 'Do you want to continue? (y/n)',
    ask: 'key',
    answer: (key) => {
      if (key !== 'y') return ''
      device.reload()
      return hangUp
    },
  }
}

/** `| grep PATTERN` (Fortinet, "Using grep to filter get and show command output"). */
function matching(output: string, pattern: string): string {
  return output
    .split('\n')
    .filter((line) => line.includes(pattern))
    .map((line) => `${line}\n`)
    .join('')
}
