import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Logger, Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, type SshdOptions, startSshd } from '../../../test/servers/sshd.ts'
import { LEGACY, MODERN, SUPPORTED } from '../src/transport/algorithms/algorithm-names.ts'
import { offeredAlgorithms } from '../src/transport/algorithms/offered-algorithms.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import type { SshTarget } from '../src/transport/ssh-target.ts'
import { noSignal, readerOf, targetOf } from './transport-target.ts'

const run = promisify(execFile)

/** Pairs of keyword and value, in OpenSSH's words, of what we name otherwise. */
const KEYWORDS = {
  kex: 'kexalgorithms',
  hostKeys: 'hostkeyalgorithms',
  ciphers: 'ciphers',
  macs: 'macs',
} as const
const KINDS = Object.keys(KEYWORDS) as (keyof typeof KEYWORDS)[]

/** What OpenSSH would offer, by kind. */
async function openSshOffers(...options: readonly string[]) {
  const flags = options.flatMap((option) => ['-o', option])
  const { stdout } = await run('ssh', ['-F', 'none', '-G', ...flags, 'device'])
  const lines = new Map(
    stdout.split('\n').map((line): [string, string] => {
      const [keyword = '', ...value] = line.split(' ')
      return [keyword, value.join(' ')]
    }),
  )
  return (kind: keyof typeof KEYWORDS): readonly string[] =>
    (lines.get(KEYWORDS[kind]) ?? '').split(',')
}

describeWith(['ssh-client'], 'algorithm lists against OpenSSH', () => {
  const options = { host: 'r1', log: { debug: () => {} } }
  /** OpenSSH and ssh2 do not have the same algorithms: compared is what both have. */
  const both =
    (kind: keyof typeof KEYWORDS, all: readonly string[]) => (names: readonly string[]) =>
      names.filter((name) => SUPPORTED[kind].includes(name) && all.includes(name))

  it('the profile modern is what OpenSSH offers by default, but for two groups that it has not', async () => {
    const theirs = await openSshOffers()
    const extra = KINDS.map((kind) => MODERN[kind].filter((name) => !theirs(kind).includes(name)))
    expect(extra).toEqual([
      ['diffie-hellman-group15-sha512', 'diffie-hellman-group17-sha512'],
      [],
      [],
      [],
    ])
    const missing = KINDS.flatMap((kind) =>
      theirs(kind).filter((name) => SUPPORTED[kind].includes(name) && !MODERN[kind].includes(name)),
    )
    expect(missing).toEqual([])
  })

  it.each([
    ['kex', '+', 'diffie-hellman-group1-sha1,diffie-hellman-group14-sha1'],
    ['kex', '-', '*sha1,ecdh-*'],
    ['kex', '', 'diffie-hellman-group14-sha1,curve25519-sha256'],
    ['kex', '', 'sntrup761x25519-sha512@openssh.com,ecdh-sha2-nistp256'],
    ['hostKeys', '^', 'ssh-rsa,rsa-sha2-256'],
    ['hostKeys', '+', 'ssh-dss'],
    ['hostKeys', '-', '*-cert-v01@openssh.com,ssh-ed25519'],
    ['hostKeys', '+', 'ssh-r*'],
    ['hostKeys', '^', 'ssh-?ss,rsa-*-256'],
    ['ciphers', '+', '3des-cbc,aes128-cbc'],
    ['ciphers', '^', 'aes256-ctr,3des-cbc'],
    ['ciphers', '-', 'aes*-gcm@openssh.com,*25?-ctr,arcfour'],
    ['macs', '+', 'hmac-sha1-96,umac-64@openssh.com,hmac-md5'],
    ['macs', '-', '*-etm@openssh.com,hmac-ripemd160'],
  ] as const)('%s %s%s means the same', async (kind, change, names) => {
    const [theirs, { stdout }] = await Promise.all([
      openSshOffers(`${KEYWORDS[kind]}=${change}${names}`),
      run('ssh', ['-Q', kind === 'hostKeys' ? 'HostKeyAlgorithms' : KEYWORDS[kind]]),
    ])
    const changes = { '': 'replace', '+': 'append', '-': 'remove', '^': 'prepend' } as const
    const list = { change: changes[change], names: names.split(',') }
    const common = both(kind, stdout.trim().split('\n'))
    const ours = common(offeredAlgorithms({ [kind]: list }, options)[kind])
    // The defaults stand in another order: what is named comes in the order of the list.
    const inOrder = change === '' || change === '^'
    expect(inOrder ? ours.slice(0, 2) : [...ours].sort()).toEqual(
      inOrder ? common(theirs(kind)).slice(0, 2) : [...common(theirs(kind))].sort(),
    )
  })

  it('every name that OpenSSH has is known: offered, or passed over', async () => {
    for (const kind of KINDS) {
      const query = kind === 'hostKeys' ? 'HostKeyAlgorithms' : KEYWORDS[kind]
      const { stdout } = await run('ssh', ['-Q', query])
      const names = [...stdout.trim().split('\n'), ...MODERN[kind].slice(0, 1)]
      expect(() => offeredAlgorithms({ [kind]: names }, options)).not.toThrow()
    }
  })
})

