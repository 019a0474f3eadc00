import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InventoryData } from '@nornir-ts/inventory'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Address, Site } from '../../test/fake-netbox/estate/estate.ts'
import type { DeviceSeed } from '../../test/fake-netbox/estate/machine-seed.ts'
import { type FakeNetBox, startFakeNetBox } from '../../test/fake-netbox/fake-netbox.ts'
import type { FakeNetBoxOptions } from '../../test/fake-netbox/http/server-options.ts'
import { tokens } from '../../test/fake-netbox/http/tokens.ts'
import type { NetboxOptions, NetboxProgress } from '../options/options.ts'
import { netbox } from './netbox.ts'

let warnings: string[] = []
beforeEach(() => {
  warnings = []
})

const load = ({ url }: FakeNetBox, options: Partial<NetboxOptions>): Promise<InventoryData> =>
  netbox({
    url,
    token: tokens.v1,
    retry: { attempts: 3, delayMs: 0 },
    onWarning: (message) => void warnings.push(message),
    ...options,
  }).load()
const failure = (server: FakeNetBox, options: Partial<NetboxOptions>): Promise<unknown> =>
  load(server, options).catch((error: unknown) => error)
const namesOf = ({ hosts }: InventoryData) => Object.keys(hosts).sort()
const start = (devices: readonly DeviceSeed[], options: FakeNetBoxOptions = {}) =>
  startFakeNetBox({ devices, virtualMachines: 0, ...options })
const hostLists = ({ requests }: FakeNetBox) =>
  requests.filter(({ path, query }) => path === '/api/dcim/devices/' && query.get('limit') !== '1')

