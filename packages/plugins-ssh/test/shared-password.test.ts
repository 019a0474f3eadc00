import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CredentialBlockedError, NornirError, Secret } from '@nornir-ts/core'
import { type LabDevice, startLab } from '@nornir-ts/lab'
import { type SshOptions, sendCommand } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import type { SshTarget } from '../src/transport/ssh-target.ts'
import { type TestHost, testNornir } from './ssh-target.ts'
import { type SshBehaviour, serveSsh } from './transport-server.ts'
import { noSignal, serveTcp, targetOf, using } from './transport-target.ts'

const USERNAME = 'admin'
const SHARED = 'shared'

/** Devices with passwords of their own choice, and an inventory in which all have the shared one. */
async function siteOf(passwords: readonly string[]) {
  const lab = await startLab({
    devices: passwords.map((password, index) => {
      return { name: `sw${index}`, username: USERNAME, password }
    }),
  })
  const login = { username: USERNAME, password: SHARED, platform: 'cisco_ios' }
  const hosts = lab.devices.map(({ name, address: hostname, port }): [string, TestHost] => [
    name,
    { hostname, port, ...login },
  ])
  const { nr, ...rest } = await testNornir(Object.fromEntries(hosts))
  return {
    nr,
    attempts: () => lab.devices.flatMap((device: LabDevice) => device.loginAttempts),
    [Symbol.asyncDispose]: async () => {
      await rest[Symbol.asyncDispose]()
      await lab.close()
    },
  }
}

describe('rule 18: a password shared by many hosts', () => {
  it('that is wrong on 1 000 hosts is tried 3 times; the others are skipped', async () => {
    await using site = await siteOf(Array.from({ length: 1_000 }, () => 'another'))
    const result = await site.nr.run(sendCommand, 'show clock')
    expect(site.attempts()).toHaveLength(3)
    const all = [...result.values()]
    const failed = all.filter(({ status }) => status === 'failed')
    expect(failed.map(({ error }) => error)).toMatchObject(
      Array(3).fill({ code: 'AUTHENTICATION_FAILED', credentialRejected: true }),
    )
    const skipped = all.filter(({ status }) => status === 'skipped')
    expect(skipped).toHaveLength(997)
    expect(skipped.every(({ error }) => error instanceof CredentialBlockedError)).toBe(true)
  }, 120_000)

  it('that is wrong on one host in ten: all others finish', async () => {
    const isWrong = (index: number): boolean => index % 10 === 3
    const indices = Array.from({ length: 60 }, (_, index) => index)
    await using site = await siteOf(indices.map((index) => (isWrong(index) ? 'another' : SHARED)))
    const result = await site.nr.run(sendCommand, 'show clock', { concurrency: 20 })
    expect([...result.values()].map(({ status }) => status)).toEqual(
      indices.map((index) => (isWrong(index) ? 'failed' : 'ok')),
    )
    expect(site.attempts()).toHaveLength(60)
  }, 60_000)
})

describe('rule 18: a wrong password that no device answers', () => {
  /** Runs on twenty hosts at one address, and gives the codes of their errors with their numbers. */
  async function errorsAt(port: number, options: SshOptions): Promise<Record<string, number>> {
    const host = { hostname: '127.0.0.1', port, username: USERNAME, password: SHARED }
    const names = Array.from({ length: 20 }, (_, index) => `sw${index}`)
    const hosts = Object.fromEntries(
      names.map((name): [string, TestHost] => [name, { ...host, platform: 'cisco_ios' }]),
    )
    await using site = await testNornir(hosts, options)
    const codes: Record<string, number> = {}
    for (const { error } of (await site.nr.run(sendCommand, 'show clock')).values()) {
      const code = NornirError.is(error) ? error.code : String(error)
      codes[code] = (codes[code] ?? 0) + 1
    }
    return codes
  }

  it.each<[string, SshBehaviour['authenticate'], string]>([
    ['hang up', (_context, connection) => void connection.end(), 'SESSION_LIMIT'],
    ['stay silent', () => {}, 'OPENING_TIMEOUT'],
  ])('because they %s is shown to 3 of them', async (_how, authenticate, code) => {
    const shown = vi.fn(authenticate)
    await using(serveSsh({ authenticate: shown }), async ({ port }) => {
      const errors = await errorsAt(port, { limits: { authTimeoutMs: 100 } })
      expect(errors).toEqual({ [code]: 3, CREDENTIAL_BLOCKED: 17 })
    })
    expect(shown).toHaveBeenCalledTimes(3)
  })

  it.each([
    ['hang up', 'SESSION_LIMIT'],
    ['stay silent', 'PROMPT_TIMEOUT'],
  ])('because they %s, over telnet, is shown to 3 of them', async (how, code) => {
    let shown = 0
    const serve = (socket: Socket): void => {
      socket.write('Username: ')
      socket.once('data', () => {
        socket.write('\r\nPassword: ')
        socket.once('data', () => {
          shown += 1
          if (how === 'hang up') socket.end()
        })
      })
    }
    await using(serveTcp(serve), async ({ port }) => {
      const errors = await errorsAt(port, {
        transport: 'telnet',
        knownHostsFiles: undefined,
        limits: { loginTimeoutMs: 200 },
      })
      expect(errors).toEqual({ [code]: 3, CREDENTIAL_BLOCKED: 17 })
    })
    expect(shown).toBe(3)
  })
})

