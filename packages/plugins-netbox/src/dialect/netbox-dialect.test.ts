import { describe, expect, it } from 'vitest'
import { Row } from '../answer/row.ts'
import { SharedObjects } from '../device/shared-objects.ts'
import { netboxDialect } from './netbox-dialect.ts'

const url = 'https://netbox.example/api/dcim/devices/'
const read = (device: unknown, shared = new SharedObjects()) =>
  netboxDialect.read(Row.of(device, url), 'device', shared)

const site = { id: 5, url: 'u', display: 'AMS', name: 'Amsterdam', slug: 'ams', description: '' }
const device = {
  id: 7,
  name: 'sw1',
  status: { value: 'active', label: 'Active' },
  site,
  device_type: {
    id: 3,
    model: 'C9300',
    slug: 'c9300',
    manufacturer: { id: 2, name: 'Cisco', slug: 'cisco' },
  },
  rack: { id: 9, name: 'R 1' },
  primary_ip: {
    id: 1,
    address: '192.0.2.1/24',
    nat_outside: [{ id: 2, address: '203.0.113.1/32' }],
  },
  primary_ip6: { id: 4, address: '2001:db8::1/64' },
  virtual_chassis: { id: 8, name: 'stack', master: { id: 7, name: 'sw1' } },
  vc_position: 1,
  tags: [{ id: 1, name: 'Lab', slug: 'lab' }],
  custom_fields: { tier: { value: 'gold', label: 'Gold' } },
  serial: '',
  asset_tag: null,
  tenant: null,
}

describe('a device', () => {
  it('is read field by field; what is null or empty is left out', () => {
    expect(JSON.parse(JSON.stringify(read(device)))).toEqual({
      kind: 'device',
      id: 7,
      name: 'sw1',
      status: 'active',
      site: { id: 5, name: 'Amsterdam', slug: 'ams' },
      rack: { id: 9, name: 'R 1', slug: 'R 1' },
      deviceType: { id: 3, name: 'C9300', slug: 'c9300' },
      manufacturer: { id: 2, name: 'Cisco', slug: 'cisco' },
      primaryIp: { id: 1, address: '192.0.2.1', outside: '203.0.113.1' },
      primaryIp6: { id: 4, address: '2001:db8::1' },
      virtualChassis: { id: 8, name: 'stack', masterId: 7 },
      vcPosition: 1,
      tags: [{ id: 1, name: 'Lab', slug: 'lab' }],
      customFields: { tier: 'gold' },
    })
  })

  it('shares with others what it refers to', () => {
    const shared = new SharedObjects()
    const [one, other] = [read(device, shared), read({ ...device, id: 8 }, shared)]
    expect(one.site).toBe(other.site)
    expect(one.manufacturer).toBe(other.manufacturer)
    expect(one.tags?.[0]).toBe(other.tags?.[0])
  })

  it.each<[string, object, readonly [field: string, message: string]]>([
    ['no id', { id: null }, ['id', 'expected a number or a text, got null']],
    ['an id that is none', { id: 1.5 }, ['id', 'expected a number or a text, got a number']],
    ['a number for a name', { name: 5 }, ['name', 'expected a text, got a number']],
    ['a text for a site', { site: 'ams' }, ['site', 'expected a map, got a text']],
    [
      'a site without a name',
      { site: { id: 1, name: null } },
      ['site.name', 'expected a text, got null'],
    ],
    ['a site without an id', { site: { name: 'x' } }, ['site.id', 'got nothing']],
    [
      'a manufacturer that is none',
      { device_type: { id: 1, model: 'm', slug: 'm', manufacturer: [] } },
      ['device_type.manufacturer', 'expected a map, got a list'],
    ],
    ['tags that are no list', { tags: {} }, ['tags', 'expected a list, got a map']],
    ['a tag that is a text', { tags: ['lab'] }, ['tags.0', 'expected an object, got a text']],
    [
      'a tag without a name',
      { tags: [{ id: 4 }] },
      ['tags.0.name', 'expected a text, got nothing'],
    ],
    [
      'an address that is none',
      { primary_ip4: { id: 1, address: 'x/24' } },
      ['primary_ip4.address', 'an IP address'],
    ],
    [
      'an address without an id',
      { oob_ip: { address: '192.0.2.1/24' } },
      ['oob_ip.id', 'got nothing'],
    ],
    [
      'a status without a value',
      { status: { label: 'Active' } },
      ['status.value', 'expected a text, got nothing'],
    ],
    ['a status of another kind', { status: 3 }, ['status', 'expected a text, got a number']],
    [
      'a position that is none',
      { vc_position: '1' },
      ['vc_position', 'expected a whole number, got a text'],
    ],
    [
      'a context that is no map',
      { config_context: [] },
      ['config_context', 'expected a map, got a list'],
    ],
  ])('with %s is an error that says where', (_title, fault, [field, message]) => {
    expect(() => read({ ...device, ...fault })).toThrow(
      expect.objectContaining({
        code: 'NETBOX_ANSWER',
        url,
        field,
        message: expect.stringContaining(message),
      }),
    )
  })

  it('is an object', () => {
    for (const value of [null, [], 'x', 5]) expect(() => read(value)).toThrow('expected an object')
  })

  it('shows no value in errors: it may be a secret', () => {
    expect(() => read({ ...device, config_context: 'hunter2' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    )
  })
})

it('asks for what is read, and has the server render no contexts that nobody wants', () => {
  const version = { text: '4.6', major: 4, minor: 6 }
  const fields = (...extra: ('config_context' | 'custom_fields')[]) =>
    new Map(netboxDialect.fields('device', new Set(extra), version))
  expect(fields('custom_fields').get('fields')).toMatch(/^id,name,.*,custom_fields$/)
  expect(fields('custom_fields').get('exclude')).toBe('config_context')
  expect(fields('config_context').get('fields')).toMatch(/,config_context$/)
  expect(fields('config_context').has('exclude')).toBe(false)
})
