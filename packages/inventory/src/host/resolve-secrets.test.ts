import { Secret, SecretReference, SecretResolver } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { members, reveal } from '../../test/members.ts'
import { resolveSecrets } from './resolve-secrets.ts'

/** A vault that knows everything, and what it was asked for. */
function vault() {
  const asked: unknown[] = []
  const provide = async (argument: unknown) => {
    asked.push(argument)
    if (argument === 'none') throw new Error('no such entry')
    return { secret: new Secret(`${argument} of the vault`) }
  }
  return { asked, resolver: new SecretResolver({ providers: [{ name: 'vault', provide }] }) }
}

const { host, inventory } = members({
  hosts: {
    plain: { password: 'text' },
    referring: {
      password: SecretReference.from({ $vault: 'host' }),
      connection_options: {
        ssh: {
          password: { $vault: 'ssh' },
          extras: { port: 1, login: { keys: [{ $vault: 'key' }, 'file'] }, note: { $a: 1, b: 2 } },
        },
      },
    },
    inheriting: { groups: ['g'] },
    defaulting: {},
    failing: { password: { $vault: 'none' }, connection_options: { ssh: { extras: {} } } },
  },
  groups: { g: { password: { $vault: 'group' } } },
  defaults: { password: { $vault: 'defaults' } },
})

const passwordOf = async (name: string, connection?: string) => {
  const { resolver, asked } = vault()
  const parameters = host(name).connectionParameters(connection)
  const { password } = await resolveSecrets(parameters, { resolver, host: name })
  return [reveal(password), asked]
}

describe('references to secrets', () => {
  it('are inherited as passwords are, and looked up only when they are resolved', async () => {
    expect(await passwordOf('plain')).toEqual(['text', []])
    expect(await passwordOf('referring')).toEqual(['host of the vault', ['host']])
    expect(await passwordOf('inheriting')).toEqual(['group of the vault', ['group']])
    expect(await passwordOf('defaulting')).toEqual(['defaults of the vault', ['defaults']])
    const [ssh, asked] = await passwordOf('referring', 'ssh')
    expect([ssh, asked]).toEqual(['ssh of the vault', ['ssh', 'key']])
  })

  it('are secrets in the extras too, at any depth; what is no reference stays as it is', async () => {
    const parameters = host('referring').connectionParameters('ssh')
    const { resolver } = vault()
    const { extras } = await resolveSecrets(parameters, { resolver, host: 'referring' })
    const { keys } = extras['login'] as { keys: [Secret, string] }
    expect(keys[0].reveal()).toBe('key of the vault')
    expect(keys[1]).toBe('file')
    expect(extras).toMatchObject({ port: 1, note: { $a: 1, b: 2 } })
    expect(parameters.extras).toMatchObject({ login: { keys: [{ $vault: 'key' }, 'file'] } })
  })

  it('that cannot be had name host and key', async () => {
    const { resolver } = vault()
    const failing = { ...host('failing').connectionParameters('ssh') }
    await expect(resolveSecrets(failing, { resolver, host: 'failing' })).rejects.toMatchObject({
      code: 'SECRET_RESOLUTION',
      host: 'failing',
      key: 'password',
    })
    const extras = { token: [{ $vault: 'none' }] }
    const inExtras = { ...host('plain').connectionParameters(), extras }
    await expect(resolveSecrets(inExtras, { resolver, host: 'plain' })).rejects.toThrow(
      'plain: no secret for "extras.token.0" from $vault: no such entry',
    )
  })

  it('are not waited for once the signal has aborted', async () => {
    const { resolver, asked } = vault()
    const signal = AbortSignal.abort(new Error('enough'))
    const parameters = host('referring').connectionParameters()
    await expect(resolveSecrets(parameters, { resolver, host: 'x', signal })).rejects.toThrow(
      'enough',
    )
    expect(asked).toEqual([])
  })

  it('are not shown in a copy of the inventory', () => {
    expect(inventory.toJSON().hosts['referring']).toMatchObject({ password: '[secret]' })
    expect(inventory.toJSON().defaults).toMatchObject({ password: '[secret]' })
  })
})
