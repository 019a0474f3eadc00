import { nearest, type SourceLocation } from '@nornir-ts/kernel'
import { AnsibleSyntaxError } from '../ansible-error.ts'
import { type AnsibleGroup, setVariable } from '../ansible-graph.ts'
import { AnsibleGroupError } from '../ansible-group-error.ts'
import { type HostPattern, parseHostPattern } from '../host-pattern.ts'
import type { Reading } from '../reading.ts'
import { iniVariable } from './ini-variable.ts'
import { splitWords } from './split-words.ts'

/** What the lines below a heading are. */
type SectionKind = 'hosts' | 'children' | 'vars'

/** Sections that name a group which no heading has defined so far. */
interface Pending {
  readonly parents: AnsibleGroup[]
  readonly section: string
  readonly place: SourceLocation
}

const HEADING = /^\[([^:\]\s]+)(?::([\p{L}\p{N}_]+))?\]\s*(?:#.*)?$/u
const GROUP_NAME = /^([^:\]\s]+)\s*(?:#.*)?$/
/** Where Python's `splitlines` does, but for three separators of teletypes. */
const LINE_END = /\r\n|[\n\r\v\f\x85\u2028\u2029]/

/**
 * Reads an inventory in INI format.
 *
 * @param text - The whole text.
 * @param file - Its name.
 * @param reading - Is filled.
 * @throws {@link AnsibleSyntaxError}, {@link AnsibleGroupError}, `AnsibleCycleError`.
 */
export function readIni(text: string, file: string, reading: Reading): void {
  new IniReader(file, reading).read(text)
}

class IniReader {
  readonly #file: string
  readonly #reading: Reading
  readonly #pending = new Map<string, Pending>()
  #group: AnsibleGroup
  #kind: SectionKind = 'hosts'
  #line = 0
  #indent = 0

  constructor(file: string, reading: Reading) {
    this.#file = file
    this.#reading = reading
    this.#group = reading.graph.ungrouped
  }

  read(text: string): void {
    for (const raw of text.split(LINE_END)) {
      const line = raw.trim()
      this.#line++
      this.#indent = raw.length - raw.trimStart().length
      if (line !== '' && !/^[;#]/.test(line)) this.#readLine(line)
    }
    this.#checkPending()
  }

  #readLine(line: string): void {
    const heading = HEADING.exec(line)
    if (heading !== null) this.#open(heading[1] ?? '', heading[2] ?? 'hosts')
    else if (/^\[.*\]$/.test(line)) {
      throw this.#wrong('a heading is [group], [group:children] or [group:vars], without blanks')
    } else if (this.#kind === 'hosts') this.#hosts(line)
    else if (this.#kind === 'vars') this.#variable(line)
    else this.#child(line)
  }

  #open(name: string, kind: string): void {
    if (kind !== 'hosts' && kind !== 'children' && kind !== 'vars') {
      const suggestion = nearest(kind, ['children', 'hosts', 'vars'])
      const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
      throw this.#wrong(
        `[${name}:${kind}]: expected children, vars or hosts behind the colon${hint}`,
      )
    }
    const { graph } = this.#reading
    const isNew = !graph.groups.has(name)
    this.#group = graph.addGroup(name)
    this.#kind = kind
    const pending = this.#pending.get(name)
    if (kind === 'vars') {
      if (isNew && pending === undefined) {
        this.#pending.set(name, { parents: [], section: `${name}:vars`, place: this.#at() })
      }
    } else if (pending !== undefined) {
      for (const parent of pending.parents) graph.addChild(parent, this.#group, () => pending.place)
      this.#pending.delete(name)
    }
  }

  #hosts(line: string): void {
    const words = splitWords(line)
    if ('problem' in words) throw this.#wrong(words.problem, words.offset)
    const [pattern, ...assignments] = words
    if (pattern === undefined) return
    const hosts = this.#expand(pattern.text)
    const variables = assignments.map(({ text, offset }) => {
      const equals = text.indexOf('=')
      if (equals < 0)
        throw this.#wrong('expected key=value behind the host, got a word without "="', offset)
      const place = this.#at(offset)
      return iniVariable(text.slice(0, equals), text.slice(equals + 1), () => place)
    })
    const place = this.#at(pattern.offset)
    const { graph, ignored } = this.#reading
    const kept = variables.filter((variable) => !ignored.has(variable.name))
    for (const name of hosts.names) {
      const entry = { name, group: this.#group, port: hosts.port, place: () => place }
      const owner = graph.owner(graph.addHost(entry))
      for (const variable of kept) setVariable(owner, variable)
    }
  }

  #expand(pattern: string): HostPattern {
    const hosts = parseHostPattern(pattern)
    if ('problem' in hosts) throw this.#wrong(hosts.problem)
    if (pattern.endsWith(':') && hosts.port === undefined) {
      throw this.#wrong(`"${pattern}": a colon at the end is for a port, as in host:22`)
    }
    if (hosts.names.includes('---'))
      throw this.#wrong('"---" is no host; a YAML inventory ends in .yaml or .yml')
    if (hosts.names.includes('')) throw this.#wrong('a host must have a name')
    return hosts
  }

  #variable(line: string): void {
    const equals = line.indexOf('=')
    if (equals < 0) throw this.#wrong(`[${this.#group.name}:vars]: expected key=value`)
    const name = line.slice(0, equals).trim()
    const place = this.#at()
    const variable = iniVariable(name, line.slice(equals + 1).trim(), () => place)
    if (!this.#reading.ignored.has(name)) setVariable(this.#group, variable)
  }

  #child(line: string): void {
    const [, name] = GROUP_NAME.exec(line) ?? []
    const section = `${this.#group.name}:children`
    if (name === undefined) throw this.#wrong(`[${section}]: expected the name of a group`)
    const { graph } = this.#reading
    const child = graph.groups.get(name)
    const place = this.#at()
    if (child !== undefined) graph.addChild(this.#group, child, () => place)
    else {
      const pending = this.#pending.get(name)
      if (pending === undefined) {
        this.#pending.set(name, { parents: [this.#group], section, place })
      } else pending.parents.push(this.#group)
    }
  }

  /** What was named and never defined. */
  #checkPending(): void {
    for (const [group, { section, place }] of this.#pending) {
      const known = [...this.#reading.graph.groups.keys()].filter(
        (name) => !this.#pending.has(name),
      )
      throw new AnsibleGroupError({ ...place, section, group, suggestion: nearest(group, known) })
    }
  }

  #at(offset = 0): SourceLocation {
    return { file: this.#file, line: this.#line, column: this.#indent + offset + 1 }
  }

  #wrong(reason: string, offset = 0): AnsibleSyntaxError {
    return new AnsibleSyntaxError({ ...this.#at(offset), reason })
  }
}
