import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { DuplicateKeyError, Secret } from '@nornir-ts/kernel'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testInventorySource } from '../../testing.ts'
import { InventoryShapeError, InventorySourceError } from '../inventory-source-error.ts'
import { loadInventory } from '../load-inventory.ts'
import {
  HttpConnectionError,
  HttpContentError,
  HttpDocumentError,
  HttpOptionError,
  HttpRedirectError,
  HttpSizeError,
  HttpStatusError,
  HttpTimeoutError,
} from './http-error.ts'
import { httpInventory } from './http-inventory.ts'
import type { HttpInventoryOptions } from './http-options.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void

const servers: Server[] = []

/** A server on loopback; its handler is told which request it is, from 1 on. */
async function serve(handler: Handler): Promise<string> {
  let count = 0
  const server = createServer((request, response) => handler(request, response, ++count))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/inventory.json`
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

const json =
  (text: string, headers: Record<string, string> = {}): Handler =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(text)
const document = '{"hosts": {"leaf01": {"groups": ["leaf"]}}, "groups": {"leaf": {}}}'

const failure = async (url: string, options: Partial<HttpInventoryOptions> = {}) => {
  const load = httpInventory({ url, ...options }).load()
  const error: unknown = await load.catch((caught: unknown) => caught)
  if (!(error instanceof Error)) throw new Error('Nothing was thrown')
  error.message = error.message.replaceAll(/:\d{4,5}\//g, '/')
  return error
}

describe('httpInventory', () => {
  testInventorySource(
    { describe, it },
    {
      title: 'keeps the contract of sources',
      create: async () => httpInventory({ url: await serve(json(document)) }),
      createBroken: async () =>
        httpInventory({ url: await serve((_request, response) => response.writeHead(404).end()) }),
    },
  )
  testInventorySource(
    { describe, it },
    {
      title: 'keeps the contract of sources with a map',
      create: async () =>
        httpInventory({
          url: await serve(json('["a", "b"]')),
          map: async (names) => ({
            hosts: Object.fromEntries((names as string[]).map((name) => [name, {}])),
          }),
        }),
    },
  )

  it('sends headers, secrets among them', async () => {
    let seen: IncomingMessage['headers'] = {}
    const url = await serve((request, response, count) => {
      seen = request.headers
      json(document)(request, response, count)
    })
    const headers = { Authorization: new Secret('Bearer hunter31337'), 'X-Site': 'ams' }
    await httpInventory({ url, headers }).load()
    expect(seen).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer hunter31337',
      'x-site': 'ams',
    })
  })

  it('names its places with the URL, without what may be a secret', async () => {
    const url = await serve(json('{"hosts": {"a": {}, "b":\n {"port": "22"}}}'))
    const source = httpInventory({ url: `${url}?token=hunter31337#x` })
    const shown = `${url}?…`
    expect(source.name).toBe(`HttpInventory ${shown}`)
    await expect(loadInventory(source)).rejects.toThrow(`${shown}:2:3: hosts → b → port: expected`)
  })

  it('is remote: it cannot have files read or programs run', async () => {
    const url = await serve(json('{"hosts": {"h": {"password": {"$exec": ["id"]}}}}'))
    await expect(loadInventory(httpInventory({ url }))).rejects.toMatchObject({
      code: 'REMOTE_SECRET',
    })
  })

  it.each([
    'application/json; charset=utf-8',
    'application/vnd.racks+json',
    'text/plain; charset=utf-8',
    '',
  ])('takes JSON that is called "%s"', async (type) => {
    const url = await serve(json(`\uFEFF${document}`, { 'content-type': type }))
    expect(Object.keys((await httpInventory({ url }).load()).hosts)).toEqual(['leaf01'])
  })

  it('takes a packed answer', async () => {
    const url = await serve((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(document)),
    )
    expect(Object.keys((await httpInventory({ url }).load()).hosts)).toEqual(['leaf01'])
  })

  it('sends the request as the user wants it sent', async () => {
    const fetch = vi.fn(async () => new Response(document))
    const url = 'https://racks.example/x'
    expect(Object.keys((await httpInventory({ url, fetch }).load()).hosts)).toEqual(['leaf01'])
    expect(fetch).toHaveBeenCalledOnce()
  })
})

