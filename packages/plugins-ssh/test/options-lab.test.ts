import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineTask, initNornir } from '@nornir-ts/core'
import { type Lab, startLab } from '@nornir-ts/lab'
import { ciscoIos, type SshOptions, sendCommand, ssh } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

type Extras = Readonly<Record<string, unknown>>

const modeOf = defineTask({
  module: import.meta.url,
  name: 'mode',
  run: async ({ connection }) => (await connection(ssh)).mode,
})

describe('options of a connection, in the lab', () => {
  let lab: Lab
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-options-'))
    lab = await startLab({ devices: [{ name: 'r1', telnet: true, enableSecret: 'enable' }] })
  })
  afterAll(async () => {
    await lab.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** One that knows `r1` as an inventory of nornir_netmiko would. */
  function nornir(extras: Extras, options: SshOptions = {}) {
    const { address: hostname } = lab.device('r1')
    const netmiko = { extras }
    const login = { hostname, username: 'admin', password: 'admin', platform: 'cisco_ios' }
    return initNornir({
      inventory: { hosts: { r1: { ...login, connection_options: { netmiko } } } },
      connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')], ...options })],
    })
  }

  it("are Netmiko's: port, secret, factors, a session log with what was typed", async () => {
    const nr = await nornir({
      port: lab.device('r1').port,
      secret: 'enable',
      global_delay_factor: 2,
      global_cmd_verify: true,
      session_log: join(folder, '{host}.log'),
      session_log_record_writes: true,
      session_log_file_mode: 'append',
    })
    expect((await nr.run(modeOf)).get('r1')?.value).toBe('enable')
    expect((await nr.run(sendCommand, 'show clock')).get('r1')?.status).toBe('ok')
    await nr.close()
    const log = await readFile(join(folder, 'r1.log'), 'utf8')
    expect(log).toContain('show clock')
    expect(log).toContain('********')
    expect(log).not.toContain('admin')
  })

  it.each<[string, Extras]>([
    ["Netmiko's device_type", { device_type: 'cisco_ios_telnet', secret: 'enable' }],
    ["scrapli's transport", { transport: 'asynctelnet', auth_secondary: 'enable' }],
    ['our transport', { transport: 'telnet', enableSecret: 'enable' }],
  ])('reach a device by telnet: %s', async (_, extras) => {
    const nr = await nornir({ ...extras, port: lab.device('r1').telnetPort })
    const reply = (await nr.run(modeOf)).get('r1')
    expect(reply?.error).toBeUndefined()
    expect(reply?.value).toBe('enable')
    await nr.close()
  })

  it('rule 19: log a session out that nobody uses; the next task opens it again', async () => {
    const device = lab.device('r1')
    const nr = await nornir({ port: device.port, idleTimeoutMs: 20 })
    expect((await nr.run(sendCommand, 'show clock')).get('r1')?.status).toBe('ok')
    await vi.waitUntil(() => device.openSessions === 0, { timeout: 10_000 })
    expect((await nr.run(sendCommand, 'show clock')).get('r1')?.status).toBe('ok')
    await nr.close()
  })

  it("rule 19: go with the platform's limits, by SSH and by telnet", async () => {
    const busy = { ...ciscoIos, maxSessions: 1 }
    const { port, telnetPort } = lab.device('r1')
    for (const extras of [{ port }, { port: telnetPort, transport: 'telnet' }]) {
      const nr = await nornir(extras, { platforms: [busy] })
      const two = await nr.run(async ({ connection }) => {
        await connection(ssh)
        await connection(ssh, { name: 'netmiko' })
      })
      expect(two.get('r1')?.error).toMatchObject({ code: 'SESSION_LIMIT' })
      await nr.close()
    }
  })

  it('rule 18: are refused with a second password, which could be shown twice', async () => {
    const { loginAttempts } = lab.device('r1')
    const before = loginAttempts.length
    for (const key of ['password', 'auth_password']) {
      const nr = await nornir({ port: lab.device('r1').port, [key]: 'admin' })
      const { error } = (await nr.run(sendCommand, 'show clock')).get('r1') ?? {}
      expect(error).toMatchObject({ code: 'SSH_EXTRAS', key })
      await nr.close()
    }
    expect(loginAttempts).toHaveLength(before)
  })

  it('are wrong before anything is opened', async () => {
    const { loginAttempts } = lab.device('r1')
    const before = loginAttempts.length
    const nr = await nornir({ port: lab.device('r1').port, conn_timeot: 10 })
    const { error } = (await nr.run(sendCommand, 'show clock')).get('r1') ?? {}
    expect(error).toMatchObject({ code: 'SSH_EXTRAS', key: 'conn_timeot' })
    expect(loginAttempts).toHaveLength(before)
    await nr.close()
  })
})
