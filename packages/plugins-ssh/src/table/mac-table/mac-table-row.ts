import type { TableFamily } from '../table-family.ts'

/** One MAC address on one interface, as a switch forwards to it. */
export interface MacTableRow {
  /** Number of the VLAN in digits; `all` for an address in all of them; `''` where the device names the VLAN, or has none. */
  readonly vlan_id: string
  /** Name of the VLAN; `''` where the device did not say it. Junos tells names only; others only that of a routed port. */
  readonly vlan_name: string
  /** `00:11:22:33:44:55`. Never empty. */
  readonly mac_address: string
  /** `dynamic` (learned), `static` (configured, or the device's own), or the device's own word in lower case. */
  readonly type: string
  /**
   * Interface by its full name; or the device's word for itself or for nowhere, such as `CPU`, `Router`, `Drop`;
   * `''` where it did not say. An address on several interfaces has a row for each.
   */
  readonly interface: string
  /** Seconds since it was last seen, in digits; `''` where the device did not say. */
  readonly age: string
}

/** The columns of {@link MacTableRow}. */
export const macTableFamily: TableFamily<MacTableRow> = {
  name: 'mac-table',
  columns: {
    vlan_id: 'vlan',
    vlan_name: 'text',
    mac_address: 'mac',
    type: 'mac-type',
    interface: 'interfaces',
    age: 'seconds',
  },
}