describe('rule 18: one log-in', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-password-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** What a log-in with a password ends in. */
  async function failure(
    authenticate: SshBehaviour['authenticate'],
    fields: Partial<SshTarget> = {},
  ): Promise<unknown> {
    const server = await serveSsh({ authenticate })
    const { port } = server
    const knownHostsFiles = [join(folder, `known_hosts_${port}`)]
    const password = new Secret(SHARED)
    try {
      const target = targetOf({ port, knownHostsFiles, password, ...fields })
      return await openSshTransport(target, noSignal()).then(
        () => undefined,
        (error: unknown) => error,
      )
    } finally {
      await server.close()
    }
  }

  const rejected = (isRejected: boolean) => ({
    code: 'AUTHENTICATION_FAILED',
    credentialRejected: isRejected,
  })

  it('is rejected when the device refuses the password', async () => {
    const error = await failure((context) => context.reject(['password']))
    expect(error).toMatchObject(rejected(true))
  })

  it('is rejected when the device refuses the password by keyboard-interactive', async () => {
    const error = await failure((context) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive'])
      context.prompt([{ prompt: 'Password: ', echo: false }], () => context.reject([]))
    })
    expect(error).toMatchObject(rejected(true))
  })

  it('is not rejected when the device does not take passwords at all', async () => {
    const error = await failure((context) => context.reject(['publickey']))
    expect(error).toMatchObject(rejected(false))
  })

  it('is not rejected when the password was right and a second step fails', async () => {
    const error = await failure(
      (context) => {
        if (context.method === 'password') context.reject(['keyboard-interactive'], true)
        else if (context.method === 'keyboard-interactive') {
          context.prompt([{ prompt: 'Code: ', echo: false }], () => context.reject([]))
        } else context.reject(['password'])
      },
      { onPrompt: () => Promise.resolve(['000000']) },
    )
    expect(error).toMatchObject({ ...rejected(false), tried: ['password', 'keyboard-interactive'] })
  })

  it('passes the gate once, though the password is shown by a second method', async () => {
    const shown: unknown[] = []
    const error = await failure(
      (context) => {
        if (context.method !== 'keyboard-interactive')
          return context.reject(['keyboard-interactive'])
        context.prompt([{ prompt: 'Password: ', echo: false }], () => context.reject([]))
      },
      {
        logIn: async (credential, attempt) => {
          shown.push(credential.username)
          return await attempt()
        },
      },
    )
    expect(error).toMatchObject(rejected(true))
    expect(shown).toEqual([USERNAME])
  })

  it('that loses its connection while another host tries the password may be tried again', async () => {
    const methods: string[] = []
    const server = await serveSsh({
      authenticate: ({ method }) => void methods.push(method),
    })
    const { port } = server
    const target = targetOf({
      port,
      knownHostsFiles: [join(folder, 'known_hosts_lost')],
      password: new Secret(SHARED),
      logIn: () => {
        void server.close()
        return new Promise(() => {})
      },
    })
    await expect(openSshTransport(target, noSignal())).rejects.toMatchObject({
      code: 'PASSWORD_TURN_LOST',
      phase: 'authenticate',
      retryable: true,
    })
    expect(methods).toEqual([])
  })
})
