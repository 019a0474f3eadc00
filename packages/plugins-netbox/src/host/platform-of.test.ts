import { describe, expect, it } from 'vitest'
import type { NetboxDevice } from '../device/netbox-device.ts'
import { ObjectTree } from '../device/object-tree.ts'
import { platformNames } from './platform-names.ts'
import { type PlatformFrom, Platforms } from './platform-of.ts'

const node = (id: number, name: string, ...[slug, parentId]: [string, number?]) => ({
  id,
  name,
  slug,
  parentId,
})
const tree = new ObjectTree([
  node(1, 'Cisco IOS', 'cisco-ios'),
  node(2, 'IOS-XE 17', 'ios-xe-17', 1),
  node(3, 'IOS-XE 17.9', 'ios-xe-17-9', 2),
  node(4, 'Acme OS', 'acme-os'),
])
const device = (id: number, more: Partial<NetboxDevice> = {}): NetboxDevice => {
  const platform = tree.node(id)
  return { kind: 'device', id: 1, ...(platform && { platform }), ...more }
}
const platforms = (from: PlatformFrom, names: Record<string, string> = {}) =>
  new Platforms({ from, names, tree })

describe('the platform of a host', () => {
  it('comes from the slug, through the map that is shipped', () => {
    expect(platforms('slug').of(device(1))).toBe('cisco_ios')
    expect(platforms('slug').of(device(0))).toBeUndefined()
  })

  it('comes from what stands above, where the platform itself is not known', () => {
    expect(platforms('slug').of(device(3))).toBe('cisco_ios')
    expect(platforms('slug', { 'ios-xe-17': 'acme_xe' }).of(device(3))).toBe('acme_xe')
  })

  it('is taken as it is where nobody knows it, and counted', () => {
    const from = platforms('slug')
    expect([from.of(device(4)), from.of(device(4))]).toEqual(['acme-os', 'acme-os'])
    expect([...from.unknown]).toEqual([['acme-os', 2]])
  })

  it('comes from the name', () => {
    expect(platforms('name').of(device(1))).toBe('cisco_ios')
    expect(platforms('name', { 'Acme OS': 'acme' }).of(device(4))).toBe('acme')
  })

  it('comes from a custom field, from the config context, from a function', () => {
    const host = device(1, {
      customFields: { driver: 'arista-eos', empty: '', list: [] },
      configContext: { nornir: { platform: 'junos', map: {} } },
    })
    expect(platforms({ customField: 'driver' }).of(host)).toBe('arista_eos')
    expect(platforms({ configContext: 'nornir.platform' }).of(host)).toBe('juniper_junos')
    expect(platforms(({ platform }) => platform?.name).of(host)).toBe('Cisco IOS')
    for (const customField of ['empty', 'list', 'none', 'toString'])
      expect(platforms({ customField }).of(host), customField).toBeUndefined()
    for (const configContext of ['nornir', 'nornir.map', 'nornir.none.x', 'x', 'constructor.name'])
      expect(platforms({ configContext }).of(host), configContext).toBeUndefined()
  })

  it('comes from the network driver of Nautobot, else from the platform', () => {
    const from = platforms('network_driver')
    const platform = { id: 9, name: 'EOS', slug: 'EOS' }
    const driven = { ...platform, networkDriver: 'cisco_xe' }
    expect(from.of(device(0, { platform: driven }))).toBe('cisco_ios')
    expect(from.of(device(0, { platform }))).toBe('arista_eos')
  })

  it('is found however it is written', () => {
    for (const text of ['NX-OS', 'nx_os', 'Cisco NX OS', 'cisco_nxos', 'cisco-nxos'])
      expect(platforms('slug').nameOf(text), text).toBe('cisco_nxos')
    expect(platforms('slug').nameOf('vyos')).toBe('vyos')
    expect(platforms('slug').nameOf('__proto__')).toBeUndefined()
    expect(platforms('slug').nameOf('constructor')).toBeUndefined()
  })
})

it('every name that is shipped is one of ours', async () => {
  const { readdir } = await import('node:fs/promises')
  const folder = new URL('../../../plugins-ssh/src/platform/', import.meta.url)
  const files = new Set((await readdir(folder)).map((file) => file.replace(/\.ts$/, '')))
  for (const name of new Set(Object.values(platformNames)))
    expect(files.has(name.replaceAll('_', '-')), name).toBe(true)
})