describe('redirects', () => {
  it('are followed, and take the headers along within an origin only', async () => {
    const seen: Record<string, unknown> = {}
    const target = await serve((request, response, count) => {
      seen['other'] = request.headers['x-auth-token'] ?? request.headers.authorization
      json(document)(request, response, count)
    })
    const url = await serve((request, response) => {
      const isFirst = request.url === '/inventory.json'
      if (!isFirst) seen['same'] = request.headers['x-auth-token']
      response.writeHead(isFirst ? 302 : 308, { location: isFirst ? '/next' : target }).end()
    })
    const headers = { 'X-Auth-Token': new Secret('hunter31337'), Authorization: 'Basic aHVudGVy' }
    await httpInventory({ url, headers }).load()
    expect(seen).toEqual({ same: 'hunter31337', other: undefined })
  })

  it('do not bring the headers back to where they came from', async () => {
    const seen: unknown[] = []
    let url = ''
    const other = await serve((_request, response) =>
      response.writeHead(302, { location: `${url}?again` }).end(),
    )
    url = await serve((request, response, count) => {
      seen.push(request.headers['x-auth-token'])
      if (count === 1) response.writeHead(302, { location: other }).end()
      else json(document)(request, response, count)
    })
    await httpInventory({ url, headers: { 'X-Auth-Token': 'hunter31337' } }).load()
    expect(seen).toEqual(['hunter31337', undefined])
  })

  it.each<[string, Record<string, string>, string]>([
    ['in a circle', { location: '?x' }, 'redirects us: for the 6th time; is it a circle?'],
    ['without an address', {}, 'redirects us: it does not say where to'],
    ['to no address', { location: 'http://' }, 'redirects us: it does not say where to'],
    ['to another protocol', { location: 'file:///etc/passwd' }, 'is not as safe'],
  ])('%s are an error', async (_title, headers, message) => {
    const error = await failure(
      await serve((_request, response) => response.writeHead(301, headers).end()),
    )
    expect(error).toBeInstanceOf(HttpRedirectError)
    expect(error.message).toContain(message)
  })

  it('from https to http are refused', async () => {
    const fetch = async () =>
      new Response(null, {
        status: 302,
        headers: { location: 'http://u:hunter31337@x/?hunter31337' },
      })
    const error = await failure('https://racks.example/', { fetch })
    expect(error).toBeInstanceOf(HttpRedirectError)
    expect(error.message).toBe(
      'https://racks.example/ redirects us: http://x/?… is not as safe; ask for the right address at once',
    )
  })
})

