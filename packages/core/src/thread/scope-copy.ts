import { Defaults, Group, Host, type Inventory, type OwnValues } from '@nornir-ts/inventory'

/** Groups and defaults as they cross to a thread. */
export interface ScopeData {
  /** All groups, with the names of those that each lists. */
  readonly groups: readonly ElementData[]
  /** The defaults. */
  readonly defaults: OwnValues
}

/** A host or a group as it crosses to a thread. */
export interface ElementData {
  /** Its name. */
  readonly name: string
  /** What it says itself. */
  readonly own: OwnValues
  /** Names of the groups that it lists. */
  readonly groups: readonly string[]
}

/**
 * What a thread needs to know of an inventory beside its hosts.
 *
 * @param inventory - The inventory.
 */
export function scopeData({ groups, defaults }: Inventory): ScopeData {
  return { groups: Array.from(groups.values(), elementData), defaults: ownValues(defaults) }
}

/**
 * What a thread needs to know of a host.
 *
 * @param element - The host, or a group.
 */
export function elementData({ name, own, groups }: Host | Group): ElementData {
  return { name, own: ownValues(own), groups: groups.map((group) => group.name) }
}

function ownValues(own: OwnValues): OwnValues {
  const { hostname, port, username, password, platform, data, connectionOptions } = own
  return { hostname, port, username, password, platform, data, connectionOptions }
}

/**
 * The groups and defaults of an inventory, on a thread. They are frozen: what a task wrote to them here would
 * be seen by nobody.
 */
export class ScopeCopy {
  readonly #groups: ReadonlyMap<string, Group>
  readonly #scope: { readonly defaults: Defaults; groupsVersion: number }

  constructor({ groups, defaults }: ScopeData) {
    this.#scope = { defaults: deepFreeze(new Defaults(defaults)), groupsVersion: 0 }
    this.#groups = new Map(
      groups.map(({ name, own }) => [name, new Group(name, deepFreeze(own), this.#scope)]),
    )
    for (const { name, groups: parents } of groups)
      for (const parent of this.#named(parents)) this.#groups.get(name)?.addGroup(parent)
  }

  /**
   * A host, for one attempt.
   *
   * @param data - As it crossed; it is taken over.
   */
  host({ name, own, groups }: ElementData): Host {
    const host = new Host(name, own, this.#scope)
    for (const group of this.#named(groups)) host.addGroup(group)
    return host
  }

  #named(names: readonly string[]): Group[] {
    return names.flatMap((name) => this.#groups.get(name) ?? [])
  }
}

function deepFreeze<Value extends object>(value: Value): Value {
  if (Object.isFrozen(value) || ArrayBuffer.isView(value)) return value
  Object.freeze(value)
  const items = value instanceof Map || value instanceof Set ? value.values() : Object.values(value)
  for (const item of items) if (typeof item === 'object' && item !== null) deepFreeze(item)
  return value
}
