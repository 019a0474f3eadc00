import type { TableFamily } from '../table-family.ts'
import type { Duplex, LinkStatus } from '../value/link-words.ts'

/** One interface: what it is, how it is, and its first address. */
export interface InterfacesRow {
  /** Full name. Never empty. */
  readonly interface: string
  /** Whether there is a link, or who took it away. */
  readonly link_status: LinkStatus
  /** Whether the line protocol is up: `up` or `down`; `''` where the device did not say, as ports of NX-OS and Junos. */
  readonly protocol_status: LinkStatus
  /** What was configured to describe it; `''` without. */
  readonly description: string
  /** Kind of hardware, in the device's words; `''` where it did not say. */
  readonly hardware_type: string
  /** `00:11:22:33:44:55`; `''` for one that has none. */
  readonly mac_address: string
  /** First IPv4 address: `192.0.2.1`; `''` without. */
  readonly ip_address: string
  /** Length of its network's prefix, in digits: `24`; `''` without, or where the device did not say. */
  readonly prefix_length: string
  /** Number of the VLAN of a subinterface, in digits; `''` for any other. */
  readonly vlan_id: string
  /** Bytes, in digits; `''` where the device did not say. */
  readonly mtu: string
  /** kbit/s, in digits, as routing protocols reckon with it; `''` where the device did not say. */
  readonly bandwidth: string
  /** Mbit/s, in digits; `auto` while it is not negotiated; `''` where the device did not say. */
  readonly speed: string
  /** Whether both sides may send at once. */
  readonly duplex: Duplex
  /** Packets that could not be received, in digits; `''` where the device did not say. */
  readonly input_errors: string
  /** Packets that could not be sent, in digits; `''` where the device did not say. */
  readonly output_errors: string
}

/** The columns of {@link InterfacesRow}. */
export const interfacesFamily: TableFamily<InterfacesRow> = {
  name: 'interfaces',
  columns: {
    interface: 'interface',
    link_status: 'link-status',
    protocol_status: 'link-status',
    description: 'text',
    hardware_type: 'text',
    mac_address: 'mac',
    ip_address: 'text',
    prefix_length: 'digits',
    vlan_id: 'digits',
    mtu: 'digits',
    bandwidth: 'kilobits',
    speed: 'megabits',
    duplex: 'duplex',
    input_errors: 'digits',
    output_errors: 'digits',
  },
}
