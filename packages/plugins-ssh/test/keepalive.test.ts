import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Logger, Secret } from '@nornir-ts/core'
import type { Connection, ServerChannel } from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { startSshd } from '../../../test/servers/sshd.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { serveSsh } from './transport-server.ts'
import { noSignal, readerOf, targetOf, using } from './transport-target.ts'

const run = promisify(execFile)
const INTERVAL_MS = 40

/** A device that leaves SSH's global requests without an answer: as Nokia's and Alcatel's do. */
interface Device {
  /** Resolves when so many keep-alives have come. */
  readonly pinged: (count: number) => Promise<void>
  readonly serve: (connection: Connection) => void
  /** Resolves with the shell's channel. */
  readonly shell: Promise<ServerChannel>
}

/** @param answers - How many keep-alives it answers before it falls silent. */
function silentDevice(answers: number): Device {
  let pings = 0
  let check = (): void => {}
  let opened: (channel: ServerChannel) => void
  const shell = new Promise<ServerChannel>((resolve) => {
    opened = resolve
  })
  return {
    shell,
    pinged: (count) =>
      new Promise((resolve) => {
        check = () => pings >= count && resolve()
        check()
      }),
    serve: (connection) => {
      // ssh2's server answers every request by itself.
      const handlers = Reflect.get(Reflect.get(connection, '_protocol'), '_handlers')
      const answer = handlers.GLOBAL_REQUEST
      handlers.GLOBAL_REQUEST = (...request: unknown[]) => {
        pings += 1
        if (pings <= answers) answer(...request)
        check()
      }
      connection.on('session', (accept) => {
        const session = accept()
        session.on('pty', (acceptPty) => acceptPty?.())
        session.on('shell', (acceptShell) => opened(acceptShell()))
      })
    },
  }
}

describe('rule 20: keep-alives', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-keepalive-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const fieldsFor = (port: number, log?: Logger) => ({
    port,
    password: new Secret('pass'),
    knownHostsFiles: [join(folder, `known_hosts_${port}`)],
    keepaliveMs: INTERVAL_MS,
    ...(log === undefined ? {} : { log }),
  })
  const authenticate = (context: { accept: () => void }): void => context.accept()

  it('do no harm to a device that never answers one', async () => {
    const device = silentDevice(0)
    await using(serveSsh({ authenticate, serve: device.serve }), async ({ port }) => {
      const transport = await openSshTransport(targetOf(fieldsFor(port)), noSignal())
      await device.pinged(10)
      expect(transport.isOpen).toBe(true)
      const reader = readerOf(transport)
      ;(await device.shell).write('still here')
      await reader.until(/still here/)
      await transport.close()
    })
  })

  it('end the connection when three are missed by a device that has answered one', async () => {
    const device = silentDevice(2)
    await using(serveSsh({ authenticate, serve: device.serve }), async ({ port, idle }) => {
      const transport = await openSshTransport(targetOf(fieldsFor(port)), noSignal())
      const reader = readerOf(transport)
      expect(await reader.closed).toMatchObject({
        by: 'network',
        error: {
          code: 'KEEP_ALIVE_LOST',
          host: 'r1',
          address: `127.0.0.1:${port}`,
          missed: 3,
          intervalMs: INTERVAL_MS,
          retryable: true,
        },
      })
      await device.pinged(5)
      await idle()
    })
  })

  it('are not missed while the device sends anything else', async () => {
    const device = silentDevice(1)
    await using(serveSsh({ authenticate, serve: device.serve }), async ({ port }) => {
      const transport = await openSshTransport(targetOf(fieldsFor(port)), noSignal())
      const reader = readerOf(transport)
      const shell = await device.shell
      const talking = setInterval(() => shell.write('.'), INTERVAL_MS / 4)
      await device.pinged(12)
      clearInterval(talking)
      expect(transport.isOpen).toBe(true)
      expect(await reader.closed).toMatchObject({ by: 'network', error: { missed: 3 } })
    })
  })

  it('are not sent unless asked for', async () => {
    const device = silentDevice(0)
    await using(serveSsh({ authenticate, serve: device.serve }), async ({ port }) => {
      const fields = { ...fieldsFor(port), keepaliveMs: undefined }
      const transport = await openSshTransport(targetOf(fields), noSignal())
      const other = await openSshTransport(targetOf(fieldsFor(port)), noSignal())
      await device.pinged(4)
      // All of them came from the other one, which began no earlier.
      await other.close()
      expect(transport.isOpen).toBe(true)
      await transport.close()
    })
  })

  it('leave no timer behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout')
    const device = silentDevice(9)
    await using(serveSsh({ authenticate, serve: device.serve }), async ({ port }) => {
      const before = timers().length
      const transport = await openSshTransport(targetOf(fieldsFor(port)), noSignal())
      await device.pinged(2)
      // It does not hold the process while the connection is open either.
      expect(timers()).toHaveLength(before)
      await transport.close()
    })
  })
})

describeWith(['sshd'], 'rule 20: keep-alives with OpenSSH', () => {
  it('are answered; a server that is stopped is given up', async () => {
    const sshd = await startSshd()
    let session = ''
    try {
      const transport = await openSshTransport(
        targetOf({
          port: sshd.port,
          username: sshd.username,
          password: new Secret(sshd.password),
          knownHostsFiles: [join(sshd.folder, 'known_hosts')],
          keepaliveMs: 100,
        }),
        noSignal(),
      )
      const reader = readerOf(transport)
      transport.write('sleep 1; echo $((6 * 7))\n')
      await reader.until(/\r?42\r/)
      expect(transport.isOpen).toBe(true)

      transport.write('echo session $PPID.\n')
      await reader.until(/session \d+\./)
      session = /session (\d+)\./.exec(reader.text())?.[1] ?? ''
      await run('kill', ['-STOP', session])
      expect(await reader.closed).toMatchObject({
        by: 'network',
        error: { code: 'KEEP_ALIVE_LOST', missed: 3, intervalMs: 100 },
      })
    } finally {
      if (session !== '') await run('kill', ['-CONT', session])
      await sshd.close()
    }
  })
})
