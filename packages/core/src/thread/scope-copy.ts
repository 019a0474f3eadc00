import { Defaults, Group, Host, type Inventory, type OwnValues } from '@nornir-ts/inventory'

/** Groups and defaults as they cross to a thread. */
export interface ScopeData {
  /** All groups by name, with the names of those that each lists. */
  readonly groups: ReadonlyMap<string, ElementData>
  /** The defaults. */
  readonly defaults: OwnData
}

/** What a level of the inventory says itself, as it crosses: data as a map, where any key is a key. */
export interface OwnData extends Omit<OwnValues, 'data'> {
  /** Own data. */
  readonly data: ReadonlyMap<string, unknown>
}

/** A host or a group as it crosses to a thread. */
export interface ElementData extends OwnData {
  /** Its name. */
  readonly name: string
  /** Names of the groups that it lists. */
  readonly groups: readonly string[]
}

/**
 * What a thread needs to know of an inventory beside its hosts.
 *
 * @param inventory - The inventory.
 */
export function scopeData({ groups, defaults }: Inventory): ScopeData {
  const elements = Array.from(groups, ([name, group]) => [name, elementData(group)] as const)
  return { groups: new Map(elements), defaults: ownData(defaults) }
}

/**
 * What a thread needs to know of a host.
 *
 * @param element - The host, or a group.
 */
export function elementData({ name, own, groups }: Host | Group): ElementData {
  return { name, ...ownData(own), groups: groups.map((group) => group.name) }
}

function ownData({ data, ...own }: OwnValues): OwnData {
  const { hostname, port, username, password, platform, connectionOptions } = own
  const map = new Map(Object.entries(data))
  return { hostname, port, username, password, platform, data: map, connectionOptions }
}

function ownValues({ data: map, ...own }: OwnData): OwnValues {
  const { hostname, port, username, password, platform, connectionOptions } = own
  const data = Object.fromEntries(map)
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
    this.#scope = { defaults: deepFreeze(new Defaults(ownValues(defaults))), groupsVersion: 0 }
    const copies = new Map<string, FrozenGroup>()
    for (const [name, group] of groups)
      copies.set(name, new FrozenGroup(name, deepFreeze(ownValues(group)), this.#scope))
    this.#groups = copies
    for (const [name, { groups: parents }] of groups)
      copies.get(name)?.setGroups(this.#named(parents))
    for (const group of copies.values()) group.freeze()
  }

  /**
   * A host, for one attempt.
   *
   * @param data - As it crossed; it is taken over.
   */
  host(data: ElementData): Host {
    const host = new Host(data.name, ownValues(data), this.#scope)
    host.setGroups(this.#named(data.groups))
    return host
  }

  #named(names: readonly string[]): Group[] {
    return names.flatMap((name) => this.#groups.get(name) ?? [])
  }
}

/** A group that cannot be given other parents any more. */
class FrozenGroup extends Group {
  #isFrozen = false

  freeze(): void {
    this.#isFrozen = true
    Object.freeze(this)
  }

  override setGroups(groups: readonly Group[]): void {
    if (this.#isFrozen) refuseChange()
    super.setGroups(groups)
  }
}

/** What changes things that `Object.freeze` does not freeze. Typed arrays can be written to nevertheless. */
const changing: readonly (readonly [new () => object, readonly string[]])[] = [
  [Map, ['set', 'delete', 'clear']],
  [Set, ['add', 'delete', 'clear']],
  [Date, Object.getOwnPropertyNames(Date.prototype).filter((name) => name.startsWith('set'))],
]

function deepFreeze<Value extends object>(value: Value): Value {
  if (Object.isFrozen(value) || ArrayBuffer.isView(value)) return value
  for (const [type, methods] of changing)
    if (value instanceof type)
      for (const method of methods) Object.defineProperty(value, method, { value: refuseChange })
  Object.freeze(value)
  const items = value instanceof Map || value instanceof Set ? value.values() : Object.values(value)
  for (const item of items) if (typeof item === 'object' && item !== null) deepFreeze(item)
  return value
}

function refuseChange(): never {
  throw new TypeError(
    'Groups and defaults cannot be changed on a thread: nobody else would see it. Change them where the run is started, or set data of the host',
  )
}
