import type { NetboxId } from '../answer/row.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import type { GroupBy } from './group-names.ts'
import { inSlices } from './in-slices.ts'

/** What is unique only within a site, a group or a manufacturer, and how a device says it. */
const LOOSE: Readonly<Partial<Record<GroupBy, (device: NetboxDevice) => Called | undefined>>> = {
  rack: ({ rack }) => rack,
  cluster: ({ cluster }) => cluster,
  device_type: ({ deviceType }) => deviceType,
  virtual_chassis: ({ virtualChassis: chassis }) =>
    chassis && { id: chassis.id, slug: chassis.name },
}

interface Called {
  readonly id: NetboxId
  readonly slug: string
}

/**
 * Groups that would hold hosts of several racks, clusters, device types or chassis, which have the same name.
 *
 * @param devices - The hosts.
 * @param by - What they are grouped by.
 * @param signal - Gives up once it aborts.
 * @returns Names of groups, e.g. `rack__R1`.
 */
export async function sharedNames(
  devices: readonly NetboxDevice[],
  by: readonly GroupBy[],
  signal?: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const shared = new Set<string>()
  for (const one of by) {
    const read = LOOSE[one]
    if (read === undefined) continue
    const ids = new Map<string, NetboxId>()
    const compare = (device: NetboxDevice): void => {
      const called = read(device)
      if (called === undefined) return
      const known = ids.get(called.slug)
      if (known === undefined) ids.set(called.slug, called.id)
      else if (known !== called.id) shared.add(`${one}__${called.slug}`)
    }
    await inSlices(devices, compare, signal)
  }
  return shared
}
