import type { NetboxDevice } from '../device/netbox-device.ts'
import { some } from './some.ts'

/** How hosts are named where the server leaves it open. */
export type NamesFrom = 'suffix' | 'refuse' | ((device: NetboxDevice) => string | undefined)

/** The names of hosts. */
export interface HostNames {
  /** One for each device, in the same order; no two are the same. */
  readonly names: readonly string[]
  /** What the server left open, one line each. */
  readonly problems: readonly string[]
}

/**
 * Names hosts. A name in NetBox is unique only within a site and tenant, and devices may have none: those that share
 * a name all become `name__<id>`, so that none is taken for another; those without one become `unnamed__<id>`.
 *
 * @param devices - The hosts.
 * @param from - A function names them itself; what it leaves open goes the same way.
 */
export function nameHosts(devices: readonly NetboxDevice[], from: NamesFrom): HostNames {
  const wanted = devices.map((device) => nameOf(device, from))
  const counts = new Map<string, number>()
  for (const name of wanted) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)

  const given = new Set<string>()
  const names = devices.map((device, index) => {
    const name = wanted[index]
    if (name !== undefined && counts.get(name) === 1) return name
    const kind = device.kind === 'device' ? '' : 'vm'
    let unique = `${name ?? 'unnamed'}__${kind}${device.id}`
    // Somebody may have named a device so.
    while (counts.has(unique) || given.has(unique)) unique += '_'
    given.add(unique)
    return unique
  })
  return { names, problems: problemsOf(devices, wanted, counts) }
}

function nameOf(device: NetboxDevice, from: NamesFrom): string | undefined {
  const name: unknown = typeof from === 'function' ? from(device) : device.name
  return typeof name === 'string' && name.trim() !== '' ? name : undefined
}

function problemsOf(
  devices: readonly NetboxDevice[],
  wanted: readonly (string | undefined)[],
  counts: ReadonlyMap<string, number>,
): string[] {
  const unnamed = devices.filter((_, index) => wanted[index] === undefined)
  const shared = [...counts].filter(([, count]) => count > 1)
  const problems: string[] = []
  if (shared.length > 0) {
    const texts = shared.map(([name, count]) => `"${name}" (${count} times)`)
    problems.push(
      `${count(shared.length, 'name')} not unique, so all become name__<id>: ${some(texts)}`,
    )
  }
  if (unnamed.length > 0) {
    const texts = unnamed.map(({ kind, id }) => `${kind} ${id}`)
    problems.push(
      `${count(unnamed.length, 'host')} without a name, so unnamed__<id>: ${some(texts)}`,
    )
  }
  return problems
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? ' is' : 's are'}`
}
