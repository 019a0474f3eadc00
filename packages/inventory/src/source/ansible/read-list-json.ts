import type { DocumentPath, SourceDocument } from '@nornir-ts/kernel'
import { isPlainObject } from '../../data/copy-data.ts'
import { setVariable } from './ansible-graph.ts'
import { documentVariables, placeIn } from './document-variables.ts'
import { wrongKind, wrongShape } from './read-document.ts'
import type { Reading } from './reading.ts'

type Body = Readonly<Record<string, unknown>>

/**
 * Tells whether a document is what `ansible-inventory --list` or an inventory script prints: it has `_meta`,
 * or, in a JSON file, lists where an inventory in YAML format has maps.
 *
 * @param document - YAML or JSON.
 */
export function isListJson({ value, file }: SourceDocument): boolean {
  if (!isPlainObject(value)) return false
  if ('_meta' in value) return true
  if (!file.endsWith('.json')) return false
  return Object.values(value).some(
    (group) =>
      Array.isArray(group) ||
      (isPlainObject(group) && (Array.isArray(group['hosts']) || Array.isArray(group['children']))),
  )
}

/**
 * Reads what `ansible-inventory --list` prints: groups with lists of `hosts` and `children`, `vars`, and the
 * variables of the hosts under `_meta`.
 *
 * @param document - One of which {@link isListJson} is true.
 * @param reading - Is filled.
 * @throws `AnsibleSyntaxError` where the shape is wrong, `AnsibleCycleError`, `AnsibleVaultError`.
 */
export function readListJson(document: SourceDocument, reading: Reading): void {
  new ListJsonReader(document, reading).read()
}

class ListJsonReader {
  readonly #document: SourceDocument
  readonly #reading: Reading
  readonly #hosts = new Set<string>()

  constructor(document: SourceDocument, reading: Reading) {
    this.#document = document
    this.#reading = reading
  }

  read(): void {
    const { _meta: meta, ...groups } = this.#document.value as Body
    for (const [name, body] of Object.entries(groups)) this.#group(name, body)
    if (meta !== undefined) this.#hostVariables(this.#map(['_meta'], meta))
  }

  #group(name: string, body: unknown): void {
    const { graph } = this.#reading
    const path = [name]
    const { hosts, vars, children } = this.#sections(name, body)
    const group = graph.addGroup(name)
    for (const [place, host] of this.#names(hosts.path, hosts.value)) {
      graph.addHost({ name: host, group, place: placeIn(this.#document, place) })
      this.#hosts.add(host)
    }
    const map = this.#map(vars.path, vars.value ?? {})
    const variables = documentVariables({ ...this.#part(vars.path), map }, this.#reading)
    for (const variable of variables.values()) setVariable(group, variable)
    for (const [place, child] of this.#names([...path, 'children'], children)) {
      graph.addChild(group, graph.addGroup(child), placeIn(this.#document, place))
    }
  }

  /** A group is a map of sections, or a list of hosts; a map without sections is the variables of a host of this name. */
  #sections(name: string, body: unknown) {
    const path: DocumentPath = [name]
    if (!isPlainObject(body)) {
      return { hosts: { path, value: body }, vars: { path, value: {} }, children: undefined }
    }
    if (!['hosts', 'vars', 'children'].some((section) => section in body)) {
      return { hosts: { path, value: [name] }, vars: { path, value: body }, children: undefined }
    }
    return {
      hosts: { path: [name, 'hosts'], value: body['hosts'] },
      vars: { path: [name, 'vars'], value: body['vars'] },
      children: body['children'],
    }
  }

  #hostVariables(meta: Body): void {
    const all = this.#map(['_meta', 'hostvars'], meta['hostvars'] ?? {})
    const { graph } = this.#reading
    for (const name of this.#hosts) {
      const host = graph.hosts.get(name)
      if (host === undefined || !Object.hasOwn(all, name)) continue
      const path = ['_meta', 'hostvars', name]
      const map = this.#map(path, all[name])
      const variables = documentVariables({ ...this.#part(path), map }, this.#reading)
      for (const variable of variables.values()) setVariable(graph.owner(host), variable)
    }
  }

  /** Names of a list, each with its path. */
  #names(path: DocumentPath, value: unknown): [DocumentPath, string][] {
    if (value === undefined) return []
    if (!Array.isArray(value)) throw wrongKind(this.#part(path), 'a list of names', value)
    return value.map((name: unknown, index) => {
      const place = [...path, index]
      if (typeof name !== 'string') throw wrongKind(this.#part(place), 'a name', name)
      if (name === '') throw wrongShape(this.#part(place), 'a name must not be empty')
      return [place, name]
    })
  }

  #map(path: DocumentPath, value: unknown): Body {
    if (!isPlainObject(value)) throw wrongKind(this.#part(path), 'a map', value)
    return value
  }

  #part(path: DocumentPath) {
    return { document: this.#document, path }
  }
}
