import { BlockList } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inSubnets } from './cidr.ts'

const isIn = (address: string, ...subnets: readonly unknown[]) => inSubnets(subnets)?.(address)

describe('inSubnets', () => {
  it('agrees with node:net for IPv4', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.nat(32), (network, other, bits) => {
        const list = new BlockList()
        list.addSubnet(network, bits, 'ipv4')
        for (const address of [network, other]) {
          expect(isIn(address, `${network}/${bits}`)).toBe(list.check(address))
        }
      }),
    )
  })

  it('agrees with node:net for IPv6', () => {
    const near = fc.tuple(fc.constantFrom('2001:db8::', 'fe80::', '::'), fc.nat(0xffff))
    const address = fc.oneof(
      fc.ipV6(),
      near.map(([prefix, last]) => `${prefix}${last.toString(16)}`),
    )
    fc.assert(
      fc.property(address, address, fc.nat(128), (network, other, bits) => {
        const list = new BlockList()
        list.addSubnet(network, bits, 'ipv6')
        for (const tested of [network, other]) {
          expect(isIn(tested, `${network}/${bits}`)).toBe(list.check(tested, 'ipv6'))
        }
      }),
    )
  })

  it('an address alone stands for itself, and of several networks any will do', () => {
    expect(isIn('192.0.2.1', '192.0.2.1')).toBe(true)
    expect(isIn('192.0.2.2', '192.0.2.1')).toBe(false)
    expect(isIn('2001:db8::1', '192.0.2.0/24', '2001:db8::/32')).toBe(true)
    expect(isIn('192.0.2.1')).toBe(false)
  })

  it('the length of a prefix and the zone of an address are ignored', () => {
    expect(isIn('192.0.2.1/30', '192.0.2.0/24')).toBe(true)
    expect(isIn('fe80::1%eth0', 'fe80::/10')).toBe(true)
  })

  it('an IPv4 address in IPv6 clothes is one of IPv4, and only such a one', () => {
    expect(isIn('::ffff:192.0.2.1', '192.0.2.0/24')).toBe(true)
    expect(isIn('192.0.2.1', '::ffff:c000:201')).toBe(true)
    expect(isIn('192.0.2.1', '::/0')).toBe(false)
    expect(isIn('2001:db8::1', '0.0.0.0/0')).toBe(false)
  })

  it.each([
    ['leaf01', ''],
    ['010.0.0.1', '1.2.3'],
    ['1.2.3.4.5', '1.2.3.256'],
    ['1.2.3.-1', '1.2.3.'],
    ['1:2:3:4:5:6:7', '::g'],
    ['1::2::3', '0x1.2.3.4'],
  ])('%j and %j are no addresses, and no networks', (...texts) => {
    for (const text of texts) {
      expect(isIn(text, '0.0.0.0/0', '::/0'), text).toBe(false)
      expect(inSubnets([text]), text).toBeUndefined()
    }
  })

  it.each(['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/x', 5, null])(
    '%j is no network',
    (subnet) => {
      expect(inSubnets([subnet])).toBeUndefined()
    },
  )
})
