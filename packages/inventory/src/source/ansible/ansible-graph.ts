import { AnsibleCycleError } from './ansible-group-error.ts'
import { AnsibleValueError } from './ansible-value-error.ts'
import { kindOf, type Place, type Variable } from './variable.ts'

/** A group as the files build it up. */
export class AnsibleGroup {
  readonly name: string
  /** Groups that have it as a child. */
  readonly parents = new Set<AnsibleGroup>()
  /** Hosts that were put into it, not into a child of it. */
  readonly hosts = new Set<AnsibleHost>()
  /** Variables of the inventory files; those of `group_vars` are looked up later. */
  readonly variables = new Map<string, Variable>()
  /** Where it was last put into another group; undefined: nowhere. */
  childPlace: Place | undefined
  /** `ansible_group_priority`: among groups of the same depth the higher one wins. */
  priority = 1

  constructor(name: string) {
    this.name = name
  }
}

/** A host as the files build it up. */
export class AnsibleHost {
  readonly name: string
  /** Where it stands first. */
  readonly place: Place
  /** Groups into which it was put itself. */
  readonly groups = new Set<AnsibleGroup>()
  /** Variables of the inventory files; those of `host_vars` are looked up later. */
  readonly variables = new Map<string, Variable>()

  constructor(name: string, place: Place) {
    this.name = name
    this.place = place
  }
}

/** A host that a file puts into a group. */
export interface HostEntry {
  readonly name: string
  readonly group: AnsibleGroup
  /** Port written behind the name; counts only where the name is met for the first time, as in Ansible. */
  readonly port?: number | undefined
  readonly place: Place
}

/** Hosts and groups, built up file by file by the rules of Ansible's `InventoryData`. */
export class AnsibleGraph {
  /** In the order in which they were met. */
  readonly groups = new Map<string, AnsibleGroup>()
  /** In the order in which they were met. */
  readonly hosts = new Map<string, AnsibleHost>()
  /** The group of everything. */
  readonly all = this.addGroup('all')
  /** The group of hosts that are in no other. */
  readonly ungrouped = this.addGroup('ungrouped')

  constructor() {
    this.ungrouped.parents.add(this.all)
  }

  /** Gives the group of a name, made if it is new. */
  addGroup(name: string): AnsibleGroup {
    const group = this.groups.get(name) ?? new AnsibleGroup(name)
    this.groups.set(name, group)
    return group
  }

  /** Gives the host of a name, made if it is new, and puts it into the group. */
  addHost({ name, group, port, place }: HostEntry): AnsibleHost {
    let host = this.hosts.get(name)
    if (host === undefined) {
      host = new AnsibleHost(name, place)
      this.hosts.set(name, host)
      if (port !== undefined) {
        const variable = { name: 'ansible_port', value: port, hasTemplate: false, place }
        host.variables.set(variable.name, variable)
      }
    }
    host.groups.add(group)
    group.hosts.add(host)
    return host
  }

  /**
   * Puts a group into another one.
   *
   * @throws {@link AnsibleCycleError} when the parent is the child, or is below it, as everything is below `all`.
   */
  addChild(parent: AnsibleGroup, child: AnsibleGroup, place: Place): void {
    const way = child === this.all ? [parent.name, child.name] : wayUp(parent, child)
    if (way !== undefined) {
      const cycle = [...way.reverse(), child.name]
      throw new AnsibleCycleError({ ...place(), cycle })
    }
    child.parents.add(parent)
    child.childPlace = place
  }

  /** Whose variables a name stands for: where a group and a host share it, Ansible gives them to the group. */
  owner(host: AnsibleHost): AnsibleGroup | AnsibleHost {
    return this.groups.get(host.name) ?? host
  }

  /** What Ansible does once all files are read: all groups come to be below `all`, hosts without a group into `ungrouped`. */
  reconcile(): void {
    const { all, ungrouped } = this
    for (const group of this.groups.values()) {
      if (group !== all && group.parents.size === 0) group.parents.add(all)
    }
    for (const host of this.hosts.values()) {
      const isGrouped = [...host.groups].some((group) => group !== all && group !== ungrouped)
      if (!isGrouped) this.addHost({ name: host.name, group: ungrouped, place: host.place })
      else if (host.groups.delete(ungrouped)) ungrouped.hosts.delete(host)
    }
  }
}

/**
 * Sets a variable. Within an inventory file `ansible_group_priority` of a group is none, but says how it stands among others.
 *
 * @throws {@link AnsibleValueError} for a priority that is no whole number.
 */
export function setVariable(owner: AnsibleGroup | AnsibleHost, variable: Variable): void {
  if (variable.name === 'ansible_group_priority' && owner instanceof AnsibleGroup) {
    owner.priority = priorityOf(variable)
  } else owner.variables.set(variable.name, variable)
}

function priorityOf({ name, value, place }: Variable): number {
  const priority =
    typeof value === 'string' && /^\s*[-+]?\d+\s*$/.test(value) ? Number(value) : value
  if (Number.isSafeInteger(priority)) return priority as number
  const received = kindOf(value)
  const details = { variable: name, expected: 'a whole number', received }
  throw new AnsibleValueError({ ...place(), ...details })
}

/** Names on the way from a group up to one of its ancestors, both included; undefined: it is none. */
function wayUp(from: AnsibleGroup, to: AnsibleGroup): string[] | undefined {
  const below = new Map<AnsibleGroup, AnsibleGroup | undefined>([[from, undefined]])
  for (const [group] of below) {
    if (group === to) break
    for (const parent of group.parents) if (!below.has(parent)) below.set(parent, group)
  }
  if (!below.has(to)) return undefined
  const way: string[] = []
  for (let group: AnsibleGroup | undefined = to; group !== undefined; group = below.get(group)) {
    way.unshift(group.name)
  }
  return way
}
