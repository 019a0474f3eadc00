import type { TableFamily } from '../table-family.ts'

/** One IPv4 neighbour of a device, and the hardware address behind it. */
export interface ArpRow {
  /** IPv4 address: `192.0.2.1`. Never empty. */
  readonly ip_address: string
  /** `00:11:22:33:44:55`; `''` while the neighbour has not answered. */
  readonly mac_address: string
  /** Layer 3 interface, by its full name; `''` where the device did not say. */
  readonly interface: string
  /** Port behind a VLAN interface, by its full name; `''` where the device did not say. */
  readonly physical_interface: string
  /** Seconds since it was learned or confirmed, in digits; `''` for the device's own addresses, or where it did not say. */
  readonly age: string
  /** VRF; `''` where the device did not say, as for the global table of IOS. */
  readonly vrf: string
}

/** The columns of {@link ArpRow}, and the unit in which the device counts the age. */
export const arpFamily: TableFamily<ArpRow> = {
  name: 'arp',
  columns: {
    ip_address: 'text',
    mac_address: 'mac',
    interface: 'interface',
    physical_interface: 'interface',
    age: 'seconds',
    vrf: 'text',
  },
  aside: ['age_unit'],
  complete: (row, { age_unit }) =>
    age_unit === 'min' && row.age !== '' ? { ...row, age: String(Number(row.age) * 60) } : row,
}
