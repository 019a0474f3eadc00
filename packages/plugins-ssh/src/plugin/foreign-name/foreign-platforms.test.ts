import { expect, it } from 'vitest'
import { platforms } from '../../platform/platforms.ts'
import { findPlatform } from '../find-platform.ts'
import { foreignPlatforms } from './foreign-platforms.ts'

it('leads from every foreign name to a platform that there is', () => {
  const names = platforms.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.values(foreignPlatforms)))
})

it.each([
  // What containerlab writes: the kind of a node; with CLAB_NORNIR_PLATFORM_NAME_SCHEMA, names of NAPALM or scrapli.
  ['nokia_srlinux', 'nokia_srl'],
  ['srl', 'nokia_srl'],
  ['nokia_sros', 'nokia_sros'],
  ['arista_ceos', 'arista_eos'],
  ['eos', 'arista_eos'],
  ['cisco_xrd', 'cisco_xr'],
  ['cisco_iosxr', 'cisco_xr'],
  ['cisco_iosxe', 'cisco_ios'],
  ['juniper_crpd', 'juniper_junos'],
  ['vyosnetworks_vyos', 'vyos'],
  ['linux', 'linux'],
])('a lab of containerlab has %s for %s', (name, platform) => {
  const found = findPlatform(foreignPlatforms[name] ?? name, { host: 'h' })
  expect(found.platform.name).toBe(platform)
})
