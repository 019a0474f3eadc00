import { type BadWords, splitQuoted, type Word } from '../configuration/read-path.ts'
import { range } from '../configuration/value.ts'

/** What a `commit` line asks for. */
export interface CommitRequest {
  /** Whether nothing is activated. */
  readonly checkOnly: boolean
  /** Whether configuration mode is left behind it. */
  readonly andQuit: boolean
  /** What the user says about it. */
  readonly comment: string | undefined
  /** Minutes until it is undone unless confirmed. */
  readonly confirmWithin: number | undefined
}

/** Juniper, "commit": 1 to 65535 minutes, default 10. */
const minutes = range(1, 65535)
const defaultMinutes = 10

const nothing: CommitRequest = {
  checkOnly: false,
  andQuit: false,
  comment: undefined,
  confirmWithin: undefined,
}

/** Reads what stands behind a keyword of `commit`; takes its words off those that wait. */
type Option = (waiting: Word[], end: number) => Partial<CommitRequest> | BadWords

const options: Readonly<Record<string, Option>> = {
  'and-quit': () => ({ andQuit: true }),
  check: () => ({ checkOnly: true }),
  comment: (waiting, end) => {
    const comment = waiting.shift()
    if (comment === undefined) return { column: end, message: 'missing argument.' }
    return { comment: comment.text }
  },
  confirmed: (waiting) => {
    const [next] = waiting
    if (next === undefined || !/^\d/.test(next.text)) return { confirmWithin: defaultMinutes }
    if (!minutes.accepts(next.text)) {
      return { column: next.column, message: minutes.complaint(next.text) }
    }
    waiting.shift()
    return { confirmWithin: Number(next.text) }
  },
  synchronize: () => ({}),
}

/** Reads what stands behind `commit`. @param line - The whole line, for the columns. */
export function readCommit(line: string): CommitRequest | BadWords {
  const [, ...waiting] = splitQuoted(line)
  let request = nothing
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    const { text, column } = word
    const [keyword, ...others] = Object.keys(options).filter((one) => one.startsWith(text))
    if (others.length > 0) return { column, message: `'${text}' is ambiguous.` }
    const option = keyword === undefined ? undefined : options[keyword]?.(waiting, line.length)
    if (option === undefined) return { column, message: 'syntax error.' }
    if ('message' in option) return option
    request = { ...request, ...option }
  }
  return request
}
