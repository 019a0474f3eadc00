import { NornirError, Secret } from '@nornir-ts/kernel'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { type ConnectionPlugin, type SecretProvider, serial } from '../index.ts'

/** What each host was logged in to with. */
function recorder() {
  const passwords: Record<string, string | undefined> = {}
  const plugin: ConnectionPlugin<object> = {
    name: 'dummy',
    open: async ({ host, parameters }) => {
      passwords[host] = parameters.password?.reveal()
      return {}
    },
    close: async () => {},
    aliases: { connections: ['netmiko'], platforms: { ios: 'cisco_ios' } },
  }
  return { plugin, passwords }
}

const connect = (plugin: ConnectionPlugin<object>) =>
  async function connectTask({
    connection,
  }: {
    connection: (p: typeof plugin) => Promise<object>
  }) {
    await connection(plugin)
  }

afterEach(() => void vi.unstubAllEnvs())

describe('secret references', () => {
  it('are looked up when a connection opens, not before', async () => {
    const { plugin, passwords } = recorder()
    const nr = await nornirOf(0, {
      inventory: { hosts: { h1: { password: { $env: 'NORNIR_TEST_PASSWORD' } } } },
    })
    vi.stubEnv('NORNIR_TEST_PASSWORD', 'from the environment')
    expect((await nr.run(connect(plugin))).failed).toBe(false)
    expect(passwords).toEqual({ h1: 'from the environment' })
  })

  it('that cannot be looked up fail their host, with its name, the key and the reason', async () => {
    const { plugin } = recorder()
    const nr = await nornirOf(0, {
      runner: serial(),
      inventory: {
        hosts: {
          h1: { password: { $env: 'NORNIR_TEST_UNSET' } },
          h2: { password: { $vualt: 'x' } },
          h3: { password: 'plain' },
        },
      },
      secretProviders: [{ name: 'vault', provide: async () => ({ secret: new Secret('x') }) }],
    })
    const result = await nr.run(connect(plugin))
    expect(result.get('h1')?.error).toMatchObject({ host: 'h1', key: 'password' })
    expect(result.get('h1')?.error?.message).toContain('NORNIR_TEST_UNSET')
    expect(result.get('h2')?.error?.message).toContain('vault')
    expect(result.get('h3')?.status).toBe('ok')
  })

  it('go to the provider that the user gave, once for many hosts', async () => {
    const asked: unknown[] = []
    const vault: SecretProvider = {
      name: 'vault',
      provide: async (argument) => {
        asked.push(argument)
        return { secret: new Secret(`secret of ${argument}`) }
      },
    }
    const { plugin, passwords } = recorder()
    const nr = await nornirOf(0, {
      inventory: {
        hosts: { h1: {}, h2: {} },
        defaults: { password: { $vault: 'net/admin' } },
      },
      secretProviders: [vault],
    })
    await nr.run(connect(plugin))
    expect(passwords).toEqual({ h1: 'secret of net/admin', h2: 'secret of net/admin' })
    expect(asked).toEqual(['net/admin'])
  })

  it('to files and commands are refused from another system, before anything is run', async () => {
    const remote = {
      name: 'cmdb',
      remote: true,
      load: async () => ({ hosts: { h1: { password: { $exec: ['rm', '-rf', '/nowhere'] } } } }),
    }
    await expect(nornirOf(0, { inventory: remote })).rejects.toThrow(/h1.*\$exec/)
  })
})

