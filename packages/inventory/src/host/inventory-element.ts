import { type InspectOptions, inspect } from 'node:util'
import type { Secret, SecretReference } from '@nornir-ts/kernel'
import { setKey } from '../data/copy-data.ts'
import type { HostData } from '../data/inventory-data.ts'
import type {
  Attributes,
  ConnectionAliases,
  OwnValues,
  UnresolvedParameters,
} from './attributes.ts'
import { resolveConnection } from './connection-parameters.ts'
import type { Defaults } from './defaults.ts'
import type { Group } from './group.ts'
import { ForeignGroupError, GroupNotListedError, MissingDataError } from './host-error.ts'
import { ownToJSON } from './own-values.ts'

/** What the hosts and groups of one inventory share. */
export interface InventoryScope {
  /** What holds where neither host nor groups say anything. */
  readonly defaults: Defaults
  /** Goes up with every change of a list of groups; flattened lists of an older number are stale. */
  groupsVersion: number
  /** Groups that the inventory has no more. */
  readonly removedGroups?: WeakSet<Group> | undefined
}

/**
 * What hosts and groups have in common: values of their own, parent groups, and lookups through both.
 *
 * Every lookup is made anew: own values first, then {@link extendedGroups} in order, then the
 * defaults. Nothing is copied at load, so a change at any level is seen at once.
 */
export abstract class InventoryElement implements Attributes {
  /** Unique among the hosts, or among the groups, of an inventory. */
  readonly name: string
  /** What this element says itself, before inheritance. */
  readonly own: OwnValues
  readonly #scope: InventoryScope
  #groups: readonly Group[] = []
  #extended: readonly Group[] = []
  #extendedVersion = -1
  #lineage: { parents: readonly Group[]; groups: readonly Group[] } | undefined

  /**
   * @param name - The name in the inventory.
   * @param own - The values; taken over, not copied.
   * @param scope - Shared by all hosts and groups of the inventory.
   */
  constructor(name: string, own: OwnValues, scope: InventoryScope) {
    this.name = name
    this.own = own
    this.#scope = scope
  }

  /** Name or address to connect to, resolved; setting writes the own value. */
  get hostname(): string | undefined {
    return this.#resolve('hostname')
  }
  set hostname(value: string | undefined) {
    this.own.hostname = value
  }

  /** TCP port, resolved; setting writes the own value. */
  get port(): number | undefined {
    return this.#resolve('port')
  }
  set port(value: number | undefined) {
    this.own.port = value
  }

  /** User to log in as, resolved; setting writes the own value. */
  get username(): string | undefined {
    return this.#resolve('username')
  }
  set username(value: string | undefined) {
    this.own.username = value
  }

  /** Password to log in with, or where it is kept; inherited as all attributes. Setting writes the own value. */
  get password(): Secret | SecretReference | undefined {
    return this.#resolve('password')
  }
  set password(value: Secret | SecretReference | undefined) {
    this.own.password = value
  }

  /** Name of the platform, resolved; setting writes the own value. */
  get platform(): string | undefined {
    return this.#resolve('platform')
  }
  set platform(value: string | undefined) {
    this.own.platform = value
  }

  /** Own data, without what is inherited. */
  get data(): Record<string, unknown> {
    return this.own.data
  }

  /** The parent groups that this element lists itself, in order. */
  get groups(): readonly Group[] {
    return this.#groups
  }

