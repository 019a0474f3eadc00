import { type DocumentPath, nearest } from '@nornir-ts/kernel'
import type { GroupData, HostData, InventoryData } from '../data/inventory-data.ts'
import type { Locate } from '../data/origin.ts'
import { Defaults } from '../host/defaults.ts'
import { Group } from '../host/group.ts'
import { Host } from '../host/host.ts'
import type { InventoryElement, InventoryScope } from '../host/inventory-element.ts'
import { ownFromData } from '../host/own-values.ts'
import { patchOwn } from '../host/patch-own.ts'
import { checkBody, type MemberSection } from './check-body.ts'
import { DuplicateNameError } from './duplicate-name-error.ts'
import { GroupInUseError, UnknownNameError } from './edit-error.ts'
import type { InventoryOptions } from './inventory-options.ts'
import { KnownPaths } from './known-paths.ts'
import { UndefinedGroupError } from './undefined-group-error.ts'

/** What every `Inventory` shows all or some hosts of. An edit that throws has changed nothing. */
export class WholeInventory {
  /** Hosts by name. */
  readonly hosts = new Map<string, Host>()
  /** Groups by name. */
  readonly groups = new Map<string, Group>()
  /** What holds where neither host nor groups say anything. */
  readonly defaults: Defaults
  /** Which data filters can ask for. */
  readonly paths: KnownPaths
  readonly #scope: InventoryScope & { readonly removedGroups: WeakSet<Group> }
  readonly #listeners: ((host: Host) => void)[] = []
  #removals = 0

  /**
   * @param data - Of the right shape; it is copied.
   * @param options - How filters treat unknown paths.
   * @param locate - Finds the places of its values.
   */
  constructor(data: InventoryData, options: InventoryOptions, locate: Locate) {
    this.defaults = new Defaults(ownFromData(data.defaults ?? {}))
    this.#scope = { defaults: this.defaults, groupsVersion: 0, removedGroups: new WeakSet() }
    this.paths = new KnownPaths(this, options)
    for (const [name, body] of Object.entries(data.groups ?? {}))
      this.groups.set(name, new Group(name, ownFromData(body), this.#scope))
    for (const [name, body] of Object.entries(data.hosts))
      this.hosts.set(name, new Host(name, ownFromData(body), this.#scope))
    // Groups are there before any is linked: a file may list a group before it is declared.
    for (const group of this.groups.values())
      group.setGroups(this.#groupsOf(['groups', group.name], data.groups?.[group.name], locate))
    for (const host of this.hosts.values())
      host.setGroups(this.#groupsOf(['hosts', host.name], data.hosts[host.name], locate))
    // Once here, so that the first filter over many hosts is about as fast as the next.
    for (const host of this.hosts.values()) host.extendedGroups()
  }

  /** How many hosts have been removed: a selection made when there were fewer may hold one of them. */
  get removals(): number {
    return this.#removals
  }

  /** Adds a host behind all others. */
  addHost(name: string, data: HostData): Host {
    const host = new Host(name, ...this.#prepare('hosts', name, data))
    host.setGroups(this.#groupsOf(['hosts', name], data))
    this.hosts.set(name, host)
    return host
  }

  /** Adds a group. */
  addGroup(name: string, data: GroupData): Group {
    const group = new Group(name, ...this.#prepare('groups', name, data))
    group.setGroups(this.#groupsOf(['groups', name], data))
    this.groups.set(name, group)
    return group
  }

  /** Changes a host; see {@link patchOwn}. */
  updateHost(name: string, patch: HostData): Host {
    return this.#update('hosts', this.#known('host', this.hosts, name), patch)
  }

  /** Changes a group; see {@link patchOwn}. */
  updateGroup(name: string, patch: GroupData): Group {
    return this.#update('groups', this.#known('group', this.groups, name), patch)
  }

  /** Removes a host, and tells those who want to know. */
  removeHost(name: string): Host {
    const host = this.#known('host', this.hosts, name)
    this.hosts.delete(name)
    this.#removals++
    for (const tell of this.#listeners) tell(host)
    return host
  }

  /** Removes a group that nobody lists. */
  removeGroup(name: string): Group {
    const group = this.#known('group', this.groups, name)
    const elements: InventoryElement[] = [...this.groups.values(), ...this.hosts.values()]
    const members = elements.filter(({ groups }) => groups.includes(group))
    if (members.length > 0)
      throw new GroupInUseError({ group: name, members: members.map((member) => member.name) })
    this.groups.delete(name)
    this.#scope.removedGroups.add(group)
    return group
  }

  /** Asks to be told of every host that is removed. */
  onHostRemoved(listener: (host: Host) => void): void {
    this.#listeners.push(listener)
  }

  #prepare(section: MemberSection, name: string, data: GroupData) {
    checkBody(section, name, data)
    if (this[section].has(name)) throw new DuplicateNameError({ path: [section, name] })
    return [ownFromData(data), this.#scope] as const
  }

  #update<Element extends InventoryElement>(
    section: MemberSection,
    element: Element,
    patch: GroupData,
  ): Element {
    checkBody(section, element.name, patch)
    const apply = patchOwn(patch)
    if (patch.groups !== undefined)
      element.setGroups(this.#groupsOf([section, element.name], patch))
    apply(element.own)
    return element
  }

  #known<Element>(
    kind: 'host' | 'group',
    elements: ReadonlyMap<string, Element>,
    name: string,
  ): Element {
    const element = elements.get(name)
    if (element !== undefined) return element
    const suggestion = nearest(String(name), elements.keys())
    throw new UnknownNameError({ kind, member: name, suggestion })
  }

  #groupsOf(
    path: DocumentPath,
    body: GroupData | undefined,
    locate: Locate = () => undefined,
  ): readonly Group[] {
    return (body?.groups ?? []).map((name, index) => {
      const group = this.groups.get(name)
      if (group !== undefined) return group
      const place = [...path, 'groups', index]
      const suggestion = nearest(name, this.groups.keys())
      throw new UndefinedGroupError({
        path: place,
        group: name,
        suggestion,
        location: locate(place),
      })
    })
  }
}
