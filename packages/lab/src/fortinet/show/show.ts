import { FortiNode } from '../configuration/forti-node.ts'
import { entryLines, type RenderOptions, render, sectionLines } from '../configuration/render.ts'
import { nodeOf, sectionsOf } from '../domain/domain.ts'
import { renderAll } from '../domain/render-all.ts'
import { fullName } from '../edit/full-name.ts'
import { commandParseError } from '../errors.ts'
import type { FortiSession } from '../forti-session.ts'
import { build } from './system-status.ts'

/** `show` and `show full-configuration`: everything, one section, one entry of it, or where the user is. */
export function show(session: FortiSession, words: readonly string[]): string {
  const [first = '', ...rest] = words
  const isFull = first !== '' && first.length > 1 && 'full-configuration'.startsWith(first)
  const options = { isFull, salt: session.device.nextSalt() }
  const named = isFull ? rest : words
  if (named.length > 0) return showNamed(session, named, options)
  const frame = session.frames.at(-1)
  if (frame === undefined) return `${head(session)}${renderDomain(session, options)}`
  return text(frame.kind === 'entry' ? entryLines(frame, options) : sectionLines(frame, options))
}

/** Of a domain what is in it, and above all of them everything. */
function renderDomain({ device, domain }: FortiSession, options: RenderOptions): string {
  if (domain === 'top') return renderAll(device, options)
  return render(nodeOf(device, domain) ?? new FortiNode(), options)
}

function showNamed(
  { device, domain }: FortiSession,
  words: readonly string[],
  options: RenderOptions,
): string {
  const sections = sectionsOf(device, domain)
  const name = fullName(Object.keys(sections), words.slice(0, 2))
  const rule = name === undefined ? undefined : sections[name]
  if (name === undefined || rule === undefined) return commandParseError(words[1] ?? words[0] ?? '')
  const node = nodeOf(device, domain)?.sections.get(name) ?? new FortiNode()
  const key = words[2]
  if (key === undefined) return text(sectionLines({ name, node, rule }, options))
  const entry = node.entries.get(key)
  if (entry === undefined) return commandParseError(key)
  const lines = entryLines({ name: key, node: entry, rule }, options)
  return text([`config ${name}`, ...lines.map((line) => `    ${line}`), 'end'])
}

/** The first lines of a configuration (experience [K]). */
function head({ user }: FortiSession): string {
  return `#config-version=${build}:opmode=0:vdom=0:user=${user}
#conf_file_ver=4180325487134
#buildno=0237
#global_vdom=1
`
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
