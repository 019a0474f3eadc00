import type { Host } from '@nornir-ts/inventory'
import { nearest } from '@nornir-ts/kernel'
import { PolicyError } from './policy-error.ts'

/** At most so many hosts of a group at once; hosts that have it as a parent's parent count too. */
export interface GroupLimit {
  /** Name of the group. */
  readonly group: string
  /** How many of its hosts may be at work at once. */
  readonly max: number
}

/** At most so many hosts at once that have the same key, e.g. the same site or chassis. */
export interface KeyLimit {
  /** The key of a host; hosts without one (undefined) are not limited. */
  readonly key: (host: Host) => string | undefined
  /** How many hosts of one key may be at work at once. */
  readonly max: number
}

/** A limit on hosts that have something in common. A host starts only when all its limits allow it. */
export type HostLimit = GroupLimit | KeyLimit

/** One limit as it applies to one host. */
export interface AppliedLimit {
  /** The same for all hosts that share the limit. */
  readonly id: string
  /** How many of them may be at work at once. */
  readonly max: number
}

/**
 * The limits that apply to a host.
 *
 * @param limits - A policy's limits.
 * @param host - The host.
 */
export function limitsOf(limits: readonly HostLimit[], host: Host): readonly AppliedLimit[] {
  return limits.flatMap((limit, index) => {
    const key = 'group' in limit ? groupKey(limit, host) : limit.key(host)
    return key === undefined ? [] : [{ id: `${index}:${key}`, max: limit.max }]
  })
}

/**
 * Makes sure that limits name groups that there are: one on a misspelt group would limit nothing.
 *
 * @param limits - A policy's limits.
 * @param groups - The groups of the inventory by name.
 * @throws {@link PolicyError} which names the nearest group.
 */
export function expectGroups(
  limits: readonly HostLimit[],
  groups: ReadonlyMap<string, unknown>,
): void {
  for (const limit of limits) {
    if (!('group' in limit) || groups.has(limit.group)) continue
    const meant = nearest(limit.group, groups.keys())
    const hint = meant === undefined ? '' : `, such as ${meant}`
    throw new PolicyError(
      { option: 'limits', received: limit.group },
      `a group of the inventory${hint}`,
    )
  }
}

function groupKey({ group }: GroupLimit, host: Host): string | undefined {
  return host.hasParentGroup(group) ? group : undefined
}