describe('rule 18: a password that a device refuses', () => {
  class RejectedError extends NornirError {
    readonly code = 'REJECTED'
    readonly credentialRejected = true
  }

  /** A vault whose secret changes with every look, and devices that take only some passwords. */
  async function site(secrets: string[], isRight: (password: string) => boolean, hosts = 1) {
    const asked: unknown[] = []
    const tried: string[] = []
    const plugin: ConnectionPlugin<object> = {
      name: 'dummy',
      open: async ({ parameters }) => {
        const password = parameters.password?.reveal() ?? ''
        tried.push(password)
        if (!isRight(password)) throw new RejectedError('wrong password')
        return {}
      },
      close: async () => {},
    }
    const provide = async (argument: unknown) => {
      asked.push(argument)
      const secret = secrets.shift()
      if (secret === undefined) throw new Error('the vault is sealed')
      return { secret: new Secret(secret) }
    }
    const names = Array.from({ length: hosts }, (_, index) => [`h${index + 1}`, {}])
    const nr = await nornirOf(0, {
      runner: serial(),
      inventory: { hosts: Object.fromEntries(names), defaults: { password: { $vault: 'net' } } },
      secretProviders: [{ name: 'vault', provide }],
    })
    const result = await nr.run(connect(plugin))
    return { asked, tried, statuses: [...result.values()].map(({ status }) => status), result }
  }

  it('is fetched again, and used when it has changed', async () => {
    const { asked, tried, statuses } = await site(['old', 'new'], (text) => text === 'new')
    expect([asked.length, tried, statuses]).toEqual([2, ['old', 'new'], ['ok']])
  })

  it('is not shown again when it is the same', async () => {
    const { asked, tried, result } = await site(['old', 'old', 'new'], (text) => text === 'new')
    expect([asked.length, tried]).toEqual([2, ['old']])
    expect(result.get('h1')?.error).toMatchObject({ code: 'REJECTED' })
  })

  it('is fetched again once only', async () => {
    const { asked, tried, statuses } = await site(['one', 'two', 'three'], () => false)
    expect([asked.length, tried, statuses]).toEqual([2, ['one', 'two'], ['failed']])
  })

  it('is fetched again once for all hosts that have it', async () => {
    const { asked, tried } = await site(['old', 'new'], (text) => text === 'new', 4)
    expect([asked.length, tried]).toEqual([2, ['old', 'new', 'new', 'new', 'new']])
  })

  it('that cannot be fetched again fails with what the device said', async () => {
    const { tried, result } = await site(['old'], () => false)
    expect(tried).toEqual(['old'])
    expect(result.get('h1')?.error).toMatchObject({ code: 'REJECTED' })
  })

  it('is not fetched again after another failure, nor when it stands in the inventory itself', async () => {
    const tried: unknown[] = []
    const plugin: ConnectionPlugin<object> = {
      name: 'dummy',
      open: async ({ host }) => {
        tried.push(host)
        throw host === 'h1' ? new Error('no route') : new RejectedError('wrong password')
      },
      close: async () => {},
    }
    let asked = 0
    const provide = async () => ({ secret: new Secret(`${++asked}`) })
    const hosts = { h1: { password: { $vault: 'net' } }, h2: { password: 'plain' } }
    const nr = await nornirOf(0, {
      runner: serial(),
      inventory: { hosts },
      secretProviders: [{ name: 'vault', provide }],
    })
    await nr.run(connect(plugin))
    expect([tried, asked]).toEqual([['h1', 'h2'], 1])
  })
})

describe('aliases of a plugin', () => {
  it('let it read options under other names; its own win, and other connections are left alone', async () => {
    const seen: unknown[] = []
    const { plugin } = recorder()
    const watching: ConnectionPlugin<object> = {
      ...plugin,
      open: async ({ host, connection, parameters }) => {
        seen.push([host, connection, parameters.port, parameters.platform])
        return {}
      },
    }
    const nr = await nornirOf(0, {
      runner: serial(),
      inventory: {
        hosts: {
          h1: { connection_options: { netmiko: { port: 1 } } },
          h2: { connection_options: { netmiko: { port: 1 }, dummy: { port: 2 } } },
        },
        defaults: { platform: 'ios', port: 22 },
      },
    })
    await nr.run(connect(watching))
    await nr.run(async ({ connection }) => void (await connection(watching, { name: 'oob' })))
    expect(seen).toEqual([
      ['h1', 'dummy', 1, 'cisco_ios'],
      ['h2', 'dummy', 2, 'cisco_ios'],
      ['h1', 'oob', 22, 'cisco_ios'],
      ['h2', 'oob', 22, 'cisco_ios'],
    ])
  })
})

describe('strict filters', () => {
  it('turn a path that no host has into an error', async () => {
    const options = { inventory: { hosts: { h1: { data: { role: 'edge' } } } } }
    const strict = await nornirOf(0, { ...options, strictFilters: true })
    expect(() => strict.filter({ roel: 'edge' })).toThrow(/role/)
    expect(strict.filter('role=edge').inventory.hosts.size).toBe(1)
    const loose = await nornirOf(0, options)
    expect(loose.filter({ roel: 'edge' }).inventory.hosts.size).toBe(0)
  })
})
