import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InventoryData } from '@nornir-ts/inventory'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NautobotOptions, nautobot, netbox } from '../../src/index.ts'
import { type FakeNetBox, startFakeNetBox } from '../fake-netbox/fake-netbox.ts'
import { tokens } from '../fake-netbox/http/tokens.ts'
import { estateOfTests } from './estate-of-tests.ts'
import { devicesOnly, enoughToLoad, withoutAddresses } from './tokens-of-tests.ts'

const real = process.env['NORNIR_TS_NAUTOBOT_URL'] ?? ''
let fake: FakeNetBox

beforeAll(async () => {
  expect(real, 'run it with `npm run test:nautobot`').not.toBe('')
  fake = await startFakeNetBox({ profile: 'nautobot', estate: estateOfTests() })
})
afterAll(() => fake.close())

const load = (url: string, options: Partial<NautobotOptions>): Promise<InventoryData> =>
  nautobot({ url, token: tokens.v1, onWarning: () => undefined, ...options }).load()
const failure = (url: string, options: Partial<NautobotOptions>) =>
  load(url, options).catch((error: unknown) => error)

describe('an inventory from the real Nautobot', () => {
  it.each<[string, Partial<NautobotOptions>]>([
    ['as it is by default', {}],
    [
      'with everything',
      {
        virtualMachines: true,
        include: ['config_context', 'custom_fields', 'local_context_data', 'comments'],
        groupsBy: [
          ...(['location', 'role', 'platform', 'manufacturer', 'device_type', 'tenant'] as const),
          ...(['rack', 'cluster', 'status', 'tag', 'virtual_chassis'] as const),
        ],
      },
    ],
    ['in pages of 50', { pageSize: 50 }],
    [
      'with several filters',
      { filter: { location: ['AMS1', 'FRA1'], status: 'Active', role__n: 'Core' } },
    ],
    ['filtered by custom fields', { filter: { cf_maintenance: 'sat', cf_ports__gte: 10 } }],
    ['filtered by several values of one', { filter: { cf_features: ['ospf', 'mpls'] } }],
    ['filtered by what is true or false', { filter: { cf_monitored: true, name__isnull: false } }],
    ['with virtual chassis as one host', { collapseVirtualChassis: true }],
    ['by version 6', { address: ['primary6', 'primary4'], platformFrom: 'name' }],
  ])('%s is that of the fake', async (_title, options) => {
    const [theirs, ours] = [await load(real, options), await load(fake.url, options)]
    expect(Object.keys(theirs.hosts).length).toBeGreaterThan(0)
    expect(theirs).toEqual(ours)
  })

  it('has all that was put in', async () => {
    const { hosts } = await load(real, { virtualMachines: true })
    const { devices, virtualMachines } = estateOfTests()
    const found = Object.values(hosts)
    expect(found).toHaveLength(devices.length + virtualMachines.length)
    const addresses = [...devices, ...virtualMachines].flatMap(({ primaryIp4, primaryIp6 }) =>
      [primaryIp6 ?? primaryIp4].flatMap((own) => own?.address.replace(/\/.*/, '') ?? []),
    )
    expect(found.flatMap(({ hostname }) => hostname ?? []).sort()).toEqual(addresses.sort())
  })

  it('comes again from a copy on disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-nautobot-'))
    try {
      const options = { cache: { file: join(folder, 'cache') }, filter: { location: 'AMS1' } }
      const first = await load(real, options)
      expect(await load(real, options)).toEqual(first)
      const down: typeof fetch = async () => new Response('', { status: 503 })
      const without = { ...options, fetch: down, retry: { attempts: 1 } }
      expect(await load(real, without)).toEqual(first)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('ends with the signal, in the middle of its pages', async () => {
    const abort = new AbortController()
    const reason = new Error('enough')
    const onProgress = (): void => abort.abort(reason)
    const source = nautobot({ url: real, token: tokens.v1, pageSize: 20, onProgress })
    await expect(source.load(abort.signal)).rejects.toBe(reason)
  })
})

it.each<[string, string, Partial<NautobotOptions>]>([
  ['a filter that does not exist', 'NETBOX_FILTER_REFUSED', { filter: { sitte: 'ams1' } }],
  ['a filter of NetBox', 'NETBOX_FILTER_REFUSED', { filter: { site: 'ams1' } }],
  ['a location that does not exist', 'NETBOX_FILTER_REFUSED', { filter: { location: 'none' } }],
  ['an expression that is none', 'NETBOX_FILTER_REFUSED', { filter: { name__re: '(' } }],
  ['a custom field that does not exist', 'NETBOX_FILTER_REFUSED', { filter: { cf_none: 'x' } }],
  ['yes for true', 'NETBOX_FILTER_VALUE', { filter: { cf_monitored: 'yes' } }],
  ['two values of a selection', 'NETBOX_FILTER_VALUE', { filter: { cf_maintenance: ['a', 'b'] } }],
  ['two searches', 'NETBOX_FILTER_VALUE', { filter: { q: ['a', 'b'] } }],
  ['an expired token', 'NETBOX_ACCESS', { token: tokens.expired }],
  ['a token that may view nothing', 'NETBOX_ACCESS', { token: tokens.withoutPermissions }],
])('%s is an error, as with the fake', async (_title, code, options) => {
  expect(await failure(real, options)).toMatchObject({ code })
  expect(await failure(fake.url, options)).toMatchObject({ code })
})

it('names what a token may not view', async () => {
  expect(await failure(real, { token: devicesOnly })).toMatchObject({
    code: 'NETBOX_ACCESS',
    message: expect.stringMatching(/manufacturers.*permission/),
  })
})

it('says so where what devices refer to may not be viewed: it comes as a reference', async () => {
  expect(await failure(real, { token: withoutAddresses })).toMatchObject({
    code: 'NETBOX_ANSWER',
    message: expect.stringMatching(/ipam\.ipaddress.*permission to view/),
  })
  expect(await load(real, { token: enoughToLoad })).toEqual(await load(real, {}))
})

it('is not taken for NetBox', async () => {
  await expect(netbox({ url: real, token: tokens.v1 }).load()).rejects.toThrow('use nautobot()')
})

describe('filters that the real Nautobot would not hear', () => {
  const count = async (query: string): Promise<number> => {
    const headers = { Authorization: `Token ${tokens.v1}` }
    const response = await fetch(`${real}/api/dcim/devices/?limit=1&${query}`, { headers })
    return ((await response.json()) as { count: number }).count
  }
  const all = estateOfTests().devices.length

  it.each([
    'has_primary_ip',
    'local_config_context_data',
    'virtual_chassis_member',
    'is_full_depth',
    'tenant__isnull',
    'cf_monitored',
  ])('are %s with another value than true and false: refused here', async (name) => {
    expect(await count(`${name}=yes`)).toBe(all)
    expect(await failure(real, { filter: { [name]: 'yes' } })).toMatchObject({
      code: 'NETBOX_FILTER_VALUE',
    })
  })
})
