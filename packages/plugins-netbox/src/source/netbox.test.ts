import { F, type InventoryData, loadInventory } from '@nornir-ts/inventory'
import { testInventorySource } from '@nornir-ts/inventory/testing'
import { Secret } from '@nornir-ts/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceSeed } from '../../test/fake-netbox/estate/machine-seed.ts'
import { type FakeNetBox, startFakeNetBox } from '../../test/fake-netbox/fake-netbox.ts'
import { signOnPage } from '../../test/fake-netbox/http/fault.ts'
import type { FakeNetBoxOptions } from '../../test/fake-netbox/http/server-options.ts'
import { tokens } from '../../test/fake-netbox/http/tokens.ts'
import type { ProfileName } from '../../test/fake-netbox/profile.ts'
import type { NetboxOptions, NetboxProgress } from '../options/options.ts'
import { netbox } from './netbox.ts'

const profiles: readonly ProfileName[] = ['4.2', '4.5', '4.6', '4.7']

let warnings: string[] = []
beforeEach(() => {
  warnings = []
})

const sourceOf = ({ url }: FakeNetBox, options: Partial<NetboxOptions> = {}) =>
  netbox({
    url,
    token: tokens.v1,
    retry: { attempts: 3, delayMs: 0 },
    onWarning: (message) => void warnings.push(message),
    ...options,
  })
const load = (server: FakeNetBox, options: Partial<NetboxOptions> = {}): Promise<InventoryData> =>
  sourceOf(server, options).load()
const failure = (server: FakeNetBox, options: Partial<NetboxOptions> = {}): Promise<unknown> =>
  load(server, options).catch((error: unknown) => error)
const namesOf = ({ hosts }: InventoryData) => Object.keys(hosts).sort()
const start = (devices: readonly DeviceSeed[] | number, options: FakeNetBoxOptions = {}) =>
  startFakeNetBox({ devices, virtualMachines: 0, ...options })
const hostLists = ({ requests }: FakeNetBox) =>
  requests.filter(({ path, query }) => path === '/api/dcim/devices/' && query.get('limit') !== '1')

for (const profile of profiles) {
  describe(`NetBox ${profile}`, () => {
    let server: FakeNetBox
    beforeAll(async () => {
      server = await startFakeNetBox({ profile, devices: 300, virtualMachines: 30 })
    })
    afterAll(() => server.close())

    testInventorySource(
      { describe, it },
      {
        title: 'keeps the contract of sources',
        create: () => sourceOf(server, { pageSize: 70, virtualMachines: true }),
        createBroken: () => sourceOf(server, { token: tokens.expired }),
      },
    )

    it('gives all its devices and virtual machines, each once', async () => {
      const data = await load(server, { pageSize: 70, virtualMachines: true })
      const ids = Object.values(data.hosts).map(
        (host) => `${host.data?.['kind']} ${host.data?.['netbox_id']}`,
      )
      expect(ids).toHaveLength(330)
      expect(new Set(ids).size).toBe(330)
      const inventory = await loadInventory(sourceOf(server, { virtualMachines: true }))
      expect(inventory.hosts.size).toBe(330)
    })

    it('is asked for the fields that are used, and to render no contexts', async () => {
      server.clearRequests()
      await load(server)
      for (const { query } of hostLists(server)) {
        expect(query.get('exclude')).toBe('config_context')
        expect(query.get('fields')).not.toContain('config_context')
        expect(query.get('fields')).toContain('custom_fields')
      }
    })
  })
}

