import type { TableFamily } from '../table-family.ts'
import type { Duplex, LinkStatus } from '../value/link-words.ts'

/** One interface in a line: is it up, and for which VLAN. */
export interface InterfaceStatusRow {
  /** Full name. Never empty. */
  readonly interface: string
  /** What was configured to describe it, as far as the device prints it: 18 characters or so; `''` without. Junos does not print it. */
  readonly description: string
  /** Whether there is a link, or who took it away. */
  readonly link_status: LinkStatus
  /** Number of the VLAN of an access port, in digits; several between commas for a private VLAN; `''` for any other. */
  readonly vlan_id: string
  /**
   * What the port does for VLANs: `access`, `trunk`, `routed`, `member` (of a port-channel), `private-vlan`,
   * `fabricpath`, or the device's own word in lower case; `''` where the device did not say, as Junos.
   */
  readonly mode: string
  /** Whether both sides may send at once. */
  readonly duplex: Duplex
  /** Mbit/s, in digits; `auto` while it is not negotiated; `''` where the device did not say. */
  readonly speed: string
  /** Kind of port or transceiver, in the device's words; `''` where it did not say. */
  readonly media_type: string
}

/** The columns of {@link InterfaceStatusRow}. */
export const interfaceStatusFamily: TableFamily<InterfaceStatusRow> = {
  name: 'interface-status',
  columns: {
    interface: 'interface',
    description: 'text',
    link_status: 'link-status',
    vlan_id: 'text',
    mode: 'port-mode',
    duplex: 'duplex',
    speed: 'megabits',
    media_type: 'text',
  },
  // A number where others have a word: the port belongs to that VLAN.
  complete: (row) => (row.vlan_id !== '' && row.mode === '' ? { ...row, mode: 'access' } : row),
}
