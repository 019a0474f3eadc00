/**
 * The state of a session, as RFC 4271 names it; `disabled` for one that is shut down by configuration; `''`
 * where the device does not say.
 */
export type BgpState =
  | 'idle'
  | 'connect'
  | 'active'
  | 'opensent'
  | 'openconfirm'
  | 'established'
  | 'disabled'
  | ''

const STATES: readonly BgpState[] = ['idle', 'connect', 'active', 'opensent', 'openconfirm']

/**
 * The state of a session in one word for all vendors.
 *
 * @param text - What the device wrote: `Estab`, `Idle (Admin)`, `Active`.
 * @returns A state that no RFC knows, such as `Closing`, is `idle`: nothing is exchanged.
 */
export function bgpStateOf(text: string): BgpState {
  const lower = text.toLowerCase()
  if (lower === '') return ''
  if (/admin|^shut|^disabled/.test(lower)) return 'disabled'
  if (lower.startsWith('estab')) return 'established'
  return STATES.find((state) => lower.startsWith(state)) ?? 'idle'
}

/** Tables of Junos that hold what others call an address family. */
const TABLES: Readonly<Record<string, string>> = {
  inet: 'ipv4 unicast',
  inet6: 'ipv6 unicast',
  'bgp.l3vpn': 'vpnv4 unicast',
  'bgp.l3vpn-inet6': 'vpnv6 unicast',
  'bgp.evpn': 'l2vpn evpn',
}

/**
 * The name of an address family, in lower case.
 *
 * @param text - What the device wrote: `IPv4 Unicast`, or the kind of a table of Junos, such as `inet6`.
 */
export function addressFamilyOf(text: string): string {
  const lower = text.toLowerCase()
  return Object.hasOwn(TABLES, lower) ? (TABLES[lower] ?? '') : lower
}