describe('attempts', () => {
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  /** Answers in order, the last one for ever, and counts. */
  const answering = (...answers: (() => Response | Promise<Response>)[]) =>
    vi.fn(async () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      return answer?.() ?? Response.error()
    })
  const status = (code: number, headers: Record<string, string> = {}) => {
    return () => new Response('', { status: code, headers })
  }
  const refused = () =>
    Promise.reject(
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      }),
    )
  const url = 'https://racks.example/x'

  it.each([429, 502, 503, 504])('are made again after %d', async (code) => {
    vi.useFakeTimers()
    const fetch = answering(status(code), status(code), () => new Response(document))
    const loading = httpInventory({ url, fetch }).load()
    await vi.advanceTimersByTimeAsync(249)
    expect(fetch).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(fetch).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(500)
    expect(Object.keys((await loading).hosts)).toEqual(['leaf01'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('are made again when the server is not there, three in all', async () => {
    vi.useFakeTimers()
    const fetch = answering(refused)
    const loading = failure(url, { fetch })
    await vi.advanceTimersByTimeAsync(10_000)
    const error = await loading
    expect(error).toBeInstanceOf(HttpConnectionError)
    expect(error.message).toBe(`Cannot get the inventory from ${url}: connect ECONNREFUSED`)
    expect(error).toMatchObject({ retryable: true })
    expect(error.cause).toBeUndefined()
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  it('wait as long as the server says', async () => {
    vi.useFakeTimers()
    const date = new Date(Date.now() + 7_000).toUTCString()
    const fetch = answering(
      status(503, { 'retry-after': '20' }),
      status(503, { 'retry-after': date }),
      () => new Response(document),
    )
    const loading = httpInventory({ url, fetch, timeoutMs: 60_000 }).load()
    await vi.advanceTimersByTimeAsync(19_999)
    expect(fetch).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    // The date has passed meanwhile.
    await vi.advanceTimersByTimeAsync(1)
    expect(fetch).toHaveBeenCalledTimes(3)
    await loading
  })

  it('end at once when the server wants us to wait longer than there is time', async () => {
    const fetch = answering(status(429, { 'retry-after': '3600' }))
    const error = await failure(url, { fetch })
    expect(error).toBeInstanceOf(HttpStatusError)
    expect(error).toMatchObject({ status: 429, retryAfterMs: 3_600_000, retryable: true })
    expect(fetch).toHaveBeenCalledOnce()
  })

  it.each([400, 401, 404, 500, 501])('are not made again after %d', async (code) => {
    const fetch = answering(status(code))
    const error = await failure(url, { fetch })
    expect(error).toMatchObject({ code: 'INVENTORY_HTTP_STATUS', status: code, retryable: false })
    expect(error.message.includes('are the credentials')).toBe(code === 401)
    expect(fetch).toHaveBeenCalledOnce()
  })

  it('are not made again for a certificate that nobody vouches for', async () => {
    const untrusted = Object.assign(new Error('self-signed certificate'), {
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    const fetch = answering(() =>
      Promise.reject(new TypeError('fetch failed', { cause: untrusted })),
    )
    const error = await failure(url, { fetch })
    expect(error.message).toContain('self-signed certificate; NODE_EXTRA_CA_CERTS names a file')
    expect(fetch).toHaveBeenCalledOnce()
  })

  it('take no longer than the time-out, all together, whatever hangs', async () => {
    vi.useFakeTimers()
    const hanging = [
      () => new Promise<Response>(() => undefined),
      () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })),
      status(503, { 'retry-after': '4' }),
    ]
    for (const answer of hanging) {
      const loading = failure(url, { fetch: answering(answer), timeoutMs: 10_000 })
      await vi.advanceTimersByTimeAsync(10_000)
      const error = await loading
      expect(error).toMatchObject({ retryable: true })
      expect(vi.getTimerCount()).toBe(0)
    }
    const loading = failure(url, { fetch: answering(hanging[0] as never), timeoutMs: 5 })
    await vi.advanceTimersByTimeAsync(5)
    expect(await loading).toBeInstanceOf(HttpTimeoutError)
    expect((await loading).message).toBe(
      'No inventory from https://racks.example/x within 5 ms; `timeoutMs` gives it longer',
    )
  })

  it('end with the signal, also between two of them', async () => {
    vi.useFakeTimers()
    const reason = new Error('enough')
    for (const answer of [status(503), () => new Promise<Response>(() => undefined)]) {
      const controller = new AbortController()
      const loading = httpInventory({ url, fetch: answering(answer) }).load(controller.signal)
      const ended = expect(loading).rejects.toBe(reason)
      await vi.advanceTimersByTimeAsync(10)
      controller.abort(reason)
      await ended
      expect(vi.getTimerCount()).toBe(0)
    }
  })

  it('are made again over a real connection that breaks', async () => {
    const address = await serve((request, response, count) => {
      if (count === 1) request.socket.destroy()
      else if (count === 2) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
        response.write(document, () => request.socket.destroy())
      } else json(document)(request, response, count)
    })
    expect(Object.keys((await httpInventory({ url: address }).load()).hosts)).toEqual(['leaf01'])
  })

  it('tell a real refusal', async () => {
    const address = await serve(json(document))
    await new Promise((resolve) => servers.pop()?.close(resolve))
    const error = await failure(address)
    expect(error).toBeInstanceOf(HttpConnectionError)
    expect(error.message).toContain('ECONNREFUSED')
  })
})

describe('an answer that is no inventory', () => {
  it.each<[string, Handler, string]>([
    [
      'a log-in page',
      json('<html>', { 'content-type': 'text/html; charset=utf-8' }),
      'http://127.0.0.1/inventory.json: expected JSON, got text/html; such a page is often that of a log-in',
    ],
    [
      'a log-in page that is called JSON',
      json('\n<!doctype html>'),
      'expected JSON, got HTML or XML',
    ],
    ['a picture', json('x', { 'content-type': 'image/png' }), 'expected JSON, got image/png'],
  ])('%s', async (_title, handler, message) => {
    const error = await failure(await serve(handler))
    expect(error).toBeInstanceOf(HttpContentError)
    expect(error.message).toContain(message)
  })

  it.each<[string, string, string]>([
    ['an empty answer', ' \n', 'inventory.json:1:1: expected JSON, got an empty answer'],
    [
      'a cut answer',
      '{"hosts": {"leaf01": {"password": "hunter31337"',
      'inventory.json:1:48: expected "," or "}", got the end; was it cut off?, behind: { "hosts" : { "…" : { "password" : "…"',
    ],
    [
      'an answer that is cut in a text',
      '{"hosts": {"leaf01": {"password": "hunter31337',
      'inventory.json:1:35: expected a value, got the end; was it cut off?',
    ],
    [
      'bad JSON',
      '{"hosts": {\r\n"leaf01": {"password": hunter31337, "port": 31337}}}',
      'inventory.json:2:24: expected a value, behind: { "hosts" : { "…" : { "password" :',
    ],
    [
      'a comma too many',
      '[1, 31337, "password", "hunter31337", {"a": [true]}, {"hosts": 1}, 2,]',
      'expected a value, behind: … … ] } , { "hosts" : … } , … ,',
    ],
  ])('%s', async (_title, text, message) => {
    const error = await failure(await serve(json(text)))
    expect(error).toBeInstanceOf(HttpDocumentError)
    expect(error.message).toContain(message)
    const shown = inspect(error, { depth: null, showHidden: true, customInspect: false })
    expect(`${error.message} ${JSON.stringify(error)} ${shown}`).not.toContain('31337')
  })

  it('a key that stands twice', async () => {
    const error = await failure(await serve(json('{"hosts": {"a": {}, "a": {}}}')))
    expect(error).toBeInstanceOf(DuplicateKeyError)
  })

  it('bytes that are no UTF-8', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from([0xff])),
    )
    expect((await failure(url)).message).toContain('inventory.json:1:1: not UTF-8')
  })

  it('more than is wanted, announced or not, packed or not', async () => {
    const large = JSON.stringify({ hosts: {}, defaults: { data: { x: 'x'.repeat(100_000) } } })
    const handlers: Handler[] = [
      json(large),
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write(large)
        response.end()
      },
      (_request, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync(large)),
    ]
    for (const handler of handlers) {
      const error = await failure(await serve(handler), { maxBytes: 50_000 })
      expect(error).toBeInstanceOf(HttpSizeError)
      expect(error.message).toBe(
        'http://127.0.0.1/inventory.json: more than 50000 bytes; `maxBytes` allows for more',
      )
    }
  })

  it('no map', async () => {
    expect(await failure(await serve(json('[]')))).toBeInstanceOf(InventoryShapeError)
  })

  it('a map that fails, or gives nothing', async () => {
    const url = await serve(json('[]'))
    const failing = await failure(url, {
      map: () => {
        throw new TypeError('x is undefined')
      },
    })
    expect(failing).toBeInstanceOf(InventorySourceError)
    expect(await failure(url, { map: () => undefined as never })).toBeInstanceOf(
      InventoryShapeError,
    )
  })
})

