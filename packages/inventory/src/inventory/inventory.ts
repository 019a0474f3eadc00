import { type InspectOptions, inspect } from 'node:util'
import type { GroupData, HostData, InventoryData } from '../data/inventory-data.ts'
import { type HostFilter, toFilter } from '../filter/filter.ts'
import type { Defaults } from '../host/defaults.ts'
import type { Group } from '../host/group.ts'
import type { Host } from '../host/host.ts'
import { InventoryViewError } from './edit-error.ts'
import type { WholeInventory } from './whole-inventory.ts'

/**
 * Hosts with their groups and defaults, made by {@link createInventory}. Filtering gives a smaller view of
 * the same objects.
 *
 * Only the whole can be edited, not a view; an edit that throws has changed nothing. A view keeps the hosts
 * that its filter has selected: one that is added later is not in it, one that is removed is in it no more.
 */
export class Inventory {
  readonly #whole: WholeInventory
  /** What a filter has selected; undefined: all. */
  readonly #selected: Map<string, Host> | undefined
  #removals: number

  /** @internal */
  constructor(whole: WholeInventory, selected?: Map<string, Host>) {
    this.#whole = whole
    this.#selected = selected
    this.#removals = whole.removals
  }

  /** Whether a filter has made it: then it cannot be edited. */
  get isView(): boolean {
    return this.#selected !== undefined
  }

  /** Hosts by name, in the order of the source. */
  get hosts(): ReadonlyMap<string, Host> {
    const { hosts, removals } = this.#whole
    const selected = this.#selected
    if (selected === undefined) return hosts
    if (this.#removals !== removals)
      for (const [name, host] of selected) if (hosts.get(name) !== host) selected.delete(name)
    this.#removals = removals
    return selected
  }

  /** Groups by name, in the order of the source. */
  get groups(): ReadonlyMap<string, Group> {
    return this.#whole.groups
  }

  /** What holds where neither host nor groups say anything. */
  get defaults(): Defaults {
    return this.#whole.defaults
  }

  /**
   * Selects hosts. The result shares hosts, groups and defaults with this inventory, which stays as it is.
   *
   * @param filter - Terms, a text, a filter made with `F`, or a function.
   * @throws {@link FilterSyntaxError}, {@link FilterOperatorError}, {@link FilterOperandError},
   *   {@link FilterAttributeError}, {@link AsyncFilterError}, {@link NotAFilterError} when the filter is wrong.
   * @throws {@link UnknownPathError} with `strictFilters`, when it asks for data that nobody has.
   */
  filter(filter: HostFilter): Inventory {
    const made = toFilter(filter)
    this.#whole.paths.check(made)
    const hosts = new Map<string, Host>()
    for (const host of this.hosts.values()) {
      if (made.matches(host)) hosts.set(host.name, host)
    }
    return new Inventory(this.#whole, hosts)
  }

  /**
   * Finds the hosts of this inventory that have a group anywhere above them.
   *
   * @param group - The group, or its name; an unknown name gives no hosts.
   */
  childrenOfGroup(group: string | Group): Host[] {
    return [...this.hosts.values()].filter((host) => host.hasParentGroup(group))
  }

  /**
   * Adds a host, behind all others.
   *
   * @param name - Its name.
   * @param data - What it says itself, in the shape of the files; it is copied.
   * @throws `DocumentSchemaError` when the data has the wrong shape, {@link UndefinedGroupError} when it lists
   *   a group that is not there, {@link DuplicateNameError} when there is a host of that name,
   *   {@link InventoryViewError} on a view.
   */
  addHost(name: string, data: HostData = {}): Host {
    return this.#editable('addHost').addHost(name, data)
  }

  /**
   * Changes what a host says itself. What the patch leaves out stays as it is; `null` takes something away:
   * an attribute, all data, all connection options or those of one connection, all groups. Data is set key by
   * key, the options of a connection field by field; a list of groups and `extras` replace what was there.
   *
   * @param name - Its name.
   * @param patch - The changes, in the shape of the files.
   * @throws {@link UnknownNameError} when there is no such host; otherwise as {@link Inventory.addHost}.
   */
  updateHost(name: string, patch: HostData): Host {
    return this.#editable('updateHost').updateHost(name, patch)
  }

  /**
   * Removes a host. It leaves all views, too; who holds it may still read it.
   *
   * @param name - Its name.
   * @throws {@link UnknownNameError} when there is no such host, {@link InventoryViewError} on a view.
   */
  removeHost(name: string): Host {
    return this.#editable('removeHost').removeHost(name)
  }

  /**
   * Adds a group, behind all others.
   *
   * @param name - Its name.
   * @param data - What it says itself, in the shape of the files; it is copied.
   * @throws as {@link Inventory.addHost}.
   */
  addGroup(name: string, data: GroupData = {}): Group {
    return this.#editable('addGroup').addGroup(name, data)
  }

  /**
   * Changes what a group says itself, as {@link Inventory.updateHost} does for a host.
   *
   * @param name - Its name.
   * @param patch - The changes, in the shape of the files.
   * @throws as {@link Inventory.updateHost}; {@link GroupCycleError} when it would become its own ancestor.
   */
  updateGroup(name: string, patch: GroupData): Group {
    return this.#editable('updateGroup').updateGroup(name, patch)
  }

  /**
   * Removes a group that no host and no group lists.
   *
   * @param name - Its name.
   * @throws {@link GroupInUseError} when one does, {@link UnknownNameError} when there is no such group,
   *   {@link InventoryViewError} on a view.
   */
  removeGroup(name: string): Group {
    return this.#editable('removeGroup').removeGroup(name)
  }

  /**
   * Asks to be told of every host that is removed, just after.
   *
   * @internal
   */
  onHostRemoved(listener: (host: Host) => void): void {
    this.#whole.onHostRemoved(listener)
  }

  /** The inventory in the shape of its files: nothing resolved, secrets redacted. */
  toJSON(): InventoryData {
    return {
      hosts: toJSON(this.hosts),
      groups: toJSON(this.groups),
      defaults: this.defaults.toJSON(),
    }
  }

  /** Hosts, groups and defaults, secrets redacted, in `console.log` and error dumps. */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    const { hosts, groups, defaults } = this
    return `Inventory ${inspect({ hosts, groups, defaults }, options)}`
  }

  #editable(method: string): WholeInventory {
    if (this.#selected !== undefined) throw new InventoryViewError({ method })
    return this.#whole
  }
}

function toJSON(elements: ReadonlyMap<string, Host | Group>) {
  return Object.fromEntries(Array.from(elements, ([name, element]) => [name, element.toJSON()]))
}
