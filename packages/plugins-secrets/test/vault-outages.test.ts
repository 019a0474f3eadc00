import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { NornirError } from '@nornir-ts/kernel'
import { type VaultOptions, vaultSecrets } from '@nornir-ts/plugins-secrets'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../../test/servers/free-port.ts'
import { type FakeVault, type Interference, startFakeVault } from './fake-vault.ts'

/** As Vault says it; OpenBao says only "permission denied". */
const INVALID = '2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n'
const { signal } = new AbortController()
const path = (name: string): string => fileURLToPath(new URL(`tls/${name}`, import.meta.url))

let vault: FakeVault
beforeEach(async () => {
  vault = await startFakeVault()
  await vault.put('net/core', { password: 'hunter2' })
})
afterEach(() => vault[Symbol.asyncDispose]())

const ask = async (options: Partial<VaultOptions> = {}, by = signal): Promise<string> => {
  const provider = vaultSecrets({
    address: vault.address,
    auth: { token: await vault.token() },
    retryDelayMs: 1,
    ...options,
  })
  return (await provider.provide('net/core', by)).secret.reveal()
}
const failure = async (options: Partial<VaultOptions> = {}) => {
  const error: unknown = await ask(options).catch((caught: unknown) => caught)
  if (!NornirError.is(error)) throw new Error(`no error of ours: ${inspect(error)}`)
  expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(/hunter2|hvs\./)
  return error
}
/** Answers the first requests itself. */
const first = (count: number, answer: (response: ServerResponse) => unknown): Interference => {
  let left = count
  return (_, response) => {
    if (left-- <= 0) return false
    answer(response)
    return true
  }
}
const status =
  (code: number, headers = {}, body = '{"errors":["no"]}') =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end(body)

