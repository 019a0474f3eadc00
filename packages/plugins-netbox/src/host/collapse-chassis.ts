import type { NetboxId } from '../answer/row.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'

/** Devices, and of those that speak for a virtual chassis the members. */
export interface CollapsedDevices {
  /** One for each chassis, named after it, and all that are in none. */
  readonly devices: readonly NetboxDevice[]
  /** Members by the device that speaks for them, itself included. */
  readonly members: ReadonlyMap<NetboxDevice, readonly NetboxDevice[]>
}

/**
 * Makes one host of each virtual chassis: its master, else the member with the lowest position. It takes the name
 * of the chassis.
 *
 * @param devices - All that were read.
 */
export function collapseChassis(devices: readonly NetboxDevice[]): CollapsedDevices {
  const chassis = new Map<NetboxId, NetboxDevice[]>()
  for (const device of devices) {
    const id = device.virtualChassis?.id
    if (id === undefined) continue
    const members = chassis.get(id)
    if (members === undefined) chassis.set(id, [device])
    else members.push(device)
  }
  const members = new Map<NetboxDevice, readonly NetboxDevice[]>()
  const collapsed = devices.flatMap((device) => {
    const all = device.virtualChassis && chassis.get(device.virtualChassis.id)
    if (all === undefined) return [device]
    if (speaker(all) !== device) return []
    const host = { ...device, name: device.virtualChassis?.name ?? device.name }
    members.set(host, all.toSorted(byPosition))
    return [host]
  })
  return { devices: collapsed, members }
}

function speaker(members: readonly NetboxDevice[]): NetboxDevice | undefined {
  const master = members.find(({ id, virtualChassis }) => virtualChassis?.masterId === id)
  return master ?? members.toSorted(byPosition)[0]
}

function byPosition(one: NetboxDevice, other: NetboxDevice): number {
  const last = Number.POSITIVE_INFINITY
  const [left, right] = [one.vcPosition ?? last, other.vcPosition ?? last]
  return left === right ? 0 : left - right
}
