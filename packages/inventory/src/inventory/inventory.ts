import type { InventoryData } from '../data/inventory-data.ts'
import { type HostFilter, toFilter } from '../filter/filter.ts'
import type { Defaults } from '../host/defaults.ts'
import type { Group } from '../host/group.ts'
import type { Host } from '../host/host.ts'
import { KnownPaths } from './known-paths.ts'

/** What an {@link Inventory} is made of. */
export interface InventoryParts {
  /** Hosts by name. */
  readonly hosts: ReadonlyMap<string, Host>
  /** Groups by name. */
  readonly groups: ReadonlyMap<string, Group>
  /** What holds where neither host nor groups say anything. */
  readonly defaults: Defaults
}

/** Hosts with their groups and defaults. Filtering gives a smaller view of the same objects. */
export class Inventory implements InventoryParts {
  /** Hosts by name, in the order of the source. */
  readonly hosts: ReadonlyMap<string, Host>
  /** Groups by name, in the order of the source. */
  readonly groups: ReadonlyMap<string, Group>
  /** What holds where neither host nor groups say anything. */
  readonly defaults: Defaults
  readonly #paths: KnownPaths

  /**
   * @param parts - Hosts, groups and defaults that belong together; see {@link createInventory}.
   * @param paths - Shared by all views; left out, the parts are the whole inventory.
   */
  constructor(parts: InventoryParts, paths: KnownPaths = new KnownPaths(parts)) {
    this.hosts = parts.hosts
    this.groups = parts.groups
    this.defaults = parts.defaults
    this.#paths = paths
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
    this.#paths.check(made)
    const hosts = new Map<string, Host>()
    for (const host of this.hosts.values()) {
      if (made.matches(host)) hosts.set(host.name, host)
    }
    return new Inventory({ hosts, groups: this.groups, defaults: this.defaults }, this.#paths)
  }

  /**
   * Finds the hosts of this inventory that have a group anywhere above them.
   *
   * @param group - The group, or its name; an unknown name gives no hosts.
   */
  childrenOfGroup(group: string | Group): Host[] {
    return [...this.hosts.values()].filter((host) => host.hasParentGroup(group))
  }

  /** The inventory in the shape of its files: nothing resolved, secrets redacted. */
  toJSON(): InventoryData {
    return {
      hosts: toJSON(this.hosts),
      groups: toJSON(this.groups),
      defaults: this.defaults.toJSON(),
    }
  }
}

function toJSON(elements: ReadonlyMap<string, Host | Group>) {
  return Object.fromEntries(Array.from(elements, ([name, element]) => [name, element.toJSON()]))
}
