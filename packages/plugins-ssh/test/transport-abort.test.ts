import { getEventListeners } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Secret } from '@nornir-ts/core'
import type { AuthContext } from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import type { SshTarget } from '../src/transport/ssh-target.ts'
import { leftSince, openResources } from './open-resources.ts'
import { type SshBehaviour, serveSsh } from './transport-server.ts'
import { serveNobody, serveTcp, type TestServer, targetOf, using } from './transport-target.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-transport-'))
})
afterAll(() => rm(folder, { recursive: true }))

const target = (port: number): SshTarget =>
  targetOf({
    port,
    knownHostsFiles: [join(folder, `known_hosts_${port}`)],
    password: new Secret('pass'),
  })
const accept = (context: AuthContext): void => context.accept()

describe('giving up', () => {
  /** Each server tells when the client has come to the phase, and then falls silent. */
  const phases: [string, (reached: () => void) => Promise<TestServer>][] = [
    [
      'connect',
      async (reached) => {
        const server = await serveNobody()
        void setImmediate().then(reached)
        return server
      },
    ],
    ['wait for the identification', (reached) => serveTcp(reached)],
    [
      'exchange keys',
      (reached) =>
        serveTcp((socket) => {
          socket.write('SSH-2.0-Silent\r\n')
          socket.on('data', (chunk) => void (chunk.length > 200 && reached()))
        }),
    ],
    ['authenticate', (reached) => serveSsh({ authenticate: reached })],
    [
      'open the shell',
      (reached) =>
        serveSsh({
          authenticate: accept,
          serve: (connection) => {
            connection.on('session', (acceptSession) => {
              const session = acceptSession()
              session.on('pty', () => {})
              session.on('shell', reached)
            })
          },
        }),
    ],
  ]
  it.each(phases)(
    'rejects with the reason of the signal and leaves nothing behind: %s',
    async (_phase, serve) => {
      const controller = new AbortController()
      const reason = new Error('enough')
      let begin = (): void => {}
      const begun = new Promise<void>((resolve) => {
        begin = resolve
      })
      const reached = (): void => void begun.then(() => controller.abort(reason))
      await using(serve(reached), async ({ port, idle }) => {
        const before = openResources()
        const opening = openSshTransport(target(port), controller.signal)
        begin()
        await expect(opening).rejects.toBe(reason)
        await idle()
        expect(await leftSince(before)).toEqual([])
        expect(getEventListeners(controller.signal, 'abort')).toEqual([])
      })
    },
  )

  it('opens nothing for a signal that is aborted already', async () => {
    const reason = new Error('too late')
    await expect(openSshTransport(target(1), AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  it('leaves no timer and no listener behind an open session', async () => {
    const serve: SshBehaviour['serve'] = (connection) => {
      connection.on('session', (acceptSession) => {
        const session = acceptSession()
        session.on('pty', (acceptPty) => acceptPty())
        session.on('shell', (acceptShell) => void acceptShell())
      })
    }
    await using(serveSsh({ authenticate: accept, serve }), async ({ port, idle }) => {
      const before = openResources()
      const controller = new AbortController()
      const transport = await openSshTransport(target(port), controller.signal)
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
      transport.destroy()
      await idle()
      await transport.close()
      expect(await leftSince(before)).toEqual([])
    })
  })
})
