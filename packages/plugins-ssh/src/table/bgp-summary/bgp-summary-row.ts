import type { TableFamily } from '../table-family.ts'
import type { BgpState } from '../value/bgp-words.ts'

/** One BGP neighbour, in one address family where the device tells them apart. */
export interface BgpSummaryRow {
  /** IPv4 or IPv6 address of the neighbour, as the device writes it. Never empty. */
  readonly bgp_neighbor: string
  /** AS number of the neighbour, as the device writes it: `65001`, or `64512.17` where it is configured to. */
  readonly neighbor_as: string
  /** AS number of the device; `''` where the device did not say, as Junos. */
  readonly local_as: string
  /** Router identifier of the device, an IPv4 address; `''` where it did not say, as Junos. */
  readonly router_id: string
  /** VRF; `''` where the device did not say, as IOS, and for the main tables of Junos. */
  readonly vrf: string
  /** Address family, in lower case: `ipv4 unicast`; `''` where the device did not say, as EOS. */
  readonly address_family: string
  /** State of the session. */
  readonly state: BgpState
  /** Prefixes received from the neighbour, in digits; `''` unless the session is established. */
  readonly prefixes_received: string
  /** Seconds since the session came up or went down, in digits, as exact as the device counts; `''` for one that never was up. */
  readonly up_down: string
}

/** The columns of {@link BgpSummaryRow}. */
export const bgpSummaryFamily: TableFamily<BgpSummaryRow> = {
  name: 'bgp-summary',
  columns: {
    bgp_neighbor: 'text',
    neighbor_as: 'text',
    local_as: 'text',
    router_id: 'text',
    vrf: 'text',
    address_family: 'address-family',
    state: 'bgp-state',
    prefixes_received: 'digits',
    up_down: 'seconds',
  },
  // Most devices write the number of prefixes in the place of the state, and only then.
  complete: (row) =>
    row.state === '' && row.prefixes_received !== '' ? { ...row, state: 'established' } : row,
}
