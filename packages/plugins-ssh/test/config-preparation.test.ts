import { type DeviceOptions, type LabDevice, startLab } from '@nornir-ts/lab'
import { sendCommand, sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { type TestNornir, testNornir } from './ssh-target.ts'

/** A Nornir for a device, and for its user's wish. */
async function nornirOf(
  { address, port }: LabDevice,
  platform: string,
  allowConfigPreparation: boolean | undefined,
): Promise<TestNornir> {
  const login = { username: 'admin', password: 'admin' }
  const limits = { commandTimeoutMs: 2_000, recoverTimeoutMs: 500 }
  return await testNornir(
    { r1: { hostname: address, port, platform, ...login } },
    { allowConfigPreparation, limits },
    {},
  )
}

const CASES = [
  {
    platform: 'cisco_asa',
    setting: 'terminal width 511',
    refuses: { 'configure terminal': 'Command authorization failed' },
  },
  {
    platform: 'fortinet',
    setting: 'set output standard',
    refuses: { 'config system console': 'Command fail. Return code -160' },
  },
] as const

const start = (platform: NonNullable<DeviceOptions['platform']>, commands = {}) =>
  startLab({ devices: [{ name: 'r1', platform, startPrivileged: true, commands }] })

const status = { cisco_asa: 'show clock', fortinet: 'get system status' } as const

describe.each(CASES)('rule 5: preparation by configuration on $platform', (one) => {
  const { platform, setting, refuses } = one

  it.each([undefined, false])('is not done where the user says %j', async (allowed) => {
    await using lab = await start(platform)
    const device = lab.device('r1')
    const before = device.runningConfig()
    await using nornir = await nornirOf(device, platform, allowed)
    expect((await nornir.nr.run(sendCommand, status[platform])).failed).toBe(false)
    expect(device.runningConfig()).toBe(before)
    expect(device.receivedText()).not.toMatch(/^config/m)
  })

  it('is done where the user allows it, and taken away when the session closes', async () => {
    await using lab = await start(platform)
    const device = lab.device('r1')
    const before = device.runningConfig()
    const nornir = await nornirOf(device, platform, true)
    const result = await nornir.nr.run(sendCommand, status[platform])
    expect(result.get('r1')?.error).toBeUndefined()
    expect(device.runningConfig()).toContain(setting)
    await nornir[Symbol.asyncDispose]()
    expect(device.runningConfig()).not.toContain(setting)
    // A FortiOS that was told its default shows it here.
    const now = device
      .runningConfig()
      .replace('config system console\n    set output more\nend\n', '')
    expect(now).toBe(before)
  })

  it('is taken away whole when the session is closed twice at once', async () => {
    await using lab = await start(platform)
    const device = lab.device('r1')
    await using nornir = await nornirOf(device, platform, true)
    await nornir.nr.run(async ({ connection }) => {
      const session = await connection(ssh)
      expect(device.runningConfig()).toContain(setting)
      await Promise.all([session.close(), session.close()])
    })
    expect(device.runningConfig()).not.toContain(setting)
  })

  it('leaves alone what is configured already, also when it closes', async () => {
    await using lab = await start(platform)
    const device = lab.device('r1')
    await using first = await nornirOf(device, platform, true)
    await first.nr.run(sendCommand, status[platform])
    const second = await nornirOf(device, platform, true)
    await second.nr.run(sendCommand, status[platform])
    await second[Symbol.asyncDispose]()
    expect(device.runningConfig()).toContain(setting)
  })

  it('is no failure where the device refuses it', async () => {
    await using lab = await start(platform, refuses)
    const device = lab.device('r1')
    const before = device.runningConfig()
    await using nornir = await nornirOf(device, platform, true)
    expect((await nornir.nr.run(sendCommand, status[platform])).get('r1')?.error).toBeUndefined()
    expect(device.runningConfig()).toBe(before)
  })

  it('does not wait at the end for a device that hangs', async () => {
    await using lab = await start(platform)
    const device = lab.device('r1')
    const nornir = await nornirOf(device, platform, true)
    await nornir.nr.run(sendCommand, status[platform])
    device.setFaults({ hangOnCommand: /^conf/ })
    const startedAt = performance.now()
    await nornir[Symbol.asyncDispose]()
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})

it('rule 5: a width that somebody has configured on an ASA is not changed', async () => {
  await using lab = await start('cisco_asa')
  const device = lab.device('r1')
  const plain = await nornirOf(device, 'cisco_asa', false)
  await plain.nr.run(sendConfig, ['terminal width 200'])
  await plain[Symbol.asyncDispose]()
  const nornir = await nornirOf(device, 'cisco_asa', true)
  await nornir.nr.run(sendCommand, 'show clock')
  await nornir[Symbol.asyncDispose]()
  expect(device.runningConfig()).toContain('terminal width 200')
  expect(device.receivedText()).not.toContain('511')
})
