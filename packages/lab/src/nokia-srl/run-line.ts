import { type Answer, hangUp } from '../shell/reply.ts'
import { answerTrial, commit, discard, save, validate } from './candidate/commit.ts'
import { clearCandidate, enterCandidate, leaveCandidate } from './candidate/enter.ts'
import { readLine, wordsOf } from './configuration/read-line.ts'
import { renderDiff } from './configuration/render.ts'
import { info } from './operational/info.ts'
import { showVersion } from './operational/show-version.ts'
import type { SrlSession } from './srl-session.ts'

/** What a line does; the groups of its pattern are what the user said. */
type Handler = (session: SrlSession, said: readonly (string | undefined)[]) => Answer

/** Seconds of a confirmed commit that does not say how many (Nokia, "Committing configuration"). */
const DEFAULT_TRIAL = 600
const comment = String.raw`(?: comment (?:"([^"]{1,255})"|(\S+)))?`

/** The commands of every mode (Nokia's and learn.srlinux.dev's pages on configuration management; the YANG of the tools). */
const commands: readonly (readonly [RegExp, Handler])[] = [
  [
    /^enter candidate(?: (exclusive|private))?(?: name (\S+))?$/,
    (session, [how, name]) => enterCandidate(session, { how: asHow(how), name }),
  ],
  [/^enter (running|state|show)$/, (session, [view]) => look(session, view)],
  [
    new RegExp(`^commit (now|stay)( save)?${comment}$`),
    (session, [how, saves, ...texts]) =>
      commit(session, {
        stays: how === 'stay',
        saves: saves !== undefined,
        comment: textIn(texts),
      }),
  ],
  [
    new RegExp(`^commit save${comment}$`),
    (session, texts) => commit(session, { stays: false, saves: true, comment: textIn(texts) }),
  ],
  [/^commit validate$/, validate],
  [
    /^commit confirmed (accept|reject)$/,
    (session, [how]) => answerTrial(session, how === 'accept'),
  ],
  [
    /^commit confirmed(?: timeout (\d+))?$/,
    (session, [seconds]) =>
      commit(session, { stays: false, confirmWithin: Number(seconds ?? DEFAULT_TRIAL) }),
  ],
  [/^discard (now|stay)$/, (session, [how]) => discard(session, how === 'stay')],
  [
    /^diff(?: \/)?$/,
    ({ editing }) =>
      editing === undefined
        ? 'Error: Nothing to compare with outside of candidate mode\n'
        : renderDiff(editing.candidate.baseline, editing.candidate.configuration),
  ],
  [/^save startup$/, save],
  [
    /^tools system configuration confirmed-(accept|reject)$/,
    (session, [how]) => answerTrial(session, how === 'accept'),
  ],
  [
    /^tools system configuration candidate (\S+) clear$/,
    (session, [name]) => clearCandidate(session, name ?? ''),
  ],
  [/^info\b(.*)$/, (session, [rest]) => info(session, rest ?? '')],
  [/^show version$/, showVersion],
  // Settings of the session alone, without a word (Netmiko).
  [/^environment (?:cli-engine type basic|complete-on-space (?:true|false))$/, () => ''],
  [/^(?:quit|logout)$/, () => hangUp],
  [/^exit all$/, (session) => goTo(session, [])],
  [/^exit$/, (session) => goTo(session, session.path.slice(0, -1))],
]

/** Runs one line where the session is. Empty lines and comments (`#`) do nothing. */
export function runLine(session: SrlSession, typed: string): Answer {
  const line = typed.trim()
  if (line === '' || line.startsWith('#')) return ''
  const fixed = session.commands.get(line.replace(/\s+/g, ' ').toLowerCase())
  if (fixed !== undefined) return fixed
  for (const [pattern, handler] of commands) {
    const match = pattern.exec(line)
    if (match !== null) return handler(session, match.slice(1))
  }
  return configure(session, line)
}

/** A line of the configuration: `set / …`, `delete / …`, or the path alone, which also goes there. */
function configure(session: SrlSession, line: string): string {
  const words = wordsOf(line)
  const verb = /^(?:set|delete)$/.test(words[0] ?? '') ? words[0] : undefined
  const read = readLine(session.path, verb === undefined ? words : words.slice(1))
  if (read.kind === 'wrong') return read.message
  const { entries, path, isLeaf } = read
  if (session.editing === undefined) {
    const isEdit = verb !== undefined || isLeaf
    return isEdit ? 'Error: Configuration is read-only in this mode\n' : goTo(session, path)
  }
  const { candidate } = session.editing
  if (verb === 'delete') {
    candidate.apply({ kind: 'delete', path })
    return ''
  }
  if (isLeaf && entries.at(-1)?.path.length !== path.length) {
    return `Parsing error: Missing value of '${path.at(-1)}'\n`
  }
  candidate.apply({ kind: 'set', entries })
  return verb === undefined && !isLeaf ? goTo(session, path) : ''
}

function goTo(session: SrlSession, path: readonly string[]): string {
  session.path = path
  return ''
}

function look(session: SrlSession, view: string | undefined): string {
  leaveCandidate(session)
  session.view = view === 'state' || view === 'show' ? view : 'running'
  return ''
}

function asHow(word: string | undefined): 'shared' | 'exclusive' | 'private' {
  return word === 'exclusive' || word === 'private' ? word : 'shared'
}

function textIn(texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined)
}
