import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignNames } from './foreign-name/foreign-names.ts'
import { readSshExtras } from './ssh-extras.ts'
import { SshExtrasError } from './ssh-extras-error.ts'
import type { SshHostOptions } from './ssh-options.ts'

const owner = { host: 'r1' }
const read = (extras: Readonly<Record<string, unknown>>) => readSshExtras(extras, owner)

/** Every option that a host may have; a new one does not compile until it is here. */
const everyOption: { readonly [name in keyof Required<SshHostOptions>]: unknown } = {
  hostKeys: 'strict',
  knownHostsFiles: ['~/kh'],
  hostKeyAlias: 'r1',
  keyFile: ['~/.ssh/a', '~/.ssh/b'],
  passphrase: new Secret('x'),
  agent: true,
  identitiesOnly: true,
  algorithms: { kex: ['curve25519-sha256'], macs: { change: 'append', names: ['hmac-sha1'] } },
  keepaliveMs: 30_000,
  transport: 'ssh',
  sshConfig: ['~/.ssh/config'],
  jumpHosts: ['admin@a:2222', { hostname: 'b', password: new Secret('y'), keyFile: '~/.ssh/c' }],
  localAddress: '::1',
  addressFamily: 6,
  forwardAgent: true,
  enableSecret: 'y',
  limits: { promptQuietMs: 0, connectTimeoutMs: 5_000 },
  delayFactor: 2,
  fastCli: false,
  enter: '\r',
  encoding: 'latin1',
  pipeline: 4,
  verifyEcho: false,
  allowConfigPreparation: true,
  idleTimeoutMs: 1_000,
  sessionLog: { file: 'logs/{host}.log', mode: 'append', recordWrites: true, format: 'text' },
}

describe('readSshExtras', () => {
  it('takes every option that a host may have', () => {
    expect(read(everyOption)).toEqual({ options: everyOption, parameters: {} })
    expect(read({})).toEqual({ options: {}, parameters: {} })
  })

  it.each([
    ['secret', 7, 'must be a text'],
    ['hostKeys', 'off', 'must be "accept-new" or "strict"'],
    ['keepaliveMs', '30', 'must be a number of milliseconds'],
    ['enable_secret', 'x', 'is not known; did you mean "enableSecret"?'],
    ['conn_timout', 7, 'is not known; did you mean "conn_timeout"?'],
    ['timeout_socke', 7, 'is not known; did you mean "timeout_socket"?'],
    ['platforms', [], 'is not known'],
    ['toString', 'x', 'is not known'],
    ['__proto__', 'x', 'is not known'],
    ['serial_settings', { port: 'COM1' }, 'cannot be honoured: there are no serial ports here'],
  ])('refuses %s: %j', (key, value, problem) => {
    const extras = Object.fromEntries([[key, value]])
    expect(() => read(extras)).toThrow(SshExtrasError)
    expect(() => read(extras)).toThrow(
      `r1: connect: connection_options.ssh.extras.${key}: ${problem}`,
    )
  })

  it('names the connection when it has another name', () => {
    expect(() => readSshExtras({ x: 1 }, { host: 'r1', connection: 'oob' })).toThrow(
      'connection_options.oob.extras.x: is not known',
    )
  })

  it.each([
    [{ secret: 'a', enableSecret: 'a' }, 'enableSecret: says the same as secret: give one of them'],
    [{ enableSecret: 'a', secret: 'a' }, 'secret: says the same as enableSecret'],
    [{ conn_timeout: 1, limits: { connectTimeoutMs: 1 } }, 'limits: says the same as conn_timeout'],
    [{ conn_timeout: 1, timeout_socket: 1 }, 'timeout_socket: says the same as conn_timeout'],
    [{ host: 'a', ip: 'b' }, 'ip: says the same as host'],
    [{ session_log: 'a', sessionLog: 'b' }, 'sessionLog: says the same as session_log'],
    [{ algorithms: 'legacy', disabled_algorithms: { kex: ['a'] } }, 'says the same as algorithms'],
  ])('refuses what is said twice: %j', (extras, problem) => {
    expect(() => read(extras)).toThrow(problem)
  })

  it('puts limits together that are given under several names', () => {
    const extras = { conn_timeout: 1, auth_timeout: 2, limits: { promptQuietMs: 3 } }
    expect(read(extras).options.limits).toEqual({
      connectTimeoutMs: 1_000,
      authTimeoutMs: 2_000,
      promptQuietMs: 3,
    })
    expect(extras.limits).toEqual({ promptQuietMs: 3 })
  })

  it('refuses options of which only one can hold, by whatever name', () => {
    expect(() => read({ fast_cli: true, global_delay_factor: 2 })).toThrow(
      'connection_options.ssh.extras.fast_cli: is to wait less, and delayFactor to wait longer',
    )
  })

  it('never shows a value: it may be a secret', () => {
    const secrets = ['hunter2', ['hunter2'], { hunter2: 'hunter2' }]
    for (const value of secrets) {
      for (const key of ['enableSecret', 'secret', 'password', 'auth_password', 'pkey', 'sock'])
        try {
          read({ [key]: [value], passphrase: 7 })
          expect.unreachable()
        } catch (error) {
          expect(inspect(error)).not.toContain('hunter2')
        }
    }
  })

  it('ends in settings or in one error without values, whatever it is given', () => {
    const keys = fc.constantFrom(...Object.keys(everyOption), ...foreignNames)
    const text = fc.string().map((some) => `hunter2${some}`)
    const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null))
    const value = fc.oneof(
      leaf,
      fc.array(leaf),
      fc.dictionary(fc.constantFrom('hostname', 'file', 'kex', 'port', 'connectTimeoutMs'), leaf),
    )
    fc.assert(
      fc.property(fc.dictionary(keys, value, { maxKeys: 4 }), (extras) => {
        try {
          read(extras)
        } catch (error) {
          expect(error).toBeInstanceOf(SshExtrasError)
          expect(inspect(error)).not.toContain('hunter2')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('makes secrets of the passwords of other libraries', () => {
    const settings = read({ password: 'hunter2', secret: 'hunter3', passphrase: new Secret('h4') })
    expect(inspect(settings, { depth: 9 })).not.toMatch(/hunter/)
    expect(settings.parameters.password?.reveal()).toBe('hunter2')
  })
})
