import { type Rules, rulesAt } from './schema.ts'
import type { Entry, Path } from './srl-configuration.ts'

/** What a line names. */
export interface NamedPlace {
  /** Tells the kinds apart. */
  readonly kind: 'place'
  /** The last place that it names. */
  readonly path: Path
  /** Entries of lists on the way, and leaves with their values. */
  readonly entries: readonly Entry[]
  /** Whether it ends at a leaf, where nobody can be. */
  readonly isLeaf: boolean
}

/** What is wrong with it, as the device says it. */
export interface WrongLine {
  /** Tells the kinds apart. */
  readonly kind: 'wrong'
  /** `\n` behind it. */
  readonly message: string
}

/** Words of a line; a text in quotation marks is one. */
export function wordsOf(line: string): readonly string[] {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"(.*)"$/, '$1'))
}

/** How far a line has been read. */
interface Position {
  readonly path: Path
  readonly entries: readonly Entry[]
  /** A leaf that was named last, with its value or without. */
  readonly leaf: Path | undefined
}

/**
 * Reads the words of a line of the configuration. `Parsing error: Unknown token …` is in public
 * captures; what is said of a value or a key is field experience [K].
 *
 * @param start - Where the user is; a slash begins at the root.
 * @param words - Without `set` and `delete`.
 */
export function readLine(start: Path, words: readonly string[]): NamedPlace | WrongLine {
  const [first = '', ...others] = words
  const isAbsolute = first.startsWith('/')
  const rest = isAbsolute ? [first.slice(1), ...others].filter((word) => word !== '') : [...words]
  let at: Position = { path: isAbsolute ? [] : start, entries: [], leaf: undefined }
  while (rest.length > 0) {
    const next = step(at, rest)
    if ('kind' in next) return next
    at = next
  }
  const { path, entries, leaf } = at
  return { kind: 'place', path: leaf ?? path, entries, isLeaf: leaf !== undefined }
}

/** Takes the next word, and the key or the value behind it. */
function step({ path, entries }: Position, rest: string[]): Position | WrongLine {
  const word = rest.shift() ?? ''
  const rules: Rules = rulesAt(path)
  const rule = Object.hasOwn(rules, word) ? rules[word] : undefined
  if (rule === undefined) return unknownToken(word, rules)
  if (rule.kind === 'container') return { path: [...path, word], entries, leaf: undefined }
  const value = rest.shift()
  if (rule.kind === 'list') {
    if (value === undefined) return wrong(`Parsing error: Missing key of '${word}'`)
    const inner = [...path, `${word} ${value}`]
    return {
      path: inner,
      entries: [...entries, { path: inner, value: undefined }],
      leaf: undefined,
    }
  }
  const leaf = [...path, word]
  if (value === undefined) return { path, entries, leaf }
  if (!rule.value.test(value)) return wrong(`Error: Invalid value '${value}' for '${word}'`)
  return { path, entries: [...entries, { path: leaf, value }], leaf }
}

function unknownToken(word: string, rules: Rules): WrongLine {
  const options = Object.keys(rules).map((name) => `'${name}'`)
  return wrong(`Parsing error: Unknown token '${word}'. Options are [${options.join(', ')}]`)
}

function wrong(message: string): WrongLine {
  return { kind: 'wrong', message: `${message}\n` }
}
