import type { NetboxDevice } from '../device/netbox-device.ts'
import { inSlices } from './in-slices.ts'
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
 * @param signal - Gives up once it aborts.
 */
export async function nameHosts(
  devices: readonly NetboxDevice[],
  from: NamesFrom,
  signal?: AbortSignal | undefined,
): Promise<HostNames> {
  const wanted: (string | undefined)[] = []
  const seen = new Set<string>()
  /** Names of several, and of how many. */
  const shared = new Map<string, number>()
  const want = (device: NetboxDevice): void => {
    const name = nameOf(device, from)
    wanted.push(name)
    if (name === undefined) return
    if (seen.has(name)) shared.set(name, (shared.get(name) ?? 1) + 1)
    else seen.add(name)
  }
  await inSlices(devices, want, signal)

  const names: string[] = []
  const unnamed: NetboxDevice[] = []
  const give = (device: NetboxDevice, index: number): void => {
    const name = wanted[index]
    if (name === undefined) unnamed.push(device)
    if (name !== undefined && !shared.has(name)) {
      names.push(name)
      return
    }
    const kind = device.kind === 'device' ? '' : 'vm'
    let unique = `${name ?? 'unnamed'}__${kind}${device.id}`
    // Somebody may have named a device so.
    while (seen.has(unique)) unique += '_'
    seen.add(unique)
    names.push(unique)
  }
  await inSlices(devices, give, signal)
  return { names, problems: problemsOf(unnamed, shared) }
}

function nameOf(device: NetboxDevice, from: NamesFrom): string | undefined {
  const name: unknown = typeof from === 'function' ? from(device) : device.name
  return typeof name === 'string' && name.trim() !== '' ? name : undefined
}

function problemsOf(
  unnamed: readonly NetboxDevice[],
  shared: ReadonlyMap<string, number>,
): string[] {
  const problems: string[] = []
  if (shared.size > 0) {
    const texts = [...shared].map(([name, count]) => `"${name}" (${count} times)`)
    problems.push(
      `${count(shared.size, 'name')} not unique, so all become name__<id>: ${some(texts)}`,
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
