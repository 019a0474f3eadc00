import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import type { Route } from '../src/transport/link/route.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { DEFAULT_LIMITS, type SshServer, type SshTarget } from '../src/transport/ssh-target.ts'
import type { Transport } from '../src/transport/transport.ts'
import { noSignal, type Reader, readerOf, targetOf } from './transport-target.ts'

const LINGER_MS = 5_000
/** Connections of the bastion, as its log tells them. */
const connectionsOf = ({ log }: Sshd): number =>
  log.filter((line) => line.startsWith('Connection from')).length

describeWith(['sshd'], 'jump hosts, with OpenSSH', () => {
  let bastion: Sshd
  let inner: Sshd
  let device: Sshd
  let folder: string
  beforeAll(async () => {
    ;[bastion, inner, device] = await Promise.all([startSshd(), startSshd(), startSshd()])
  })
  afterAll(async () => {
    await Promise.all([bastion?.close(), inner?.close(), device?.close()])
  })
  // A known_hosts file of its own also makes jump hosts of its own: no test rides on another's.
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-jump-'))
  })
  afterEach(async () => {
    vi.useRealTimers()
    await rm(folder, { recursive: true })
  })

  const server = (sshd: Sshd, fields: Partial<SshServer> = {}): SshTarget =>
    targetOf({
      port: sshd.port,
      username: sshd.username,
      password: new Secret(sshd.password),
      knownHostsFiles: [join(folder, 'known_hosts')],
      ...fields,
    })
  const jump = (through: SshServer): Route => ({ kind: 'jump', through })
  const throughBastion = (): Route => jump(server(bastion))
  const throughBoth = (innerFields: Partial<SshServer> = {}): Route =>
    jump(server(inner, { route: throughBastion(), ...innerFields }))
  const open = (route: Route, fields: Partial<SshTarget> = {}): Promise<Transport> =>
    openSshTransport(server(device, { route, ...fields }), noSignal())
  const failure = (route: Route, fields: Partial<SshTarget> = {}): Promise<unknown> =>
    open(route, fields).then(
      () => undefined,
      (error: unknown) => error,
    )
  const inCommand = async (transport: Transport): Promise<Reader> => {
    const reader = readerOf(transport)
    await reader.until(/\$ $/)
    transport.write('echo st""arted; sleep 1000\n')
    await reader.until(/started/)
    return reader
  }

  it('reach a shell behind two of them, and check every host key under its own name', async () => {
    const transport = await open(throughBoth())
    const reader = readerOf(transport)
    await reader.until(/\$ $/)
    transport.write('echo $((6 * 7)) $SSH_CONNECTION\n')
    await reader.until(new RegExp(`\r42 .* ${device.port}\r`))
    expect(transport.peer).toBe(
      `ssh ${device.username}@127.0.0.1:${device.port} through 127.0.0.1:${bastion.port}, 127.0.0.1:${inner.port}`,
    )
    transport.write('exit\n')
    expect(await reader.closed).toEqual({ by: 'device', error: undefined })
    await transport.close()
    const expected = [bastion, inner, device].map(async (sshd) => {
      const [key] = await sshd.hostKeys()
      return `[127.0.0.1]:${sshd.port} ${key}`
    })
    const knownHosts = await readFile(join(folder, 'known_hosts'), 'utf8')
    expect(knownHosts.trimEnd().split('\n')).toEqual(await Promise.all(expected))
  })

  it('carry much in both directions without a byte lost', async () => {
    const transport = await open(throughBoth())
    const reader = readerOf(transport)
    transport.write('stty raw -echo; head -c 400000 | md5sum; seq 200000 | md5sum; seq 200000\n')
    await reader.until(/seq 200000\r\n/)
    const text = 'a line of forty characters, with its end\n'.repeat(10_000).slice(0, 400_000)
    transport.write(text)
    await reader.until(/\n200000\n/)
    const { createHash } = await import('node:crypto')
    const numbers = Array.from({ length: 200_000 }, (_, index) => `${index + 1}\n`).join('')
    for (const sent of [text, numbers])
      expect(reader.text()).toContain(createHash('md5').update(sent).digest('hex'))
    expect(reader.text()).toContain(numbers)
    await transport.close()
  })

  it('are connected with once for fifty hosts, and kept some seconds for the next', async () => {
    const before = connectionsOf(bastion)
    const hosts = Array.from({ length: 50 }, (_, index) => index)
    const transports = await Promise.all(
      hosts.map((index) => open(throughBastion(), { host: `r${index}` })),
    )
    await Promise.all(
      transports.map(async (transport, index) => {
        const reader = readerOf(transport)
        transport.write(`echo host-$((${index} + 0))\n`)
        await reader.until(new RegExp(`\rhost-${index}\r`))
      }),
    )
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const from = bastion.log.length
    await Promise.all(transports.map((transport) => transport.close()))
    vi.advanceTimersByTime(LINGER_MS - 1)
    expect(process.getActiveResourcesInfo()).not.toContain('TCPSocketWrap')

    const next = await open(throughBastion())
    vi.advanceTimersByTime(2 * LINGER_MS)
    expect(next.isOpen).toBe(true)
    await next.close()
    expect(connectionsOf(bastion) - before).toBe(1)
    expect(bastion.log.slice(from).filter((line) => /Disconnected/.test(line))).toEqual([])
    vi.advanceTimersByTime(LINGER_MS)
    vi.useRealTimers()
    await bastion.logLine((line) => /Disconnected from user/.test(line))
  })

  it('do not hold back what comes in small pieces', async () => {
    const transport = await open(throughBastion())
    const reader = readerOf(transport)
    await reader.until(/\$ $/)
    const elapsedMs: number[] = []
    for (let count = 0; count < 20; count++) {
      const startedAt = performance.now()
      transport.write(`printf ${count}-; sleep 0.01; printf '%s\\n' end\n`)
      await reader.until(new RegExp(`\\r${count}-end\r\n.*\\$ $`))
      elapsedMs.push(performance.now() - startedAt)
    }
    await transport.close()
    // Linux delays an acknowledgement by 40 ms at least.
    expect(elapsedMs.sort((a, b) => a - b)[10]).toBeLessThan(35)
  })

  it('fail all that ride on one that dies, once, and are connected with anew for the next', async () => {
    const own = await startSshd()
    try {
      const route = jump(server(own))
      const names = ['r1', 'r2', 'r3', 'r4', 'r5']
      const transports = await Promise.all(names.map((host) => open(route, { host })))
      const readers = await Promise.all(transports.map(inCommand))
      await own.killSessions()
      const closes = await Promise.all(readers.map(({ closed }) => closed))
      expect(closes).toEqual(
        names.map((host) => ({
          by: 'network',
          error: expect.objectContaining({
            code: 'JUMP_HOST_LOST',
            host,
            jumpHost: `127.0.0.1:${own.port}`,
            chain: [`127.0.0.1:${own.port}`, `127.0.0.1:${device.port}`],
            cause: expect.any(Error),
          }),
        })),
      )
      await (await open(route)).close()
      expect(connectionsOf(own)).toBe(2)
    } finally {
      await own.close()
    }
  })

  it('say which one died, of two', async () => {
    const own = await startSshd()
    try {
      const transport = await open(jump(server(inner, { route: jump(server(own)) })))
      const reader = await inCommand(transport)
      await own.killSessions()
      expect(await reader.closed).toMatchObject({
        by: 'network',
        error: { code: 'JUMP_HOST_LOST', jumpHost: `127.0.0.1:${own.port}` },
      })
    } finally {
      await own.close()
    }
  })

  it('rule 18: a wrong password of the second one is its own, spent once for all that wait', async () => {
    const logIn = vi.fn((_credential: unknown, attempt: () => Promise<unknown>) => attempt())
    const deviceLogIn = vi.fn()
    const checkCredential = vi.fn()
    const secret = new Secret('not this one')
    const gate = logIn as unknown as NonNullable<SshServer['logIn']>
    const route = (): Route => throughBoth({ password: secret, logIn: gate, checkCredential })
    const from = inner.log.length
    const names = ['r1', 'r2', 'r3']
    const errors = await Promise.all(
      names.map((host) => failure(route(), { host, logIn: deviceLogIn })),
    )
    for (const [index, error] of errors.entries()) {
      expect(error).toMatchObject({
        code: 'JUMP_HOST_FAILED',
        retryable: false,
        host: names[index],
        jumpHost: `127.0.0.1:${inner.port}`,
        cause: { code: 'AUTHENTICATION_FAILED', credentialRejected: true, tried: ['password'] },
      })
      expect(error).not.toHaveProperty('credentialRejected')
      expect(String(error)).toMatch(/through 127\.0\.0\.1:\d+ refused user/)
      expect(String(error)).not.toContain('not this one')
    }
    expect(logIn).toHaveBeenCalledOnce()
    // What a jump host accepts proves nothing about devices.
    const shown = { username: inner.username, secret, realm: 'jump host' }
    expect(logIn.mock.calls[0]?.[0]).toEqual(shown)
    expect(checkCredential.mock.calls).toEqual([[shown]])
    expect(deviceLogIn).not.toHaveBeenCalled()
    await inner.logLine((line) => /^(Connection closed|Disconnected|Connection reset)/.test(line))
    const attempts = inner.log.slice(from).filter((line) => line.startsWith('Failed '))
    expect(attempts).toHaveLength(1)
  })

  it('say which one cannot be used, of two', async () => {
    const first = server(bastion, { password: new Secret('not this one') })
    expect(await failure(jump(server(inner, { route: jump(first) })))).toMatchObject({
      code: 'JUMP_HOST_FAILED',
      host: 'r1',
      jumpHost: `127.0.0.1:${bastion.port}`,
      chain: [bastion, inner, device].map(({ port }) => `127.0.0.1:${port}`),
      cause: { code: 'AUTHENTICATION_FAILED', address: `127.0.0.1:${bastion.port}` },
    })
  })

  it('are refused when their host key has changed, before anything is shown to them', async () => {
    const own = await startSshd()
    try {
      await (await open(jump(server(own, { route: throughBastion() })))).close()
      await own.renewHostKeys()
      const from = own.log.length
      // Another one: that of the old key is still connected.
      const other = server(own, { route: throughBastion(), username: 'somebody' })
      expect(await failure(jump(other))).toMatchObject({
        code: 'JUMP_HOST_FAILED',
        jumpHost: `127.0.0.1:${own.port}`,
        cause: { code: 'HOST_KEY_CHANGED', knownAs: `[127.0.0.1]:${own.port}` },
      })
      await own.logLine((line) => /^Connection (closed|reset) by/.test(line))
      expect(own.log.slice(from).filter((line) => /Failed|Accepted/.test(line))).toEqual([])
    } finally {
      await own.close()
    }
  })

  it('may not stand in a circle', async () => {
    const route = jump(server(inner, { route: jump(server(bastion, { route: throughBoth() })) }))
    const from = bastion.log.length
    expect(await failure(route)).toMatchObject({
      code: 'JUMP_ROUTE',
      problem: 'loop',
      chain: [bastion, inner, bastion].map(({ port }) => `127.0.0.1:${port}`),
    })
    expect(bastion.log.slice(from)).toEqual([])
  })

  it('that wait to be connected with do not go when one of those who wait does', async () => {
    const before = connectionsOf(bastion)
    const controller = new AbortController()
    const reason = new Error('enough')
    let begun = (): void => {}
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const waits: NonNullable<SshServer['logIn']> = (_credential, _attempt) => {
      begun()
      return new Promise((_, reject) => {
        controller.signal.addEventListener('abort', () => reject(reason))
      })
    }
    const goes: NonNullable<SshServer['logIn']> = (_credential, attempt) => attempt()
    const first = openSshTransport(
      server(device, { route: jump(server(bastion, { logIn: waits })) }),
      controller.signal,
    )
    const second = open(jump(server(bastion, { logIn: goes })))
    await isBegun
    controller.abort(reason)
    await expect(first).rejects.toBe(reason)
    await (await second).close()
    expect(connectionsOf(bastion) - before).toBe(1)
  })

  it('that allow no forwarding say so', async () => {
    const own = await startSshd({ config: ['AllowTcpForwarding no'] })
    try {
      expect(await failure(jump(server(own)))).toMatchObject({
        code: 'FORWARDING_REFUSED',
        retryable: false,
        jumpHost: `127.0.0.1:${own.port}`,
        said: expect.stringMatching(/\w/),
      })
    } finally {
      await own.close()
    }
  })

  it.each([
    ['refuses', '127.0.0.1', 'CONNECT_REFUSED'],
    ['has no address', 'no-such-host.invalid', 'HOST_NOT_FOUND'],
  ])('tell that the far side %s', async (_what, hostname, code) => {
    expect(await failure(throughBoth(), { hostname, port: 1 })).toMatchObject({
      code,
      phase: 'connect',
      cause: { message: expect.stringContaining(`the jump host 127.0.0.1:${inner.port} said: `) },
      address: `${hostname}:1 through 127.0.0.1:${bastion.port}, 127.0.0.1:${inner.port}`,
    })
  })

  it('do not hide a wrong password of the host itself', async () => {
    const password = new Secret('not this one')
    expect(await failure(throughBastion(), { password })).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      credentialRejected: true,
      host: 'r1',
      message: expect.stringContaining(` through 127.0.0.1:${bastion.port} refused user`),
    })
  })

  it('limit the connection behind them, not the time until they are there', async () => {
    const limits = { ...DEFAULT_LIMITS, connectTimeoutMs: 60 }
    const slow: NonNullable<SshServer['logIn']> = async (_credential, attempt) => {
      await new Promise((resolve) => setTimeout(resolve, 120))
      return attempt()
    }
    await (await open(jump(server(bastion, { logIn: slow })), { limits })).close()
  })

  describeWith(['frr'], 'before FRR', () => {
    let frr: Frr
    beforeAll(async () => {
      frr = await startFrr()
    })
    afterAll(() => frr?.close())

    it('carry a dialog', async () => {
      const transport = await openSshTransport(server(frr, { route: throughBoth() }), noSignal())
      const reader = readerOf(transport)
      await reader.until(/frr# $/)
      transport.write('show running-config\r')
      await reader.until(/\r\nhostname frr\r\n.*frr# $/s)
      await transport.close()
      expect(await reader.closed).toEqual({ by: 'us' })
    })
  })
})
