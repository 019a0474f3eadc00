import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CredentialBlockedError, type Nornir, Secret } from '@nornir-ts/core'
import { type LabDevice, startLab } from '@nornir-ts/lab'
import { ciscoIos, definePlatform, type SshOptions, sendCommand, ssh } from '@nornir-ts/plugins-ssh'
import type { Connection } from 'ssh2'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import type { SshTarget } from '../src/transport/ssh-target.ts'
import { testNornir } from './ssh-target.ts'
import { serveSsh } from './transport-server.ts'
import { noSignal, readerOf, serveTcp, targetOf, using } from './transport-target.ts'

/** A device that lets everybody in and says nothing. */
function serve(connection: Connection): void {
  connection.on('session', (accept) => {
    const session = accept()
    session.on('pty', (acceptPty) => acceptPty?.())
    session.on('shell', (acceptShell) => acceptShell())
  })
}

/** An IOS that allows one session, where all that is known of it is its platform. */
const oneSession = definePlatform({ ...ciscoIos, name: 'one_session', maxSessions: 1, aliases: [] })

describe('care for the hosts of an inventory', () => {
  async function withDevice(
    options: SshOptions,
    body: (nr: Nornir, device: LabDevice) => Promise<void>,
  ): Promise<void> {
    const lab = await startLab({ devices: [{ name: 'sw1', username: 'admin', password: 'pass' }] })
    const [device] = lab.devices
    if (device === undefined) throw new Error('no device')
    const { address: hostname, port } = device
    const login = { username: 'admin', password: 'pass', platform: 'one_session' }
    const hosts = { sw1: { hostname, port, ...login } }
    await using site = await testNornir(hosts, { platforms: [oneSession], ...options })
    try {
      await body(site.nr, device)
    } finally {
      await site.nr.close()
      await lab.close()
    }
  }

  it('rule 19: the sessions that the platform allows are not exceeded', async () => {
    await withDevice({}, async (nr, device) => {
      const both = await nr.run(async ({ connection }) => {
        await connection(ssh)
        await connection(ssh, { name: 'second' })
      })
      expect(both.get('sw1')?.error).toMatchObject({ code: 'SESSION_LIMIT', held: 1 })
      expect(device.loginAttempts).toHaveLength(1)
    })
  })

  it('rule 19: a limit of a platform that no session could keep to is refused', () => {
    for (const limit of [
      { maxSessions: 0 },
      { loginsPerSecond: -1 },
      { maxSessions: Number.NaN },
    ]) {
      expect(() => definePlatform({ ...oneSession, ...limit })).toThrow(/must be a number above 0/)
    }
  })

  it('rule 19: a session that is idle is logged out, and there again when it is needed', async () => {
    await withDevice({ idleTimeoutMs: 30 }, async (nr, device) => {
      for (const logIns of [1, 2]) {
        const result = await nr.run(sendCommand, 'show clock')
        expect(result.get('sw1')?.status).toBe('ok')
        expect(device.loginAttempts).toHaveLength(logIns)
        await vi.waitUntil(() => device.openSessions === 0, { timeout: 10_000 })
      }
    })
  })

  it('rule 19: a session that is idle no longer than its limit is used again', async () => {
    await withDevice({}, async (nr, device) => {
      for (const _ of [1, 2, 3]) await nr.run(sendCommand, 'show clock')
      expect(device.loginAttempts).toHaveLength(1)
    })
  })
})

describe('care for a device', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-care-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const target = (port: number, fields: Partial<SshTarget> = {}): SshTarget =>
    targetOf({
      port,
      password: new Secret('pass'),
      knownHostsFiles: [join(folder, `known_hosts_${port}`)],
      ...fields,
    })
  const letIn = (context: { accept: () => void }): void => context.accept()

  it('rule 19: sessions that we hold are counted until they have ended, whoever ends them', async () => {
    const connections: Connection[] = []
    const device = serveSsh({
      authenticate: letIn,
      serve: (connection) => {
        connections.push(connection)
        serve(connection)
      },
    })
    await using(device, async ({ port }) => {
      const open = () => openSshTransport(target(port, { maxSessions: 2 }), noSignal())
      const [first, second] = [await open(), await open()]
      await expect(open()).rejects.toMatchObject({ code: 'SESSION_LIMIT', held: 2 })
      expect(connections).toHaveLength(2)

      await first.close()
      const third = await open()
      await expect(open()).rejects.toMatchObject({ held: 2 })

      const reader = readerOf(second)
      connections[1]?.end()
      await reader.closed
      await second.close()
      const fourth = await open()
      for (const transport of [third, fourth]) transport.destroy()
    })
  })

  it('rule 19: a log-in that fails holds no session', async () => {
    const device = serveSsh({ authenticate: (context) => context.reject(['password']) })
    await using(device, async ({ port }) => {
      for (const _ of [1, 2, 3]) {
        const opening = openSshTransport(target(port, { maxSessions: 1 }), noSignal())
        await expect(opening).rejects.toMatchObject({ code: 'AUTHENTICATION_FAILED' })
      }
    })
  })

  it('rule 18: a password that is blocked is not even connected for', async () => {
    let connections = 0
    const blocked = new CredentialBlockedError({ username: 'admin', rejections: 3 })
    const checkCredential = (): never => {
      throw blocked
    }
    const device = serveTcp(() => {
      connections += 1
    })
    await using(device, async ({ port }) => {
      const opening = openSshTransport(target(port, { checkCredential }), noSignal())
      await expect(opening).rejects.toBe(blocked)
      expect(connections).toBe(0)
    })
  })

  it('rule 18: a blocked password does not keep a key from being tried', async () => {
    const asked: string[] = []
    const device = serveSsh({
      authenticate: (context) => {
        asked.push(context.method)
        context.reject(['publickey'])
      },
    })
    const { private: key } = (await import('ssh2')).default.utils.generateKeyPairSync('ed25519')
    await using(device, async ({ port }) => {
      const checkCredential = (): never => {
        throw new Error('not to be asked')
      }
      const fields = { checkCredential, privateKeys: [new Secret(key)] }
      const opening = openSshTransport(target(port, fields), noSignal())
      await expect(opening).rejects.toMatchObject({ tried: ['publickey'] })
      expect(asked).toContain('publickey')
    })
  })
})
