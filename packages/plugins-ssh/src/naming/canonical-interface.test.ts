import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalInterface } from './canonical-interface.ts'
import { interfaceWords } from './interface-words.ts'

describe('canonicalInterface', () => {
  it.each([
    ['Gi1/0/1', 'GigabitEthernet1/0/1'],
    ['Gig 1/0/1', 'GigabitEthernet1/0/1'],
    ['gi0/0.100', 'GigabitEthernet0/0.100'],
    ['Fa0/1', 'FastEthernet0/1'],
    ['Te1/1/4', 'TenGigabitEthernet1/1/4'],
    ['Tw1/0/1', 'TwoGigabitEthernet1/0/1'],
    ['Twe1/0/1', 'TwentyFiveGigE1/0/1'],
    ['Fi1/0/1', 'FiveGigabitEthernet1/0/1'],
    ['Fo1/1/1', 'FortyGigabitEthernet1/1/1'],
    ['Hu1/0/49', 'HundredGigE1/0/49'],
    ['Ap1/0/1', 'AppGigabitEthernet1/0/1'],
    ['Po10', 'Port-channel10'],
    ['Po1.13', 'Port-channel1.13'],
    ['Vl100', 'Vlan100'],
    ['Lo0', 'Loopback0'],
    ['Se0/0/0:23', 'Serial0/0/0:23'],
    ['TENGIGABITETHERNET1/1/4', 'TenGigabitEthernet1/1/4'],
  ])('reads %s as IOS does: %s', (short, full) => {
    expect(canonicalInterface(short, 'cisco_ios')).toBe(full)
    expect(canonicalInterface(short)).toBe(full)
  })

  it.each([
    ['Et1', 'arista_eos', 'Ethernet1'],
    ['Et49/1', 'arista_eos', 'Ethernet49/1'],
    ['Ma1', 'arista_eos', 'Management1'],
    ['Po10', 'arista_eos', 'Port-Channel10'],
    ['Vx1', 'arista_eos', 'Vxlan1'],
    ['Eth1/1', 'cisco_nxos', 'Ethernet1/1'],
    ['Eth101/1/10', 'cisco_nxos', 'Ethernet101/1/10'],
    ['Po1000', 'cisco_nxos', 'port-channel1000'],
    ['Lo0', 'cisco_nxos', 'loopback0'],
    ['MGMT0', 'cisco_nxos', 'mgmt0'],
    ['Ma1', undefined, 'Management1'],
    ['Eth1/1', undefined, 'Ethernet1/1'],
  ])('reads %s on %s as %s', (short, platform, full) => {
    expect(canonicalInterface(short, platform)).toBe(full)
  })

  it.each(['ge-0/0/0.0', 'xe-0/0/51:0.0', 'ae3.0', 'lo0.0', 'irb.100', 'fxp0'])(
    'leaves the name %s of Junos alone',
    (name) => {
      expect(canonicalInterface(name, 'juniper_junos')).toBe(name)
      expect(canonicalInterface(name)).toBe(name)
    },
  )

  it.each(['mgmt0', 'port-channel10', 'Port-Channel10', 'Port-channel10', 'loopback0', 'eth0'])(
    'leaves %s alone where no platform is given: some platform writes it so',
    (name) => expect(canonicalInterface(name)).toBe(name),
  )

  it.each(['Port 6', 'port1', 'Po1/0/0', 'CPU', 'sup-eth1', 'fc1/43', '502', '', 'Vl 6', 'Gi'])(
    'leaves %j alone: it is no name that it knows',
    (name) => expect(canonicalInterface(name)).toBe(name),
  )

  it.each(['linux', '__proto__', 'toString'])(
    'knows no abbreviations of the platform %s',
    (platform) => {
      expect(canonicalInterface('Gi1/0/1', platform)).toBe('Gi1/0/1')
    },
  )

  const platforms = fc.constantFrom(undefined, 'juniper_junos', ...Object.keys(interfaceWords))
  const words = Object.values(interfaceWords)
    .flat()
    .flatMap(({ word, short }) => [word, word.toUpperCase(), word.toLowerCase(), ...short])
  const names = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...words),
        fc.constantFrom('', ' '),
        fc.constantFrom('1', '1/0/1', '1.10', '0/1:2'),
      )
      .map((parts) => parts.join('')),
    fc.string(),
  )

  it('property: says of its own answer that it is the full name', () => {
    fc.assert(
      fc.property(names, platforms, (name, platform) => {
        const full = canonicalInterface(name, platform)
        expect(canonicalInterface(full, platform)).toBe(full)
      }),
    )
  })

  it('property: does not mind in which case an abbreviation is written, where the platform is known', () => {
    const known = fc.constantFrom(...Object.keys(interfaceWords))
    fc.assert(
      fc.property(names, known, (name, platform) => {
        const upper = canonicalInterface(name.toUpperCase(), platform)
        expect(upper.toLowerCase()).toBe(
          canonicalInterface(name.toLowerCase(), platform).toLowerCase(),
        )
      }),
    )
  })

  it('gives no abbreviation of a platform two meanings', () => {
    for (const [platform, kinds] of Object.entries(interfaceWords)) {
      const all = kinds
        .flatMap(({ word, short }) => [word, ...short])
        .map((word) => word.toLowerCase())
      expect(new Set(all).size, platform).toBe(all.length)
    }
  })
})
