import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InventoryData } from '@nornir-ts/inventory'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NetboxOptions, netbox, netboxDoctor } from '../../src/index.ts'
import { type FakeNetBox, startFakeNetBox } from '../fake-netbox/fake-netbox.ts'
import { tokens } from '../fake-netbox/http/tokens.ts'
import { estateOfTests } from './estate-of-tests.ts'

const real = process.env['NORNIR_TS_NETBOX_URL'] ?? ''
let fake: FakeNetBox

beforeAll(async () => {
  expect(real, 'run it with `npm run test:netbox`').not.toBe('')
  fake = await startFakeNetBox({ profile: '4.7', estate: estateOfTests() })
})
afterAll(() => fake.close())

const load = (url: string, options: Partial<NetboxOptions>): Promise<InventoryData> =>
  netbox({ url, token: tokens.v2, onWarning: () => undefined, ...options }).load()
const failure = (url: string, options: Partial<NetboxOptions>) =>
  load(url, options).catch((error: unknown) => error)

describe('an inventory from the real server', () => {
  it.each<[string, Partial<NetboxOptions>]>([
    [
      'with everything',
      {
        virtualMachines: true,
        include: [
          'config_context',
          'custom_fields',
          'local_context_data',
          'description',
          'comments',
        ],
      },
    ],
    [
      'in regions and their parents',
      { groupsBy: ['site', 'region', 'site_group', 'location', 'tag'], pageSize: 100 },
    ],
    ['in pages of 50', { pageSize: 50 }],
    [
      'with several filters',
      { filter: { site: ['ams1', 'fra1'], status: 'active', role__n: 'core' } },
    ],
    ['filtered by custom fields', { filter: { cf_maintenance: 'sat', cf_ports__gte: 10 } }],
    [
      'filtered by what is true or false',
      { filter: { has_primary_ip: true, serial__empty: false } },
    ],
    ['with virtual chassis as one host', { collapseVirtualChassis: true }],
    ['with addresses behind NAT', { address: ['nat', 'oob', 'primary4'] }],
  ])('%s is that of the fake', async (_title, options) => {
    const [theirs, ours] = [await load(real, options), await load(fake.url, options)]
    expect(Object.keys(theirs.hosts).length).toBeGreaterThan(0)
    expect(theirs).toEqual(ours)
  })

  it('is the same by offset as by primary key', async () => {
    const older: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (!String(input).endsWith('/api/status/')) return response
      const status = (await response.json()) as object
      return Response.json({ ...status, 'netbox-version': '4.5.0' })
    }
    const options = { filter: { site: ['ams1', 'fra1'] }, pageSize: 20 }
    expect(await load(real, { ...options, fetch: older })).toEqual(await load(real, options))
  })

  it('comes again from a copy on disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-netbox-'))
    try {
      const options = { cache: { file: join(folder, 'cache') }, filter: { site: 'ams1' } }
      const first = await load(real, options)
      expect(await load(real, options)).toEqual(first)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

it.each<[string, Partial<NetboxOptions>]>([
  ['a filter that does not exist', { filter: { sitte: 'ams1' } }],
  ['a site that does not exist', { filter: { site: 'none' } }],
  ['a regular expression that is none', { filter: { name__regex: '(' } }],
  ['an expired token', { token: tokens.expired }],
  ['a token that may view nothing', { token: tokens.withoutPermissions }],
  ['a token bound to another address', { token: tokens.boundElsewhere }],
])('%s is the error that the fake gives', async (_title, options) => {
  const theirs = (await failure(real, options)) as { code: string }
  const ours = (await failure(fake.url, options)) as { code: string }
  expect(theirs.code).toMatch(/^NETBOX_/)
  expect(theirs.code).toBe(ours.code)
})

it('netboxDoctor finds the same', async () => {
  const look = (url: string) => netboxDoctor({ url, token: tokens.v1, filter: { site: 'ams1' } })
  expect(await look(real)).toEqual(await look(fake.url))
})
