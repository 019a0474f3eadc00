import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ssh } from './ssh.ts'
import type { SshOptions } from './ssh-options.ts'
import { SshOptionsError } from './ssh-options-error.ts'

describe('ssh.with', () => {
  it.each([
    ['hostKeys', 'Strict', 'must be "accept-new" or "strict"'],
    ['hostKey', 'strict', 'is not known; did you mean "hostKeys"?'],
    ['knownHostsFiles', '~/kh', 'must be a list of paths'],
    ['limits', { commandTimeotMs: 1 }, 'must be a map of numbers'],
    ['limits', { commandTimeoutMs: Number.NaN }, 'must be a map of numbers'],
    ['keepaliveMs', Number.POSITIVE_INFINITY, 'must be a number of milliseconds'],
    ['onPrompt', 'x', 'must be a function'],
    ['toString', 'x', 'is not known'],
  ])('refuses %s: %j at once: a misspelt safeguard would be none', (key, value, problem) => {
    const configure = () => ssh.with({ [key]: value } as SshOptions)
    expect(configure).toThrow(SshOptionsError)
    expect(configure).toThrow(`ssh.with: ${key}: ${problem}`)
  })

  it('takes undefined as not given, and Infinity as no limit', () => {
    const limits = { commandTimeoutMs: Number.POSITIVE_INFINITY }
    expect(ssh.with({ hostKeys: undefined, keyFile: undefined, limits }).name).toBe('ssh')
  })

  it('never shows a value: it may be a secret', () => {
    const options = { enableSecret: ['hunter2'] as unknown as string }
    try {
      ssh.with(options)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(SshOptionsError)
      expect(inspect(error)).not.toContain('hunter2')
    }
  })
})