const estate: readonly DeviceSeed[] = [
  {
    name: 'ams-sw1',
    site: 'ams1',
    role: 'access',
    platform: 'ios-xe-17-9',
    deviceType: 'c9300-48p',
    ip4: '192.0.2.1/24',
    ip6: '2001:db8::1/64',
    oobIp: '198.51.100.1/24',
    natOutside: '203.0.113.1/32',
    serial: 'S1',
    tags: ['lab'],
    customFields: { maintenance: 'sat', owner_team: 'net' },
    localContext: {
      nornir: { connection_options: { ssh: { port: 2222, extras: { fastCli: true } } } },
    },
  },
  { name: 'fra-sw1', site: 'fra1', role: 'core', platform: 'acme-os', ip4: '192.0.2.2/24' },
  { name: 'twin', site: 'ams1', ip4: '192.0.2.3/24', status: 'planned' },
  { name: 'twin', site: 'fra1', ip4: '192.0.2.4/24' },
  { name: null, site: 'fra1' },
]

describe('a host', () => {
  let server: FakeNetBox
  beforeAll(async () => {
    server = await start(estate)
  })
  afterAll(() => server.close())

  it('has address, platform, groups and data', async () => {
    const { hosts, groups } = await load(server)
    expect(hosts['ams-sw1']).toMatchObject({
      hostname: '2001:db8::1',
      platform: 'cisco_ios',
      groups: [
        'site__ams1',
        'device_role__access',
        'platform__ios-xe-17-9',
        'manufacturer__cisco',
        'device_type__c9300-48p',
      ],
      data: {
        netbox_id: 1,
        kind: 'device',
        status: 'active',
        site: 'ams1',
        role: 'access',
        model: 'C9300-48P',
        netbox_platform: 'ios-xe-17-9',
        serial: 'S1',
        tags: ['lab'],
        primary_ip4: '192.0.2.1',
        custom_fields: { maintenance: 'sat', owner_team: 'net' },
      },
    })
    expect(groups).toMatchObject({ site__ams1: {}, device_role__access: {} })
  })

  it('can be asked for as the server is', async () => {
    const inventory = await loadInventory(sourceOf(server))
    const selected = inventory.filter(F({ site: 'ams1', status: 'active', tags__contains: 'lab' }))
    expect([...selected.hosts.keys()]).toEqual(['ams-sw1'])
  })

  it.each<[NetboxOptions['address'], string | undefined]>([
    ['primary4', '192.0.2.1'],
    ['primary6', '2001:db8::1'],
    ['oob', '198.51.100.1'],
    [['nat', 'primary4'], '203.0.113.1'],
    [({ serial }) => serial, 'S1'],
    [() => undefined, undefined],
  ])('has the address that is wanted: %s', async (address, expected) => {
    const { hosts } = await load(server, { address })
    expect(hosts['ams-sw1']?.hostname).toBe(expected)
  })

  it('keeps its name when others share theirs or have none; that is told', async () => {
    expect(namesOf(await load(server))).toEqual([
      'ams-sw1',
      'fra-sw1',
      'twin__3',
      'twin__4',
      'unnamed__5',
    ])
    expect(warnings).toEqual([
      '1 name is not unique, so all become name__<id>: "twin" (2 times)',
      '1 host is without a name, so unnamed__<id>: device 5',
      '1 host has no address and will be reached by name: unnamed__5',
      expect.stringContaining('platforms without a name of ours, taken as they are: "acme-os" (1)'),
    ])
    expect(await failure(server, { names: 'refuse' })).toMatchObject({ code: 'NETBOX_NAME' })
  })

  it('has the user’s names for platforms', async () => {
    const { hosts } = await load(server, { platforms: { 'acme-os': 'generic' } })
    expect(hosts['fra-sw1']?.platform).toBe('generic')
    const byField = await load(server, { platformFrom: { customField: 'owner_team' } })
    expect(byField.hosts['ams-sw1']?.platform).toBe('net')
    expect(byField.hosts['fra-sw1']?.platform).toBeUndefined()
  })

  it('has connection options out of its config context', async () => {
    const options = { connectionOptions: 'nornir.connection_options' }
    const data = await load(server, options)
    expect(data.hosts['ams-sw1']?.connection_options).toEqual({
      ssh: { port: 2222, extras: { fastCli: true } },
    })
    expect(
      await failure(server, { connectionOptions: 'nornir.connection_options.ssh.port' }),
    ).toMatchObject({
      code: 'NETBOX_ANSWER',
      id: 1,
      field: 'config_context.nornir.connection_options.ssh.port',
    })
  })

  it('is in groups of regions, with those above', async () => {
    const { hosts, groups } = await load(server, { groupsBy: ['site', 'region', 'site_group'] })
    expect(hosts['ams-sw1']?.groups).toEqual(['site__ams1'])
    expect(groups).toMatchObject({
      site__ams1: { groups: ['region__amsterdam', 'site_group__primary'] },
      region__amsterdam: { groups: ['region__nl'] },
      region__nl: { groups: ['region__europe'] },
      site_group__primary: { groups: ['site_group__data-centres'] },
    })
  })

  it('inherits from groups and defaults of the user', async () => {
    const source = sourceOf(server, {
      groups: { site__ams1: { username: 'ams', groups: ['own'] }, own: { port: 2022 } },
      defaults: { username: 'automation', password: { $env: 'NET_PASSWORD' } },
    })
    const inventory = await loadInventory(source)
    const host = (name: string) => inventory.hosts.get(name)
    expect(host('ams-sw1')).toMatchObject({ username: 'ams', port: 2022 })
    expect(host('fra-sw1')).toMatchObject({ username: 'automation' })
  })
})

