import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressFamilyOf, bgpStateOf } from './bgp-words.ts'
import { kilobitsOf, megabitsOf } from './bit-rate.ts'
import { duplexOf, linkStatusOf, portModeOf } from './link-words.ts'
import { macTypeOf } from './mac-type.ts'
import { routeProtocolOf } from './route-protocol.ts'
import { secondsOf } from './seconds.ts'

describe('a time that has passed', () => {
  it.each([
    ['1d21h', 162_000],
    ['9w2d 5:23:37', 65 * 86_400 + 5 * 3_600 + 23 * 60 + 37],
    ['2 years, 31 weeks, 6 days, 9 hours, 55 minutes', (730 + 217 + 6) * 86_400 + 35_700],
    ['134 weeks, 5 days, 23 hours and 44 minutes', 943 * 86_400 + 85_440],
    ['11 day(s), 01 hour(s), 57 minute(s), 02 second(s)', 11 * 86_400 + 7_022],
    ['1 days, 2:03:04', 93_784],
    ['00:17:02', 1_022],
    ['14:22', 862],
    ['0.106174', 0],
    ['00:00:01.5', 1],
    ['280', 280],
    ['1y10w', 435 * 86_400],
  ])('is read from %s', (text, seconds) => expect(secondsOf(text)).toBe(String(seconds)))

  it.each(['never', 'Never', '', 'N/A', 'Vlan10'])('is none in %j', (text) =>
    expect(secondsOf(text)).toBe(''),
  )

  it('property: a clock says as much as its words', () => {
    const clock = fc.tuple(fc.nat(9_999), fc.nat(59), fc.nat(59))
    fc.assert(
      fc.property(clock, ([hours, minutes, seconds]) => {
        const two = (number: number) => String(number).padStart(2, '0')
        const total = String(hours * 3_600 + minutes * 60 + seconds)
        expect(secondsOf(`${hours}:${two(minutes)}:${two(seconds)}`)).toBe(total)
        expect(secondsOf(`${hours} hours, ${minutes} minutes, ${seconds} seconds`)).toBe(total)
      }),
    )
  })
})

describe('a bit rate', () => {
  it.each([
    ['1000Mb/s', '1000'],
    ['10Gb/s', '10000'],
    ['a-1000', '1000'],
    ['a-40G', '40000'],
    ['2.5G', '2500'],
    ['10 Gb/s', '10000'],
    ['100Mbps', '100'],
    ['1000mbps', '1000'],
    ['Auto-speed', 'auto'],
    ['auto', 'auto'],
    ['unconf', ''],
    ['Unlimited', ''],
  ])('of a port: %s is %j Mbit/s', (text, megabits) => expect(megabitsOf(text)).toBe(megabits))

  it.each([
    ['1000000', '1000000'],
    ['1Gbps', '1000000'],
    ['768kbps', '768'],
    ['', ''],
  ])('as a bandwidth: %j is %j kbit/s', (text, kilobits) => expect(kilobitsOf(text)).toBe(kilobits))
})

