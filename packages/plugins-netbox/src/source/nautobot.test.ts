import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testInventorySource } from '@nornir-ts/inventory/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeNetBox, startFakeNetBox } from '../../test/fake-netbox/fake-netbox.ts'
import { tokens } from '../../test/fake-netbox/http/tokens.ts'
import type { NetboxFilter } from '../filter/filter-query.ts'
import type { NautobotOptions } from '../options/options.ts'
import { nautobot } from './nautobot.ts'
import { netbox } from './netbox.ts'

const start = (devices: number) =>
  startFakeNetBox({ profile: 'nautobot', devices, virtualMachines: 5 })

interface Fields {
  readonly features: readonly string[]
}

let server: FakeNetBox
beforeAll(async () => {
  server = await start(60)
})
afterAll(() => server.close())

const sourceOf = (options: Partial<NautobotOptions> = {}, { url } = server) =>
  nautobot({
    url,
    token: tokens.v1,
    retry: { attempts: 1 },
    onWarning: () => undefined,
    ...options,
  })
const failure = (options: Partial<NautobotOptions>): Promise<unknown> =>
  sourceOf(options)
    .load()
    .catch((error: unknown) => error)

testInventorySource(
  { describe, it },
  {
    title: 'nautobot keeps the contract of sources',
    create: () => sourceOf({ pageSize: 10, virtualMachines: true }),
    createBroken: () => sourceOf({ token: tokens.expired }),
  },
)

it('gives hosts with what Nautobot says: drivers, names, locations', async () => {
  const devices = [
    {
      name: 'sw1',
      site: 'ams1',
      role: 'access',
      platform: 'cisco-ios-xe',
      deviceType: 'c9300-48p',
      ip4: '192.0.2.7/24',
      tags: ['lab'],
      customFields: { owner_team: 'net' },
      localContext: { ntp: '192.0.2.1' },
    },
  ]
  await using own = await startFakeNetBox({ profile: 'nautobot', devices, virtualMachines: 0 })
  const source = sourceOf({ include: ['config_context', 'custom_fields'] }, own)
  const { hosts } = await source.load()
  expect(hosts).toEqual({
    sw1: {
      hostname: '192.0.2.7',
      platform: 'cisco_ios',
      groups: [
        'location__AMS1',
        'device_role__Access',
        'platform__IOS-XE',
        'manufacturer__Cisco',
        'device_type__C9300-48P',
      ],
      data: expect.objectContaining({
        netbox_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        kind: 'device',
        status: 'Active',
        location: 'AMS1',
        role: 'Access',
        manufacturer: 'Cisco',
        model: 'C9300-48P',
        netbox_platform: 'IOS-XE',
        primary_ip4: '192.0.2.7',
        tags: ['Lab'],
        custom_fields: expect.objectContaining({ owner_team: 'net' }),
        config_context: expect.objectContaining({ ntp: '192.0.2.1' }),
      }),
    },
  })
})

it('reads all pages, ordered by id', async () => {
  server.clearRequests()
  const { hosts } = await sourceOf({ pageSize: 7, virtualMachines: true }).load()
  expect(Object.keys(hosts)).toHaveLength(65)
  const pages = server.requests.filter(({ query }) => query.has('offset'))
  for (const { query } of pages) expect(query.get('sort')).toBe('id')
})

it('has Nautobot refuse filters that it does not know', async () => {
  expect(await failure({ filter: { sitte: 'x' } })).toMatchObject({
    code: 'NETBOX_FILTER_REFUSED',
    kind: 'device',
    detail: expect.stringContaining('sitte'),
  })
})

it('has no filters where Nautobot was told to ignore those that it does not know', async () => {
  await using lenient = await start(3)
  const body = JSON.stringify({ count: 3, next: null, results: [] })
  const headers = { 'Content-Type': 'application/json' }
  lenient.addFault({
    when: ({ query }) => query.has('nornir_ts_no_such_filter'),
    does: { kind: 'answer', status: 200, body, headers },
  })
  const filtered = (allowFilters: string[]) =>
    sourceOf({ filter: { name: 'x' }, allowFilters }, lenient).load()
  await expect(filtered([])).rejects.toMatchObject({
    code: 'NETBOX_FILTER_IGNORED',
    kind: 'device',
    filters: ['name'],
  })
  expect((await filtered(['name'])).hosts).toEqual({})
  expect(Object.keys((await sourceOf({}, lenient).load()).hosts)).toHaveLength(3)
})

