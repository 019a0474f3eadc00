import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type SshAgent, startSshAgent } from '../../../test/servers/agent.ts'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { DEFAULT_LIMITS, type SshTarget } from '../src/transport/ssh-target.ts'
import type { Transport } from '../src/transport/transport.ts'
import { noSignal, readerOf, targetOf } from './transport-target.ts'

const run = promisify(execFile)

describeWith(['sshd'], 'the SSH transport against OpenSSH', () => {
  let sshd: Sshd
  let agent: SshAgent
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-transport-'))
    const makeKey = (name: string, passphrase: string) =>
      run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-f', join(folder, name)])
    ;[sshd, agent] = await Promise.all([
      startSshd({ hostKeyTypes: ['ed25519', 'rsa'] }),
      startSshAgent(),
      makeKey('plain', ''),
      makeKey('locked', 'open sesame'),
      makeKey('stranger', ''),
    ])
    for (const name of ['plain', 'locked']) {
      await sshd.authorize(await readFile(join(folder, `${name}.pub`), 'utf8'))
    }
    await agent.add(join(folder, 'plain'))
  })

  afterAll(async () => {
    await Promise.all([sshd?.close(), agent?.close(), rm(folder, { recursive: true })])
  })

  const key = (name: string): string => join(folder, name)
  const password = (): Secret => new Secret(sshd.password)
  const target = (fields: Partial<SshTarget>, server: Sshd = sshd): SshTarget =>
    targetOf({
      port: server.port,
      username: server.username,
      knownHostsFiles: [key(`known_hosts_${server.port}`)],
      ...fields,
    })
  const open = (fields: Partial<SshTarget>, server: Sshd = sshd): Promise<Transport> =>
    openSshTransport(target(fields, server), noSignal())
  const failure = (fields: Partial<SshTarget>, server: Sshd = sshd): Promise<unknown> =>
    open(fields, server).then(
      () => undefined,
      (error: unknown) => error,
    )

  const credentials: [string, () => Partial<SshTarget>][] = [
    ['a password', () => ({ password: password() })],
    ['a private key', () => ({ keyFiles: [key('plain')] })],
    [
      'an encrypted private key',
      () => ({ keyFiles: [key('locked')], passphrase: new Secret('open sesame') }),
    ],
    ['a key of the agent', () => ({ agent: agent.socket })],
    [
      'the password, when the device refuses the key',
      () => ({ keyFiles: [key('stranger')], password: password() }),
    ],
  ]
  it.each(credentials)('logs in with %s and gets a shell', async (_what, fields) => {
    const transport = await open(fields())
    const reader = readerOf(transport)
    await reader.until(/\$ $/)
    transport.write('echo $((6 * 7))\n')
    await reader.until(/\r42\r/)
    await transport.close()

    expect(await reader.closed).toEqual({ by: 'us' })
    expect(transport.isOpen).toBe(false)
    expect(transport.peer).toBe(`ssh ${sshd.username}@127.0.0.1:${sshd.port}`)
  })

  it('gives the shell the terminal that was asked for', async () => {
    const transport = await open({ password: password() })
    const reader = readerOf(transport)
    transport.write('stty size; echo $TERM\n')
    await reader.until(/1000 511\r\n.*vt100/s)
    await transport.close()
  })

  it('keeps what came before it was started', async () => {
    const transport = await open({ password: password() })
    transport.write('exit 3\n')
    await vi.waitUntil(() => !transport.isOpen, { timeout: 10_000 })
    const reader = readerOf(transport)

    expect(await reader.closed).toEqual({ by: 'device', error: undefined })
    expect(reader.text()).toContain('exit')
  })

  it('refuses to be started twice', async () => {
    const transport = await open({ password: password() })
    const handlers = { onData: () => {}, onClose: () => {} }
    transport.start(handlers)
    expect(() => transport.start(handlers)).toThrow(/started before/)
    await transport.close()
  })

  it('tells an orderly end by the device', async () => {
    const transport = await open({ password: password() })
    const reader = readerOf(transport)
    await reader.until(/\$ $/)
    transport.write('exit\n')
    expect(await reader.closed).toEqual({ by: 'device', error: undefined })
  })

  it('tells a broken connection, mid-stream, by the network', async () => {
    const own = await startSshd()
    try {
      const transport = await open({ password: new Secret(own.password) }, own)
      const reader = readerOf(transport)
      transport.write('yes nornir\n')
      await reader.until(/nornir\r\nnornir\r\n/)
      await own.killSessions()
      expect(await reader.closed).toMatchObject({ by: 'network', error: expect.any(Error) })
      expect(transport.isOpen).toBe(false)
      transport.write('into the void\n')
      await transport.close()
    } finally {
      await own.close()
    }
  })

  it('switches Nagle’s algorithm off before it writes anything', async () => {
    const setNoDelay = vi.spyOn(Socket.prototype, 'setNoDelay')
    const connect = vi.spyOn(Socket.prototype, 'connect')
    const transport = await open({ password: password() })
    await transport.close()

    expect(setNoDelay).toHaveBeenCalledWith(true)
    expect(setNoDelay.mock.invocationCallOrder[0]).toBeLessThan(
      connect.mock.invocationCallOrder[0] ?? 0,
    )
    vi.restoreAllMocks()
  })

  it('rule 18: spends a wrong password exactly once', async () => {
    const own = await startSshd()
    try {
      const error = await failure({ password: new Secret('not this one') }, own)
      expect(error).toMatchObject({
        code: 'AUTHENTICATION_FAILED',
        retryable: false,
        phase: 'authenticate',
        host: 'r1',
        username: own.username,
        tried: ['password'],
        allowed: ['publickey', 'password'],
      })
      expect(String(error)).not.toContain('not this one')
      await own.logLine((line) => /Connection (closed|reset) by|Disconnected/.test(line))
      const attempts = own.log.filter((line) => line.startsWith('Failed '))
      expect(attempts).toEqual([expect.stringContaining('Failed password for')])
    } finally {
      await own.close()
    }
  })

  it('rule 18: never offers the password to a device that allows keys only', async () => {
    const own = await startSshd({ config: ['PasswordAuthentication no'] })
    try {
      const fields = { keyFiles: [key('stranger')], password: new Secret(own.password) }
      expect(await failure(fields, own)).toMatchObject({
        code: 'AUTHENTICATION_FAILED',
        tried: ['publickey'],
        allowed: ['publickey'],
      })
    } finally {
      await own.close()
    }
  })

  it('names the reason when the device hangs up on too many failures', async () => {
    const own = await startSshd({ config: ['MaxAuthTries 1'] })
    try {
      expect(await failure({ password: new Secret('wrong') }, own)).toMatchObject({
        code: 'AUTHENTICATION_FAILED',
        retryable: false,
      })
    } finally {
      await own.close()
    }
  })

  it('goes on with the password where the device asks for key and password', async () => {
    const own = await startSshd({ config: ['AuthenticationMethods publickey,password'] })
    try {
      await own.authorize(await readFile(key('plain.pub'), 'utf8'))
      const fields = { keyFiles: [key('plain')], password: new Secret(own.password) }
      const transport = await open(fields, own)
      await transport.close()
    } finally {
      await own.close()
    }
  })

  it('gives the password by keyboard-interactive where the device allows only that', async () => {
    const own = await startSshd({
      config: ['UsePAM yes', 'PasswordAuthentication no', 'KbdInteractiveAuthentication yes'],
    })
    try {
      const transport = await open({ password: new Secret(own.password) }, own)
      await transport.close()

      const error = await failure({ password: new Secret('wrong') }, own)
      expect(error).toMatchObject({
        code: 'AUTHENTICATION_FAILED',
        tried: ['password', 'keyboard-interactive'],
      })
      const isRejection = (line: string): boolean => /^Failed keyboard-interactive/.test(line)
      await own.logLine(isRejection)
      const rejected = own.log.filter(isRejection)
      expect(rejected).toHaveLength(1)
    } finally {
      await own.close()
    }
  })

  it('says when the device opens no shell', async () => {
    const own = await startSshd({ config: ['MaxSessions 0'] })
    try {
      expect(await failure({ password: new Secret(own.password) }, own)).toMatchObject({
        code: 'SHELL_REFUSED',
        phase: 'shell',
        host: 'r1',
      })
    } finally {
      await own.close()
    }
  })

  it('remembers a new host key as OpenSSH would, and knows it again', async () => {
    const file = key('remembered')
    const fields = { password: password(), knownHostsFiles: [file] }
    await (await open(fields)).close()
    const text = await readFile(file, 'utf8')
    const [ed25519] = await sshd.hostKeys()
    expect(text).toBe(`[127.0.0.1]:${sshd.port} ${ed25519}\n`)

    await (await open({ ...fields, hostKeys: 'strict' })).close()
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  it('asks for the key type that it knows', async () => {
    const file = key('rsa_only')
    const [, rsa] = await sshd.hostKeys()
    await writeFile(file, `[127.0.0.1]:${sshd.port} ${rsa}\n`)
    const transport = await open({
      password: password(),
      knownHostsFiles: [file],
      hostKeys: 'strict',
    })
    await transport.close()
  })

  it('writes one line for ten connections at once', async () => {
    const own = await startSshd()
    try {
      const file = key('at_once')
      const fields = { password: new Secret(own.password), knownHostsFiles: [file] }
      const opening = Array.from({ length: 10 }, () => open(fields, own))
      const transports = await Promise.all(opening)
      await Promise.all(transports.map((transport) => transport.close()))
      expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1)
    } finally {
      await own.close()
    }
  })

  it('refuses an unknown host key when it is strict, before any credential is sent', async () => {
    const own = await startSshd()
    try {
      const fields = { password: new Secret(own.password), hostKeys: 'strict' as const }
      expect(await failure(fields, own)).toMatchObject({
        code: 'HOST_KEY_UNKNOWN',
        phase: 'host-key',
        knownAs: `[127.0.0.1]:${own.port}`,
        keyType: 'ssh-ed25519',
      })
      await own.logLine((line) => /Connection (closed|reset) by/.test(line))
      expect(own.log.filter((line) => /Failed|Accepted/.test(line))).toEqual([])
    } finally {
      await own.close()
    }
  })

  it('refuses a changed host key whatever the policy', async () => {
    const own = await startSshd()
    try {
      const file = key('changed')
      const fields = { password: new Secret(own.password), knownHostsFiles: [file] }
      await (await open(fields, own)).close()
      const before = await readFile(file, 'utf8')
      await own.renewHostKeys()
      expect(await failure(fields, own)).toMatchObject({
        code: 'HOST_KEY_CHANGED',
        retryable: false,
        known: { file, line: 1, keyType: 'ssh-ed25519' },
        message: expect.stringMatching(/SHA256:.+SHA256:.+ssh-keygen -R/s),
      })
      await own.renewHostKeys(['rsa'])
      expect(await failure(fields, own)).toMatchObject({
        code: 'HOST_KEY_CHANGED',
        keyType: 'ssh-rsa',
      })
      expect(await readFile(file, 'utf8')).toBe(before)
    } finally {
      await own.close()
    }
  })

  it('names the algorithms of both sides when they have none in common', async () => {
    const own = await startSshd({ config: ['Ciphers 3des-cbc'] })
    try {
      expect(await failure({ password: new Secret(own.password) }, own)).toMatchObject({
        code: 'HANDSHAKE_FAILED',
        phase: 'key-exchange',
        message: expect.stringMatching(/offers 3des-cbc; we offer .*aes128-gcm/),
      })
    } finally {
      await own.close()
    }
  })

  it('waits for a slow log-in no longer than its limit', async () => {
    const limits = { ...DEFAULT_LIMITS, authTimeoutMs: 1 }
    expect(await failure({ password: password(), limits })).toMatchObject({
      code: 'OPENING_TIMEOUT',
      phase: 'authenticate',
      retryable: false,
    })
  })
})