describe('a Vault that', () => {
  it.each([412, 429, 500, 502, 503, 504])(
    'answers %d for a moment is asked again',
    async (code) => {
      vault.interfere = first(2, status(code))
      expect(await ask()).toBe('hunter2')
      expect(vault.requests).toHaveLength(3)
    },
  )

  it('goes on answering 500 is given up', async () => {
    vault.interfere = first(9, status(500, {}, '{"errors":["local node not active"]}'))
    expect(await failure()).toMatchObject({
      code: 'SECRET_SERVER_ANSWER',
      status: 500,
      problem: 'local node not active',
      retryable: true,
    })
    expect(vault.requests).toHaveLength(3)
  })

  it('wants to be left alone for a second gets it', async () => {
    vault.interfere = first(1, status(429, { 'Retry-After': '1' }))
    const startedAt = performance.now()
    expect(await ask()).toBe('hunter2')
    expect(performance.now() - startedAt).toBeGreaterThan(950)
  })

  it.each([400, 405, 501])('answers %d is asked once', async (code) => {
    vault.interfere = first(9, status(code))
    await failure()
    expect(vault.requests).toHaveLength(1)
  })

  it.each<[string, (response: ServerResponse) => unknown, object]>([
    ['sends no JSON', status(200, {}, 'hunter2'), { code: 'SECRET_SERVER_ANSWER', status: 200 }],
    ['sends a list', status(200, {}, '["hunter2"]'), { code: 'SECRET_SERVER_ANSWER' }],
    ['sends nothing', status(204, {}, ''), { code: 'SECRET_SERVER_ANSWER', status: 204 }],
    ['sends no data', status(200, {}, '{"data":"hunter2"}'), { code: 'SECRET_SERVER_ANSWER' }],
    [
      'sends other data',
      status(200, {}, '{"data":{"data":["hunter2"]}}'),
      { code: 'SECRET_SERVER_ANSWER' },
    ],
    [
      'sends a wrapped answer',
      status(200, {}, '{"data":null,"wrap_info":{"token":"hvs.hunter2"}}'),
      { code: 'SECRET_SERVER_ANSWER' },
    ],
    [
      'sends too much',
      status(200, {}, `"${'hunter2'.repeat(200_000)}"`),
      { code: 'SECRET_SERVER_ANSWER' },
    ],
    [
      'breaks off',
      (response) =>
        response
          .writeHead(200, { 'Content-Length': 50 })
          .write('{"hunter2', () => response.destroy()),
      { code: 'SECRET_SERVER_UNREACHABLE' },
    ],
    [
      'hangs up',
      (response) => response.destroy(),
      { code: 'SECRET_SERVER_UNREACHABLE', retryable: true },
    ],
    [
      'echoes the token',
      (response) =>
        status(
          400,
          {},
          JSON.stringify({ errors: [response.req.headers['x-vault-token']] }),
        )(response),
      { code: 'SECRET_SERVER_ANSWER', problem: '[secret]' },
    ],
  ])('%s is an error', async (_title, answer, error) => {
    vault.interfere = first(9, answer)
    expect(await failure()).toMatchObject(error)
  })

  it('never answers is not waited for', async () => {
    vault.interfere = () => true
    const error = await failure({ timeoutMs: 50, attempts: 2 })
    expect(error).toMatchObject({
      code: 'SECRET_SERVER_UNREACHABLE',
      reason: 'nothing came within 50 ms',
    })
  })

  it('sends one byte after the other is not waited for either', async () => {
    vault.interfere = (_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(timer))
      return true
    }
    expect(await failure({ timeoutMs: 60, attempts: 1 })).toMatchObject({
      code: 'SECRET_SERVER_UNREACHABLE',
    })
  })

  it('is not needed any more is left, with the reason', async () => {
    vault.interfere = () => true
    const abort = new AbortController()
    const asking = ask({}, abort.signal)
    setTimeout(() => abort.abort(new Error('enough')), 30)
    await expect(asking).rejects.toThrow('enough')
  })

  it('is not there is an error that may pass', async () => {
    const address = `http://127.0.0.1:${await freePort()}`
    expect(await failure({ address })).toMatchObject({
      code: 'SECRET_SERVER_UNREACHABLE',
      reason: expect.stringContaining('ECONNREFUSED'),
    })
  })

  it('is another kind of server is an error without what it said', async () => {
    const other = createServer((socket) => socket.on('error', () => {}).end('SSH-2.0-hunter2\r\n'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    expect(await failure({ address: `http://127.0.0.1:${port}` })).toMatchObject({
      code: 'SECRET_SERVER_UNREACHABLE',
      reason: expect.stringContaining('no HTTP'),
    })
    other.close()
  })
})

describe('a standby that redirects', () => {
  const to =
    (location: string): Interference =>
    (request, response) => {
      response.writeHead(307, { Location: `${location}${request.url}` }).end()
      return true
    }

  it('to a node that is allowed is followed, with token and namespace', async () => {
    await using active = await startFakeVault()
    await active.putIn('net', 'net/core', { password: 'from the active node' })
    vault.interfere = to(active.address)
    const { host } = new URL(active.address)
    const auth = { token: await active.token() }
    expect(await ask({ redirectTo: [host], auth, namespace: 'net' })).toBe('from the active node')
    expect(active.requests).toHaveLength(1)
  })

  it('to a node that is not allowed gets nowhere, and the node gets no token', async () => {
    await using other = await startFakeVault()
    vault.interfere = to(other.address)
    const error = await failure()
    expect(error).toMatchObject({ code: 'VAULT_REDIRECT', target: other.address })
    expect(other.requests).toEqual([])
  })

  it('in circles is given up', async () => {
    vault.interfere = to(vault.address)
    expect(await failure()).toMatchObject({ code: 'SECRET_SERVER_ANSWER', status: 307 })
  })

  it.each(['', 'http://[', 'ftp://127.0.0.1'])('to %j gets nowhere', async (location) => {
    vault.interfere = (_, response) => {
      response.writeHead(307, { Location: location }).end()
      return true
    }
    expect(['VAULT_REDIRECT', 'SECRET_SERVER_ANSWER']).toContain((await failure()).code)
  })
})

it('a token that Vault calls invalid is not asked about itself', async () => {
  const [token, other] = [await vault.token(), await vault.token()]
  const tokens = [token, other]
  vault.interfere = first(1, status(403, {}, JSON.stringify({ errors: [INVALID] })))
  expect(await ask({ auth: { token: () => tokens.shift() ?? '' } })).toBe('hunter2')
  expect(vault.requests.map(({ path }) => path)).toEqual(Array(2).fill('/v1/secret/data/net/core'))
})

describe('leases', () => {
  it('of secrets that an engine makes are given back before they end', async () => {
    vault.interfere = first(
      1,
      status(
        200,
        {},
        JSON.stringify({ lease_id: 'ssh/creds/1', lease_duration: 600, data: { key: 'hunter2' } }),
      ),
    )
    const provider = vaultSecrets({ address: vault.address, auth: { token: 'hvs.x' } })
    const argument = { mount: 'ssh', path: 'creds/otp', field: 'key', kvVersion: 1 }
    expect(await provider.provide(argument, signal)).toMatchObject({ leaseMs: 540_000 })
    expect(vault.requests[0]?.path).toBe('/v1/ssh/creds/otp')
  })
})

describe('TLS', () => {
  const tls = { cert: readFileSync(path('server.pem')), key: readFileSync(path('server.key')) }

  it('is spoken with an authority of our own', async () => {
    await using safe = await startFakeVault({ tls })
    await safe.put('net/core', { password: 'safe' })
    const options = { address: safe.address, auth: { token: await safe.token() } }
    expect(await ask({ ...options, tls: { caFile: path('ca.pem') } })).toBe('safe')
    expect(await failure(options)).toMatchObject({
      code: 'SECRET_SERVER_CERTIFICATE',
      retryable: false,
    })
    expect(safe.requests).toHaveLength(1)
  })

  it('needs its files', async () => {
    const missing = { address: 'https://localhost:1', tls: { caFile: '/nowhere/ca.pem' } }
    expect(await failure(missing)).toMatchObject({ code: 'SECRETS_OPTION', option: 'tls.caFile' })
    const wrong = { address: 'https://localhost:1', tls: { caFile: path('server.key') } }
    expect(['SECRETS_OPTION', 'SECRET_SERVER_UNREACHABLE']).toContain((await failure(wrong)).code)
  })
})