it.each<[string, NetboxFilter]>([
  ['another value than true and false', { has_primary_ip: 'yes' }],
  ['another value than true and false of a custom field', { cf_monitored: 'yes' }],
  ['several values where the last only is heard', { cf_maintenance: ['sat', 'sun'] }],
  ['several searches', { q: ['a', 'b'] }],
])('refuses what Nautobot would not hear: %s', async (_title, filter) => {
  expect(await failure({ filter })).toMatchObject({ code: 'NETBOX_FILTER_VALUE' })
})

it('takes several values where all are heard', async () => {
  const { hosts } = await sourceOf({ filter: { cf_features: ['ospf', 'mpls'] } }).load()
  const features = Object.values(hosts).map(
    ({ data }) => (data?.['custom_fields'] as Fields | undefined)?.features ?? [],
  )
  expect(features.length).toBeGreaterThan(0)
  for (const own of features) expect(own).toContain('ospf')
})

it('reads custom fields only where a filter asks for one', async () => {
  const asked = async (filter: NetboxFilter): Promise<boolean> => {
    server.clearRequests()
    await sourceOf({ filter, allowFilters: ['cf_maintenance'] }).load()
    return server.requests.some(({ path }) => path === '/api/extras/custom-fields/')
  }
  expect(await asked({ cf_ports: 4 })).toBe(true)
  expect(await asked({ cf_maintenance: 'sat', status: 'Active' })).toBe(false)
})

it('groups devices by the first of their clusters, which are a list since 3.0', async () => {
  const devices = [{ name: 'kvm1', cluster: 'kvm-ams' }, { name: 'sw1' }]
  await using own = await startFakeNetBox({ profile: 'nautobot', devices, virtualMachines: 0 })
  const { hosts } = await sourceOf({ groupsBy: ['cluster'] }, own).load()
  expect(hosts['kvm1']).toMatchObject({
    groups: ['cluster__kvm-ams'],
    data: { cluster: 'kvm-ams' },
  })
  expect(hosts['sw1']?.data).not.toHaveProperty('cluster')
})

it('has one group for each of the locations that share a name, under those above', async () => {
  const devices = [
    { name: 'sw1', site: 'ams1', location: 'hall' },
    { name: 'sw2', site: 'fra1', location: 'hall' },
  ]
  await using own = await startFakeNetBox({ profile: 'nautobot', devices, virtualMachines: 0 })
  const { hosts, groups } = await sourceOf({ groupsBy: ['location'] }, own).load()
  const [one, other] = [hosts['sw1']?.groups?.[0] ?? '', hosts['sw2']?.groups?.[0] ?? '']
  expect(one).toMatch(/^location__Hall__[0-9a-f-]{36}$/)
  expect(one).not.toBe(other)
  expect(groups?.[one]?.groups).toEqual(['location__AMS1'])
  expect(groups?.['location__AMS1']?.groups).toEqual(['location__Amsterdam'])
})

it('is not taken for NetBox, nor NetBox for it', async () => {
  await expect(netbox({ url: server.url, token: tokens.v1 }).load()).rejects.toMatchObject({
    code: 'NETBOX_ANSWER',
    message: expect.stringContaining('use nautobot()'),
  })
  await using other = await startFakeNetBox({ devices: 1 })
  await expect(nautobot({ url: other.url, token: tokens.v1 }).load()).rejects.toMatchObject({
    message: expect.stringContaining('use netbox()'),
  })
})

it('has a copy on disk for when it does not answer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-nautobot-'))
  try {
    const own = await start(3)
    const source = sourceOf({ cache: { file: join(folder, 'cache') } }, own)
    const before = await source.load()
    expect(await source.load()).toEqual(before)
    await own.close()
    expect(await source.load()).toEqual(before)
  } finally {
    await rm(folder, { recursive: true })
  }
})
