import { getEventListeners } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Secret } from '@nornir-ts/core'
import type { AuthContext, Connection } from 'ssh2'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Route } from '../src/transport/link/route.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { DEFAULT_LIMITS, type SshServer, type SshTarget } from '../src/transport/ssh-target.ts'
import { eventually, leftSince, openResources } from './open-resources.ts'
import { type SshBehaviour, serveSsh } from './transport-server.ts'
import {
  noSignal,
  serveNobody,
  serveTcp,
  type TestServer,
  targetOf,
  using,
} from './transport-target.ts'

const LINGER_MS = 5_000
const accept = (context: AuthContext): void => context.accept()
/** A jump host that opens every connection, to this machine. */
const forward = (connection: Connection): void => {
  connection.on('tcpip', (acceptChannel, _reject, { destPort }) => {
    const channel = acceptChannel()
    const socket = connect(destPort, '127.0.0.1')
    socket.on('error', () => channel.end())
    channel.on('error', () => socket.destroy())
    channel.on('close', () => socket.destroy())
    channel.pipe(socket).pipe(channel)
  })
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-jump-'))
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(folder, { recursive: true })
})

const server = (port: number, fields: Partial<SshServer> = {}): SshTarget =>
  targetOf({
    port,
    password: new Secret('pass'),
    knownHostsFiles: [join(folder, 'known_hosts')],
    ...fields,
  })
const behind = (jumpHost: number, port: number, fields: Partial<SshServer> = {}): SshTarget =>
  server(port, { route: { kind: 'jump', through: server(jumpHost) }, ...fields })

type Phase = [string, (reached: () => void) => Promise<TestServer>]
const whileServing = (serve: SshBehaviour['serve']): Promise<TestServer> =>
  serveSsh({ authenticate: accept, serve })
/** Each server tells when the client has come to the phase, and then falls silent. */
const phases: Phase[] = [
  [
    'connect',
    async (reached) => {
      const nobody = await serveNobody()
      void setImmediate().then(reached)
      return nobody
    },
  ],
  ['wait for the identification', (reached) => serveTcp(reached)],
  ['authenticate', (reached) => serveSsh({ authenticate: reached })],
]

describe('giving up behind a jump host', () => {
  it.each<Phase>([
    ...phases,
    [
      'wait for the connection from it',
      (reached) => whileServing((connection) => void connection.on('tcpip', reached)),
    ],
  ])('leaves nothing behind while it is about to %s', async (_phase, serve) => {
    const { controller, reason, reached, begin } = abortWhenReached()
    await using(serve(reached), async (jumpHost) => {
      const before = openResources()
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const opening = openSshTransport(behind(jumpHost.port, 1), controller.signal)
      begin()
      await expect(opening).rejects.toBe(reason)
      // That of a jump host that is connected.
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1)
      vi.advanceTimersByTime(LINGER_MS)
      await jumpHost.idle()
      expect(await leftSince(before)).toEqual([])
      await eventually(() => vi.getTimerCount() === 0)
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    })
  })

  it.each<Phase>([
    ...phases.slice(1),
    [
      'open the shell',
      (reached) =>
        whileServing((connection) => {
          connection.on('session', (acceptSession) => {
            const session = acceptSession()
            session.on('pty', () => {})
            session.on('shell', reached)
          })
        }),
    ],
  ])('leaves nothing behind while the host is about to %s', async (_phase, serve) => {
    const { controller, reason, reached, begin } = abortWhenReached()
    await using(whileServing(forward), async (jumpHost) => {
      await using(serve(reached), async (device) => {
        const before = openResources()
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
        const opening = openSshTransport(behind(jumpHost.port, device.port), controller.signal)
        begin()
        await expect(opening).rejects.toBe(reason)
        await device.idle()
        vi.advanceTimersByTime(LINGER_MS)
        await jumpHost.idle()
        expect(await leftSince(before)).toEqual([])
        await eventually(() => vi.getTimerCount() === 0)
        expect(getEventListeners(controller.signal, 'abort')).toEqual([])
      })
    })
  })
})

