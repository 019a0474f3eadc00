import type { DocumentPath, SourceDocument } from '@nornir-ts/kernel'
import { isPlainObject } from '../../data/copy-data.ts'
import { placeOf } from './ansible-error.ts'
import { type AnsibleGroup, setVariable } from './ansible-graph.ts'
import { documentVariables, placeIn } from './document-variables.ts'
import { parseHostPattern } from './host-pattern.ts'
import { didYouMean, wrongKind, wrongShape } from './read-document.ts'
import type { Reading } from './reading.ts'

type Body = Readonly<Record<string, unknown>>

const SECTIONS = ['vars', 'children', 'hosts'] as const

/**
 * Reads an inventory in YAML format: groups with `hosts`, `children` and `vars`, at any depth.
 *
 * @param document - Its value is a map.
 * @param reading - Is filled.
 * @throws `AnsibleSyntaxError` where the shape is wrong, `AnsibleCycleError`, `AnsibleVaultError`.
 */
export function readYamlInventory(document: SourceDocument, reading: Reading): void {
  new YamlInventoryReader(document, reading).read()
}

class YamlInventoryReader {
  readonly #document: SourceDocument
  readonly #reading: Reading

  constructor(document: SourceDocument, reading: Reading) {
    this.#document = document
    this.#reading = reading
  }

  read(): void {
    for (const [name, body] of Object.entries(this.#document.value as Body)) {
      this.#group([name], name, body)
    }
  }

  /** Reads one group; undefined: it is none, as Ansible has it, too. */
  #group(path: DocumentPath, name: string, body: unknown): AnsibleGroup | undefined {
    if (body !== null && !isPlainObject(body)) {
      this.#warn(path, 'is no group, since it is neither a map nor empty, and was left out')
      return undefined
    }
    if (name === '') throw wrongShape(this.#part(path), 'a group must have a name')
    const group = this.#reading.graph.addGroup(name)
    for (const [key, value] of Object.entries(body ?? {}))
      this.#section(group, [...path, key], value)
    return group
  }

  #section(group: AnsibleGroup, path: DocumentPath, value: unknown): void {
    const key = String(path.at(-1))
    const section = SECTIONS.find((known) => known === key)
    if (section === undefined) {
      const known = 'is none of hosts, children and vars, and was left out'
      this.#warn(path, known + didYouMean(key, SECTIONS))
      return
    }
    // One name may stand without a colon behind it.
    const map = typeof value === 'string' ? { [value]: null } : value
    if (map === null) return
    if (!isPlainObject(map)) throw wrongKind(this.#part(path), 'a map', value)
    if (section === 'vars') this.#variables(group, path, map)
    else if (section === 'children') this.#children(group, path, map)
    else this.#hosts(group, path, map)
  }

  #variables(group: AnsibleGroup, path: DocumentPath, map: Body): void {
    const variables = documentVariables({ ...this.#part(path), map }, this.#reading)
    for (const variable of variables.values()) setVariable(group, variable)
  }

  #children(group: AnsibleGroup, path: DocumentPath, map: Body): void {
    for (const [name, body] of Object.entries(map)) {
      const place = [...path, name]
      const child = this.#group(place, name, body)
      if (child === undefined) throw wrongKind(this.#part(place), 'a map or nothing', body)
      this.#reading.graph.addChild(group, child, placeIn(this.#document, place))
    }
  }

  #hosts(group: AnsibleGroup, path: DocumentPath, map: Body): void {
    const { graph } = this.#reading
    for (const [pattern, body] of Object.entries(map)) {
      const part = this.#part([...path, pattern])
      const hosts = parseHostPattern(pattern)
      if ('problem' in hosts) throw wrongShape(part, hosts.problem)
      if (hosts.names.includes('')) throw wrongShape(part, 'a host must have a name')
      if (!isPlainObject(body || {})) throw wrongKind(part, 'a map or nothing', body)
      const variables = documentVariables({ ...part, map: (body || {}) as Body }, this.#reading)
      const place = placeIn(this.#document, part.path)
      for (const name of hosts.names) {
        const host = graph.addHost({ name, group, port: hosts.port, place })
        for (const variable of variables.values()) setVariable(graph.owner(host), variable)
      }
    }
  }

  #part(path: DocumentPath) {
    return { document: this.#document, path }
  }

  #warn(path: DocumentPath, says: string): void {
    this.#reading.warn(`${placeOf(placeIn(this.#document, path)())}: ${path.join(' → ')} ${says}`)
  }
}
