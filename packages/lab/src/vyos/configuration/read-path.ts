import { type Rule, schema } from './schema.ts'

/** A way into the configuration that the schema knows. */
export interface ReadPath {
  /** The nodes on the way, values of tags among them, joined by blanks. */
  readonly key: string
  /** The value at its end; undefined: it ends at a node. */
  readonly value: string | undefined
  /** What the last node is. */
  readonly rule: Rule
  /** How many words each place on the way has. */
  readonly depths: readonly number[]
}

/** Why a way is none, as `vyatta_cfg_validate_cmd` of vyatta-cfg-run and cstore.cpp tell it. */
export interface BadPath {
  /** The complaint, without its indentation. */
  readonly complaint: string
}

/**
 * Reads the words behind `set` or `delete`. They are not completed: the lab wants them in full.
 *
 * @param words - Without the command.
 */
export function readPath(words: readonly string[]): ReadPath | BadPath {
  let rule: Rule = { kind: 'node', children: schema }
  const depths: number[] = []
  for (let at = 0; at < words.length; at = depths.at(-1) ?? words.length) {
    if (rule.kind === 'leaf') return readValue(words, { at, rule, depths })
    const next = childOf(rule, words[at] ?? '')
    if (next === undefined) return invalid(words, at)
    const value = next.kind === 'tag' ? words[at + 1] : undefined
    if (next.kind !== 'tag' || value === undefined) {
      rule = next
      depths.push(at + 1)
      continue
    }
    if (!next.accepts(value)) return invalid(words, at + 1)
    rule = { kind: 'node', children: next.children }
    depths.push(at + 2)
  }
  return { key: words.join(' '), value: undefined, rule, depths }
}

function childOf(rule: Rule, name: string): Rule | undefined {
  if (rule.kind === 'flag' || rule.kind === 'leaf') return undefined
  return Object.hasOwn(rule.children, name) ? rule.children[name] : undefined
}

function readValue(
  words: readonly string[],
  { at, rule, depths }: { at: number; rule: Rule & { kind: 'leaf' }; depths: readonly number[] },
): ReadPath | BadPath {
  const value = words[at] ?? ''
  if (at < words.length - 1) return invalid(words, at + 1)
  // [K] but for the line behind it, which scrapli knows and the caller adds
  if (!rule.accepts(value)) return { complaint: 'Invalid value\nValue validation failed' }
  return { key: words.slice(0, at).join(' '), value, rule, depths }
}

function invalid(words: readonly string[], at: number): BadPath {
  const before = words.slice(0, at).map((word) => `${word} `)
  return { complaint: `Configuration path: ${before.join('')}[${words[at]}] is not valid` }
}
