import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { answer, type FakeAnswer, refuse } from './fake-vault-answer.ts'
import { FakeSecrets } from './fake-vault-secrets.ts'
import { type FakeToken, FakeTokens } from './fake-vault-tokens.ts'
import type { VaultUnderTest } from './vault-under-test.ts'

/** A request as it came. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
}

/** Answers one request instead of the fake; true when it has. */
export type Interference = (request: IncomingMessage, response: ServerResponse) => boolean

/** Vault's HTTP API as its documentation describes it, and as OpenBao was seen to answer. */
export interface FakeVault extends VaultUnderTest {
  readonly requests: readonly SeenRequest[]
  /** What stands between client and Vault; it can be replaced. */
  interfere: Interference
}

/** How {@link startFakeVault} starts it. */
export interface FakeVaultOptions {
  /** With these it speaks TLS, as `localhost`. */
  readonly tls?: ServerOptions | undefined
  /** A text that its tokens and secret IDs contain, for tests that look for them. */
  readonly mark?: string | undefined
}

/** What a policy refuses. A token that is none is refused in other words. */
const DENIED = '1 error occurred:\n\t* permission denied\n\n'
const NOT_GOOD = 'permission denied'

/** Starts it on a loopback port. */
export async function startFakeVault(options: FakeVaultOptions = {}): Promise<FakeVault> {
  const { tls, mark = '' } = options
  const secrets = new FakeSecrets()
  const tokens = new FakeTokens(mark)
  const namespaces = new Set([''])
  const requests: SeenRequest[] = []
  let isSealed = false

  const respond = async (request: IncomingMessage): Promise<FakeAnswer> => {
    const url = new URL(request.url ?? '/', 'http://fake')
    if (!url.pathname.startsWith('/v1/')) return refuse(404)
    if (isSealed) return refuse(503, 'Vault is sealed')
    const { headers, method } = request
    const { 'x-vault-namespace': namespace = '', 'x-vault-token': text } = headers
    if (!namespaces.has(String(namespace))) return refuse(404, 'namespace not found')
    const path = url.pathname.slice('/v1/'.length)
    if (`${method} ${path}` === 'POST auth/approle/login') {
      return tokens.logIn((await json(request)) as Readonly<Record<string, unknown>>)
    }
    const token = tokens.good(String(text))
    if (token === undefined) return refuse(403, NOT_GOOD)
    if (`${method} ${path}` === 'POST auth/token/renew-self') return tokens.renew(token)
    if (method !== 'GET') return refuse(405, 'unsupported operation')
    return read(token, url, String(namespace))
  }

  const read = (token: FakeToken, { pathname, searchParams }: URL, namespace: string) => {
    const path = pathname.slice('/v1/'.length)
    if (path === 'auth/token/lookup-self') return answer({ data: { id: token.text } })
    if (!mayRead(token, path)) return refuse(403, DENIED)
    return secrets.read(path, namespace, Number(searchParams.get('version')))
  }

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const { method = '', url: path = '', headers } = request
    requests.push({ method, path, headers })
    if (fake.interfere(request, response)) return
    void respond(request).then(([status, body]) => {
      const fixed = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
      response.writeHead(status, fixed).end(JSON.stringify(body))
    })
  }
  const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const fake: FakeVault = {
    address: tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
    rootToken: tokens.make({ isRoot: true }).text,
    requests,
    interfere: () => false,
    put: async (path, fields) => secrets.put(path, fields),
    putIn: async (namespace, path, fields) => {
      namespaces.add(namespace)
      secrets.put(`${namespace}/${path}`, fields)
    },
    putOld: async (path, fields) => secrets.putOld(path, fields),
    remove: async (path, version) => secrets.clear(path, version, false),
    destroy: async (path, version) => secrets.clear(path, version, true),
    token: async () => tokens.make().text,
    revoke: async (token) => tokens.revoke(token),
    role: async (role = {}) => tokens.role(role),
    logIns: async () => tokens.logIns,
    seal: async () => {
      isSealed = true
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}

/** The policy of every token but the root's. */
function mayRead({ isRoot }: FakeToken, path: string): boolean {
  return isRoot || /^(secret\/data|old)\/net\//.test(path)
}
