import { inspect } from 'node:util'
import { NornirError, Secret, SecretReference, SecretResolver } from '@nornir-ts/kernel'
import { type VaultOptions, vaultSecrets } from '@nornir-ts/plugins-secrets'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startFakeVault } from './fake-vault.ts'
import { startOpenBao } from './openbao.ts'
import type { VaultUnderTest } from './vault-under-test.ts'

const { signal } = new AbortController()
const bao = process.env['NORNIR_TS_TEST_BAO']
/** The fake always; a real server where the variable names its program. */
const servers: readonly (readonly [string, () => Promise<VaultUnderTest>])[] = [
  ['the fake', () => startFakeVault()],
  ...(bao === undefined ? [] : [['OpenBao', () => startOpenBao(bao)] as const]),
]

describe.each(servers)('secrets from Vault: %s', (_name, start) => {
  let vault: VaultUnderTest
  beforeAll(async () => {
    for (const kind of ['BAO', 'VAULT'])
      for (const name of ['ADDR', 'TOKEN', 'NAMESPACE', 'CACERT']) vi.stubEnv(`${kind}_${name}`, '')
    vault = await start()
    await vault.put('net/core', { password: 'old', username: 'netops' })
    await vault.put('net/core', { password: 'hunter2', enable: 'three', number: 5, nothing: null })
    await vault.put('other/core', { password: 'not-for-us' })
    await vault.putOld('net/core', { password: 'of version 1' })
    await vault.putOld('net/brief', { password: 'brief', ttl: '60s' })
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await vault[Symbol.asyncDispose]()
  })

  /** Tokens that were shown to it. */
  const given: string[] = []
  const newToken = async (): Promise<string> => {
    const token = await vault.token()
    given.push(token)
    return token
  }
  const provider = async (options: Partial<VaultOptions> = {}) =>
    vaultSecrets({
      address: vault.address,
      ...options,
      auth: options.auth ?? { token: await newToken() },
    })
  const read = async (argument: unknown, options: Partial<VaultOptions> = {}) => {
    const { secret, leaseMs } = await (await provider(options)).provide(argument, signal)
    return [secret.reveal(), leaseMs]
  }
  const failure = async (argument: unknown, options: Partial<VaultOptions> = {}) => {
    const error: unknown = await read(argument, options).catch((caught: unknown) => caught)
    if (!NornirError.is(error)) throw new Error(`no error of ours: ${inspect(error)}`)
    const text = inspect(error, { depth: null, showHidden: true })
    for (const secret of ['hunter2', 'not-for-us', ...given]) expect(text).not.toContain(secret)
    return error
  }

  it('are read by path and field, the latest version or one that is named', async () => {
    expect(await read('net/core#password')).toEqual(['hunter2', 300_000])
    expect(await read('/net/core/')).toEqual(['hunter2', 300_000])
    expect(await read({ path: 'net/core', field: 'enable' }, { leaseMs: 5 })).toEqual(['three', 5])
    expect(await read({ path: 'net/core', version: 1, mount: 'secret' })).toEqual(['old', 300_000])
    expect(await read('net/core', { field: 'enable' })).toEqual(['three', 300_000])
  })

  it('are read from KV version 1 too, whose advice shortens the lease and never makes it longer', async () => {
    const options = { mount: 'old', kvVersion: 1 } as const
    expect(await read('net/core', options)).toEqual(['of version 1', 300_000])
    expect(await read('net/brief', options)).toEqual(['brief', 60_000])
    expect(await read({ path: 'net/core', mount: 'old', kvVersion: 1 })).toEqual([
      'of version 1',
      300_000,
    ])
  })

  it('of any name are found', async () => {
    const path = 'net/a b/ü?#%&+'
    await vault.put(path, { password: 'odd' })
    expect(await read({ path })).toEqual(['odd', 300_000])
  })

  it('without the field name the fields that there are, not their values', async () => {
    const error = await failure('net/core#pasword')
    expect(error).toMatchObject({
      code: 'VAULT_FIELD',
      field: 'pasword',
      found: 'nothing',
      fields: ['enable', 'nothing', 'number', 'password'],
      retryable: false,
    })
    expect(error.message).toContain('/v1/secret/data/net/core')
  })

  it.each([
    ['number', 'a value of type number'],
    ['nothing', 'null'],
    ['constructor', 'nothing'],
  ])('whose field %s is no text are refused', async (field, found) => {
    expect(await failure({ path: 'net/core', field })).toMatchObject({ code: 'VAULT_FIELD', found })
  })

  it('that are not there say where was looked', async () => {
    expect(await failure('net/none')).toMatchObject({ code: 'VAULT_NOT_FOUND' })
    expect(await failure({ path: 'net/core', version: 9 })).toMatchObject({
      code: 'VAULT_NOT_FOUND',
      hint: 'see whether it has a version 9',
    })
    const root = { auth: { token: vault.rootToken } }
    expect(await failure({ path: 'net/core', mount: 'nowhere' }, root)).toMatchObject({
      code: 'VAULT_NOT_FOUND',
      hint: 'nothing is mounted there: see mount and namespace',
    })
    expect(await failure({ path: 'net/core', kvVersion: 1 }, root)).toMatchObject({
      code: 'VAULT_NOT_FOUND',
      hint: 'KV version 2 is mounted there: set kvVersion to 2',
    })
    expect(await failure({ path: 'net/core', mount: 'old' }, root)).toMatchObject({
      code: 'VAULT_NOT_FOUND',
      hint: expect.stringContaining('set kvVersion to 1'),
    })
  })

  it('of which the version was deleted or destroyed say so', async () => {
    const version = await vault.put('net/gone', { password: 'x' })
    await vault.remove('net/gone', version)
    const deleted = await failure('net/gone')
    expect(deleted).toMatchObject({ code: 'VAULT_VERSION', version: 1, state: 'deleted' })
    expect(deleted.message).toMatch(/was deleted at 20\d\d-.*undelete/)
    await vault.destroy('net/gone', version)
    expect(await failure('net/gone')).toMatchObject({ code: 'VAULT_VERSION', state: 'destroyed' })
  })

  it('that the token may not read are refused, without another log-in', async () => {
    const role = await vault.role()
    const before = await vault.logIns()
    const error = await failure('other/core', { auth: { appRole: role } })
    expect(error).toMatchObject({
      code: 'VAULT_DENIED',
      messages: [expect.stringContaining('permission denied')],
    })
    expect((await vault.logIns()) - before).toBe(1)
  })

  it('are not had with a token that is none, or was revoked', async () => {
    const auth = { token: 'hvs.no-such-token-0123456789' }
    expect(await failure('net/core', { auth })).toMatchObject({ code: 'VAULT_TOKEN' })
    const token = await newToken()
    await vault.revoke(token)
    expect(await failure('net/core', { auth: { token: new Secret(token) } })).toMatchObject({
      code: 'VAULT_TOKEN',
    })
  })

  it('are had with another token after one was revoked, asked for once', async () => {
    const tokens = [await newToken(), await newToken()]
    const [first = ''] = tokens
    const ask = vi.fn(() => tokens.shift() ?? '')
    const by = await provider({ auth: { token: ask } })
    await by.provide('net/core', signal)
    await vault.revoke(first)
    const all = await Promise.all(
      ['enable', 'password'].map((field) => by.provide({ path: 'net/core', field }, signal)),
    )
    expect(all.map(({ secret }) => secret.reveal())).toEqual(['three', 'hunter2'])
    expect(ask).toHaveBeenCalledTimes(2)
  })

  describe('by an AppRole', () => {
    it('take one log-in for all', async () => {
      const before = await vault.logIns()
      const by = await provider({ auth: { appRole: await vault.role() } })
      const all = await Promise.all(
        ['enable', 'password'].map((field) => by.provide({ path: 'net/core', field }, signal)),
      )
      expect(all.map(({ secret }) => secret.reveal())).toEqual(['three', 'hunter2'])
      expect((await vault.logIns()) - before).toBe(1)
    })

    it('are had by another log-in when the token is not accepted any more', async () => {
      const { roleId, secretId } = await vault.role({ ttlSeconds: 1, maxTtlSeconds: 1 })
      const ask = vi.fn(async () => new Secret(secretId))
      const by = await provider({ auth: { appRole: { roleId, secretId: ask } } })
      await by.provide('net/core', signal)
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      expect((await by.provide('net/core#enable', signal)).secret.reveal()).toBe('three')
      expect(ask).toHaveBeenCalledTimes(2)
    })

    it('renew their token rather than use up the secret ID', async () => {
      const role = await vault.role({ ttlSeconds: 3, secretIdUses: 1 })
      const by = await provider({ auth: { appRole: role } })
      await by.provide('net/core', signal)
      for (let round = 0; round < 2; round++) {
        await new Promise((resolve) => setTimeout(resolve, 2_200))
        expect((await by.provide('net/core#enable', signal)).secret.reveal()).toBe('three')
      }
    })

    it('that is refused say what to look at, and show neither ID', async () => {
      const { roleId, secretId } = await vault.role({ secretIdUses: 1 })
      const wrong = await failure('net/core', {
        auth: { appRole: { roleId, secretId: 'hunter2' } },
      })
      expect(wrong).toMatchObject({ code: 'VAULT_LOG_IN', status: 400, retryable: false })
      expect(wrong.message).toMatch(/auth\/approle\/login.*secret id/i)
      await read('net/core', { auth: { appRole: { roleId, secretId } } })
      const used = await failure('net/core', { auth: { appRole: { roleId, secretId } } })
      expect(used).toMatchObject({ code: 'VAULT_LOG_IN' })
      expect(inspect(used, { depth: null })).not.toContain(secretId)
    })
  })

  it('are those of the namespace in the options, unless a reference names another', async () => {
    await vault.putIn('team', 'net/core', { password: 'of the team' })
    const auth = { token: vault.rootToken }
    const [ofTeam] = await read('net/core', { auth, namespace: 'team' })
    expect(ofTeam).toBe('of the team')
    const argument = { path: 'net/core', namespace: 'team' }
    expect((await read(argument, { auth }))[0]).toBe('of the team')
    expect((await read('net/core', { auth }))[0]).toBe('hunter2')
    expect(await failure({ path: 'net/core', namespace: 'none' }, { auth })).toMatchObject({
      code: 'VAULT_NOT_FOUND',
      messages: ['namespace not found'],
      hint: 'see namespace',
    })
  })

  it('go through the resolver with host and key', async () => {
    const resolver = new SecretResolver({ providers: [await provider()] })
    const ask = (argument: unknown) =>
      resolver.resolve(SecretReference.from({ $vault: argument }), { host: 'r1', key: 'password' })
    expect((await ask('net/core')).reveal()).toBe('hunter2')
    await expect(ask('net/none')).rejects.toMatchObject({
      code: 'SECRET_RESOLUTION',
      host: 'r1',
      cause: { code: 'VAULT_NOT_FOUND' },
    })
  })

  it('of a sealed Vault are an error that may pass', async () => {
    const by = await provider()
    await vault.seal()
    await expect(by.provide('net/core', signal)).rejects.toMatchObject({
      code: 'VAULT_SEALED',
      retryable: true,
    })
  })
})
