import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/core'
import { describe, expect, it } from 'vitest'
import { readSshExtras } from './ssh-extras.ts'
import { SshExtrasError } from './ssh-extras-error.ts'

describe('readSshExtras', () => {
  it('takes every option that a host may have', () => {
    const extras = {
      hostKeys: 'strict',
      knownHostsFiles: ['~/kh'],
      keyFile: ['~/.ssh/a', '~/.ssh/b'],
      passphrase: new Secret('x'),
      agent: true,
      enableSecret: 'y',
      limits: { promptQuietMs: 0, connectTimeoutMs: 5_000 },
      keepaliveMs: 30_000,
    }
    expect(readSshExtras(extras, 'r1')).toEqual(extras)
    expect(readSshExtras({}, 'r1')).toEqual({})
  })

  it('takes `secret`, the name that Netmiko has for it, as enableSecret', () => {
    expect(readSshExtras({ secret: 'y' }, 'r1')).toEqual({ enableSecret: 'y' })
    expect(() => readSshExtras({ secret: 'y', enableSecret: 'y' }, 'r1')).toThrow(
      'r1: connect: connection_options.ssh.extras.secret: is the same as enableSecret: give one of them',
    )
  })

  it.each([
    ['secret', 7, 'must be a text'],
    ['hostKeys', 'off', 'must be "accept-new" or "strict"'],
    ['knownHostsFiles', '~/kh', 'must be a list of paths'],
    ['keyFile', 7, 'must be a path or a list of paths'],
    ['agent', 1, 'must be true, false or the path of a socket'],
    ['keepaliveMs', '30', 'must be a number of milliseconds'],
    ['limits', { promptQuiteMs: 1 }, 'must be a map of numbers; known are connectTimeoutMs'],
    ['limits', { promptQuietMs: -1 }, 'must be a map of numbers'],
    ['enable_secret', 'x', 'is not known; did you mean "enableSecret"?'],
    ['toString', 'x', 'is not known'],
  ])('refuses %s: %j', (key, value, problem) => {
    const read = () => readSshExtras({ [key]: value }, 'r1')
    expect(read).toThrow(SshExtrasError)
    expect(read).toThrow(`r1: connect: connection_options.ssh.extras.${key}: ${problem}`)
  })

  it('never shows a value: it may be a secret', () => {
    const secrets = ['hunter2', ['hunter2'], { hunter2: 'hunter2' }]
    for (const value of secrets) {
      try {
        readSshExtras({ enableSecret: [value], passphrase: 7 }, 'r1')
        expect.unreachable()
      } catch (error) {
        expect(inspect(error)).not.toContain('hunter2')
      }
    }
  })
})
