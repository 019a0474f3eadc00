import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { eventually } from '../../../test/eventually.ts'
import { freePort } from '../../../test/servers/free-port.ts'
import type { VaultUnderTest } from './vault-under-test.ts'

type Answer = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const POLICY = `
path "secret/data/net/*" { capabilities = ["read"] }
path "old/net/*" { capabilities = ["read"] }
`

/**
 * Starts a real OpenBao (or Vault) in its development mode: in memory, unsealed, on a loopback port.
 *
 * @param program - Path of `bao` or `vault`.
 */
export async function startOpenBao(program: string): Promise<VaultUnderTest> {
  const rootToken = 'root'
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const listen = [`-dev-listen-address=127.0.0.1:${port}`, `-dev-root-token-id=${rootToken}`]
  const server = spawn(program, ['server', '-dev', '-dev-no-store-token', ...listen], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
  })
  const lines = createInterface(server.stdout)
  server.stderr.resume()
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => /server started!/.test(line) && resolve())
    server.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)))
  })

  const call = (method: string, path: string, body?: object): Promise<Answer> =>
    callIn('', `${method} ${path}`, body)
  const callIn = async (namespace: string, what: string, body?: object): Promise<Answer> => {
    const [method = '', path = ''] = what.split(' ')
    const headers = { 'X-Vault-Token': rootToken, 'X-Vault-Namespace': namespace }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await fetch(`${address}/v1/${path}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
  await call('POST', 'sys/mounts/old', { type: 'kv', options: { version: '1' } })
  await call('PUT', 'sys/policies/acl/reader', { policy: POLICY })
  await call('POST', 'sys/auth/approle', { type: 'approle' })

  let roles = 0
  return {
    address,
    rootToken,
    put: async (path, data) => {
      const { data: metadata } = await call('POST', `secret/data/${encoded(path)}`, { data })
      return Number(metadata?.['version'])
    },
    putIn: async (namespace, path, data) => {
      await call('POST', `sys/namespaces/${namespace}`)
      await callIn(namespace, 'POST sys/mounts/secret', { type: 'kv', options: { version: '2' } })
      // A versioned engine gets ready after its mount is made.
      const write = () => callIn(namespace, `POST secret/data/${encoded(path)}`, { data })
      await eventually(write)
    },
    putOld: async (path, fields) => void (await call('POST', `old/${encoded(path)}`, fields)),
    remove: async (path, version) =>
      void (await call('POST', `secret/delete/${encoded(path)}`, { versions: [version] })),
    destroy: async (path, version) =>
      void (await call('PUT', `secret/destroy/${encoded(path)}`, { versions: [version] })),
    token: async () => {
      const { auth } = await call('POST', 'auth/token/create', { policies: ['reader'], ttl: '1h' })
      return String(auth?.['client_token'])
    },
    revoke: async (token) => void (await call('POST', 'auth/token/revoke', { token })),
    role: async ({ ttlSeconds = 3600, maxTtlSeconds = 0, secretIdUses = 0 } = {}) => {
      const name = `auth/approle/role/role-${++roles}`
      await call('POST', name, {
        token_policies: ['reader'],
        token_ttl: ttlSeconds,
        token_max_ttl: maxTtlSeconds,
        secret_id_num_uses: secretIdUses,
      })
      const role = await call('GET', `${name}/role-id`)
      const secret = await call('POST', `${name}/secret-id`, {})
      return {
        roleId: String(role['data']?.['role_id']),
        secretId: String(secret['data']?.['secret_id']),
      }
    },
    logIns: async () => {
      const { data } = await call('LIST', 'auth/token/accessors')
      return ((data?.['keys'] ?? []) as unknown[]).length
    },
    seal: async () => void (await call('PUT', 'sys/seal')),
    [Symbol.asyncDispose]: async () => {
      server.kill()
      await once(server, 'exit')
    },
  }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
