import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/kernel'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FakeVault, startFakeVault } from '../../test/fake-vault.ts'
import { vaultSecrets } from './vault-secrets.ts'

const { signal } = new AbortController()
let vault: FakeVault
let home: string
beforeEach(async () => {
  vault = await startFakeVault()
  await vault.put('net/core', { password: 'hunter2' })
  home = await mkdtemp(join(tmpdir(), 'nornir-ts-vault-'))
  vi.stubEnv('HOME', home)
  for (const kind of ['BAO', 'VAULT'])
    for (const name of ['ADDR', 'TOKEN', 'NAMESPACE', 'CACERT']) vi.stubEnv(`${kind}_${name}`, '')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await vault[Symbol.asyncDispose]()
  await rm(home, { recursive: true })
})

const tokenShown = async (): Promise<unknown> => {
  await vaultSecrets().provide('net/core', signal)
  return vault.requests.at(-1)?.headers['x-vault-token']
}

describe('without options', () => {
  it('address and token are those of the command line', async () => {
    vi.stubEnv('VAULT_ADDR', vault.address)
    const [inFile, inVariable, inOpenBaos] = [
      await vault.token(),
      await vault.token(),
      await vault.token(),
    ]
    await writeFile(join(home, '.vault-token'), `${inFile}\n`)
    expect(await tokenShown()).toBe(inFile)
    vi.stubEnv('VAULT_TOKEN', inVariable)
    expect(await tokenShown()).toBe(inVariable)
    vi.stubEnv('BAO_TOKEN', inOpenBaos)
    expect(await tokenShown()).toBe(inOpenBaos)
  })

  it('the namespace is that of the environment', async () => {
    vi.stubEnv('VAULT_ADDR', vault.address)
    vi.stubEnv('VAULT_NAMESPACE', 'team')
    vi.stubEnv('VAULT_TOKEN', await vault.token())
    await vault.putIn('team', 'net/core', { password: 'of the team' })
    const { secret } = await vaultSecrets().provide('net/core', signal)
    expect(secret.reveal()).toBe('of the team')
  })

  it('and without a token the places are named where one was looked for', async () => {
    vi.stubEnv('VAULT_ADDR', vault.address)
    await expect(tokenShown()).rejects.toMatchObject({
      code: 'VAULT_TOKEN_MISSING',
      places: ['auth', 'BAO_TOKEN', 'VAULT_TOKEN', '~/.vault-token'],
    })
    expect(() => vaultSecrets({ address: '' })).toThrow(
      expect.objectContaining({ option: 'address' }),
    )
    vi.stubEnv('VAULT_ADDR', '')
    expect(() => vaultSecrets()).toThrow(/"address" of \$vault is needed.*VAULT_ADDR/)
  })
})

describe('credentials', () => {
  it('come from a file, a variable, a program, a function', async () => {
    const token = await vault.token()
    const file = join(home, 'token')
    await writeFile(file, `${token}\n`)
    vi.stubEnv('NORNIR_TS_TEST_TOKEN', token)
    for (const source of [
      { $file: file },
      { $env: 'NORNIR_TS_TEST_TOKEN' },
      { $exec: ['cat', file] },
      () => new Secret(token),
      async () => token,
    ]) {
      const provider = vaultSecrets({ address: vault.address, auth: { token: source } })
      expect((await provider.provide('net/core', signal)).secret.reveal()).toBe('hunter2')
    }
  })

  it('in a file are read again when they are refused', async () => {
    const [first, second] = [await vault.token(), await vault.token()]
    const file = join(home, 'token')
    await writeFile(file, first)
    const provider = vaultSecrets({ address: vault.address, auth: { token: { $file: file } } })
    await provider.provide('net/core', signal)
    await vault.revoke(first)
    await writeFile(file, second)
    expect((await provider.provide('net/core', signal)).secret.reveal()).toBe('hunter2')
  })

  it('that cannot be had are an error with the place, and no header is made of nonsense', async () => {
    const none = vaultSecrets({
      address: vault.address,
      auth: { token: { $file: '/nowhere/token' } },
    })
    await expect(none.provide('net/core', signal)).rejects.toMatchObject({
      key: 'auth.token',
      cause: { code: 'SECRET_FILE' },
    })
    const odd = vaultSecrets({ address: vault.address, auth: { token: 'hunter2\r\nX: y' } })
    const error: unknown = await odd.provide('net/core', signal).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'VAULT_TOKEN_MISSING' })
    expect(inspect(error)).not.toContain('hunter2')
    expect(vault.requests).toEqual([])
  })

  it('may not be shown by the provider', async () => {
    const auth = { appRole: { roleId: 'r', secretId: 'hunter2' } }
    const provider = vaultSecrets({ address: vault.address, auth })
    expect(inspect(provider, { depth: null, showHidden: true })).not.toContain('hunter2')
  })
})

it.each<[string, object]>([
  ['address', { address: 'vault.example:8200' }],
  ['address', { address: 'http://vault.example' }],
  ['address', { address: 'https://u:hunter2@vault.example' }],
  ['address', { address: 'https://vault.example/?x=hunter2' }],
  ['auth', { auth: { tokn: 'hunter2' } }],
  ['auth', { auth: { token: 'hunter2', appRole: { roleId: 'x' } } }],
  ['auth.token', { auth: { token: '' } }],
  ['auth.token', { auth: { token: { hunter2: 1 } } }],
  ['auth.appRole.roleId', { auth: { appRole: { roleId: '' } } }],
  ['auth.appRole.secretId', { auth: { appRole: { roleId: 'x', secretId: 5 } } }],
  ['kvVersion', { kvVersion: 3 }],
  ['leaseMs', { leaseMs: -1 }],
  ['timeoutMs', { timeoutMs: 0 }],
  ['tls', { tls: { keyFile: 'x' } }],
  ['options', { adress: 'x' }],
])('an option %s that makes no sense is refused at once', (option, given) => {
  const make = () => vaultSecrets({ address: 'https://vault.example', ...given })
  const message = expect.not.stringContaining('hunter2')
  expect(make).toThrow(expect.objectContaining({ code: 'SECRETS_OPTION', option, message }))
})

it('http is allowed where it stays on this machine, and where it is asked for', () => {
  for (const address of ['http://127.0.0.1:8200', 'http://[::1]:8200', 'http://localhost:8100/'])
    expect(vaultSecrets({ address }).name).toBe('vault')
  expect(vaultSecrets({ address: 'http://vault.mesh', allowHttp: true }).name).toBe('vault')
})