  /**
   * Appends a parent group; one that is listed already is left where it is.
   *
   * @param group - A group of the same inventory.
   * @throws {@link ForeignGroupError} when the inventory does not have the group.
   */
  addGroup(group: Group): void {
    if (!this.#groups.includes(group)) this.setGroups([...this.#groups, group])
  }

  /**
   * Removes a parent group from the own list.
   *
   * @param group - One of {@link groups}.
   * @throws {@link GroupNotListedError} when it is not among them.
   */
  removeGroup(group: Group): void {
    if (!this.#groups.includes(group)) {
      throw new GroupNotListedError({ member: this.name, group: group.name })
    }
    this.setGroups(this.#groups.filter((listed) => listed !== group))
  }

  /**
   * Puts a list of parent groups in the place of the own one. When it throws, that has stayed as it was.
   *
   * @param groups - Groups of the same inventory, in order; one that comes twice stays at its first place.
   * @throws {@link ForeignGroupError} when the inventory does not have one of them.
   */
  setGroups(groups: readonly Group[]): void {
    for (const group of groups) {
      const isKnown = (group as InventoryElement).#scope === this.#scope
      if (!isKnown || this.#scope.removedGroups?.has(group) === true)
        throw new ForeignGroupError({ member: this.name, group: group.name })
    }
    this.#groups = [...new Set(groups)]
    this.#scope.groupsVersion++
  }

  /** All groups above, nearest first: depth first, left to right, each once at its first place. */
  extendedGroups(): readonly Group[] {
    if (this.#extendedVersion !== this.#scope.groupsVersion) {
      this.#extended = flatten(this.#groups, (group) => (group as InventoryElement).#withParents())
      this.#extendedVersion = this.#scope.groupsVersion
    }
    return this.#extended
  }

  /**
   * Tells whether a group is anywhere above.
   *
   * @param group - The group, or its name; an unknown name is `false`.
   */
  hasParentGroup(group: string | Group): boolean {
    const name = typeof group === 'string' ? group : group.name
    return this.extendedGroups().some((parent) => parent.name === name)
  }

  /**
   * Looks data up: own, then groups, then defaults. A `null` of an element or group is found and
   * ends the search; a `null` of the defaults counts as missing.
   *
   * @param key - The key; attributes such as `hostname` are not data.
   * @param fallback - Returned when no level has the key.
   */
  get(key: string, fallback?: unknown): unknown {
    const level = this.#levelOf(key)
    return level === undefined ? fallback : level.data[key]
  }

  /**
   * Looks data up as {@link get} does.
   *
   * @param key - The key.
   * @throws {@link MissingDataError} when no level has it.
   */
  require(key: string): unknown {
    const level = this.#levelOf(key)
    if (level === undefined) {
      throw new MissingDataError({ member: this.name, key, known: this.keys() })
    }
    return level.data[key]
  }

  /**
   * Tells whether {@link get} would find the key.
   *
   * @param key - The key.
   */
  has(key: string): boolean {
    return this.#levelOf(key) !== undefined
  }

  /**
   * Writes to the own data; groups and defaults are never written through an element.
   *
   * @param key - The key.
   * @param value - The value.
   */
  set(key: string, value: unknown): void {
    setKey(this.own.data, key, value)
  }

  /** Every key that {@link has} knows, own first, each once. */
  keys(): string[] {
    const keys = new Set(Object.keys(this.own.data))
    for (const group of this.extendedGroups()) {
      for (const key of Object.keys(group.own.data)) keys.add(key)
    }
    for (const [key, value] of Object.entries(this.#scope.defaults.data)) {
      if (value != null) keys.add(key)
    }
    return [...keys]
  }

  /** Every key with its resolved value, in the order of {@link keys}. */
  entries(): [key: string, value: unknown][] {
    return this.keys().map((key) => [key, this.get(key)])
  }

  /**
   * Resolves what a connection needs. Each field is taken from the first level that has
   * connection options with it, and only if there is none from the attributes.
   *
   * @param connection - Name of the connection; left out, only the attributes count.
   * @param aliases - Other names for the connection and for platforms.
   * @returns A copy: changing it changes nothing in the inventory. Secrets are not looked up: see {@link resolveSecrets}.
   */
  connectionParameters(connection?: string, aliases?: ConnectionAliases): UnresolvedParameters {
    return resolveConnection(this.#levels(), connection, aliases)
  }

  /** The own values in the shape of the inventory files, unresolved, secrets redacted. */
  toJSON(): HostData {
    return { ...ownToJSON(this.own), groups: this.#groups.map((group) => group.name) }
  }

  /** Name and own values, secrets redacted, in `console.log` and error dumps. */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `${this.constructor.name} ${inspect({ name: this.name, ...this.toJSON() }, options)}`
  }

  #levels(): OwnValues[] {
    const groups = this.extendedGroups().map((group) => group.own)
    return [this.own, ...groups, this.#scope.defaults]
  }

  #resolve<Key extends keyof Attributes>(key: Key): Attributes[Key] {
    const own = this.own[key]
    if (own != null) return own
    for (const group of this.extendedGroups()) {
      const inherited = group.own[key]
      if (inherited != null) return inherited
    }
    return this.#scope.defaults[key]
  }

  /** A group and all above it: what is above a host that lists only this group. Shared by such hosts. */
  #withParents(): readonly Group[] {
    const parents = this.extendedGroups()
    if (this.#lineage?.parents !== parents)
      this.#lineage = { parents, groups: [this as unknown as Group, ...parents] }
    return this.#lineage.groups
  }

  #levelOf(key: string): OwnValues | undefined {
    if (Object.hasOwn(this.own.data, key)) return this.own
    for (const group of this.extendedGroups()) {
      if (Object.hasOwn(group.own.data, key)) return group.own
    }
    const { defaults } = this.#scope
    return Object.hasOwn(defaults.data, key) && defaults.data[key] != null ? defaults : undefined
  }
}

/** Each group with all above it, nearest first; a group that comes twice stays at its first place. */
function flatten(
  groups: readonly Group[],
  withParents: (group: Group) => readonly Group[],
): readonly Group[] {
  const [only] = groups
  if (only === undefined) return groups
  if (groups.length === 1) return withParents(only)
  return [...new Set(groups.flatMap(withParents))]
}