it('connection options of others may not refer to files and programs of this machine', async () => {
  const options = { connection_options: { ssh: { password: { $exec: ['id'] } } } }
  await using server = await start([{ name: 'sw1', localContext: { nornir: options } }])
  const source = sourceOf(server, { connectionOptions: 'nornir.connection_options' })
  await expect(loadInventory(source)).rejects.toMatchObject({ code: 'REMOTE_SECRET' })
})

describe('a virtual chassis', () => {
  const member = (position: number, isMaster = false): DeviceSeed => ({
    name: `stack-${position}`,
    ...(isMaster && { ip4: '192.0.2.9/24' }),
    virtualChassis: { name: 'stack', position, isMaster },
  })

  it('is its members, or one host', async () => {
    await using server = await start([member(2), member(1, true), member(3)])
    expect(namesOf(await load(server))).toEqual(['stack-1', 'stack-2', 'stack-3'])
    const { hosts } = await load(server, { collapseVirtualChassis: true })
    expect(hosts).toEqual({
      stack: expect.objectContaining({
        hostname: '192.0.2.9',
        data: expect.objectContaining({
          virtual_chassis: 'stack',
          members: ['stack-1', 'stack-2', 'stack-3'],
        }),
      }),
    })
  })
})

describe('a filter', () => {
  let server: FakeNetBox
  beforeAll(async () => {
    server = await startFakeNetBox({
      devices: estate,
      virtualMachines: [
        { name: 'vm1', site: 'ams1' },
        { name: 'vm2', site: 'fra1' },
      ],
    })
  })
  afterAll(() => server.close())

  it('selects, with as many values as are given', async () => {
    expect(namesOf(await load(server, { filter: { site: 'ams1' } }))).toEqual(['ams-sw1', 'twin'])
    const both = await load(server, { filter: { site: ['ams1', 'fra1'], status: 'planned' } })
    expect(namesOf(both)).toEqual(['twin'])
    expect(namesOf(await load(server, { filter: { cf_maintenance: 'sat' } }))).toEqual(['ams-sw1'])
  })

  it('that the server does not know is refused before hosts are read', async () => {
    server.clearRequests()
    for (const [name, suggestion] of [
      ['sitte', 'site'],
      ['cf_owner_tem', 'cf_owner_team'],
      ['cf_internal_note', undefined],
    ] as const) {
      expect(await failure(server, { filter: { [name]: 'ams1' } })).toMatchObject({
        code: 'NETBOX_FILTER_NAME',
        filter: name,
        suggestion,
      })
    }
    expect(server.requests.filter(({ path }) => path === '/api/dcim/devices/')).toEqual([])
  })

  it('with a value that the server does not know is an error', async () => {
    expect(await failure(server, { filter: { site: 'nowhere-at-all' } })).toMatchObject({
      code: 'NETBOX_FILTER_REFUSED',
      kind: 'device',
      detail: expect.stringContaining('nowhere-at-all'),
    })
  })

  it('that the server breaks on is an error of the filter, not a server that is down', async () => {
    server.addFault({
      when: ({ query }) => query.has('name__regex'),
      does: { kind: 'answer', status: 500, body: '{"error":"invalid regular expression"}' },
    })
    expect(await failure(server, { filter: { name__regex: '(' } })).toMatchObject({
      code: 'NETBOX_FILTER_REFUSED',
      detail: expect.stringContaining('invalid regular expression'),
    })
    server.clearFaults()
  })

  it('that the server would not hear for its value is refused', async () => {
    expect(await failure(server, { filter: { has_primary_ip: 1 } })).toMatchObject({
      code: 'NETBOX_FILTER_VALUE',
      filter: 'has_primary_ip',
    })
  })

  it('that selects nothing, or everything, is told', async () => {
    expect(namesOf(await load(server, { filter: { name: 'none' } }))).toEqual([])
    expect(warnings).toEqual(['the filter (name) selects none of 5 devices'])
    warnings = []
    await load(server, { filter: { id__gte: 1 } })
    expect(warnings[0]).toBe('the filter (id__gte) selects all 5 devices: it narrows nothing')
  })

  it('holds for virtual machines too, or they have one of their own', async () => {
    const filter = { site: 'ams1' }
    const ofBoth = await load(server, { filter, virtualMachines: true })
    expect(namesOf(ofBoth)).toEqual(['ams-sw1', 'twin', 'vm1'])
    const own = await load(server, { filter, virtualMachines: { filter: { name: 'vm2' } } })
    expect(namesOf(own)).toEqual(['ams-sw1', 'twin', 'vm2'])
  })

  it('of devices is not taken for one of virtual machines', async () => {
    const filter = { manufacturer: 'cisco' }
    expect(await failure(server, { filter, virtualMachines: true })).toMatchObject({
      code: 'NETBOX_FILTER_NAME',
      kind: 'virtual_machine',
    })
  })

  it('may be one of a plugin, where the user vouches for it', async () => {
    const options = { filter: { plugin_thing: 'x' }, allowFilters: ['plugin_thing'] }
    await load(server, options)
    expect(warnings[0]).toContain('it narrows nothing')
  })
})

