import { createHash } from 'node:crypto'
import { type Attribute, type Section, schema } from '../schema/schema.ts'
import type { FortiNode } from './forti-node.ts'

/** How a configuration is shown. */
export interface RenderOptions {
  /** Whether what was not set is shown with its default (`show full-configuration`). */
  readonly isFull?: boolean | undefined
  /** What secrets are salted with: a device shows another text each time (cli-dialects 4.4). */
  readonly salt?: string | undefined
}

const step = '    '

/** The whole configuration, as `show` prints it without its head; `\n` behind every line. */
export function render(root: FortiNode, options: RenderOptions = {}): string {
  return Object.entries(schema)
    .flatMap(([name, rule]) => {
      const node = root.sections.get(name)
      const lines = node === undefined ? [] : sectionLines({ name, node, rule }, options)
      return lines.length > 2 ? lines : []
    })
    .map((line) => `${line}\n`)
    .join('')
}

/** A section in its place. */
export interface Placed {
  /** What stands behind `config`. */
  readonly name: string
  /** What is in it. */
  readonly node: FortiNode
  /** What may be in it. */
  readonly rule: Section
}

/** One section, from `config` to `end`. */
export function sectionLines(
  { name, node, rule }: Placed,
  options: RenderOptions,
): readonly string[] {
  const inner =
    rule.kind === 'object'
      ? objectLines(node, rule, options)
      : [...node.entries].flatMap(([key, entry]) =>
          entryLines({ name: key, node: entry, rule }, options),
        )
  return [`config ${name}`, ...inner.map((line) => `${step}${line}`), 'end']
}

/** One entry, from `edit` to `next`. */
export function entryLines(
  { name, node, rule }: Placed,
  options: RenderOptions,
): readonly string[] {
  const key = rule.key === 'number' ? name : `"${name}"`
  const inner = objectLines(node, rule, options)
  return [`edit ${key}`, ...inner.map((line) => `${step}${line}`), 'next']
}

function objectLines(node: FortiNode, rule: Section, options: RenderOptions): readonly string[] {
  const lines = Object.entries(rule.attributes).flatMap(([name, attribute]) => {
    const words = node.values.get(name)
    if (words !== undefined) return [setLine(name, words, { attribute, options })]
    if (options.isFull !== true) return []
    return attribute.default === undefined
      ? [`unset ${name}`]
      : [setLine(name, attribute.default, { attribute, options })]
  })
  const inner = Object.entries(rule.sections ?? {}).flatMap(([name, within]) => {
    const section = node.sections.get(name)
    return section === undefined || section.entries.size === 0
      ? []
      : sectionLines({ name, node: section, rule: within }, options)
  })
  return [...lines, ...inner]
}

function setLine(
  name: string,
  words: readonly string[],
  { attribute, options }: { attribute: Attribute; options: RenderOptions },
): string {
  const { value } = attribute
  if (value.isSecret === true) return `set ${name} ENC ${enciphered(words[0] ?? '', options.salt)}`
  const shown = value.isQuoted === true ? words.map((word) => `"${word}"`) : words
  return `set ${name} ${shown.join(' ')}`
}

function enciphered(secret: string, salt = ''): string {
  return `SH2${createHash('sha256').update(`${salt}${secret}`).digest('base64')}`
}
