import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that speaks like Nautobot 3, as far as readers of an inventory go. */
export interface FakeNautobot {
  /** Where it is. */
  readonly url: string
  /** What it was asked. */
  readonly requests: readonly { readonly path: string; readonly query: URLSearchParams }[]
  /** Ends it. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** The token that it knows. */
export const nautobotToken = 'fedcba9876543210fedcba9876543210fedcba98'

/** Parameters that are no filters; all others that are not among {@link FILTERS} are refused. */
const PARAMETERS = ['limit', 'offset', 'sort', 'depth', 'include', 'exclude_m2m']
const FILTERS = ['id', 'name', 'location']

const uuid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

interface Item extends Record<string, unknown> {
  readonly id: string
}

const bare = ({ id }: Item, type: string) => ({ id, object_type: type, url: `http://x/${id}/` })
const europe: Item = { id: uuid(1, 1), name: 'Europe', parent: null }
const amsterdam: Item = { id: uuid(1, 2), name: 'Amsterdam', parent: bare(europe, 'dcim.location') }
const cisco: Item = { id: uuid(2, 1), name: 'Cisco' }
const lab: Item = { id: uuid(3, 1), name: 'Lab' }

/** Objects one level deep are whole; below them there are ids only. */
function device(number: number): Item {
  return {
    id: uuid(9, number),
    name: `sw${number}`,
    status: { id: uuid(4, 1), name: 'Active' },
    role: { id: uuid(5, 1), name: 'Access Switch' },
    platform: { id: uuid(6, 1), name: 'Cisco IOS-XE', network_driver: 'cisco_xe' },
    location: amsterdam,
    tenant: null,
    rack: null,
    device_type: { id: uuid(7, 1), model: 'C9300', manufacturer: bare(cisco, 'dcim.manufacturer') },
    primary_ip4: {
      id: uuid(8, number),
      address: `192.0.2.${number}/24`,
      host: `192.0.2.${number}`,
    },
    primary_ip6: null,
    virtual_chassis: null,
    vc_position: null,
    serial: '',
    asset_tag: null,
    tags: [bare(lab, 'extras.tag')],
    custom_fields: { owner: 'net' },
    local_config_context_data: null,
    comments: '',
    last_updated: '2026-01-01T00:00:00Z',
  }
}

/** Starts a fake Nautobot on 127.0.0.1 with so many devices. */
export async function startFakeNautobot(devices: number): Promise<FakeNautobot> {
  const lists: Readonly<Record<string, readonly Item[]>> = {
    '/api/dcim/devices/': Array.from({ length: devices }, (_, index) => device(index + 1)),
    '/api/virtualization/virtual-machines/': [],
    '/api/dcim/locations/': [amsterdam, europe],
    '/api/dcim/manufacturers/': [cisco],
    '/api/extras/tags/': [lab],
  }
  const requests: { path: string; query: URLSearchParams }[] = []
  const server = createServer(({ url = '/', headers }, response) => {
    const { pathname: path, searchParams: query } = new URL(url, 'http://x')
    requests.push({ path, query })
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    if (headers.authorization !== `Token ${nautobotToken}`)
      return answer(403, { detail: 'Invalid token' })
    if (path === '/api/status/') return answer(200, { 'nautobot-version': '3.2.7' })
    const list = lists[path]
    if (list === undefined) return answer(404, { detail: 'Not found.' })
    const filters = [...query].filter(([name]) => !PARAMETERS.includes(name))
    const unknown = filters.find(([name]) => !FILTERS.includes(name))
    if (unknown) return answer(400, { [unknown[0]]: ['Unknown filter field'] })
    const found = list.filter((item) =>
      filters.every(([name, value]) =>
        name === 'location' ? (item['location'] as Item)['name'] === value : item[name] === value,
      ),
    )
    const [limit, offset] = [Number(query.get('limit') ?? 50), Number(query.get('offset') ?? 0)]
    const results = found.slice(offset, offset + limit).map((item) => ({
      ...item,
      ...(query.get('include') === 'config_context' && { config_context: { ntp: '192.0.2.1' } }),
    }))
    const next = offset + limit < found.length ? `http://x${path}?offset=${offset + limit}` : null
    return answer(200, { count: found.length, next, previous: null, results })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async (): Promise<void> => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, requests, close, [Symbol.asyncDispose]: close }
}
