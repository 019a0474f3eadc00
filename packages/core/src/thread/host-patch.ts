import { isDeepStrictEqual } from 'node:util'
import type { Group, Host, OwnValues } from '@nornir-ts/inventory'
import type { ElementData } from './scope-copy.ts'

/** What a task has changed of its host; what is left out is as it was. */
export interface HostPatch {
  /** Data that was set. */
  readonly data?: ReadonlyMap<string, unknown> | undefined
  /** Keys of data that were taken away. */
  readonly removed?: readonly string[] | undefined
  /** Attributes that were set. */
  readonly attributes?: Partial<OwnValues> | undefined
  /** All connection options. */
  readonly connectionOptions?: OwnValues['connectionOptions'] | undefined
  /** Names of all groups that it lists. */
  readonly groups?: readonly string[] | undefined
}

const attributes = ['hostname', 'port', 'username', 'password', 'platform'] as const

/**
 * What differs between a host before and after an attempt; undefined: nothing.
 *
 * @param before - As it came, encoded.
 * @param after - As it is now, encoded.
 */
export function hostPatch(before: ElementData, after: ElementData): HostPatch | undefined {
  if (isDeepStrictEqual(before, after)) return undefined
  const set = [...after.data].filter(
    ([key, value]) => !before.data.has(key) || !isDeepStrictEqual(value, before.data.get(key)),
  )
  const removed = [...before.data.keys()].filter((key) => !after.data.has(key))
  const said = attributes.filter((key) => !isDeepStrictEqual(before[key], after[key]))
  const { connectionOptions } = after
  const isSame = isDeepStrictEqual(before.connectionOptions, connectionOptions)
  return {
    data: new Map(set),
    removed,
    attributes: Object.fromEntries(said.map((key) => [key, after[key]])),
    ...(!isSame && { connectionOptions }),
    ...(!isDeepStrictEqual(before.groups, after.groups) && { groups: after.groups }),
  }
}

/**
 * Does to a host what a task has done to its copy on a thread.
 *
 * @param host - The host.
 * @param patch - Given by {@link hostPatch}, decoded.
 * @param groups - Of the inventory, by name.
 */
export function applyPatch(host: Host, patch: HostPatch, groups: ReadonlyMap<string, Group>): void {
  for (const [key, value] of patch.data ?? []) host.set(key, value)
  for (const key of patch.removed ?? []) delete host.data[key]
  Object.assign(host.own, patch.attributes)
  if (patch.connectionOptions !== undefined) {
    host.own.connectionOptions.clear()
    for (const [name, options] of patch.connectionOptions)
      host.own.connectionOptions.set(name, options)
  }
  if (patch.groups !== undefined)
    host.setGroups(patch.groups.flatMap((name) => groups.get(name) ?? []))
}
