import { Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { type FakeNetBox, startFakeNetBox } from '../../test/fake-netbox/fake-netbox.ts'
import { badGateway, type Fault, timesOutAbove } from '../../test/fake-netbox/http/fault.ts'
import type { FakeNetBoxOptions } from '../../test/fake-netbox/http/server-options.ts'
import { tokens } from '../../test/fake-netbox/http/tokens.ts'
import { RestClient } from '../client/rest-client.ts'
import { type ListReader, readList } from './read-list.ts'

const path = 'api/dcim/devices/'

function readerOf({ url }: FakeNetBox, options: Partial<ListReader> = {}): ListReader {
  return {
    client: new RestClient({
      base: new URL(`${url}/`),
      authorization: new Secret(`Token ${tokens.v1}`),
      timeoutMs: 5_000,
      retry: { attempts: 5, delayMs: 0 },
      fetch,
      signal: undefined,
    }),
    hasCursor: false,
    orderById: ['ordering', 'id'],
    pageSize: 20,
    concurrency: 4,
    ...options,
  }
}

/** Reads the ids of all devices. */
async function idsOf(reader: ListReader, query: readonly [string, string][] = []) {
  const ids = new Set<number>()
  const pages: number[] = []
  const list = { path, query: [['fields', 'id'], ...query] as [string, string][] }
  await readList(reader, list, {
    onPage: ({ results }) => {
      pages.push(results.length)
      for (const { id } of results as { id: number }[]) ids.add(id)
    },
    size: () => ids.size,
    restart: () => ids.clear(),
  })
  return { ids: [...ids].sort((one, other) => one - other), pages }
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)
const start = (options: FakeNetBoxOptions = {}) =>
  startFakeNetBox({ devices: 200, virtualMachines: 0, ...options })
const pagesOf = ({ requests }: FakeNetBox) =>
  requests.filter(({ query }) => query.has('offset') || query.has('start'))

describe.each([
  ['by offset', false, '4.5'],
  ['by primary key', true, '4.7'],
] as const)('a list read %s', (_title, hasCursor, profile) => {
  it('has every object, four pages at a time', async () => {
    const faults: Fault[] = [{ does: { kind: 'slow', delayMs: 30 } }]
    await using netbox = await start({ profile, faults })
    const { ids } = await idsOf(readerOf(netbox, { hasCursor }))
    expect(ids).toEqual(upTo(200))
    expect(Math.max(...netbox.requests.map(({ underWay }) => underWay))).toBe(4)
  })

  it.each([2, 3, 199, 200, 201, 1_000])('has every object in pages of %i', async (pageSize) => {
    await using netbox = await start({ profile, devices: 199 })
    const { ids } = await idsOf(readerOf(netbox, { hasCursor, pageSize, concurrency: 3 }))
    expect(ids).toEqual(upTo(199))
  })

  it('may be empty', async () => {
    await using netbox = await start({ profile, devices: 0 })
    expect((await idsOf(readerOf(netbox, { hasCursor }))).ids).toEqual([])
  })

  it('may be filtered', async () => {
    await using netbox = await start({ profile })
    const { ids } = await idsOf(readerOf(netbox, { hasCursor }), [['id__gt', '190']])
    expect(ids).toEqual(upTo(200).slice(190))
  })

  it('comes in the pages that the server gives', async () => {
    await using netbox = await start({ profile, maxPageSize: 15 })
    const { ids, pages } = await idsOf(readerOf(netbox, { hasCursor, pageSize: 100 }))
    expect(ids).toEqual(upTo(200))
    expect(Math.max(...pages)).toBe(15)
  })

  it('comes in smaller pages where the server has too much to do', async () => {
    await using netbox = await start({ profile, faults: [timesOutAbove(30)] })
    const { ids, pages } = await idsOf(readerOf(netbox, { hasCursor, pageSize: 100 }))
    expect(ids).toEqual(upTo(200))
    expect(Math.max(...pages)).toBe(25)
  })

  it('is tried again where the connection breaks', async () => {
    await using netbox = await start({ profile })
    netbox.addFault({ after: 1, times: 2, does: { kind: 'cut', afterBytes: 100 } })
    netbox.addFault({ after: 4, times: 2, does: { kind: 'cut' } })
    expect((await idsOf(readerOf(netbox, { hasCursor }))).ids).toEqual(upTo(200))
  })

  it('ends with the first page that fails, and asks for no more', async () => {
    await using netbox = await start({ profile, devices: 2_000 })
    netbox.addFault({ after: 4, times: 1, does: { kind: 'answer', status: 500 } })
    const failed = idsOf(readerOf(netbox, { hasCursor }))
    await expect(failed).rejects.toMatchObject({ code: 'NETBOX_STATUS', status: 500 })
    await new Promise(setImmediate)
    expect(netbox.requests.length).toBeLessThan(15)
  })

  it('has what is created while it is read', async () => {
    await using netbox = await start({ profile })
    const insert = () => void netbox.insertDevice({ name: 'new' })
    netbox.addFault({ after: 2, times: 3, does: { kind: 'meanwhile', run: insert } })
    const { ids } = await idsOf(readerOf(netbox, { hasCursor }))
    expect(ids).toEqual(upTo(203))
  })

  it('has all that stay, when others are deleted while it is read', async () => {
    await using netbox = await start({ profile })
    let next = 1
    const remove = () => netbox.deleteDevice(next++)
    netbox.addFault({ after: 5, times: 3, does: { kind: 'meanwhile', run: remove } })
    const { ids } = await idsOf(readerOf(netbox, { hasCursor }))
    expect(ids).toEqual(expect.arrayContaining(upTo(200).slice(3)))
  })

  it('follows no link to another server', async () => {
    await using netbox = await start({ profile, publicOrigin: 'https://elsewhere.example' })
    expect((await idsOf(readerOf(netbox, { hasCursor }))).ids).toEqual(upTo(200))
  })

  it('stops with the signal', async () => {
    await using netbox = await start({ profile })
    const abort = new AbortController()
    const reason = new Error('enough')
    netbox.addFault({ after: 3, does: { kind: 'hang' } })
    netbox.addFault({
      after: 1,
      times: 1,
      does: { kind: 'meanwhile', run: () => abort.abort(reason) },
    })
    const reader = readerOf(netbox, { hasCursor })
    const client = reader.client.until(abort.signal)
    await expect(idsOf({ ...reader, client })).rejects.toBe(reason)
  })
})

describe('a list read by offset', () => {
  it('is read once more when others slipped through', async () => {
    await using netbox = await start({ profile: '4.2', devices: 100 })
    const run = () => netbox.deleteDevice(1)
    const when = ({ query }: { query: URLSearchParams }) => query.get('offset') === '57'
    netbox.addFault({ when, times: 1, does: { kind: 'meanwhile', run } })
    const { ids } = await idsOf(readerOf(netbox, { concurrency: 1 }))
    expect(ids).toEqual(upTo(100).slice(1))
    expect(pagesOf(netbox).filter(({ query }) => query.get('offset') === '0')).toHaveLength(2)
  })

  it('is an error when others slip through each time, also where the count stays the same', async () => {
    await using netbox = await start({ profile: '4.2', devices: 100 })
    let next = 1
    const run = () => {
      netbox.deleteDevice(next++)
      netbox.insertDevice({ name: 'new' })
    }
    const when = ({ query }: { query: URLSearchParams }) => query.get('offset') === '57'
    netbox.addFault({ when, does: { kind: 'meanwhile', run } })
    await expect(idsOf(readerOf(netbox, { concurrency: 1 }))).rejects.toMatchObject({
      code: 'NETBOX_CHANGING',
      attempts: 3,
      retryable: true,
    })
  })

  it('is refused where nothing says how many there are: the first page would pass for all', async () => {
    await using netbox = await start({ profile: '4.2' })
    const body = JSON.stringify({ next: 'http://x/?offset=1', results: [{ id: 1 }] })
    const headers = { 'Content-Type': 'application/json' }
    netbox.addFault({ does: { kind: 'answer', status: 200, body, headers } })
    await expect(idsOf(readerOf(netbox))).rejects.toMatchObject({
      code: 'NETBOX_ANSWER',
      field: 'count',
    })
  })

  it('is refused in pages of one, which could not be compared', async () => {
    await using netbox = await start({ profile: '4.2', maxPageSize: 1 })
    await expect(idsOf(readerOf(netbox))).rejects.toMatchObject({ field: 'results' })
  })

  it('is ordered by id', async () => {
    await using netbox = await start({ profile: '4.2' })
    await idsOf(readerOf(netbox))
    for (const { query } of pagesOf(netbox)) expect(query.get('ordering')).toBe('id')
  })
})

describe('a list read by primary key', () => {
  it('may have its ids anywhere', async () => {
    await using netbox = await start()
    for (const id of upTo(170)) netbox.deleteDevice(id)
    const { ids } = await idsOf(readerOf(netbox, { hasCursor: true, pageSize: 3 }))
    expect(ids).toEqual(upTo(200).slice(170))
    expect(pagesOf(netbox).length).toBeLessThan(25)
  })

  it('is refused where a server would have us go back', async () => {
    await using netbox = await start()
    const body = JSON.stringify({ count: null, next: 'http://x/?start=0', results: [{ id: 1 }] })
    const headers = { 'Content-Type': 'application/json' }
    netbox.addFault({
      when: ({ query }) => query.has('start'),
      does: { kind: 'answer', status: 200, body, headers },
    })
    await expect(idsOf(readerOf(netbox, { hasCursor: true }))).rejects.toMatchObject({
      code: 'NETBOX_ANSWER',
      field: 'next',
    })
  })
})

it.each<[string, object | unknown[], string]>([
  ['a list', [], ''],
  ['no results', { count: 1 }, 'results'],
  ['results that are no list', { count: 1, results: {} }, 'results'],
  ['a count that is none', { count: 'many', results: [] }, 'count'],
  ['a next that is none', { count: 1, next: 5, results: [] }, 'next'],
])('%s is no page', async (_title, page, field) => {
  await using netbox = await start()
  const headers = { 'Content-Type': 'application/json' }
  netbox.addFault({ does: { kind: 'answer', status: 200, body: JSON.stringify(page), headers } })
  await expect(idsOf(readerOf(netbox))).rejects.toMatchObject({
    code: 'NETBOX_ANSWER',
    field,
    url: expect.stringContaining('/api/dcim/devices/?'),
  })
})

it('gives up on a server that stays bad', async () => {
  await using netbox = await start({ faults: [{ does: badGateway }] })
  await expect(idsOf(readerOf(netbox))).rejects.toMatchObject({
    code: 'NETBOX_STATUS',
    status: 502,
  })
})
