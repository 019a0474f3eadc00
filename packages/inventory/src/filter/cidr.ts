import { type AddressGroups, parseAddress } from '../address/parse-address.ts'

interface Subnet {
  readonly groups: AddressGroups
  readonly bits: number
}

/**
 * Gives a test for IP addresses in any of some networks; `undefined` when one of them is none.
 * An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) counts as IPv4.
 *
 * `net.BlockList` says the same, but takes microseconds for each address.
 *
 * @param subnets - `10.0.0.0/8`, `2001:db8::/32`; an address alone stands for itself.
 */
export function inSubnets(subnets: readonly unknown[]): ((address: string) => boolean) | undefined {
  const list: Subnet[] = []
  for (const text of subnets) {
    const subnet = parseSubnet(text)
    if (subnet === undefined) return undefined
    list.push(subnet)
  }
  return (address) => {
    const end = address.indexOf('/')
    const groups = parseAddress(end < 0 ? address : address.slice(0, end))
    return groups !== undefined && list.some((subnet) => isWithin(groups, subnet))
  }
}

function parseSubnet(text: unknown): Subnet | undefined {
  const match = typeof text === 'string' ? /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) : null
  const groups = parseAddress(match?.[1] ?? '')
  if (groups === undefined) return undefined
  const most = groups.length * 16
  const bits = Number(match?.[2] ?? most)
  return bits <= most ? { groups, bits } : undefined
}

function isWithin(groups: AddressGroups, subnet: Subnet): boolean {
  if (groups.length !== subnet.groups.length) return false
  let bits = subnet.bits
  for (let index = 0; bits > 0; index++, bits -= 16) {
    const difference = (groups[index] ?? 0) ^ (subnet.groups[index] ?? 0)
    if (difference >> Math.max(0, 16 - bits) !== 0) return false
  }
  return true
}