describe('a copy on disk', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-netbox-'))
    file = join(folder, 'cache')
  })
  afterEach(() => rm(folder, { recursive: true }))
  const now = () => new Date().toISOString()
  const old = '2020-01-01T00:00:00Z'
  const many = (count: number): DeviceSeed[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `sw${index + 1}`,
      ip4: `192.0.2.${index + 1}/24`,
      lastUpdated: old,
      customFields: { owner_team: 'net' },
    }))
  /** How many hosts were read whole. */
  const readWhole = (server: FakeNetBox) =>
    hostLists(server).filter(({ query }) => query.get('fields') !== 'id')

  it.each(['4.5', '4.7'] as const)(
    'is brought up to date by what has changed (%s)',
    async (profile) => {
      await using server = await start(many(20), { profile })
      const options = { cache: { file } }
      const first = await load(server, options)
      expect(namesOf(first)).toHaveLength(20)

      server.clearRequests()
      expect(await load(server, options)).toEqual(first)
      for (const { query } of readWhole(server)) expect(query.has('last_updated__gte')).toBe(true)

      server.updateDevice(3, { name: 'renamed', lastUpdated: now() })
      server.deleteDevice(4)
      server.insertDevice({ name: 'new', ip4: '192.0.2.99/24', lastUpdated: now() })
      server.insertDevice({ name: 'restored', ip4: '192.0.2.98/24', lastUpdated: old })
      const second = await load(server, options)
      expect(namesOf(second)).toEqual(namesOf(await load(server, {})))
      expect(namesOf(second)).toEqual(expect.arrayContaining(['renamed', 'new', 'restored']))
      expect(namesOf(second)).not.toContain('sw4')
      expect(await load(server, options)).toEqual(second)
    },
  )

  it('follows hosts that leave the filter, and come into it', async () => {
    await using server = await start(many(5))
    const options = { cache: { file }, filter: { status: 'active' } }
    await load(server, options)
    server.updateDevice(1, { status: 'planned', lastUpdated: now() })
    // Its change was not stamped: something else brought it in.
    const changed = server.insertDevice({ name: 'in', status: 'active', lastUpdated: old })
    expect(namesOf(await load(server, options))).toEqual(['in', 'sw2', 'sw3', 'sw4', 'sw5'])
    server.updateDevice(changed.id, { status: 'planned', lastUpdated: old })
    expect(namesOf(await load(server, options))).toEqual(['sw2', 'sw3', 'sw4', 'sw5'])
  })

  it('is read anew when something was changed that hosts refer to', async () => {
    await using server = await start(many(5))
    const site = { ...(server.estate.sites[0] as Site), id: 99, slug: 'moved' }
    await load(server, { cache: { file } })
    server.updateDevice(1, { site, lastUpdated: old })
    // One that is new, and one of no concern: no host shows them.
    server.logChange({ type: 'dcim.site', objectId: 5, action: 'create' })
    server.logChange({ type: 'dcim.region', objectId: 1, action: 'update' })
    server.clearRequests()
    await load(server, { cache: { file } })
    for (const { query } of readWhole(server)) expect(query.has('last_updated__gte')).toBe(true)
    server.logChange({ type: 'dcim.site', objectId: 99, action: 'update' })
    const anew = await load(server, { cache: { file } })
    expect(anew.hosts['sw1']?.data).toMatchObject({ site: 'moved' })
  })

  it.each([
    ['extras.configcontext', 'create'],
    ['extras.configcontext', 'delete'],
    ['dcim.region', 'update'],
    ['extras.tag', 'delete'],
  ] as const)(
    'is read anew for %s (%s), where config contexts are wanted',
    async (type, action) => {
      await using server = await start(many(3))
      const options: Partial<NetboxOptions> = { cache: { file }, include: ['config_context'] }
      await load(server, options)
      server.updateDevice(1, { localContext: { ntp: 'new' }, lastUpdated: old })
      server.logChange({ type, objectId: 1, action })
      const { hosts } = await load(server, options)
      expect(hosts['sw1']?.data).toMatchObject({ config_context: { ntp: 'new' } })
    },
  )

  it('knows that an address was changed, which touches no host', async () => {
    await using server = await start(many(5))
    await load(server, { cache: { file } })
    const ip = server.estate.devices[2]?.primaryIp4 as Address
    server.updateDevice(3, { primaryIp4: { ...ip, address: '203.0.113.3/24' }, lastUpdated: old })
    server.logChange({ type: 'ipam.ipaddress', objectId: ip.id, action: 'update' })
    server.clearRequests()
    const { hosts } = await load(server, { cache: { file } })
    expect(hosts['sw3']?.hostname).toBe('203.0.113.3')
    expect(hosts['sw4']?.hostname).toBe('192.0.2.4')
    for (const { query } of readWhole(server))
      expect(query.getAll('id').length + query.getAll('last_updated__gte').length).toBe(1)
    const down = await load(server, { cache: { file } })
    expect(down.hosts['sw3']?.hostname).toBe('203.0.113.3')
  })

  it('is read anew for any address where those count that others are translated to', async () => {
    await using server = await start(many(3))
    const options: Partial<NetboxOptions> = { cache: { file }, address: ['nat', 'primary'] }
    await load(server, options)
    const ip = server.estate.devices[0]?.primaryIp4 as Address
    const outside = { ...ip, id: 999, address: '203.0.113.9/32' }
    server.updateDevice(1, { primaryIp4: { ...ip, outside: [outside] }, lastUpdated: old })
    server.logChange({ type: 'ipam.ipaddress', objectId: 999, action: 'create' })
    expect((await load(server, options)).hosts['sw1']?.hostname).toBe('203.0.113.9')
  })

  it('is read anew, with a warning, where the token may not view what was changed', async () => {
    await using server = await start(many(3))
    await load(server, { cache: { file } })
    server.updateDevice(1, { name: 'unseen', lastUpdated: old })
    server.addFault({
      when: ({ path }) => path.endsWith('/object-changes/'),
      does: { kind: 'answer', status: 403, body: '{"detail":"You do not have permission."}' },
    })
    expect(namesOf(await load(server, { cache: { file } }))).toContain('unseen')
    expect(warnings).toEqual([expect.stringContaining('core.objectchange')])
  })

  it('is read anew after very many changes, and in time', async () => {
    await using server = await start(many(3))
    await load(server, { cache: { file } })
    server.updateDevice(1, { name: 'unseen', lastUpdated: old })
    const anew = await load(server, { cache: { file, maxAgeMs: 0 } })
    expect(namesOf(anew)).toContain('unseen')
    server.updateDevice(1, { name: 'unheard', lastUpdated: old })
    for (let objectId = 1; objectId <= 20_001; objectId += 1)
      server.logChange({ type: 'dcim.cable', objectId, action: 'update' })
    expect(namesOf(await load(server, { cache: { file } }))).toContain('unheard')
  })

  it('is of one question only', async () => {
    await using server = await start(many(5))
    await load(server, { cache: { file } })
    const data = await load(server, { cache: { file }, filter: { name: 'sw1' } })
    expect(namesOf(data)).toEqual(['sw1'])
    expect(warnings).toEqual([
      expect.stringContaining('is of other options; everything is read anew'),
    ])
  })

  it('takes the place of a server that does not answer, and says so loudly', async () => {
    const server = await start(many(5))
    const seen: NetboxProgress[] = []
    const options = { cache: { file }, onProgress: (one: NetboxProgress) => void seen.push(one) }
    const before = await load(server, options)
    const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000)
    await utimes(file, twoHoursAgo, twoHoursAgo)

    server.addFault({ does: { kind: 'answer', status: 503 } })
    expect(await load(server, options)).toEqual(before)
    expect(warnings).toEqual([
      expect.stringMatching(/NetBox cannot be read: .*503.*THE INVENTORY IS 2 h OLD: the copy in /),
    ])
    expect(seen.at(-1)).toMatchObject({ reading: 'cache', read: 5, total: 5 })
    expect(seen.at(-1)?.ageMs).toBeGreaterThan(7_000_000)
    await server.close()
    warnings = []
    expect(await load(server, options)).toEqual(before)
    expect(warnings[0]).toContain('ECONNREFUSED')
    expect(await failure(server, { cache: { file, whenDown: false } })).toMatchObject({
      code: 'NETBOX_UNREACHABLE',
    })
  })

  it('does not take the place of one that refuses us, nor of another question', async () => {
    const server = await start(many(5))
    await load(server, { cache: { file } })
    const refused = { cache: { file }, token: tokens.expired }
    expect(await failure(server, refused)).toMatchObject({ code: 'NETBOX_ACCESS' })
    await server.close()
    const other = { cache: { file }, filter: { name: 'sw1' } }
    expect(await failure(server, other)).toMatchObject({ code: 'NETBOX_UNREACHABLE' })
  })

  it('holds no secret; hosts of which something was left out are read each time', async () => {
    const secret = { snmp: { community: 'hunter31337' } }
    const server = await start([
      ...many(3),
      { name: 'secretive', localContext: secret, lastUpdated: old },
    ])
    const options: Partial<NetboxOptions> = { cache: { file }, include: ['local_context_data'] }
    const before = await load(server, options)
    expect(await readFile(file, 'utf8')).not.toContain('31337')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await load(server, options)).toEqual(before)
    expect(before.hosts['secretive']?.data).toMatchObject({ local_context_data: secret })
    await server.close()
    const { hosts } = await load(server, options)
    expect(hosts['secretive']?.data).toMatchObject({ local_context_data: { snmp: {} } })
    expect(warnings.at(-2)).toContain('is missing of 1 hosts (device 4)')
  })

  it('that is of no use does no harm', async () => {
    await using server = await start(many(3))
    await load(server, { cache: { file } })
    await chmod(file, 0o666)
    expect(namesOf(await load(server, { cache: { file } }))).toHaveLength(3)
    expect(warnings).toEqual([expect.stringContaining('may be written by others')])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    warnings = []
    const nowhere = join(folder, 'none', 'cache')
    expect(namesOf(await load(server, { cache: { file: nowhere } }))).toHaveLength(3)
    expect(warnings).toEqual([expect.stringContaining('cannot be written')])
  })

  it('may be written by several at once', async () => {
    await using server = await start(many(200))
    const loads = Array.from({ length: 4 }, () => load(server, { cache: { file } }))
    const [first, ...others] = await Promise.all(loads)
    for (const other of others) expect(other).toEqual(first)
    expect(await readdir(folder)).toEqual(['cache'])
    server.clearRequests()
    expect(await load(server, { cache: { file } })).toEqual(first)
    for (const { query } of readWhole(server)) expect(query.has('last_updated__gte')).toBe(true)
    expect(warnings).toEqual([])
  })

  it('takes the place of a list that changes faster than it can be read; no part of it is given', async () => {
    await using server = await start(many(40), { profile: '4.5' })
    const options = { cache: { file, maxAgeMs: 0 }, pageSize: 10, concurrency: 1 }
    const before = await load(server, options)
    let next = 1
    const run = () => server.deleteDevice(next++)
    const when = ({ query }: { query: URLSearchParams }) => query.get('offset') === '9'
    server.addFault({ when, does: { kind: 'meanwhile', run } })
    expect(await load(server, options)).toEqual(before)
    expect(warnings).toEqual([expect.stringContaining('NetBox cannot be read')])
    expect(await failure(server, { ...options, cache: undefined })).toMatchObject({
      code: 'NETBOX_CHANGING',
    })
  })

  it('is not written by a load that failed half-way', async () => {
    await using server = await start(many(20), { profile: '4.5' })
    const isLate = ({ query }: { query: URLSearchParams }) => Number(query.get('offset')) > 5
    server.addFault({ when: isLate, does: { kind: 'answer', status: 500 } })
    const options = { cache: { file }, pageSize: 4 }
    expect(await failure(server, options)).toMatchObject({ code: 'NETBOX_STATUS' })
    expect(await readdir(folder)).toEqual([])
  })
})