describe('a jump host that nobody uses', () => {
  const shell: SshBehaviour['serve'] = (connection) => {
    connection.on('session', (acceptSession) => {
      const session = acceptSession()
      session.on('pty', (acceptPty) => acceptPty())
      session.on('shell', (acceptShell) => void acceptShell())
    })
  }

  it('does not hold the process, nor does the one before it; then both are closed', async () => {
    await using(whileServing(forward), async (first) => {
      await using(whileServing(forward), async (second) => {
        await using(whileServing(shell), async (device) => {
          const before = openResources()
          const sockets = (): number => openResources().filter(isSocket).length
          const through = behind(first.port, second.port)
          const target = server(device.port, { route: { kind: 'jump', through } })
          const transport = await openSshTransport(target, noSignal())
          vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
          await transport.close()
          await device.idle()
          // The servers' ends are in this process, too: one of ours, both of that between the two.
          await eventually(() => sockets() === before.filter(isSocket).length + 3)
          vi.advanceTimersByTime(LINGER_MS)
          await second.idle()
          // The first one begins to be idle some moments after that.
          await eventually(() => {
            vi.advanceTimersByTime(LINGER_MS)
            return sockets() === before.filter(isSocket).length
          })
          await eventually(() => vi.getTimerCount() === 0)
          expect(await leftSince(before)).toEqual([])
        })
      })
    })
  })
})

describe('rule 18: a password that was cut off', () => {
  it('behind a jump host that is lost is not to be tried again', async () => {
    let lose = (): void => {}
    const jumpHost = whileServing((connection) => {
      lose = () => connection.end()
      forward(connection)
    })
    await using(jumpHost, async ({ port }) => {
      await using(serveSsh({ authenticate: () => lose() }), async (device) => {
        const opening = openSshTransport(behind(port, device.port), noSignal())
        await expect(opening).rejects.toMatchObject({
          code: 'JUMP_HOST_LOST',
          retryable: false,
          isPasswordSent: true,
        })
      })
    })
  })
})

it('a jump host that ends the connection when it is asked to connect further is lost', async () => {
  const ending = whileServing((connection) => {
    connection.on('tcpip', () => connection.end())
  })
  await using(ending, async ({ port }) => {
    await expect(openSshTransport(behind(port, 1), noSignal())).rejects.toMatchObject({
      code: 'JUMP_HOST_LOST',
      retryable: true,
      jumpHost: `127.0.0.1:${port}`,
    })
  })
})

it('rule 18: a jump host whose credential is blocked is not shown it', async () => {
  const authenticate = vi.fn()
  const blocked = new Error('blocked')
  const logIn: SshServer['logIn'] = () => Promise.reject(blocked)
  await using(serveSsh({ authenticate }), async ({ port }) => {
    const route: Route = { kind: 'jump', through: server(port, { logIn }) }
    await expect(openSshTransport(server(1, { route }), noSignal())).rejects.toMatchObject({
      code: 'JUMP_HOST_FAILED',
      cause: blocked,
    })
    expect(authenticate).not.toHaveBeenCalled()
  })
})

it('a jump host that connects nowhere in time is not to blame', async () => {
  const silent = whileServing((connection) => void connection.on('tcpip', () => {}))
  await using(silent, async ({ port }) => {
    const limits = { ...DEFAULT_LIMITS, connectTimeoutMs: 50 }
    await expect(openSshTransport(behind(port, 1, { limits }), noSignal())).rejects.toMatchObject({
      code: 'CONNECT_TIMEOUT',
      limitMs: 50,
      address: `127.0.0.1:1 through 127.0.0.1:${port}`,
    })
  })
})

const isSocket = (name: string): boolean => name === 'TCPSocketWrap'

/** Aborts once the phase is reached, but not before the test is ready. */
function abortWhenReached() {
  const controller = new AbortController()
  const reason = new Error('enough')
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const reached = (): void => void begun.then(() => controller.abort(reason))
  return { controller, reason, reached, begin: () => begin() }
}
