import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadInventory } from '@nornir-ts/inventory'
import { testInventorySource } from '@nornir-ts/inventory/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type FakeNautobot,
  nautobotToken,
  startFakeNautobot,
} from '../../test/fake-nautobot/fake-nautobot.ts'
import { startFakeNetBox } from '../../test/fake-netbox/fake-netbox.ts'
import { tokens } from '../../test/fake-netbox/http/tokens.ts'
import type { NautobotOptions } from '../options/options.ts'
import { nautobot } from './nautobot.ts'
import { netbox } from './netbox.ts'

let server: FakeNautobot
beforeAll(async () => {
  server = await startFakeNautobot(25)
})
afterAll(() => server.close())

const sourceOf = (options: Partial<NautobotOptions> = {}, { url } = server) =>
  nautobot({
    url,
    token: nautobotToken,
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
    create: () => sourceOf({ pageSize: 10 }),
    createBroken: () => sourceOf({ token: 'wrong' }),
  },
)

it('gives hosts with what Nautobot says: drivers, names, locations', async () => {
  const { hosts, groups } = await sourceOf({ include: ['config_context', 'custom_fields'] }).load()
  expect(hosts['sw7']).toEqual({
    hostname: '192.0.2.7',
    platform: 'cisco_ios',
    groups: [
      'location__Amsterdam',
      'device_role__Access Switch',
      'platform__Cisco IOS-XE',
      'manufacturer__Cisco',
      'device_type__C9300',
    ],
    data: {
      netbox_id: '00000009-0000-4000-8000-000000000007',
      kind: 'device',
      status: 'Active',
      location: 'Amsterdam',
      role: 'Access Switch',
      manufacturer: 'Cisco',
      device_type: 'C9300',
      model: 'C9300',
      netbox_platform: 'Cisco IOS-XE',
      primary_ip4: '192.0.2.7',
      tags: ['Lab'],
      custom_fields: { owner: 'net' },
      config_context: { ntp: '192.0.2.1' },
    },
  })
  expect(groups).toMatchObject({ location__Amsterdam: { groups: ['location__Europe'] } })
})

it('reads all pages, ordered by id', async () => {
  const inventory = await loadInventory(sourceOf({ pageSize: 4 }))
  expect([...inventory.hosts.keys()]).toEqual(Array.from({ length: 25 }, (_, at) => `sw${at + 1}`))
  const pages = server.requests.filter(({ query }) => query.has('offset'))
  for (const { query } of pages) expect(query.get('sort')).toBe('id')
})

it('has Nautobot refuse filters that it does not know', async () => {
  expect(await failure({ filter: { sitte: 'x' } })).toMatchObject({
    code: 'NETBOX_FILTER_REFUSED',
    detail: expect.stringContaining('sitte'),
  })
  const { hosts } = await sourceOf({ filter: { name: 'sw3' } }).load()
  expect(Object.keys(hosts)).toEqual(['sw3'])
})

it('is not taken for NetBox, nor NetBox for it', async () => {
  const { url } = server
  await expect(netbox({ url, token: nautobotToken }).load()).rejects.toMatchObject({
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
    const own = await startFakeNautobot(3)
    const source = sourceOf({ cache: { file: join(folder, 'cache') } }, own)
    const before = await source.load()
    expect(await source.load()).toEqual(before)
    await own.close()
    expect(await source.load()).toEqual(before)
  } finally {
    await rm(folder, { recursive: true })
  }
})
