import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/core'
import { describe, expect, it } from 'vitest'
import { ssh } from '../ssh.ts'
import type { SshOptions } from '../ssh-options.ts'
import { SshOptionsError } from '../ssh-options-error.ts'

describe('ssh.with', () => {
  it.each([
    ['hostKeys', 'Strict', 'hostKeys: must be "accept-new" or "strict"'],
    ['hostKey', 'strict', 'hostKey: is not known; did you mean "hostKeys"?'],
    ['knownHostsFiles', '~/kh', 'knownHostsFiles: must be a list of paths'],
    ['knownHostsFiles', [], 'knownHostsFiles: must be a list of paths'],
    ['keyFile', '', 'keyFile: must be a path or a list of paths'],
    ['limits', 7, 'limits: must be a map of numbers'],
    [
      'limits',
      { commandTimeotMs: 1 },
      'limits.commandTimeotMs: is not known; did you mean "commandTimeoutMs"?',
    ],
    [
      'limits',
      { commandTimeoutMs: Number.NaN },
      'limits.commandTimeoutMs: must be a number, 0 or more',
    ],
    ['keepaliveMs', Number.POSITIVE_INFINITY, 'keepaliveMs: must be a number of milliseconds'],
    ['transport', 'serial', 'transport: must be "ssh" or "telnet"'],
    ['sshConfig', 1, 'sshConfig: must be true, false, a path or a list of paths'],
    ['localAddress', 'lo', 'localAddress: must be an IP address'],
    ['addressFamily', 5, 'addressFamily: must be 4 or 6'],
    ['forwardAgent', '~/agent', 'forwardAgent: must be true or false'],
    ['delayFactor', 0, 'delayFactor: must be a number above 0'],
    ['delayFactor', Number.POSITIVE_INFINITY, 'delayFactor: must be a number above 0'],
    ['encoding', 'utf8', 'encoding: must be "utf-8" or "latin1"'],
    ['pipeline', 1.5, 'pipeline: must be a whole number, 1 or more'],
    ['idleTimeoutMs', 0, 'idleTimeoutMs: must be a number of milliseconds above 0'],
    ['sessionLog', {}, 'sessionLog: must have file'],
    [
      'sessionLog',
      { file: 'x', mode: 'write' },
      'sessionLog.mode: must be "overwrite" or "append"',
    ],
    [
      'sessionLog',
      { file: 'x', mode: 'append', format: 'asciicast' },
      'sessionLog: is a recording (asciicast), to which nothing can be appended',
    ],
    ['sessionLog', '', 'sessionLog: must be a path or an object with file'],
    ['algorithms', 'old', 'algorithms: must be "modern", "legacy" or lists'],
    [
      'algorithms',
      { cipher: ['aes128-cbc'] },
      'algorithms.cipher: is not known; did you mean "ciphers"?',
    ],
    [
      'algorithms',
      { macs: { change: 'add', names: ['hmac-md5'] } },
      'algorithms.macs: must be a list of names, or { change, names }',
    ],
    ['jumpHosts', 'bastion:', 'ok'],
    ['jumpHosts', 'a b', 'jumpHosts: must be [user@]host[:port] or an object with hostname'],
    ['jumpHosts', 7, 'jumpHosts: must be [user@]host[:port] or an object with hostname'],
    ['jumpHosts', ['a', 'b:0'], 'jumpHosts.1: must be [user@]host[:port] or an object'],
    ['jumpHosts', { host: 'a' }, 'jumpHosts: must have hostname'],
    [
      'jumpHosts',
      ['a', { hostname: 'b', keyFil: 'k' }],
      'jumpHosts.1.keyFil: is not known; did you mean "keyFile"?',
    ],
    [
      'jumpHosts',
      { hostname: 'b', port: 70_000 },
      'jumpHosts.port: must be a number from 1 to 65535',
    ],
    ['onPrompt', 'x', 'onPrompt: must be a function'],
    ['openSocket', 'x', 'openSocket: must be a function'],
    ['allowExec', 'yes', 'allowExec: must be true or false'],
    ['toString', 'x', 'toString: is not known'],
  ])(
    'says what it thinks of %s: %j at once: a misspelt safeguard would be none',
    (key, value, expected) => {
      const configure = () => ssh.with({ [key]: value } as SshOptions)
      if (expected === 'ok') return expect(configure().name).toBe('ssh')
      expect(configure).toThrow(SshOptionsError)
      expect(configure).toThrow(`ssh.with: ${expected}`)
    },
  )

  it('takes undefined as not given, and Infinity as no limit', () => {
    const limits = { commandTimeoutMs: Number.POSITIVE_INFINITY }
    const idleTimeoutMs = Number.POSITIVE_INFINITY
    const options: SshOptions = { hostKeys: undefined, keyFile: undefined, limits, idleTimeoutMs }
    expect(ssh.with(options).name).toBe('ssh')
  })

  it.each<[SshOptions, string]>([
    [{ fastCli: true, delayFactor: 2 }, 'fastCli: is to wait less, and delayFactor to wait longer'],
    [{ openSocket: () => process.stdin as never, jumpHosts: 'b' }, 'openSocket: opens the way'],
    [{ transport: 'telnet', hostKeys: 'strict' }, 'hostKeys: is of SSH; with transport "telnet"'],
    [{ transport: 'telnet', keyFile: '~/k' }, 'keyFile: is of SSH; with transport "telnet"'],
  ])('refuses %j, of which only one can hold', (options, problem) => {
    expect(() => ssh.with(options)).toThrow(`ssh.with: ${problem}`)
  })

  it.each<SshOptions>([
    { fastCli: true, delayFactor: 1 },
    { fastCli: false, delayFactor: 2 },
    { openSocket: () => process.stdin as never, jumpHosts: [] },
    { transport: 'telnet', hostKeys: 'accept-new', agent: false },
    { transport: 'telnet', jumpHosts: 'bastion', keyFile: '~/k', hostKeys: 'strict' },
  ])('takes %j, which go together', (options) => {
    expect(ssh.with(options).name).toBe('ssh')
  })

  it.each([[null], [undefined], [5], [[]], ['legacy']])('refuses %j for options', (options) => {
    expect(() => ssh.with(options as never)).toThrow(SshOptionsError)
  })

  it('refuses jump hosts that hold themselves, and a list that is no list of platforms', () => {
    const jumpHosts: unknown[] = ['bastion']
    jumpHosts.push(jumpHosts)
    expect(() => ssh.with({ jumpHosts } as SshOptions)).toThrow(/jumpHosts\.1: must be/)
    expect(() => ssh.with({ platforms: [null] } as never)).toThrow(/platforms: must be a list of/)
  })

  it('takes no names of Netmiko, which are for inventories, but says what they are here', () => {
    const configure = () => ssh.with({ conn_timeout: 10 } as SshOptions)
    expect(configure).toThrow(
      'ssh.with: conn_timeout: is a name of Netmiko, for extras of the inventory; here: `limits.connectTimeoutMs`',
    )
  })

  it.each<SshOptions>([
    { enableSecret: ['hunter2'] as unknown as string },
    { jumpHosts: { hostname: 'b', password: { hunter2: 1 } as unknown as Secret } },
    { jumpHosts: { hostname: 'b', password: 'hunter2', port: -1 } },
    { jumpHosts: 'root:hunter2@bastion:x' },
  ])('never shows a value: it may be a secret (%#)', (options) => {
    try {
      ssh.with(options)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(SshOptionsError)
      expect(inspect(error)).not.toContain('hunter2')
    }
  })

  it('keeps a password of a jump host out of sight', () => {
    const password = new Secret('hunter2')
    expect(inspect(ssh.with({ jumpHosts: { hostname: 'b', password } }))).not.toContain('hunter2')
  })
})
