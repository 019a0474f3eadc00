import { describe, expect, it, onTestFinished } from 'vitest'
import { ask, type Reply } from '../../real/ask.ts'
import { startFakeNetBox } from '../fake-netbox.ts'
import { tokens } from '../http/tokens.ts'

async function nautobot(question: string): Promise<Reply> {
  const seed = { name: 'r1', site: 'ams1', role: 'core', tags: ['lab'] }
  const netbox = await startFakeNetBox({
    profile: 'nautobot',
    devices: [
      { ...seed, platform: 'juniper-junos', ip4: '10.0.0.1/24', customFields: { ports: 4 } },
      { name: 'r2', site: 'fra1', role: 'edge', status: 'planned' },
    ],
    virtualMachines: [{ name: 'vm', cluster: 'kvm-ams', role: 'server' }],
  })
  onTestFinished(() => netbox.close())
  return ask(netbox.url, question)
}

async function first(question: string): Promise<Record<string, unknown>> {
  const { body } = await nautobot(question)
  return (body as { results: Record<string, unknown>[] }).results[0] ?? {}
}

const devices = '/api/dcim/devices/'

describe('the fake Nautobot', () => {
  it('names objects by UUID and shows others as references', async () => {
    const device = await first(devices)
    expect(device['id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(device['platform']).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      object_type: 'dcim.platform',
      url: expect.stringMatching(/^ORIGIN\/api\/dcim\/platforms\/[0-9a-f-]{36}\/$/),
    })
    expect(device).not.toHaveProperty('config_context')
    expect(device).not.toHaveProperty('primary_ip')
  })

  it('shows them whole at a depth', async () => {
    const device = await first(`${devices}?depth=1`)
    expect(device).toMatchObject({
      status: { name: 'Active', object_type: 'extras.status' },
      role: { name: 'Core' },
      platform: { name: 'Junos', network_driver: 'juniper_junos' },
      location: { name: 'AMS1', parent: { object_type: 'dcim.location' } },
      primary_ip4: { address: '10.0.0.1/24', host: '10.0.0.1', mask_length: 24, ip_version: 4 },
      tags: [{ name: 'Lab' }],
      custom_fields: { ports: 4, owner_team: null },
    })
  })

  it('renders the context only where it is asked to', async () => {
    const device = await first(`${devices}?include=config_context`)
    expect(device['config_context']).toMatchObject({ port: 830, bgp: { asn: 64_512 } })
  })

  it.each([
    ['name=r1', 1],
    ['name__ic=R', 2],
    ['location=AMS1', 1],
    ['location=Europe', 2],
    ['role=Core&role=Edge', 2],
    ['status=Planned', 1],
    ['platform=Junos', 1],
    ['tags=Lab', 1],
    ['has_primary_ip=true', 1],
    ['cf_ports=4', 1],
  ])('filters by %s: %i', async (query, count) => {
    expect((await nautobot(`${devices}?${query}`)).body).toMatchObject({ count })
  })

  it('refuses filters that it does not know', async () => {
    const { status, body } = await nautobot(`${devices}?site=ams1`)
    expect([status, body]).toEqual([400, { site: ['Unknown filter field'] }])
  })

  it('pages by limit and offset, and knows no cursor', async () => {
    const { body } = await nautobot(`${devices}?limit=1&depth=1`)
    expect(body).toMatchObject({
      count: 2,
      next: 'ORIGIN/api/dcim/devices/?depth=1&limit=1&offset=1',
    })
    expect((await nautobot(`${devices}?start=1`)).status).toBe(400)
  })

  it('gives one object by its identity', async () => {
    const { id } = await first('/api/virtualization/virtual-machines/')
    const { body } = await nautobot(`/api/virtualization/virtual-machines/${id}/?depth=1`)
    expect(body).toMatchObject({ id, name: 'vm', cluster: { name: 'kvm-ams' } })
  })

  it('says what it is, to those who may know', async () => {
    expect((await nautobot('/api/status/')).body).toMatchObject({ 'nautobot-version': '3.2.7' })
    const netbox = await startFakeNetBox({ profile: 'nautobot', devices: 1 })
    onTestFinished(() => netbox.close())
    expect((await ask(netbox.url, devices, `Bearer ${tokens.v1}`)).status).toBe(403)
  })
})
