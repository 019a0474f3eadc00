import { describe, expect, it } from 'vitest'
import { plainPlatform } from '../../test/fake-session.ts'
import { findPlatform } from './find-platform.ts'
import { UnknownPlatformError } from './unknown-platform-error.ts'

describe('findPlatform', () => {
  it.each([
    ['cisco_ios', 'cisco_ios'],
    ['cisco_xe', 'cisco_ios'],
    ['ios', 'cisco_ios'],
    ['frr', 'frr'],
    ['linux', 'linux'],
  ])('%s is %s', (name, expected) => {
    expect(findPlatform(name, { host: 'r1' }).platform.name).toBe(expected)
  })

  it('prefers the own platforms of a user', () => {
    const mine = { ...plainPlatform, name: 'linux' }
    expect(findPlatform('linux', { host: 'r1', platforms: [mine] })).toEqual({ platform: mine })
  })

  it.each([
    ['cisco_ios_telnet', 'cisco_ios', 'telnet'],
    ['cisco_ios_ssh', 'cisco_ios', 'ssh'],
    ['ios_telnet', 'cisco_ios', 'telnet'],
  ])("%s, a name of Netmiko's, is %s over %s", (name, platform, transport) => {
    expect(findPlatform(name, { host: 'r1' })).toMatchObject({
      platform: { name: platform },
      transport,
    })
  })

  it('leaves a whole name of a user as it is, whatever it ends in', () => {
    const mine = { ...plainPlatform, name: 'cisco_ios_telnet' }
    const found = findPlatform(mine.name, { host: 'r1', platforms: [mine] })
    expect(found).toEqual({ platform: mine })
  })

  it('names the nearest platform and all that are known', () => {
    const find = () => findPlatform('cisco_iso', { host: 'r1' })
    expect(find).toThrow(UnknownPlatformError)
    expect(find).toThrow(/^r1: connect: .*"cisco_iso".*Did you mean "cisco_ios"\?.*frr/)
  })

  it('says that a host has no platform', () => {
    expect(() => findPlatform(undefined, { host: 'r1' })).toThrow(
      /^r1: connect: the host has no platform/,
    )
  })
})
