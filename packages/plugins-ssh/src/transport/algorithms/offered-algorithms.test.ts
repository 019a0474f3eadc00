import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import ssh2 from 'ssh2'
import { describe, expect, it } from 'vitest'
import type { AlgorithmChoice } from './algorithm-choice.ts'
import { LEGACY, MODERN, SUPPORTED } from './algorithm-names.ts'
import { offeredAlgorithms } from './offered-algorithms.ts'
import { ssh2Algorithms, weakAlgorithms } from './ssh2-algorithms.ts'

/** Private, so read by tests only. */
const ssh2Names: Readonly<Record<string, string[]>> = createRequire(import.meta.url)(
  'ssh2/lib/protocol/constants.js',
)

function offer(choice: AlgorithmChoice, notes: unknown[] = []) {
  const debug = (details: unknown): void => void notes.push(details)
  return offeredAlgorithms(choice, { host: 'r1', log: { debug } })
}

describe('what is offered', () => {
  it('is out of what this release of ssh2 has on this Node', () => {
    const sorted = (names: readonly string[] = []): readonly string[] => [...names].sort()
    expect(sorted(SUPPORTED.kex)).toEqual(sorted(ssh2Names['SUPPORTED_KEX']))
    expect(sorted(SUPPORTED.hostKeys)).toEqual(sorted(ssh2Names['SUPPORTED_SERVER_HOST_KEY']))
    expect(sorted(SUPPORTED.ciphers)).toEqual(sorted(ssh2Names['SUPPORTED_CIPHER']))
    expect(sorted(SUPPORTED.macs)).toEqual(sorted(ssh2Names['SUPPORTED_MAC']))
  })

  it.each(['modern', 'legacy'] as const)('is accepted by ssh2: %s', (profile) => {
    const algorithms = ssh2Algorithms(offer(profile), [])
    const client = new ssh2.Client().on('error', () => {})
    const stream = new PassThrough()
    expect(() => client.connect({ sock: stream, username: 'admin', algorithms })).not.toThrow()
    stream.destroy()
  })

  it('is modern by default, also for the kinds that are left out', () => {
    expect(offeredAlgorithms(undefined, { host: 'r1', log: { debug: () => {} } })).toBe(MODERN)
    expect(offer({ ciphers: ['aes128-ctr'] })).toEqual({ ...MODERN, ciphers: ['aes128-ctr'] })
  })

  it('has nothing of legacy in modern, and all of modern first in legacy', () => {
    for (const kind of ['kex', 'hostKeys', 'ciphers', 'macs'] as const) {
      expect(LEGACY[kind].slice(0, MODERN[kind].length)).toEqual(MODERN[kind])
      expect(LEGACY[kind].length).toBeGreaterThan(MODERN[kind].length)
    }
  })

  it('follows wildcards, in the order of preference, and has each name once', () => {
    const names = ['*-cbc', 'aes128-*']
    expect(offer({ ciphers: { change: 'replace', names } }).ciphers).toEqual([
      'aes256-cbc',
      'aes192-cbc',
      'aes128-cbc',
      '3des-cbc',
      'aes128-gcm@openssh.com',
      'aes128-ctr',
      'aes128-gcm',
    ])
  })

  it('passes over what only OpenSSH has, with a note', () => {
    const notes: unknown[] = []
    const algorithms = { macs: ['umac-64@openssh.com', 'hmac-sha2-256'] }
    expect(offer(algorithms, notes).macs).toEqual(['hmac-sha2-256'])
    expect(notes).toEqual([{ kind: 'macs', algorithm: 'umac-64@openssh.com' }])
  })
})

describe('a list of algorithms', () => {
  it('with a name that there is not is an error with the nearest', () => {
    expect(() => offer({ ciphers: ['aes128-cbd'] })).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_ALGORITHM',
        host: 'r1',
        phase: 'key-exchange',
        kind: 'ciphers',
        algorithm: 'aes128-cbd',
        suggestion: 'aes128-cbc',
        message: expect.stringMatching(/"aes128-cbd".*cipher.*did you mean "aes128-cbc"/),
      }),
    )
  })

  it('with a name that ssh2 has, but not this Node, is an error too', () => {
    const missing = ['arcfour', 'blowfish-cbc'].filter((name) => !SUPPORTED.ciphers.includes(name))
    for (const name of missing) {
      expect(() => offer({ ciphers: [name] })).toThrow(
        expect.objectContaining({ code: 'UNKNOWN_ALGORITHM', algorithm: name }),
      )
    }
  })

  it('that leaves nothing is an error that says so', () => {
    const lists = [['sntrup761x25519-sha512@openssh.com'], ['no-such-*'], []]
    for (const kex of lists) {
      expect(() => offer({ kex })).toThrow(
        expect.objectContaining({ code: 'NO_ALGORITHM_LEFT', kind: 'kex', names: kex }),
      )
    }
    expect(() => offer({ macs: { change: 'remove', names: ['hmac-*'] } })).toThrow(/leaves nothing/)
  })

  it('may remove what is not there', () => {
    expect(offer({ ciphers: { change: 'remove', names: ['arcfour', 'aes*'] } }).ciphers).toEqual(
      MODERN.ciphers.filter((name) => !name.startsWith('aes')),
    )
  })
})

describe('host keys', () => {
  it('of known types are asked for first, RSA by its signatures, within what may be agreed on', () => {
    const { serverHostKey } = ssh2Algorithms(MODERN, ['ssh-rsa'])
    expect(serverHostKey).toEqual([
      'rsa-sha2-512',
      'rsa-sha2-256',
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
    ])
  })
})

describe('weak algorithms', () => {
  it('are those that modern has not; the missing MAC of an authenticating cipher is none', () => {
    const side = { compress: 'none', lang: '' } as const
    const gcm = { cipher: 'aes128-gcm@openssh.com', mac: '', ...side } as const
    const kex = 'diffie-hellman-group1-sha1'
    const serverHostKey = 'ssh-rsa'
    expect(weakAlgorithms({ kex, serverHostKey, cs: gcm, sc: gcm })).toEqual([kex, serverHostKey])
    const cbc = { cipher: '3des-cbc', mac: 'hmac-md5', ...side } as const
    const modern = { kex: 'curve25519-sha256', serverHostKey: 'ssh-ed25519' } as const
    expect(weakAlgorithms({ ...modern, cs: cbc, sc: cbc })).toEqual(['3des-cbc', 'hmac-md5'])
    expect(weakAlgorithms({ ...modern, cs: gcm, sc: gcm })).toEqual([])
  })
})
