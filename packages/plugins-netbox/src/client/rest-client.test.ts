import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { RestClient, type RestClientOptions } from './rest-client.ts'

const TOKEN = 'abcdef31337abcdef'

/** A client of a server that is a function. */
function clientOf(
  answer: (url: URL, init: RequestInit) => Response | Promise<Response>,
  options: Partial<RestClientOptions> = {},
) {
  const calls: { url: URL; init: RequestInit }[] = []
  const client = new RestClient({
    base: new URL('https://netbox.example/base/'),
    authorization: new Secret(`Token ${TOKEN}`),
    timeoutMs: 5_000,
    retry: { attempts: 3, delayMs: 0 },
    signal: undefined,
    fetch: async (input, init = {}) => {
      calls.push({ url: new URL(String(input)), init })
      return answer(new URL(String(input)), init)
    },
    ...options,
  })
  return { client, calls }
}

const path = 'api/status/'
const json = (value: unknown, init?: ResponseInit) => new Response(JSON.stringify(value), init)
const failureOf = (client: RestClient): Promise<unknown> =>
  client.get({ path }).then(
    () => 'no failure',
    (error: unknown) => error,
  )
const broken = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`it is ${code}`), { code }) })

describe('a request', () => {
  it('goes below the base, with the token in its header and nowhere else', async () => {
    const { client, calls } = clientOf(() => json({ x: 1 }))
    const query = () => new URLSearchParams({ limit: '1' })
    expect((await client.get({ path, query })).value).toEqual({ x: 1 })
    const [call] = calls
    expect(String(call?.url)).toBe('https://netbox.example/base/api/status/?limit=1')
    expect(call?.init.headers).toMatchObject({ Authorization: `Token ${TOKEN}` })
    expect(call?.init.redirect).toBe('manual')
  })

  it('tells the size of the answer and the clock of the server', async () => {
    const headers = { Date: 'Sun, 01 Mar 2026 00:00:00 GMT' }
    const { client } = clientOf(() => json('ü', { headers }))
    expect(await client.get({ path })).toMatchObject({
      bytes: 4,
      sentAtMs: Date.UTC(2026, 2, 1),
    })
  })
})

describe('a refusal', () => {
  it.each([401, 403])('of the token (%i) is not tried again', async (status) => {
    const { client, calls } = clientOf(() => json({ detail: 'Invalid token' }, { status }))
    expect(await failureOf(client)).toMatchObject({
      code: 'NETBOX_ACCESS',
      detail: 'Invalid token',
      url: 'https://netbox.example/base/api/status/',
      message: expect.stringContaining('check the token'),
    })
    expect(calls).toHaveLength(1)
  })

  it('for want of permission says what is wanting', async () => {
    const detail = 'You do not have permission to perform this action.'
    const { client } = clientOf(() => json({ detail }, { status: 403 }))
    expect(await failureOf(client)).toMatchObject({
      message: expect.stringContaining('permission to view'),
    })
  })

  it('never shows the token, whoever quotes it', async () => {
    for (const status of [301, 400, 403, 500]) {
      const headers = { Location: `https://evil.example/?t=${TOKEN}` }
      const { client } = clientOf(
        () => new Response(`<p>bad header Token ${TOKEN}</p>`, { status, headers }),
      )
      const error = await failureOf(client)
      const shown = inspect(error, { depth: null, showHidden: true, customInspect: false })
      expect(`${(error as Error).message} ${JSON.stringify(error)} ${shown}`).not.toContain('31337')
    }
    const { client } = clientOf(() => json(1))
    expect(inspect(client, { depth: null, showHidden: true })).not.toContain('31337')
  })

  it('never shows a part of the token, where its words are cut or only its secret half is quoted', async () => {
    for (let length = 280; length < 320; length += 1) {
      const page = `${'x'.repeat(length)}${TOKEN}`
      const { client } = clientOf(() => new Response(page, { status: 500 }))
      expect((await failureOf(client)) as Error).toMatchObject({
        message: expect.not.stringContaining(TOKEN.slice(0, 3)),
      })
    }
    const authorization = new Secret(`Bearer nbt_key.${TOKEN}`)
    const { client } = clientOf(() => json({ detail: `not ${TOKEN}` }, { status: 403 }), {
      authorization,
    })
    expect(await failureOf(client)).toMatchObject({ detail: 'not [secret]' })
  })

  it('never shows the token that a fetch of the user’s own quotes', async () => {
    const { client } = clientOf(() => Promise.reject(new Error(`no way for Token ${TOKEN}`)))
    expect(inspect(await failureOf(client), { depth: null, showHidden: true })).not.toContain(
      '31337',
    )
  })

  it('shows of a page only its words, and not all of them', async () => {
    const page = `<style>x{}</style><h1>502 Bad\n Gateway</h1>${'<p>word</p>'.repeat(500)}`
    const { client } = clientOf(() => new Response(page, { status: 500 }))
    const { detail } = (await failureOf(client)) as { detail: string }
    expect(detail).toMatch(/^502 Bad Gateway word/)
    expect(detail.length).toBeLessThan(400)
    const silent = clientOf(() => new Response('', { status: 500 }))
    expect(await failureOf(silent.client)).toMatchObject({ detail: 'without a word' })
  })

  it('to answer here is not followed', async () => {
    const headers = { Location: 'https://other.example/api/status/' }
    const { client, calls } = clientOf(() => new Response(null, { status: 302, headers }))
    expect(await failureOf(client)).toMatchObject({
      code: 'NETBOX_REDIRECT',
      location: 'https://other.example/api/status/',
    })
    expect(calls).toHaveLength(1)
  })
})

