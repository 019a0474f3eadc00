import { expect, it } from 'vitest'
import type { NetboxDevice } from '../device/netbox-device.ts'
import { ObjectTree } from '../device/object-tree.ts'
import { type GroupBy, Groups } from './group-names.ts'
import { sharedNames } from './shared-names.ts'

const object = (id: number, slug: string) => ({ id, name: slug.toUpperCase(), slug })
const region = new ObjectTree([
  object(1, 'europe'),
  { ...object(2, 'nl'), parentId: 1 },
  { ...object(3, 'amsterdam'), parentId: 2 },
])
const host: NetboxDevice = {
  kind: 'device',
  id: 1,
  status: 'active',
  site: object(1, 'ams1'),
  role: object(1, 'leaf'),
  platform: object(1, 'cisco-ios'),
  manufacturer: object(1, 'cisco'),
  deviceType: object(1, 'c9300'),
  tenant: object(1, 'acme'),
  location: object(8, 'room-1'),
  tags: [object(1, 'lab'), object(2, 'critical')],
  virtualChassis: { id: 1, name: 'stack 1' },
}
function groupsBy(...by: GroupBy[]) {
  const groups = new Groups({
    by,
    trees: {
      region,
      site_group: new ObjectTree(),
      location: new ObjectTree([object(7, 'floor-1'), { ...object(8, 'room-1'), parentId: 7 }]),
    },
    sites: new Map([[1, { region: 3 }]]),
    shared: new Set(),
  })
  const names = groups.of(host)
  return { names, made: Object.fromEntries(groups.made) }
}

it('are named as nornir_netbox names them', () => {
  const { names } = groupsBy('site', 'role', 'platform', 'manufacturer', 'device_type')
  expect(names).toEqual([
    'site__ams1',
    'device_role__leaf',
    'platform__cisco-ios',
    'manufacturer__cisco',
    'device_type__c9300',
  ])
})

it('come in the order in which they were asked for', () => {
  expect(groupsBy('tag', 'status', 'tenant', 'virtual_chassis', 'rack').names).toEqual([
    'tag__lab',
    'tag__critical',
    'status__active',
    'tenant__acme',
    'virtual_chassis__stack 1',
  ])
})

it('of regions stand above those of sites, with the regions above them', () => {
  const { names, made } = groupsBy('site', 'region')
  expect(names).toEqual(['site__ams1'])
  expect(made).toEqual({
    site__ams1: { groups: ['region__amsterdam'] },
    region__amsterdam: { groups: ['region__nl'] },
    region__nl: { groups: ['region__europe'] },
    region__europe: {},
  })
})

it('of regions are those of the host, where sites make none', () => {
  expect(groupsBy('region').names).toEqual(['region__amsterdam'])
})

it('of locations stand in those above', () => {
  const { names, made } = groupsBy('location')
  expect(names).toEqual(['location__room-1'])
  expect(made).toEqual({
    'location__floor-1': {},
    'location__room-1': { groups: ['location__floor-1'] },
  })
})

it('of locations that share a slug are told apart', () => {
  const groups = new Groups({
    by: ['location'],
    trees: {
      region,
      site_group: region,
      location: new ObjectTree([object(7, 'hall'), object(8, 'hall'), object(9, 'attic')]),
    },
    sites: new Map(),
    shared: new Set(),
  })
  const of = (location: ReturnType<typeof object>) => groups.of({ ...host, location })
  expect(of(object(7, 'hall'))).toEqual(['location__hall__7'])
  expect(of(object(8, 'hall'))).toEqual(['location__hall__8'])
  expect(of(object(9, 'attic'))).toEqual(['location__attic'])
})

it('are none for a host that says nothing', () => {
  const by: GroupBy[] = ['site', 'role', 'tag', 'status', 'region', 'virtual_chassis', 'location']
  const groups = new Groups({
    by,
    trees: { region, site_group: region, location: region },
    sites: new Map(),
    shared: new Set(),
  })
  expect(groups.of({ kind: 'virtual_machine', id: 1 })).toEqual([])
})

it('of racks, clusters, types and chassis that share a name are told apart', async () => {
  const other: NetboxDevice = { ...host, id: 2, site: object(2, 'fra1') }
  const devices: NetboxDevice[] = [
    { ...host, rack: object(1, 'R1'), cluster: object(1, 'kvm') },
    {
      ...other,
      rack: object(2, 'R1'),
      cluster: object(1, 'kvm'),
      deviceType: object(7, 'c9300'),
      virtualChassis: { id: 2, name: 'stack 1' },
    },
  ]
  const by: GroupBy[] = ['rack', 'cluster', 'device_type', 'virtual_chassis', 'role']
  const shared = await sharedNames(devices, by)
  expect([...shared]).toEqual(['rack__R1', 'device_type__c9300', 'virtual_chassis__stack 1'])
  const trees = { region, site_group: region, location: region }
  const groups = new Groups({ by, trees, sites: new Map(), shared })
  expect(devices.map((device) => groups.of(device))).toEqual([
    [
      'rack__R1__1',
      'cluster__kvm',
      'device_type__c9300__1',
      'virtual_chassis__stack 1__1',
      'device_role__leaf',
    ],
    [
      'rack__R1__2',
      'cluster__kvm',
      'device_type__c9300__7',
      'virtual_chassis__stack 1__2',
      'device_role__leaf',
    ],
  ])
})