describeWith(['sshd'], 'algorithms with OpenSSH', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-algorithms-'))
    await run('ssh-keygen', ['-q', '-t', 'dsa', '-N', '', '-f', join(folder, 'host_dsa')])
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** What each device of before 2015 has: one algorithm of every kind. */
  const OLD = [
    'KexAlgorithms diffie-hellman-group14-sha1',
    'Ciphers aes128-cbc,3des-cbc',
    'MACs hmac-sha1',
    'HostKeyAlgorithms ssh-rsa',
  ]

  async function withSshd<Value>(
    options: SshdOptions,
    body: (sshd: Sshd, target: (fields?: Partial<SshTarget>) => SshTarget) => Promise<Value>,
  ): Promise<Value> {
    const sshd = await startSshd(options)
    const { port, username } = sshd
    const knownHostsFiles = [join(sshd.folder, 'known_hosts')]
    const password = new Secret(sshd.password)
    try {
      return await body(sshd, (fields) =>
        targetOf({ port, username, password, knownHostsFiles, ...fields }),
      )
    } finally {
      await sshd.close()
    }
  }

  /** Logs in, has a command answered, and tells what was logged as a warning. */
  async function work(target: SshTarget): Promise<readonly unknown[]> {
    const warnings: unknown[] = []
    const warn = (details: unknown): void => void warnings.push(details)
    const log = { ...target.log, warn } as Logger
    const transport = await openSshTransport({ ...target, log }, noSignal())
    const reader = readerOf(transport)
    transport.write('echo $((6 * 7))\n')
    await reader.until(/\r?42\r/)
    await transport.close()
    return warnings
  }

  it('a device that has only old algorithms is refused, and named is the profile that it needs', async () => {
    await withSshd({ hostKeyTypes: ['rsa'], config: OLD }, async (_, target) => {
      const failure = await openSshTransport(target(), noSignal()).catch((error) => error)
      expect(failure).toMatchObject({
        code: 'HANDSHAKE_FAILED',
        isLegacyEnough: true,
        identification: expect.stringContaining('OpenSSH'),
        theirs: {
          kex: ['diffie-hellman-group14-sha1'],
          hostKeys: ['ssh-rsa'],
          ciphersToDevice: ['aes128-cbc', '3des-cbc'],
          macsFromDevice: ['hmac-sha1'],
        },
      })
      const { message } = failure as Error
      for (const kind of ['key exchange method', 'host key type', 'cipher']) {
        expect(message).toContain(`no ${kind} in common`)
      }
      expect(message).not.toContain('MAC')
      expect(message).toContain('diffie-hellman-group14-sha1; we offer curve25519')
      expect(message).toContain("algorithms: 'legacy' has what SSH-2.0-OpenSSH")
    })
  })

  it('the profile legacy logs in to it, and warns once with the names', async () => {
    await withSshd({ hostKeyTypes: ['rsa'], config: OLD }, async (_, target) => {
      expect(await work(target({ algorithms: 'legacy' }))).toEqual([
        { weak: ['diffie-hellman-group14-sha1', 'ssh-rsa', 'aes128-cbc'] },
      ])
    })
  })

  it('nothing is warned of with a device of today, whatever may be agreed on', async () => {
    await withSshd({}, async (_, target) => {
      expect(await work(target({ algorithms: 'legacy' }))).toEqual([])
    })
  })

  const isOld = (kind: keyof typeof KEYWORDS) => (name: string) => !MODERN[kind].includes(name)
  const old = [
    // No algorithm of OpenSSH is named hmac-…-96 but these.
    ...LEGACY.kex.filter(isOld('kex')).map((name) => ['KexAlgorithms', name]),
    ...LEGACY.hostKeys.filter(isOld('hostKeys')).map((name) => ['HostKeyAlgorithms', name]),
    ...LEGACY.ciphers.filter(isOld('ciphers')).map((name) => ['Ciphers', name]),
    ...LEGACY.macs.filter(isOld('macs')).map((name) => ['MACs', name]),
  ] as [string, string][]
  it.each(old)('%s %s works under legacy', async (keyword, name) => {
    const config = [`${keyword} ${name}`]
    // A cipher that authenticates would need no MAC.
    if (keyword === 'MACs') config.push('Ciphers aes128-ctr')
    if (name === 'ssh-dss') config.push(`HostKey ${join(folder, 'host_dsa')}`)
    await withSshd({ hostKeyTypes: ['rsa'], config }, async (_, target) => {
      expect(await work(target({ algorithms: 'legacy' }))).toEqual([{ weak: [name] }])
    })
  })

  it('names one algorithm for one device by a list, without the others of legacy', async () => {
    await withSshd({ hostKeyTypes: ['rsa'], config: OLD }, async (_, target) => {
      const append = (name: string) => ({ change: 'append', names: [name] }) as const
      const algorithms = {
        kex: append('diffie-hellman-group14-sha1'),
        hostKeys: append('ssh-rsa'),
        ciphers: append('aes128-cbc'),
      }
      await work(target({ algorithms }))
      const tooFew = { ...algorithms, ciphers: append('aes256-cbc') }
      const failure = openSshTransport(target({ algorithms: tooFew }), noSignal())
      await expect(failure).rejects.toMatchObject({
        isLegacyEnough: true,
        message: expect.stringMatching(/^r1: key-exchange: no cipher in common/),
      })
    })
  })

  it('says that legacy would not help when it would not', async () => {
    const config = ['KexAlgorithms sntrup761x25519-sha512@openssh.com']
    await withSshd({ config }, async (_, target) => {
      await expect(openSshTransport(target(), noSignal())).rejects.toMatchObject({
        code: 'HANDSHAKE_FAILED',
        isLegacyEnough: false,
        message: expect.stringContaining("algorithms: 'legacy' would not help"),
      })
    })
  })

  it('asks for the key type that known_hosts has first, within what may be agreed on', async () => {
    await withSshd({ hostKeyTypes: ['ed25519', 'rsa'] }, async (sshd, target) => {
      const file = join(folder, 'rsa_known')
      const [, rsa] = await sshd.hostKeys()
      await run('sh', ['-c', `echo '[127.0.0.1]:${sshd.port} ${rsa}' > ${file}`])
      const algorithms = { hostKeys: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-256'] }
      await work(target({ algorithms, knownHostsFiles: [file], hostKeys: 'strict' }))
    })
  })
})
