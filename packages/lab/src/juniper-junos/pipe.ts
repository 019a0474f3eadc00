import { splitWords } from '../grammar/split-words.ts'

/** What stands behind the command, between bars. */
export interface Pipes {
  /** The configuration as commands. */
  readonly displaySet: boolean
  /** The difference to a commit, counted back from the active one: 0. */
  readonly compare: number | undefined
  /** Whether the output is not paged. */
  readonly noMore: boolean
  /** Reduces the output. */
  readonly filter: (output: string) => string
}

/** A line taken apart. */
export interface PipedLine {
  /** The command in front of the first bar. */
  readonly command: string
  /** What stands behind it. */
  readonly pipes: Pipes
  /** Where a pipe is that is not understood, counted from 0. */
  readonly badColumn: number | undefined
}

/** Takes one word list behind a bar; `undefined` when it is not understood. */
type Pipe = (words: readonly string[]) => Partial<Pipes> | undefined

/** Juniper, "Pipe ( | ) Filter Functions". */
const pipes: Readonly<Record<string, Pipe>> = {
  compare: ([rollback, number = '0', ...rest]) =>
    rest.length === 0 && (rollback === undefined || (rollback === 'rollback' && isNumber(number)))
      ? { compare: Number(number) }
      : undefined,
  count: (words) =>
    words.length === 0
      ? { filter: (output) => `Count: ${linesOf(output).length} lines\n` }
      : undefined,
  display: ([what, ...rest]) =>
    what === 'set' && rest.length === 0 ? { displaySet: true } : undefined,
  except: matching((line, pattern) => !pattern.test(line)),
  find: ([text, ...rest]) => {
    const pattern = rest.length === 0 ? compile(text) : undefined
    if (pattern === undefined) return undefined
    return {
      filter: (output) => {
        const lines = linesOf(output)
        const first = lines.findIndex((line) => pattern.test(line))
        return first === -1 ? 'Pattern not found\n' : joined(lines.slice(first))
      },
    }
  },
  last: ([count = '10', ...rest]) =>
    rest.length === 0 && isNumber(count)
      ? { filter: (output) => joined(linesOf(output).slice(-Number(count))) }
      : undefined,
  match: matching((line, pattern) => pattern.test(line)),
  'no-more': (words) => (words.length === 0 ? { noMore: true } : undefined),
}

/** No pipe at all. */
const noPipes: Pipes = {
  displaySet: false,
  compare: undefined,
  noMore: false,
  filter: (output) => output,
}

/** Takes the pipes off a line. */
export function splitPipes(line: string): PipedLine {
  const bars = [...line.matchAll(/"[^"]*"|\|/g)].filter(([text]) => text === '|')
  const starts = bars.map(({ index }) => index)
  const command = starts[0] === undefined ? line : line.slice(0, starts[0])
  let found = noPipes
  for (const [number, start] of starts.entries()) {
    const part = line.slice(start + 1, starts[number + 1])
    const pipe = readPipe(part)
    if (pipe === undefined) {
      const column = start + 1 + (splitWords(part).columns[0] ?? 0)
      return { command, pipes: found, badColumn: column }
    }
    found = combine(found, pipe)
  }
  return { command, pipes: found, badColumn: undefined }
}

function readPipe(part: string): Partial<Pipes> | undefined {
  const [word = '', ...words] = [...part.matchAll(/"([^"]*)"|\S+/g)].map(
    ([all, inQuotes]) => inQuotes ?? all,
  )
  const [name, ...others] = Object.keys(pipes).filter((one) => one.startsWith(word))
  if (word === '' || name === undefined || others.length > 0) return undefined
  return pipes[name]?.(words)
}

function combine(before: Pipes, next: Partial<Pipes>): Pipes {
  const { filter } = next
  if (filter === undefined) return { ...before, ...next }
  return { ...before, filter: (output) => filter(before.filter(output)) }
}

function matching(keeps: (line: string, pattern: RegExp) => boolean): Pipe {
  return ([text, ...rest]) => {
    const pattern = rest.length === 0 ? compile(text) : undefined
    if (pattern === undefined) return undefined
    return { filter: (output) => joined(linesOf(output).filter((line) => keeps(line, pattern))) }
  }
}

function compile(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined
  try {
    // Juniper, "Pipe Filter Functions": not sensitive to case
    return new RegExp(text, 'i')
  } catch {
    return undefined
  }
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text)
}

function linesOf(output: string): readonly string[] {
  return output === '' ? [] : output.replace(/\n$/, '').split('\n')
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
