import { type DocumentPath, nearest } from '@nornir-ts/kernel'
import { checkData } from '../data/check-data.ts'
import type { GroupData, InventoryData } from '../data/inventory-data.ts'
import { type Locate, originOf } from '../data/origin.ts'
import { refuseLocalReferences } from '../data/remote-secrets.ts'
import { Defaults } from '../host/defaults.ts'
import { Group } from '../host/group.ts'
import { Host } from '../host/host.ts'
import type { InventoryElement, InventoryScope } from '../host/inventory-element.ts'
import { ownFromData } from '../host/own-values.ts'
import { Inventory } from './inventory.ts'
import type { InventoryOptions } from './inventory-options.ts'
import { KnownPaths } from './known-paths.ts'
import { UndefinedGroupError } from './undefined-group-error.ts'

/**
 * Makes an inventory of plain data. The data is copied: later changes of it change nothing.
 *
 * @example
 * ```ts
 * import { createInventory } from '@nornir-ts/inventory'
 *
 * const inventory = createInventory({
 *   hosts: { leaf01: { hostname: '192.0.2.1', groups: ['leaf'] } },
 *   groups: { leaf: { platform: 'cisco_ios' } },
 * })
 * ```
 *
 * @param data - Hosts, groups and defaults; what a source loaded gives errors with file and line.
 * @param options - How filters treat unknown paths, and where the data comes from.
 * @throws `DocumentSchemaError` when the data has the wrong shape, e.g. an unknown key or a host that is `null`.
 * @throws {@link RemoteSecretError} when `remote` data refers to a file or program for a secret.
 * @throws {@link UndefinedGroupError} when a host or group lists a group that is not there.
 * @throws {@link GroupCycleError} when groups contain each other.
 */
export function createInventory(data: InventoryData, options: InventoryOptions = {}): Inventory {
  const locate = originOf(data)
  checkData(data, 'inventory')
  if (options.remote === true) refuseLocalReferences(data)

  const scope: InventoryScope = {
    defaults: new Defaults(ownFromData(data.defaults ?? {})),
    groupsVersion: 0,
  }
  const groups = build(data.groups ?? {}, (name, body) => new Group(name, ownFromData(body), scope))
  const hosts = build(data.hosts, (name, body) => new Host(name, ownFromData(body), scope))
  const link = linker(groups, locate)
  // Groups are there before any is linked: a file may list a group before it is declared.
  for (const group of groups.values()) link(group, 'groups', data.groups?.[group.name]?.groups)
  for (const host of hosts.values()) link(host, 'hosts', data.hosts[host.name]?.groups)
  // Once here, so that the first filter over many hosts is about as fast as the next.
  for (const host of hosts.values()) host.extendedGroups()
  const parts = { hosts, groups, defaults: scope.defaults }
  return new Inventory(parts, new KnownPaths(parts, options))
}

function build<Element>(
  bodies: Readonly<Record<string, GroupData>>,
  make: (name: string, body: GroupData) => Element,
): Map<string, Element> {
  const elements = new Map<string, Element>()
  for (const [name, body] of Object.entries(bodies)) elements.set(name, make(name, body))
  return elements
}

/** Resolves names of groups and adds the groups to their members. */
function linker(groups: ReadonlyMap<string, Group>, locate: Locate) {
  return (
    member: InventoryElement,
    section: 'hosts' | 'groups',
    names: readonly string[] | null | undefined,
  ): void => {
    names?.forEach((name, index) => {
      const path: DocumentPath = [section, member.name, 'groups', index]
      const group = groups.get(name)
      if (group === undefined) {
        const suggestion = nearest(name, groups.keys())
        throw new UndefinedGroupError({ path, group: name, suggestion, location: locate(path) })
      }
      member.addGroup(group)
    })
  }
}
