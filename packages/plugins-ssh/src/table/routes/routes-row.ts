import type { TableFamily } from '../table-family.ts'

/** One way to an IPv4 network. A route with several next hops has a row for each. */
export interface RoutesRow {
  /** VRF; `''` where the device did not say, as for the global table of IOS and Junos. */
  readonly vrf: string
  /**
   * Where the route came from: `connected`, `local` (an address of the device itself), `static`, `bgp`, `ospf`,
   * `isis`, `eigrp`, `rip`, `aggregate`; else the device's own word in lower case.
   */
  readonly protocol: string
  /** IPv4 address of the network: `192.0.2.0`. Never empty. */
  readonly network: string
  /** Length of its prefix, in digits: `24`. */
  readonly prefix_length: string
  /** Administrative distance (preference on NX-OS and Junos), in digits; `''` where the device did not say. */
  readonly distance: string
  /** Metric, in digits; `''` where the device did not say. */
  readonly metric: string
  /** IPv4 address of the next hop; `''` for networks that are connected, discarded or summarised. */
  readonly next_hop: string
  /** Interface, by its full name; `''` where the device did not say. */
  readonly interface: string
  /** Seconds since the route was learned, in digits, as exact as the device counts; `''` where it did not say. */
  readonly age: string
}

/** The columns of {@link RoutesRow}. */
export const routesFamily: TableFamily<RoutesRow> = {
  name: 'routes',
  columns: {
    vrf: 'text',
    protocol: 'route-protocol',
    network: 'text',
    prefix_length: 'digits',
    distance: 'digits',
    metric: 'digits',
    next_hop: 'text',
    interface: 'interface',
    age: 'seconds',
  },
  // NX-OS writes the device's own address in the place of the next hop.
  complete: (row) =>
    row.protocol === 'connected' || row.protocol === 'local' ? { ...row, next_hop: '' } : row,
}
