import { BlockList, isIP } from 'node:net'

/**
 * Gives a test for IP addresses in any of some networks; `undefined` when one of them is none.
 *
 * @param subnets - `10.0.0.0/8`, `2001:db8::/32`; an address alone stands for itself.
 */
export function inSubnets(subnets: readonly unknown[]): ((address: string) => boolean) | undefined {
  const list = new BlockList()
  for (const subnet of subnets) {
    if (!addSubnet(list, subnet)) return undefined
  }
  return (address) => {
    const [ip = ''] = address.split('/')
    const family = familyOf(ip)
    return family !== undefined && list.check(ip, family)
  }
}

function addSubnet(list: BlockList, subnet: unknown): boolean {
  const match = typeof subnet === 'string' ? /^([^/]+)(?:\/(\d{1,3}))?$/.exec(subnet) : null
  const ip = match?.[1] ?? ''
  const family = familyOf(ip)
  if (family === undefined) return false
  const bits = family === 'ipv4' ? 32 : 128
  const prefix = Number(match?.[2] ?? bits)
  if (prefix > bits) return false
  list.addSubnet(ip, prefix, family)
  return true
}

function familyOf(ip: string): 'ipv4' | 'ipv6' | undefined {
  return ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(ip)]
}
