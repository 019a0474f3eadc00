import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { startDevice, temporaryFolder } from './acceptance-device.ts'
import { testNornir } from './ssh-target.ts'

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A process that opens sessions and keeps them, when it has them all. */
async function startHolder(
  ...given: readonly [port: number, count: number, knownHosts: string]
): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=nornir-ts:source',
      `--import=${import.meta.resolve('tsx')}`,
      fileURLToPath(import.meta.resolve('./session-holder.ts')),
      ...given.map(String),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

describe('production safety 5: connections', () => {
  it('rule 15: a link that drops behind line 3 of 10, before its answer: 2 acknowledged, 1 unknown, no retry', async () => {
    await using lab = await startDevice({ faults: { dropOnCommand: 'ntp server 192.0.2.3' } })
    const { address: hostname, port } = lab.device
    const r1 = { hostname, port, username: 'admin', password: 'admin', platform: 'cisco_ios' }
    await using nornir = await testNornir({ r1 })
    const lines = Array.from({ length: 10 }, (_, index) => `ntp server 192.0.2.${index + 1}`)
    const retry = { attempts: 3, retryOn: () => true }
    const result = (await nornir.nr.run(sendConfig, lines, { retry })).get('r1')
    expect(result).toMatchObject({ status: 'failed', changed: 'unknown', attempts: 1 })
    expect(result?.error).toMatchObject({
      code: 'CONFIG_INCOMPLETE',
      acknowledged: lines.slice(0, 2),
      unknown: lines.slice(2, 3),
      unsent: lines.slice(3),
    })
    expect(lab.device.sessions).toBe(1)
    expect(lab.device.loginAttempts).toHaveLength(1)
  })

  it.each(['ends-first', 'closing-ends-first', 'refused'] as const)(
    'rule 21: one channel per connection, so that a device where a second one is %s is no matter',
    async (secondChannel) => {
      await using lab = await startDevice({ faults: { secondChannel } })
      const { address: hostname, port } = lab.device
      const r1 = { hostname, port, username: 'admin', password: 'admin', platform: 'cisco_ios' }
      await using nornir = await testNornir({ r1 })
      expect((await nornir.nr.run(sendCommand, 'show clock')).failed).toBe(false)
      expect((await nornir.nr.run(sendConfig, 'hostname r2')).failed).toBe(false)
      expect((await nornir.nr.run(sendCommand, 'show clock')).failed).toBe(false)
      expect(lab.device.sessions).toBe(1)
    },
  )

  it('rule 20: a device that never answers keep-alives is not given up for it', async () => {
    await using lab = await startDevice({ faults: { silentGlobalRequests: true } })
    const session = await lab.open({ target: { keepaliveMs: 10 } })
    const start = performance.now()
    await eventually(() => expect(performance.now() - start).toBeGreaterThan(150))
    expect(session.isAlive()).toBe(true)
    expect((await session.sendCommand('show privilege')).output).toContain('15')
    expect(lab.device.sessions).toBe(1)
  })

  it('rule 19: after kill -9 on a device with 5 VTYs: a session limit to be tried again, then it works', async () => {
    await using lab = await startDevice({ faults: { maxSessions: 5, vtyReleaseMs: 400 } })
    const { device } = lab
    await using folder = await temporaryFolder()
    const holder = await startHolder(device.port, 5, join(folder.path, 'known_hosts'))
    const exit = once(holder, 'exit')
    holder.kill('SIGKILL')
    await exit
    const error = await lab.open().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'SESSION_LIMIT', retryable: true })
    expect(device.loginAttempts.every(({ accepted }) => accepted)).toBe(true)
    const session = await vi.waitUntil(() => lab.open().catch(() => undefined), { timeout: 5_000 })
    expect((await session.sendCommand('show privilege')).output).toContain('15')
  }, 30_000)
})
