import { describe, expect, it, onTestFinished } from 'vitest'
import { ask } from '../real/ask.ts'
import { type FakeNetBox, startFakeNetBox } from './fake-netbox.ts'
import { badGateway, gatewayTimeout, signOnPage, timesOutAbove, tooMany } from './http/fault.ts'
import type { FakeNetBoxOptions } from './http/server-options.ts'
import { tokens } from './http/tokens.ts'

async function start(options: FakeNetBoxOptions = {}): Promise<FakeNetBox> {
  const netbox = await startFakeNetBox({ devices: 30, virtualMachines: 3, ...options })
  onTestFinished(() => netbox.close())
  return netbox
}

const devices = '/api/dcim/devices/'

interface List {
  readonly count: number
  readonly next: string | null
  readonly results: readonly { readonly id: number; readonly [key: string]: unknown }[]
}

async function list({ url }: FakeNetBox, query: string): Promise<List> {
  const { status, body } = await ask(url, devices + query)
  expect(status).toBe(200)
  return body as List
}

describe('releases', () => {
  it.each(['4.2', '4.5'] as const)('%s does not hear `start`', async (profile) => {
    const { count, results } = await list(await start({ profile }), '?start=20&limit=5&ordering=id')
    expect(count).toBe(30)
    expect(results.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  })

  it('4.2 does not hear `omit`', async () => {
    const { results } = await list(await start({ profile: '4.2' }), '?omit=serial&limit=1')
    expect(results[0]).toHaveProperty('serial')
  })

  it('4.6 leaves the context out where `exclude` says so, 4.7 does not hear it', async () => {
    const query = '?exclude=config_context&limit=1'
    const [before, after] = [await start({ profile: '4.6' }), await start({ profile: '4.7' })]
    expect((await list(before, query)).results[0]).not.toHaveProperty('config_context')
    expect((await list(after, query)).results[0]).toHaveProperty('config_context')
  })

  it('gives selections as values until 4.6, as objects from 4.7', async () => {
    const fields = { maintenance: 'sat', features: ['bgp'] }
    const seeds = [{ customFields: fields }]
    const before = await list(await start({ profile: '4.6', devices: seeds }), '')
    const after = await list(await start({ profile: '4.7', devices: seeds }), '')
    expect(before.results[0]?.['custom_fields']).toMatchObject(fields)
    expect(after.results[0]?.['custom_fields']).toMatchObject({
      maintenance: { value: 'sat', label: 'Saturday' },
      features: [{ value: 'bgp', label: 'BGP' }],
    })
  })

  it('4.2 knows neither tokens of version 2 nor the check of them', async () => {
    const { url } = await start({ profile: '4.2' })
    const bearer = await ask(url, devices, `Bearer ${tokens.v2}`)
    expect([bearer.status, bearer.body]).toEqual([
      403,
      { detail: 'Authentication credentials were not provided.' },
    ])
    expect((await ask(url, devices, `Token ${tokens.v2}`)).body).toEqual({
      detail: 'Invalid token',
    })
    expect((await ask(url, '/api/authentication-check/')).status).toBe(404)
  })

  it('4.6 does not hear `tag__any`, which 4.7 brought', async () => {
    const seeds = [{ tags: ['lab'] }, {}]
    const query = '?tag__any=lab'
    const before = await start({ profile: '4.6', devices: seeds })
    expect((await list(before, query)).count).toBe(2)
    expect((await list(await start({ devices: seeds }), query)).count).toBe(1)
  })

  it('refuses a filter that the real server has and the fake has not', async () => {
    const { url } = await start()
    expect((await ask(url, `${devices}?contact=x`)).status).toBe(501)
    expect((await ask(url, `${devices}?nosuch=x`)).status).toBe(200)
  })
})

describe('nonsense', () => {
  it('answers an expression that is none with 500, as the database does', async () => {
    const netbox = await start()
    const { status, body } = await ask(netbox.url, `${devices}?name__regex=%5B`)
    expect([status, body]).toEqual([500, expect.objectContaining({ exception: 'DataError' })])
    expect((await list(netbox, '')).count).toBe(30)
  })

  it('survives paths and numbers that are none', async () => {
    const netbox = await start()
    for (const path of ['//', '/%', '/api//', '/api/dcim/devices/%00/', '/?'])
      expect((await ask(netbox.url, path)).status).toBe(404)
    expect((await list(netbox, `?start=${'9'.repeat(30)}`)).results).toEqual([])
    expect((await list(netbox, `?offset=${'9'.repeat(20)}`)).results).toEqual([])
    expect((await list(netbox, `?limit=${'9'.repeat(30)}`)).results).toHaveLength(30)
  })
})

describe('what it is told', () => {
  it('shows another origin behind a proxy, and may stand below a path', async () => {
    const netbox = await start({ publicOrigin: 'https://inside:8443', basePath: '/netbox' })
    const { next, results } = await list(netbox, '?limit=1')
    expect(next).toMatch(/^https:\/\/inside:8443\/netbox\/api\/dcim\/devices\/\?/)
    expect(results[0]?.['url']).toMatch(/^https:\/\/inside:8443\/netbox\/api\//)
    expect((await fetch(netbox.url.replace('/netbox', '') + devices)).status).toBe(404)
  })

  it('caps pages, and has no cap where it is told so', async () => {
    const capped = await start({ maxPageSize: 7, defaultPageSize: 3 })
    expect((await list(capped, '')).results).toHaveLength(3)
    expect((await list(capped, '?limit=20')).results).toHaveLength(7)
    expect((await list(capped, '?limit=0')).results).toHaveLength(7)
    expect((await list(await start({ maxPageSize: 0 }), '?limit=0')).results).toHaveLength(30)
  })

  it('lets anonymous users read where no log-in is required', async () => {
    const { url } = await start({ loginRequired: false })
    expect((await ask(url, devices, '')).status).toBe(200)
    expect((await ask(url, '/api/authentication-check/', '')).status).toBe(403)
  })

  it('changes while it is read', async () => {
    const netbox = await start()
    netbox.deleteDevice(2)
    const { id } = netbox.insertDevice({ name: 'new', site: 'fra1' })
    netbox.updateDevice(3, { name: 'renamed' })
    const { count, results } = await list(netbox, '?ordering=id&fields=id,name')
    expect(count).toBe(30)
    expect(results.map((device) => device.id)).not.toContain(2)
    expect(results.slice(1, 2)).toEqual([{ id: 3, name: 'renamed' }])
    expect(results.at(-1)).toEqual({ id, name: 'new' })
    const changed = await list(netbox, '?last_updated__gte=2026-03-01&fields=id&ordering=id')
    expect(changed.results.map((device) => device.id)).toEqual([3, id])
  })

  it('keeps a log of what it was asked', async () => {
    const { url, requests } = await start()
    await ask(url, `${devices}?site=ams1&limit=1`)
    expect(requests).toMatchObject([{ method: 'GET', path: devices, status: 200, underWay: 1 }])
    expect(requests[0]?.query.get('site')).toBe('ams1')
    expect(requests[0]?.headers.authorization).toBe(`Token ${tokens.v1}`)
  })
})

describe('what goes wrong', () => {
  it('lets some pass, then strikes as often as it is told', async () => {
    const { url } = await start({ faults: [{ after: 1, times: 2, does: badGateway }] })
    const codes: number[] = []
    for (let turn = 0; turn < 4; turn += 1) codes.push((await ask(url, devices)).status)
    expect(codes).toEqual([200, 502, 502, 200])
  })

  it('strikes only where it is told', async () => {
    const { url } = await start({ faults: [timesOutAbove(10)] })
    expect((await ask(url, `${devices}?limit=10`)).status).toBe(200)
    const refused = await ask(url, `${devices}?limit=11`)
    expect([refused.status, refused.body]).toEqual([504, expect.stringMatching(/^<html>/)])
    expect((await ask(url, devices)).status).toBe(504)
  })

  it('says when to come again, in seconds and as a date', async () => {
    const netbox = await start()
    netbox.addFault({ times: 1, does: tooMany(3) })
    expect((await ask(netbox.url, devices)).headers.get('retry-after')).toBe('3')
    netbox.addFault({ times: 1, does: tooMany(new Date(0)) })
    const { status, headers } = await ask(netbox.url, devices)
    expect([status, headers.get('retry-after')]).toEqual([429, 'Thu, 01 Jan 1970 00:00:00 GMT'])
    expect((await ask(netbox.url, devices)).status).toBe(200)
  })

  it('shows the page of a sign-on, with 200', async () => {
    const { url } = await start({ faults: [{ does: signOnPage }] })
    const { status, headers } = await ask(url, devices)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  it('hangs before the answer, and within it', async () => {
    for (const afterBytes of [undefined, 10]) {
      const does = { kind: 'hang', ...(afterBytes && { afterBytes }) } as const
      const { url } = await start({ faults: [{ does }] })
      const signal = AbortSignal.timeout(100)
      const headers = { Authorization: `Token ${tokens.v1}` }
      const text = fetch(url + devices, { headers, signal }).then((answer) => answer.text())
      await expect(text).rejects.toThrow(/abort|timeout/i)
    }
  })

  it('cuts the connection before the answer, and within it', async () => {
    const before = await start({ faults: [{ does: { kind: 'cut' } }] })
    await expect(ask(before.url, devices)).rejects.toThrow('fetch failed')
    const within = await start({ faults: [{ does: { kind: 'cut', afterBytes: 100 } }] })
    await expect(ask(within.url, devices)).rejects.toThrow('terminated')
  })

  it('sends half of an answer as if it were whole', async () => {
    const { url } = await start({ faults: [{ does: { kind: 'half', bytes: 5 } }] })
    await expect(ask(url, devices)).rejects.toThrow(SyntaxError)
  })

  it('is late', async () => {
    const { url } = await start({ faults: [{ does: { kind: 'slow', delayMs: 50 } }] })
    const startedAt = performance.now()
    expect((await ask(url, devices)).status).toBe(200)
    expect(performance.now() - startedAt).toBeGreaterThan(45)
  })

  it('does something meanwhile', async () => {
    const netbox = await start()
    const run = (): void => netbox.deleteDevice(1)
    netbox.addFault({ after: 1, times: 1, does: { kind: 'meanwhile', run } })
    expect((await list(netbox, '')).count).toBe(30)
    expect((await list(netbox, '')).count).toBe(29)
  })

  it('goes well again once it is told so', async () => {
    const netbox = await start({ faults: [{ does: gatewayTimeout }] })
    expect((await ask(netbox.url, devices)).status).toBe(504)
    netbox.clearFaults()
    expect((await ask(netbox.url, devices)).status).toBe(200)
  })
})