describe('words of all vendors become one', () => {
  it.each([
    ['up', 'up'],
    ['Up', 'up'],
    ['connected', 'up'],
    ['monitoring', 'up'],
    ['trunking', 'up'],
    ['down', 'down'],
    ['notconnect', 'down'],
    ['notpresent', 'down'],
    ['lowerlayerdown', 'down'],
    ['xcvrAbsen', 'down'],
    ['Hardware-Down', 'down'],
    ['Link not connected', 'down'],
    ['suspended', 'down'],
    ['administratively down', 'disabled'],
    ['Administratively down', 'disabled'],
    ['disabled', 'disabled'],
    ['down  up', 'disabled'],
    ['err-disabled', 'error-disabled'],
    ['errdisabled', 'error-disabled'],
    ['Error Disabled - VFC not bound', 'error-disabled'],
    ['linkFlapE', 'error-disabled'],
    ['ErrDisabled', 'error-disabled'],
    ['', ''],
  ])('link: %j is %j', (text, word) => {
    expect(linkStatusOf(text)).toBe(word)
    expect(linkStatusOf(word)).toBe(word)
  })

  it.each([
    ['a-full', 'full'],
    ['Half', 'half'],
    ['Auto', 'auto'],
    ['Unknown', ''],
    ['unconf', ''],
  ])('duplex: %s is %j', (text, word) => expect(duplexOf(text)).toBe(word))

  it.each([
    ['trunk', 'trunk'],
    ['routed', 'routed'],
    ['in Po49', 'member'],
    ['pvlan prom', 'private-vlan'],
    ['f-path', 'fabricpath'],
    ['unassigned', ''],
    ['Tap', 'tap'],
  ])('mode: %s is %j', (text, word) => expect(portModeOf(text)).toBe(word))

  it.each([
    ['DYNAMIC', 'dynamic'],
    ['Dynamic', 'dynamic'],
    ['DL', 'dynamic'],
    ['DR', 'dynamic'],
    ['D', 'dynamic'],
    ['D,SE', 'dynamic'],
    ['DRP', 'dynamic'],
    ['Learn', 'dynamic'],
    ['STATIC', 'static'],
    ['S', 'static'],
    ['S,NM', 'static'],
    ['P', 'static'],
    ['system', 'system'],
    ['SECURE', 'secure'],
    ['PEERDYNAMIC', 'peerdynamic'],
  ])('MAC address: %s is %s', (text, word) => expect(macTypeOf(text)).toBe(word))

  it.each([
    ['Estab', 'established'],
    ['Established', 'established'],
    ['Idle', 'idle'],
    ['Idle(NoIf)', 'idle'],
    ['Idle (Admin)', 'disabled'],
    ['Shut (Admin)', 'disabled'],
    ['Active', 'active'],
    ['OpenSent', 'opensent'],
    ['OpenConfirm', 'openconfirm'],
    ['Connect', 'connect'],
    ['Closing', 'idle'],
    ['', ''],
  ])('BGP: %j is %j', (text, word) => {
    expect(bgpStateOf(text)).toBe(word)
    expect(bgpStateOf(word)).toBe(word)
  })

  it.each([
    ['IPv4 Unicast', 'ipv4 unicast'],
    ['inet', 'ipv4 unicast'],
    ['inet6', 'ipv6 unicast'],
    ['bgp.evpn', 'l2vpn evpn'],
    ['constructor', 'constructor'],
  ])('address family: %s is %s', (text, word) => expect(addressFamilyOf(text)).toBe(word))

  it.each([
    ['cisco_ios', 'C', 'connected'],
    ['cisco_ios', 'L', 'local'],
    ['cisco_ios', 'i', 'isis'],
    ['cisco_ios', 'D', 'eigrp'],
    ['arista_eos', 'B E', 'bgp'],
    ['arista_eos', 'O IA', 'ospf'],
    ['arista_eos', 'I L2', 'isis'],
    ['arista_eos', 'A B', 'aggregate'],
    ['arista_eos', 'L', 'leaked'],
    ['cisco_nxos', 'ospf-10', 'ospf'],
    ['cisco_nxos', 'bgp-65000', 'bgp'],
    ['cisco_nxos', 'eigrp-NAMED', 'eigrp'],
    ['cisco_nxos', 'direct', 'connected'],
    ['cisco_nxos', 'hsrp', 'hsrp'],
    ['juniper_junos', 'Direct', 'connected'],
    ['juniper_junos', 'IS-IS', 'isis'],
    ['juniper_junos', 'OSPF3', 'ospf'],
    ['juniper_junos', 'Aggregate', 'aggregate'],
    ['juniper_junos', 'Access-internal', 'access-internal'],
    ['__proto__', 'C', 'c'],
  ])('route on %s: %s is %s', (platform, text, word) =>
    expect(routeProtocolOf(text, platform)).toBe(word),
  )
})
