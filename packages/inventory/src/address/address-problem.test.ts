import { describe, expect, it } from 'vitest'
import { addressProblem } from './address-problem.ts'

describe('addressProblem', () => {
  it.each([
    ...[
      '10.0.0.1',
      '0.0.0.0',
      '255.255.255.255',
      '::1',
      '2001:DB8::1',
      'fe80::1%eth0',
      'fe80::1%en0.100',
    ],
    ...[
      '::ffff:192.0.2.1',
      'localhost',
      'leaf-01.ams.example.net',
      'leaf01.example.',
      '3com.example',
      'a',
    ],
    ...[
      '1.2.3.4.example',
      'müller.example',
      '路由器',
      `${'a'.repeat(63)}.example`,
      'xn--mller-kva.example',
    ],
  ])('%s is right', (address) => {
    expect(addressProblem(address)).toBeUndefined()
  })

  it.each([
    ['', 'is empty'],
    [' 10.0.0.1', 'has a blank in it'],
    ['leaf 01', 'has a blank in it'],
    ['10.0.0.1\n', 'has a blank in it'],
    ['10.0.0.1:22', '"10.0.0.1:22" has a port; write "10.0.0.1" and port: 22'],
    ['leaf01:8022', '"leaf01:8022" has a port; write "leaf01" and port: 8022'],
    ['[2001:db8::1]', '"[2001:db8::1]" has brackets; write "2001:db8::1"'],
    ['[2001:db8::1]:22', '"[2001:db8::1]:22" has brackets; write "2001:db8::1" and port: 22'],
    ['10.0.0.1/24', '"10.0.0.1/24" has a mask; write only "10.0.0.1"'],
    ['2001:db8::1/64', '"2001:db8::1/64" has a mask; write only "2001:db8::1"'],
    ['leaf01/24', '"leaf01/24" has a "/" in it'],
    ['ssh://leaf01:22/', '"ssh://leaf01:22/" is a URL; write only "leaf01"'],
    ['https://[::1]:443', '"https://[::1]:443" is a URL; write only "::1"'],
    ['ssh://admin:hunter2@leaf01', 'has a user name in it; write that as username'],
    ['admin@leaf01', 'has a user name in it; write that as username'],
    [
      '10.0.0.256',
      '"10.0.0.256" is no IPv4 address: four numbers from 0 to 255 without leading zeros',
    ],
    ['10.0.0', /^"10.0.0" is no IPv4 address/],
    ['010.0.0.1', /^"010.0.0.1" is no IPv4 address/],
    ['12345', /^"12345" is no IPv4 address/],
    ['2001:db8::1::2', '"2001:db8::1::2" is no IPv6 address'],
    ['12:34:56', '"12:34:56" is no IPv6 address'],
    ['fe80::1%', '"fe80::1%" is no IPv6 address'],
    ['10.0.0.1%eth0', '"10.0.0.1%eth0" has a zone, which only IPv6 addresses have'],
    ['leaf01..example', '"leaf01..example" is no host name: there is nothing between two dots'],
    ['.', /there is nothing between two dots/],
    ['-leaf', '"-leaf" is no host name: "-leaf" begins or ends with "-"'],
    ['leaf-.example', /"leaf-" begins or ends with "-"/],
    [
      'leaf$1',
      '"leaf$1" is no host name: "leaf$1" has characters other than letters, digits and "-"',
    ],
    [`${'a'.repeat(64)}.example`, /a part is longer than 63 characters$/],
    [`${'a.'.repeat(127)}a`, 'is longer than 253 characters'],
  ])('%j is told to be wrong, and how', (address, problem) => {
    const expected = typeof problem === 'string' ? problem : expect.stringMatching(problem)
    expect(addressProblem(address)).toEqual({ isMalformed: true, problem: expected })
  })

  it.each(['leaf_01', '_leaf.example'])('%s is only unusual', (address) => {
    expect(addressProblem(address)).toEqual({
      isMalformed: false,
      problem: `"${address}" has a "_", which no host name has by RFC 1123`,
    })
  })

  it('never takes long, and never shows a password', () => {
    const start = performance.now()
    for (const text of [
      'a'.repeat(1e6),
      '1.'.repeat(5e5),
      ':'.repeat(1e6),
      '%'.repeat(1e6),
      '['.repeat(1e6),
    ])
      expect(addressProblem(text)?.isMalformed).toBe(true)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
