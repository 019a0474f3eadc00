import {
  childrenOf,
  isNameIn,
  type Key,
  type Path,
  type Rules,
  rulesBelow,
} from '../schema/rule.ts'
import { schema } from '../schema/schema.ts'
import type { Token } from '../schema/value.ts'
import type { Entry } from './sros-configuration.ts'

/** What a line of the configuration means. */
export type ConfigLine =
  | {
      readonly kind: 'line'
      /** Leaves and list entries that it writes. */
      readonly entries: readonly Entry[]
      /** The element that it ends at. */
      readonly path: Path
      /** Whether it wrote a leaf: then the user stays where he was. */
      readonly isLeaf: boolean
    }
  | WrongToken

/** A line that means nothing. */
export interface WrongToken {
  /** Tells the kinds apart. */
  readonly kind: 'unknown' | 'missing' | 'invalid'
  /** The token that is wrong; undefined where it is missing at the end. */
  readonly token: Token | undefined
  /** The element that it is about. */
  readonly name: string
}

/**
 * Reads a line from a place in the tree: containers and list entries are walked into, leaves are written, several on
 * one line; `{` and `}` of pasted output go in and out.
 *
 * @param start - Where the user is.
 * @param tokens - Of the line.
 * @param namesLeaf - For `delete`: the last leaf stands without its value.
 */
export function readLine(start: Path, tokens: readonly Token[], namesLeaf = false): ConfigLine {
  const walk = new Walk(start, tokens)
  while (!walk.isDone) {
    const wrong = walk.step(namesLeaf)
    if (wrong !== undefined) return wrong
  }
  return { kind: 'line', entries: walk.entries, path: walk.path, isLeaf: walk.isLeaf }
}

class Walk {
  readonly entries: Entry[] = []
  path: Path
  isLeaf = false
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(start: Path, tokens: readonly Token[]) {
    this.path = start
    this.#tokens = tokens
  }

  get isDone(): boolean {
    return this.#next >= this.#tokens.length
  }

  step(namesLeaf: boolean): WrongToken | undefined {
    const token = this.#take()
    if (token === undefined || isBrace(token, '{')) return undefined
    if (isBrace(token, '}')) {
      this.path = this.path.slice(0, -1)
      return undefined
    }
    const rules = rulesBelow(schema, this.path)
    const name = token.text
    const rule = isNameIn(rules, token) ? rules[name] : undefined
    if (rule === undefined) return { kind: 'unknown', token, name }
    if (rule.kind === 'container') this.path = [...this.path, name]
    else if (rule.kind === 'list') return this.#enter(name, rule)
    else return this.#write(name, { value: rule.value }, namesLeaf)
    return undefined
  }

  #enter(name: string, rule: { keys: readonly Key[]; children: Rules }): WrongToken | undefined {
    let element = name
    for (const key of rule.keys) {
      const value = this.#key(key, rule.children)
      if (typeof value !== 'string') return { ...value, name: key.word ?? name }
      element += key.word === undefined ? ` ${value}` : ` ${key.word} ${value}`
    }
    this.path = [...this.path, element]
    this.entries.push({ path: this.path, value: undefined })
    return undefined
  }

  #key(key: Key, children: Rules): string | Omit<WrongToken, 'name'> {
    const token = this.#tokens[this.#next]
    const isLeftOut = token === undefined || isNameIn(children, token)
    if (key.fallback !== undefined && isLeftOut) return key.fallback
    if (key.word !== undefined && this.#take()?.text !== key.word) return { kind: 'missing', token }
    const given = this.#take()
    if (given === undefined) return { kind: 'missing', token: undefined }
    return key.value.read(given) ?? { kind: 'invalid', token: given }
  }

  #write(name: string, key: Key, namesLeaf: boolean): WrongToken | undefined {
    const token = this.#take()
    if (token === undefined) {
      if (!namesLeaf) return { kind: 'missing', token, name }
      this.path = [...this.path, name]
      return undefined
    }
    const value = key.value.read(token)
    if (value === undefined) return { kind: 'invalid', token, name }
    this.entries.push({ path: [...this.path, name], value })
    this.isLeaf = true
    return undefined
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#next]
    this.#next++
    return token
  }
}

function isBrace({ text, isQuoted }: Token, brace: '{' | '}'): boolean {
  return !isQuoted && text === brace
}

/**
 * What may stand behind these tokens, for completion; nothing behind a leaf, but the words that it can be.
 *
 * @param start - Where the user is.
 */
export function wordsBehind(start: Path, tokens: readonly Token[]): readonly string[] {
  const read = readLine(start, tokens, true)
  if (read.kind !== 'line') return []
  const rules = rulesBelow(schema, read.path.slice(0, -1))
  const rule = read.path.length === 0 ? undefined : rules[read.path.at(-1)?.split(' ', 1)[0] ?? '']
  if (rule?.kind === 'leaf') return rule.value.words ?? []
  return Object.keys(read.path.length === 0 ? schema : childrenOf(rule))
}