describe('a server', () => {
  it('is given a token of either version, and the token goes nowhere else', async () => {
    await using server = await start(3)
    for (const token of [tokens.v1, tokens.v2, new Secret(tokens.v2)]) await load(server, { token })
    for (const { headers, query } of server.requests) {
      expect(headers.authorization).toMatch(/^(?:Token [0-9a-f]{40}|Bearer nbt_)/)
      expect(`${query}`).not.toContain('0123456789abcdef')
    }
  })

  it('that refuses the token says why', async () => {
    await using server = await start(3)
    const detailOf = async (token: string) =>
      ((await failure(server, { token })) as { detail: string }).detail
    expect(await detailOf(tokens.expired)).toBe('Token expired')
    expect(await detailOf('nbt_wrong.wrong')).toBe('Invalid v2 token')
    expect(await detailOf(tokens.withoutPermissions)).toContain('permission')
    expect(await detailOf(tokens.boundElsewhere)).toContain('not permitted')
    expect(await failure(server, { token: 'Token abc' })).toMatchObject({ code: 'NETBOX_OPTION' })
    expect(await failure(server, { token: { $env: 'NORNIR_TS_NO_SUCH' } })).toMatchObject({
      code: 'SECRET_RESOLUTION',
    })
  })

  it('may stand below a path, behind a proxy that gives links another name', async () => {
    const options = { basePath: '/netbox', publicOrigin: 'https://proxy.example' }
    for (const profile of ['4.5', '4.7'] as const) {
      await using server = await start(30, { profile, ...options })
      expect(namesOf(await load(server, { pageSize: 7 }))).toHaveLength(30)
    }
  })

  it('that is none is told', async () => {
    await using server = await start(3, { faults: [{ does: signOnPage }] })
    expect(await failure(server)).toMatchObject({
      code: 'NETBOX_ANSWER',
      message: expect.stringContaining('not of a log-in page'),
    })
    await using older = await start(3, { version: '3.7.8' })
    expect(await failure(older)).toMatchObject({ code: 'NETBOX_VERSION', version: '3.7.8' })
    await using odd = await start(3, { version: 'main' })
    expect(await failure(odd)).toMatchObject({ code: 'NETBOX_ANSWER', field: 'netbox-version' })
  })

  it('that is asked without encryption is told, unless it is this machine', async () => {
    const refuse = () => Promise.reject(new TypeError('no network'))
    for (const url of [
      'http://netbox.example',
      'http://localhost',
      'http://[::1]:1',
      'https://x.example',
    ]) {
      const source = netbox({
        url,
        token: 'x',
        fetch: refuse,
        onWarning: (message) => void warnings.push(message),
      })
      await expect(source.load()).rejects.toMatchObject({ code: 'NETBOX_UNREACHABLE' })
    }
    expect(warnings).toEqual([expect.stringContaining('http://netbox.example is not https')])
  })

  it('that is too old for an address by NAT is told', async () => {
    await using server = await start(3, { profile: '4.5' })
    expect(await failure(server, { address: 'nat' })).toMatchObject({
      code: 'NETBOX_VERSION',
      needed: '4.6',
    })
  })

  describe('that gives something odd', () => {
    /** The error of a load whose devices are changed on their way. */
    const failureWith = async (change: (device: Record<string, unknown>) => void) => {
      await using server = await startFakeNetBox({ devices: estate, virtualMachines: 0 })
      const altered: typeof fetch = async (input, init) => {
        const response = await fetch(input, init)
        if (!String(input).includes('start=')) return response
        const page = (await response.json()) as { results: Record<string, unknown>[] }
        change(page.results[1] ?? {})
        return Response.json(page)
      }
      return await failure(server, { fetch: altered, include: ['config_context', 'custom_fields'] })
    }

    it('is told where', async () => {
      const error = await failureWith((device) => {
        device['name'] = ['b']
      })
      expect(error).toMatchObject({
        code: 'NETBOX_ANSWER',
        id: 2,
        field: 'name',
        url: expect.stringContaining('/api/dcim/devices/?'),
      })
    })

    it.each(
      `name status role platform tenant site location rack cluster device_type serial asset_tag primary_ip
        primary_ip4 primary_ip6 oob_ip virtual_chassis vc_position tags custom_fields config_context`.split(
        /\s+/,
      ),
    )('for it leaves out %s, is told so: that is not empty, but unknown', async (field) => {
      expect(await failureWith((device) => delete device[field])).toMatchObject({
        code: 'NETBOX_ANSWER',
        id: 2,
        field,
        received: 'nothing',
      })
    })
  })

  it('tells how far loading is', async () => {
    await using server = await start(25)
    const seen: NetboxProgress[] = []
    await load(server, { pageSize: 10, concurrency: 1, onProgress: (one) => void seen.push(one) })
    expect(seen).toEqual([10, 20, 25].map((read) => ({ reading: 'device', read, total: 25 })))
  })

  it('is not waited for longer than the signal says', async () => {
    await using server = await start(3, { faults: [{ after: 1, does: { kind: 'hang' } }] })
    const abort = new AbortController()
    const reason = new Error('enough')
    const loading = sourceOf(server).load(abort.signal)
    setTimeout(() => abort.abort(reason), 10)
    await expect(loading).rejects.toBe(reason)
  })

  it('that hangs is a time-out', async () => {
    await using server = await start(3, { faults: [{ does: { kind: 'hang' } }] })
    expect(await failure(server, { timeoutMs: 5 })).toMatchObject({ code: 'NETBOX_TIMEOUT' })
  })
})
