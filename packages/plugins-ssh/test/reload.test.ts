import { defineTask } from '@nornir-ts/core'
import {
  type ReloadResult,
  reload,
  sendCommand,
  sendConfig,
  setBoot,
  waitForReturn,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { pushLab } from './push-lab.ts'

const quick = { pollMs: 30, stableForMs: 30 }

const restart = defineTask({
  name: 'restart',
  run: async ({ run }, { save }: { readonly save: boolean }) => {
    const since = (await run(reload, { save })).value
    return (await run(waitForReturn, { since, ...quick })).value
  },
})

describe('reload and waitForReturn', () => {
  it('loses what was not saved, comes back, and the next task has a session', async () => {
    await using lab = await pushLab('cisco_ios', { bootMs: 300 })
    await lab.nr.run(sendConfig, ['hostname changed'])
    const result = (await lab.nr.run(restart, { save: false })).get('r1')
    expect(result?.error).toBeUndefined()
    expect(result?.value).toMatchObject({ version: expect.stringMatching(/^15/), uptimeMs: 0 })
    expect(lab.running()).toContain('hostname r1')
    expect((await lab.nr.run(sendCommand, 'show clock')).get('r1')?.status).toBe('ok')
  })

  it('keeps what it was told to save', async () => {
    await using lab = await pushLab('cisco_ios', { bootMs: 300 })
    await lab.nr.run(sendConfig, ['hostname changed'])
    expect((await lab.nr.run(restart, { save: true })).failed).toBe(false)
    expect(lab.running()).toContain('hostname changed')
  })

  it.each(['arista_eos', 'cisco_nxos', 'cisco_asa', 'hp_comware', 'huawei_vrp'] as const)(
    'works on %s',
    async (platform) => {
      await using lab = await pushLab(platform, { bootMs: 300 })
      const result = (await lab.nr.run(restart, { save: false })).get('r1')
      expect(result?.error).toBeUndefined()
      expect(result?.value?.version).toMatch(/\d/)
    },
  )

  it.each([
    { platform: 'aruba_aoscx', line: 'hostname changed' },
    { platform: 'dell_os10', line: 'hostname changed' },
    { platform: 'hp_comware', line: 'sysname changed' },
    { platform: 'hp_procurve', line: 'snmp-server location changed' },
    { platform: 'huawei_vrp', line: 'sysname changed' },
  ] as const)('is not talked into saving by $platform', async ({ platform, line }) => {
    await using lab = await pushLab(platform, { bootMs: 300 })
    await lab.nr.run(sendConfig, [line])
    const result = (await lab.nr.run(restart, { save: false })).get('r1')
    expect(result?.error).toBeUndefined()
    expect(lab.running()).not.toContain(line)
    expect(lab.device.startupConfig()).not.toContain(line)
  })

  it('says that a device has not gone down, and that one has not come back', async () => {
    await using lab = await pushLab('cisco_ios', { bootMs: 300 })
    const since: ReloadResult = { before: { version: '15', uptimeMs: 0 }, at: Date.now() - 60_000 }
    const up = await lab.nr.run(waitForReturn, { since, downWithinMs: 50, ...quick })
    expect(up.get('r1')?.error).toMatchObject({ code: 'RETURN', still: 'up' })
    lab.nr.resetFailedHosts()
    lab.device.setFaults({ maxSessions: 0 })
    lab.device.dropConnections()
    const down = await lab.nr.run(waitForReturn, { since, upWithinMs: 50, ...quick })
    expect(down.get('r1')?.error).toMatchObject({ code: 'RETURN', still: 'down' })
  })

  it('rule 18: ends at once when the log-in is refused', async () => {
    await using lab = await pushLab('cisco_ios')
    lab.device.setFaults({ refuseLogin: true })
    const since: ReloadResult = { before: { version: '15', uptimeMs: 0 }, at: Date.now() }
    const result = (await lab.nr.run(waitForReturn, { since, ...quick })).get('r1')
    expect(result?.error).toMatchObject({ code: 'AUTHENTICATION_FAILED' })
    expect(lab.device.loginAttempts).toHaveLength(1)
  })

  it('does not start a device in a dry run', async () => {
    await using lab = await pushLab('cisco_ios', { dryRun: true })
    expect((await lab.nr.run(restart, { save: true })).failed).toBe(false)
    expect(lab.device.receivedText()).not.toMatch(/^(?:reload|write)/m)
  })
})

describe('setBoot', () => {
  const files = { 'old.bin': 'a', 'new.bin': 'b' }

  it('puts the image first, keeps the others as a way back, and saves', async () => {
    await using lab = await pushLab('cisco_ios', { files })
    await lab.nr.run(setBoot, { image: 'flash:old.bin' })
    const result = (await lab.nr.run(setBoot, { image: 'flash:new.bin' })).get('r1')
    expect(result).toMatchObject({ status: 'ok', changed: true })
    expect(result?.value?.images).toEqual([
      'boot system flash:new.bin',
      'boot system flash:old.bin',
    ])
    expect(lab.device.startupConfig()).toMatch(
      /^boot system flash:new\.bin\nboot system flash:old\.bin$/m,
    )
    expect(await lab.nr.run(setBoot, { image: 'flash:new.bin' })).toMatchObject({ failed: false })
    const again = (await lab.nr.run(setBoot, { image: 'flash:new.bin' })).get('r1')
    expect(again?.changed).toBe(false)
  })
})