describe('secrets of httpInventory', () => {
  it('are in no error, also when a fetch of the user shows them', async () => {
    const headers = { Authorization: new Secret('Bearer hunter31337') }
    const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
      const config = Object.fromEntries(new Headers(init?.headers))
      const message = `no proxy for ${JSON.stringify(config)}`
      throw Object.assign(new Error(message, { cause: new Error('hunter31337') }), { config })
    }
    const error = await failure('https://racks.example/', { headers, fetch })
    const shown = inspect(error, { depth: null, showHidden: true, customInspect: false })
    expect(`${error.message} ${JSON.stringify(error)} ${shown}`).not.toContain('hunter31337')
    expect(error.message).toContain('[secret]')
  })

  it('are in no source that is printed', () => {
    const source = httpInventory({ url: 'https://x/', headers: { A: new Secret('hunter31337') } })
    expect(inspect(source, { depth: null, showHidden: true })).not.toContain('hunter31337')
  })
})

describe('options of httpInventory', () => {
  it.each<[Partial<HttpInventoryOptions>, string]>([
    [{ url: 'racks.example' }, 'url: expected a whole URL'],
    [{ url: 'ftp://racks.example/' }, 'url: expected https or http, got ftp:'],
    [{ url: 'https://me:hunter31337@racks.example/' }, 'url: has a user or password in it'],
    [{ timeoutMs: 0 }, 'timeoutMs: expected a number above 0'],
    [{ timeoutMs: Number.NaN }, 'timeoutMs: expected a number above 0'],
    [{ maxBytes: -1 }, 'maxBytes: expected a number above 0'],
    [{ headers: { 'X Y': 'z' } }, 'headers["X Y"]: the name or the value'],
    [{ headers: { A: 'hunter\n31337' } }, 'headers["A"]: the name or the value'],
  ])('%o makes no sense', (options, message) => {
    const make = () => httpInventory({ url: 'https://racks.example/', ...options })
    expect(make).toThrow(HttpOptionError)
    expect(make).toThrow(`httpInventory: ${message}`)
    try {
      make()
    } catch (error) {
      expect(inspect(error, { showHidden: true })).not.toContain('31337')
    }
  })
})
