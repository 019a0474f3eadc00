import { FortiNode } from '../configuration/forti-node.ts'
import { nodeOf, sectionsOf } from '../domain/domain.ts'
import { enterDomain, enterVdom } from '../domain/move.ts'
import { commandParseError, incompleteCommand } from '../errors.ts'
import type { FortiSession } from '../forti-session.ts'
import type { Section } from '../schema/schema.ts'
import type { Frame } from './frame.ts'
import { fullName } from './full-name.ts'

/** `config SECTION`, at the top or within an object. */
export function config(session: FortiSession, words: readonly string[]): string {
  const frame = session.frames.at(-1)
  const { device, domain } = session
  if (frame === undefined && device.isDivided && domain === 'top')
    return enterDomain(session, words)
  const sections = frame === undefined ? sectionsOf(device, domain) : sectionsWithin(frame)
  const name = fullName(Object.keys(sections), words)
  const rule = name === undefined ? undefined : sections[name]
  if (words.length === 0) return incompleteCommand
  if (name === undefined || rule === undefined) return commandParseError(words.at(-1) ?? '')
  const parent = frame?.node ?? nodeOf(device, domain) ?? device.root
  const isLive = frame === undefined && rule.kind === 'table'
  const node = isLive
    ? parent.section(name)
    : (parent.sections.get(name)?.clone() ?? new FortiNode())
  const apply = (): void => {
    if (!isLive) parent.sections.set(name, node)
  }
  session.frames = [...session.frames, { kind: 'section', name, rule, node, apply }]
  return ''
}

/** `edit KEY`, in a table; a new entry is announced, and there when it is left by `next` or `end`. */
export function edit(session: FortiSession, words: readonly string[]): string {
  const frame = session.frames.at(-1)
  if (frame === undefined && session.domain === 'list') return enterVdom(session, words)
  if (frame === undefined || isObject(frame)) return commandParseError('edit')
  const [key] = words
  if (key === undefined) return incompleteCommand
  const { rule, node: table } = frame
  if (rule.key === 'number' && !/^\d+$/.test(key)) return commandParseError(key)
  // Fortinet, "edit": 0 takes the next free number
  const name = rule.key === 'number' && key === '0' ? String(nextKey(table)) : key
  const known = table.entries.get(name)
  const node = known?.clone() ?? new FortiNode()
  const apply = (): void => {
    table.entries.set(name, node)
  }
  session.frames = [...session.frames, { kind: 'entry', name, rule, node, apply }]
  // experience [K], widely quoted
  return known === undefined ? `new entry '${key}' added\n` : ''
}

function sectionsWithin(frame: Frame): Readonly<Record<string, Section>> {
  return isObject(frame) ? (frame.rule.sections ?? {}) : {}
}

/** Whether attributes are set here: in an entry, and in a section that is no table. */
export function isObject({ kind, rule }: { kind: 'section' | 'entry'; rule: Section }): boolean {
  return kind === 'entry' || rule.kind === 'object'
}

function nextKey(table: FortiNode): number {
  return Math.max(0, ...[...table.entries.keys()].map(Number)) + 1
}
