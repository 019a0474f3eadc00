import { childrenOf, type Rule, type Rules } from './rule.ts'
import type { Step } from './statement.ts'
import type { Value } from './value.ts'

/** A word of a line and where it stands. */
export interface Word {
  /** Without its quotes. */
  readonly text: string
  /** Where it begins, counted from 0. */
  readonly column: number
}

/** Words that are no statement: what the device prints, and where its caret stands. */
export interface BadWords {
  /** Where the first wrong word is. */
  readonly column: number
  /** What stands below the caret. */
  readonly message: string
}

/** What words name: statements on one way, and others beside its end (`server X prefer version 4`). */
export interface ReadPath {
  /** Ways from where the reading began; the first is what `edit` goes to. */
  readonly paths: readonly (readonly Step[])[]
}

/** Splits a line at blanks; quotes hold words together. */
export function splitQuoted(line: string): readonly Word[] {
  const words: Word[] = []
  for (const match of line.matchAll(/"([^"]*)"|\S+/g)) {
    words.push({ text: match[1] ?? match[0], column: match.index })
  }
  return words
}

/**
 * Reads the words of a statement against the grammar; keywords may be abbreviated.
 *
 * @param words - Without the command in front.
 * @param place - The grammar at the level where the user is, and where the line ends.
 */
export function readPath(
  words: readonly Word[],
  { rules, end, needsValue }: { rules: Rules; end: number; needsValue: boolean },
): ReadPath | BadWords {
  const paths: Step[][] = []
  let steps: Step[] = []
  let level = rules
  const waiting = [...words]
  const rest = { waiting, end, needsValue }
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    const found = lookUp(level, word.text)
    if (found === 'ambiguous')
      return { column: word.column, message: `'${word.text}' is ambiguous.` }
    if (found === undefined) return { column: word.column, message: complaintOf(level, word.text) }
    const step = readStep(found, rest)
    if ('message' in step) return step
    steps = [...steps, step]
    const isEnd = !['container', 'list'].includes(step.rule.kind)
    if (!isEnd) level = childrenOf(step.rule)
    if (isEnd || waiting.length === 0) paths.push(steps)
    // behind a value the statements of the same level go on
    if (isEnd) steps = steps.slice(0, -1)
  }
  return { paths }
}

/** A word of a level of the grammar. */
interface Found {
  /** In full. */
  readonly word: string
  /** Its place in the grammar. */
  readonly rule: Rule
  /** Whether the word is the name of an entry rather than a keyword. */
  readonly isName: boolean
}

/** What is still to be read. */
interface Rest {
  readonly waiting: Word[]
  readonly end: number
  readonly needsValue: boolean
}

function lookUp(level: Rules, word: string): Found | 'ambiguous' | undefined {
  const keywords = keywordsLike(level, word)
  const [keyword, ...others] = keywords
  const rule = level[keyword ?? '*']
  if (others.length > 0) return 'ambiguous'
  if (keyword !== undefined && rule !== undefined) return { word: keyword, rule, isName: false }
  const isName = rule?.kind === 'list' && rule.key.accepts(word)
  return rule !== undefined && isName ? { word, rule, isName } : undefined
}

/** The keywords that a word may stand for: itself, or all that begin with it. */
export function keywordsLike(level: Rules, word: string): readonly string[] {
  const keywords = Object.keys(level).filter((keyword) => keyword !== '*')
  if (keywords.includes(word)) return [word]
  return keywords.filter((keyword) => keyword.startsWith(word))
}

function complaintOf(level: Rules, word: string): string {
  const entry = level['*']
  return entry?.kind === 'list' ? entry.key.complaint(word) : 'syntax error.'
}

function readStep({ word, rule, isName }: Found, rest: Rest): Step | BadWords {
  const { waiting, end, needsValue } = rest
  if (rule.kind === 'flag' || rule.kind === 'container' || isName) {
    return { name: word, rule, values: [] }
  }
  if (rule.kind === 'list') {
    const key = waiting.shift()
    if (key === undefined) return { column: end, message: 'missing argument.' }
    if (!rule.key.accepts(key.text)) return complaint(rule.key, key)
    return { name: `${word} ${key.text}`, rule, values: [] }
  }
  const values = takeValues(waiting, rule.kind === 'leaf-list')
  if (values.length === 0 && needsValue) return { column: end, message: 'missing argument.' }
  const wrong = values.find(({ text }) => !rule.value.accepts(text))
  if (wrong !== undefined) return complaint(rule.value, wrong)
  return { name: word, rule, values: values.map(({ text }) => text) }
}

function complaint(value: Value, { text, column }: Word): BadWords {
  return { column, message: value.complaint(text) }
}

/** The value of a statement: a word, or several between `[` and `]` where it takes several. */
function takeValues(waiting: Word[], isList: boolean): readonly Word[] {
  const first = waiting.shift()
  if (first === undefined) return []
  if (!isList || first.text !== '[') return [first]
  const end = waiting.findIndex(({ text }) => text === ']')
  const values = waiting.splice(0, end === -1 ? waiting.length : end)
  waiting.shift()
  return values
}
