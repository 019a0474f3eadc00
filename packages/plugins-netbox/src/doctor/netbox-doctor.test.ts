import { describe, expect, it } from 'vitest'
import { startFakeNetBox } from '../../test/fake-netbox/fake-netbox.ts'
import { tokens } from '../../test/fake-netbox/http/tokens.ts'
import type { NetboxOptions } from '../options/options.ts'
import { netboxDoctor } from './netbox-doctor.ts'

const look = (url: string, options: Partial<NetboxOptions> = {}) =>
  netboxDoctor({ url, token: tokens.v1, retry: { attempts: 1 }, ...options })
const codesOf = ({ problems }: Awaited<ReturnType<typeof look>>) => problems.map(({ code }) => code)

describe('a look at a server', () => {
  it('finds nothing wrong where nothing is', async () => {
    const devices = [{ name: 'a', platform: 'linux' }]
    await using netbox = await startFakeNetBox({ devices, virtualMachines: 0 })
    const report = await look(netbox.url, { platforms: { 'acme-os': 'generic' } })
    expect(report).toEqual({
      reachable: true,
      version: '4.7.3',
      user: 'admin',
      permissions: {
        devices: true,
        virtualMachines: true,
        customFields: true,
        sites: true,
        regions: true,
        platforms: true,
        changes: true,
      },
      counts: { device: { selected: 1, all: 1 } },
      problems: [],
    })
  })

  it('tells that a copy on disk cannot be brought up to date', async () => {
    await using netbox = await startFakeNetBox({ devices: [{ name: 'a' }], virtualMachines: 0 })
    netbox.addFault({
      when: ({ path }) => path.endsWith('/object-changes/'),
      does: { kind: 'answer', status: 403, body: '{"detail":"You do not have permission."}' },
    })
    expect((await look(netbox.url)).problems).toEqual([])
    const { problems, permissions } = await look(netbox.url, { cache: { file: '/nowhere' } })
    expect(permissions.changes).toBe(false)
    expect(problems).toEqual([
      { severity: 'warning', message: expect.stringContaining('core.objectchange') },
    ])
  })

  it('does not read the hosts', async () => {
    await using netbox = await startFakeNetBox({ devices: 300, virtualMachines: 0 })
    await look(netbox.url)
    const lists = netbox.requests.filter(({ path }) => path === '/api/dcim/devices/')
    for (const { query } of lists) expect(query.get('limit')).toBe('1')
  })

  it('tells which platforms have no name of ours', async () => {
    const devices = [{ name: 'a', platform: 'acme-os' }]
    await using netbox = await startFakeNetBox({ devices, virtualMachines: 0 })
    const { problems } = await look(netbox.url)
    expect(problems).toEqual([{ severity: 'warning', message: expect.stringContaining('acme-os') }])
  })

  it('tells all that is wrong, not only the first', async () => {
    await using netbox = await startFakeNetBox({ devices: 3, virtualMachines: 0 })
    const filter = { sitte: 'x', site: 'nowhere-at-all' }
    const report = await look(netbox.url, { filter, platforms: { 'acme-os': 'generic' } })
    expect(codesOf(report)).toEqual(['NETBOX_FILTER_NAME', 'NETBOX_FILTER_REFUSED'])
  })

  it('tells that nobody answers', async () => {
    const report = await look('http://127.0.0.1:9')
    expect(report).toMatchObject({ reachable: false, version: undefined })
    expect(codesOf(report)).toEqual(['NETBOX_UNREACHABLE'])
  })

  it('tells that the token is refused, or may view nothing', async () => {
    await using netbox = await startFakeNetBox({ devices: 3 })
    const refused = await look(netbox.url, { token: tokens.expired })
    expect(refused.reachable).toBe(true)
    expect(codesOf(refused)).toEqual(['NETBOX_ACCESS'])
    const blind = await look(netbox.url, { token: tokens.withoutPermissions })
    expect(blind).toMatchObject({
      reachable: true,
      user: 'nobody',
      permissions: { devices: false, sites: false },
    })
    // What nobody needs may stay hidden.
    expect(codesOf(blind)).toEqual(['NETBOX_ACCESS', 'NETBOX_ACCESS'])
  })

  it('throws for options that are wrong, and gives up with the signal', async () => {
    await expect(netboxDoctor({ url: 'x', token: 'x' })).rejects.toMatchObject({
      code: 'NETBOX_OPTION',
    })
    await using netbox = await startFakeNetBox({ devices: 3 })
    const reason = new Error('enough')
    const options = { url: netbox.url, token: tokens.v1 }
    await expect(netboxDoctor(options, AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})
