import type { MacTableRow } from '@nornir-ts/plugins-ssh'
import { hostCalled } from '../neighbor-name.ts'
import type { SwitchTables } from './tasks.ts'

/** Where a switch has seen a MAC address. */
export interface Place {
  /** The switch. */
  readonly device: string
  /** Its port, by its full name. */
  readonly port: string
  /** Number or name of the VLAN, as the platform tells it. */
  readonly vlan: string
  /** How many addresses are behind that port in all. */
  readonly addresses: number
  /** The switch that the port leads to; `undefined` for any other port. */
  readonly leadsTo: string | undefined
}

/**
 * All places where switches have seen a MAC address.
 *
 * @param mac - As `normaliseMac` writes it.
 * @param switches - What the switches know, by their names; of one that did not answer, `undefined`.
 */
export function placesOf(
  mac: string,
  switches: ReadonlyMap<string, SwitchTables | undefined>,
): Place[] {
  const names = [...switches.keys()]
  return [...switches].flatMap(([device, tables]) => {
    const { macs = [], neighbors = [] } = tables ?? {}
    const uplinks = new Map(
      neighbors.map((row) => [row.local_interface, hostCalled(row.neighbor_name, names)]),
    )
    const seen = macs.filter(({ mac_address }) => mac_address === mac)
    return seen.map((row): Place => {
      const port = portOf(row)
      const behind = macs.filter((other) => portOf(other) === port)
      const addresses = new Set(behind.map(({ mac_address }) => mac_address)).size
      const vlan = row.vlan_id || row.vlan_name
      return { device, port, vlan, addresses, leadsTo: uplinks.get(port) }
    })
  })
}

/**
 * The place where the device itself is plugged in. Ports that lead to another switch are left out. A bundle of
 * such ports is not, since LLDP tells of its members only: but more addresses are behind it than behind the port
 * of one device, so that the fewest addresses win.
 *
 * @param places - All that were found.
 * @returns `undefined` where the address was seen only on the way to another switch, or nowhere.
 */
export function nearest(places: readonly Place[]): Place | undefined {
  const [first] = places
    .filter(({ leadsTo }) => leadsTo === undefined)
    .sort((a, b) => a.addresses - b.addresses)
  return first
}

/**
 * Where an address was seen last on the way to a switch that does not know it, or did not answer.
 *
 * @param places - All that were found.
 * @returns `undefined` where there is none.
 */
export function lastTrace(places: readonly Place[]): Place | undefined {
  const known = new Set(places.map(({ device }) => device))
  return places.find(({ leadsTo }) => leadsTo !== undefined && !known.has(leadsTo))
}

/** The port without the unit or subinterface on it: LLDP speaks on `ge-0/0/11`, addresses are behind `ge-0/0/11.0`. */
const portOf = ({ interface: name }: MacTableRow) => name.replace(/\.\d+$/, '')