describe('what passes', () => {
  it.each([429, 502, 503, 504])('%i is tried again, so often', async (status) => {
    const { client, calls } = clientOf(() => new Response('busy', { status }))
    expect(await failureOf(client)).toMatchObject({
      code: 'NETBOX_STATUS',
      status,
      detail: 'busy',
      attempts: 3,
      retryable: true,
    })
    expect(calls).toHaveLength(3)
  })

  it('may be over at the next try', async () => {
    const replies = [() => Promise.reject(broken('ECONNRESET')), () => json({ ok: true })]
    const { client } = clientOf(() => (replies.shift() as () => Response | Promise<Response>)())
    expect((await client.get({ path })).value).toEqual({ ok: true })
  })

  it('is waited for as long as the server asks', async () => {
    const headers = { 'Retry-After': '20' }
    const replies = [new Response('later', { status: 503, headers }), json('now')]
    const waited: number[] = []
    const { client } = clientOf(() => replies.shift() as Response, {
      wait: async (waitMs) => void waited.push(waitMs),
    })
    expect((await client.get({ path })).value).toBe('now')
    expect(waited).toEqual([20_000])
  })

  it('is not waited for where the server asks for too long', async () => {
    const headers = { 'Retry-After': '3600' }
    const { client, calls } = clientOf(() => new Response('later', { status: 429, headers }))
    expect(await failureOf(client)).toMatchObject({ status: 429, attempts: 1 })
    expect(calls).toHaveLength(1)
  })

  it('may be told that less was too much', async () => {
    const asked: string[] = []
    let limit = 8
    const replies = [502, 503, 504, 200]
    const { client } = clientOf(() => json('x', { status: replies.shift() as number }), {
      retry: { attempts: 4, delayMs: 0 },
    })
    await client.get({
      path,
      query: () => {
        asked.push(String(limit))
        return new URLSearchParams({ limit: String(limit) })
      },
      onTooMuch: () => {
        limit /= 2
      },
    })
    expect(asked).toEqual(['8', '4', '4', '2'])
  })
})

describe('what does not pass', () => {
  it.each<[string, boolean]>([
    ['ECONNREFUSED', true],
    ['ENOTFOUND', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false],
    ['CERT_HAS_EXPIRED', false],
  ])('%s is told at once', async (code, retryable) => {
    const { client, calls } = clientOf(() => Promise.reject(broken(code)))
    expect(await failureOf(client)).toMatchObject({
      code: 'NETBOX_UNREACHABLE',
      attempts: 1,
      retryable,
      message: expect.stringContaining(`it is ${code}`),
    })
    expect(calls).toHaveLength(1)
  })

  it('is told by its code where it has no words: an error for several addresses', async () => {
    const cause = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
    const { client } = clientOf(() => Promise.reject(new TypeError('fetch failed', { cause })))
    expect(await failureOf(client)).toMatchObject({
      message: expect.stringContaining('no answer (ECONNREFUSED)'),
      retryable: true,
    })
  })

  it.each([400, 404, 500])('%i is told at once', async (status) => {
    const { client, calls } = clientOf(() => json({ site: ['no such site'] }, { status }))
    expect(await failureOf(client)).toMatchObject({
      code: 'NETBOX_STATUS',
      status,
      detail: '{"site":["no such site"]}',
      retryable: status === 500,
    })
    expect(calls).toHaveLength(1)
  })

  it.each(['', '<html>Sign in</html>', '{"a": 1'])(
    '%j is no JSON, and is not quoted',
    async (body) => {
      const headers = { 'Content-Type': 'text/html' }
      const { client } = clientOf(() => new Response(body, { headers }))
      const error = (await failureOf(client)) as Error
      expect(error).toMatchObject({ code: 'NETBOX_ANSWER' })
      expect(error.message).toContain('expected JSON')
      expect(error.message).not.toContain('Sign in')
    },
  )
})

describe('an end', () => {
  /** A server that never answers, but hears when nobody waits any more. */
  const never = (_url: URL, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
    })

  it('comes after a time, which is told', async () => {
    const { client, calls } = clientOf(never, { timeoutMs: 5 })
    expect(await failureOf(client)).toMatchObject({
      code: 'NETBOX_TIMEOUT',
      timeoutMs: 5,
      attempts: 3,
      retryable: true,
    })
    expect(calls).toHaveLength(3)
  })

  it('comes also where a fetch of the user’s own does not listen', async () => {
    const deaf = () => new Promise<Response>(() => undefined)
    const { client } = clientOf(deaf, { timeoutMs: 5, retry: { attempts: 1, delayMs: 0 } })
    expect(await failureOf(client)).toMatchObject({ code: 'NETBOX_TIMEOUT' })
  })

  it('comes also while a body does not', async () => {
    const stuck = (_url: URL, { signal }: RequestInit) =>
      new Response(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode('{"a":'))
            signal?.addEventListener('abort', () => controller.error(signal.reason))
          },
        }),
      )
    const { client } = clientOf(stuck, { timeoutMs: 5, retry: { attempts: 1, delayMs: 0 } })
    expect(await failureOf(client)).toMatchObject({ code: 'NETBOX_TIMEOUT' })
  })

  it('comes with the signal, whatever is waited for', async () => {
    const reason = new Error('enough')
    const abort = new AbortController()
    const asking = clientOf(never, { signal: abort.signal })
    const waiting = clientOf(() => new Response('', { status: 503 }), {
      signal: abort.signal,
      retry: { attempts: 2, delayMs: 60_000 },
    })
    const failures = [failureOf(asking.client), failureOf(waiting.client)]
    setTimeout(() => abort.abort(reason), 5)
    expect(await Promise.all(failures)).toEqual([reason, reason])
    expect(await failureOf(asking.client)).toBe(reason)
    expect(asking.calls).toHaveLength(1)
  })
})
