import { canonicalInterface, type LldpNeighborsRow } from '@nornir-ts/plugins-ssh'
import { hostCalled } from '../neighbor-name.ts'

/** A device of the inventory. */
export interface Device {
  /** Name in the inventory. */
  readonly name: string
  /** Its platform, whose names its ports have. */
  readonly platform: string | undefined
  /** Whom it hears; `undefined` where it did not answer. */
  readonly neighbors: readonly LldpNeighborsRow[] | undefined
}

/** One end of a link. */
export interface End {
  /** The device, as the inventory calls it if it knows it. */
  readonly device: string
  /** The port, as the device itself calls it if it was asked. */
  readonly port: string
}

/**
 * Who tells of a link: `both` ends; `one`, though both answered: it does not send LLDP itself, or the other end does
 * not listen, or a cable was moved; `unanswered`: the second end did not answer; `outside`: it is not in the inventory.
 */
export type ToldBy = 'both' | 'one' | 'unanswered' | 'outside'

/** A link between two devices. */
export interface Link {
  /** Both ends; the first tells of it. */
  readonly ends: readonly [End, End]
  /** Who tells of it. */
  readonly toldBy: ToldBy
}

/** What one end tells. */
interface Report {
  readonly here: End
  readonly there: End
}

/**
 * Links, each once, in the order in which the devices tell of them.
 *
 * @param devices - All of the inventory.
 */
export function linksOf(devices: readonly Device[]): Link[] {
  const answered = new Map(devices.map(({ name, neighbors }) => [name, neighbors !== undefined]))
  const reports = devices.flatMap((device) =>
    (device.neighbors ?? []).map((row) => reportOf(device, row, devices)),
  )
  const otherEnds = pairs(reports)
  const told = new Set<Report>()
  return reports.flatMap((report): Link[] => {
    if (told.has(report)) return []
    const { here, there } = report
    const other = otherEnds.get(report)
    if (other === undefined) {
      const isAsked = answered.get(there.device)
      const toldBy = isAsked === undefined ? 'outside' : isAsked ? 'one' : 'unanswered'
      return [{ ends: [here, there], toldBy }]
    }
    told.add(other)
    return [{ ends: [here, other.here], toldBy: 'both' }]
  })
}

/**
 * Finds the two reports of each link. The sure ones first: both ends name the port of the other. Then it is enough
 * that one does: a neighbour may call its port by a number of SNMP or a description, but each knows its own.
 */
function pairs(reports: readonly Report[]): ReadonlyMap<Report, Report> {
  const found = new Map<Report, Report>()
  for (const enough of [2, 1]) {
    for (const report of reports) {
      if (found.has(report)) continue
      const other = reports.find((one) => !found.has(one) && namedPorts(report, one) >= enough)
      if (other !== undefined) found.set(report, other).set(other, report)
    }
  }
  return found
}

/** How many of two ends name the port of the other; none where they are of other devices. */
function namedPorts(one: Report, other: Report): number {
  if (one.here.device !== other.there.device || one.there.device !== other.here.device) return 0
  const named = [one.there.port === other.here.port, other.there.port === one.here.port]
  return named.filter(Boolean).length
}

function reportOf(device: Device, row: LldpNeighborsRow, devices: readonly Device[]): Report {
  const called = hostCalled(
    row.neighbor_name,
    devices.map(({ name }) => name),
  )
  const neighbor = devices.find(({ name }) => name === called)
  return {
    here: { device: device.name, port: row.local_interface },
    there: {
      device: neighbor?.name ?? (row.neighbor_name || row.chassis_id || 'unnamed'),
      port: canonicalInterface(row.neighbor_interface, neighbor?.platform),
    },
  }
}
