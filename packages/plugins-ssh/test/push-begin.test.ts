import { setTimeout as pause } from 'node:timers/promises'
import { pushConfig, sendCommand } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { keepArchive, type PushLab, pushLab, SHORT, somebody } from './push-lab.ts'

const HASTY = { limits: { commandTimeoutMs: 400, recoverTimeoutMs: 400, saveTimeoutMs: 400 } }
const lines = ['interface GigabitEthernet0/1', ' description x']

/** From the first byte of what matches on, nothing hangs or drops any more. */
function healAfter({ device }: PushLab, typed: RegExp): NodeJS.Timeout {
  return setInterval(() => {
    if (typed.test(device.receivedText())) device.setFaults({})
  }, 1)
}

async function ask(lab: PushLab, command: string): Promise<string> {
  lab.nr.resetFailedHosts()
  return (await lab.nr.run(sendCommand, command)).get('r1')?.value ?? ''
}

describe('a push whose connection dies while it begins', () => {
  const begun = { stage: 'begin', rolledBack: true, changed: false, acknowledged: [], unknown: [] }

  it.each(['hangOnCommand', 'dropOnCommand'] as const)(
    'leaves no snapshot behind (%s)',
    async (fault) => {
      await using lab = await pushLab('cisco_ios', HASTY)
      const before = lab.running()
      lab.device.setFaults({ [fault]: 'configure terminal' })
      const healing = healAfter(lab, /^configure terminal$/m)
      const result = (await lab.nr.run(pushConfig, { ...SHORT, lines })).get('r1')
      clearInterval(healing)
      expect(result).toMatchObject({ status: 'failed', changed: false })
      expect(result?.error).toMatchObject({ ...begun, unsent: lines })
      expect(lab.running()).toBe(before)
      expect(lab.device.receivedText()).not.toContain('configure replace')
      expect(await ask(lab, 'dir flash:')).not.toContain('nornir-')
    },
  )

  it('leaves no checkpoint behind', async () => {
    await using lab = await pushLab('cisco_nxos', HASTY)
    lab.device.setFaults({ dropOnCommand: 'configure terminal' })
    const healing = healAfter(lab, /^configure terminal$/m)
    const good = ['interface Ethernet1/1', ' description x']
    const result = (await lab.nr.run(pushConfig, { ...SHORT, lines: good })).get('r1')
    clearInterval(healing)
    expect(result?.error).toMatchObject(begun)
    expect(await ask(lab, 'show checkpoint summary')).not.toContain('nornir-')
  })

  it('leaves no configuration session behind', async () => {
    await using lab = await pushLab('arista_eos', HASTY)
    lab.device.setFaults({ dropOnCommand: /^configure session/ })
    const healing = healAfter(lab, /^configure session/m)
    const good = ['interface Ethernet1', ' description pushed']
    const result = (await lab.nr.run(pushConfig, { ...SHORT, lines: good })).get('r1')
    clearInterval(healing)
    expect(result?.error).toMatchObject(begun)
    expect(await ask(lab, 'show configuration sessions detail')).not.toMatch(/nornir-\S+ +pending/)
  })

  it('leaves no timer running, so that the next push goes through', async () => {
    await using lab = await pushLab('cisco_ios', HASTY)
    await keepArchive(lab)
    lab.device.setFaults({ dropOnCommand: /^configure terminal revert/ })
    const healing = healAfter(lab, /^configure terminal revert/m)
    const result = (await lab.nr.run(pushConfig, { ...SHORT, lines })).get('r1')
    clearInterval(healing)
    expect(result?.error).toMatchObject(begun)
    expect(await ask(lab, 'show archive config rollback timer')).toContain('No Rollback')
    const again = (await lab.nr.run(pushConfig, { ...SHORT, lines })).get('r1')
    expect(again?.error).toBeUndefined()
    expect(again?.value).toMatchObject({ confirmed: true })
  })

  it('tells the name of the copy when nobody gets in to remove it', async () => {
    await using lab = await pushLab('cisco_ios', HASTY)
    lab.device.setFaults({ dropOnCommand: 'configure terminal' })
    const refusing = setInterval(() => {
      if (/^configure terminal$/m.test(lab.device.receivedText()))
        lab.device.setFaults({ refuseLogin: true })
    }, 1)
    const helpless = (await lab.nr.run(pushConfig, { ...SHORT, lines })).get('r1')
    clearInterval(refusing)
    expect(helpless?.error).toMatchObject({ stage: 'begin', rolledBack: 'unknown' })
    expect(`${helpless?.error}`).toMatch(/the copy nornir-\w{8} of before stays on the device/)
  })
})

describe('rule 14: a snapshot', () => {
  it('is not gone back to when somebody else has changed the device since', async () => {
    await using lab = await pushLab('cisco_ios', HASTY)
    const validate = [{ command: 'show version', expect: 'no device says this', withinMs: 2_500 }]
    const run = lab.nr.run(pushConfig, { ...SHORT, lines, validate })
    await eventually(() => expect(lab.device.receivedText()).toMatch(/^show version$/m))
    // The device tells time to the second.
    await pause(1_000)
    await somebody(lab, 'configure terminal', 'hostname theirs', 'end')
    const result = (await run).get('r1')
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: false, changed: true })
    expect(result?.error).toMatchObject({ rollbackError: { code: 'FOREIGN_CHANGE' } })
    expect(lab.device.receivedText()).not.toContain('configure replace')
    expect(lab.running()).toContain('hostname theirs')
  })
})

describe('a confirmation of which the answer is lost', () => {
  it.each([
    { platform: 'juniper_junos', good: ['set system ntp server 192.0.2.9'], confirm: /^commit$/ },
    { platform: 'cisco_ios', good: lines, confirm: 'configure confirm' },
  ] as const)('is told on $platform without waiting for the timer', async (one) => {
    await using lab = await pushLab(one.platform, HASTY)
    if (one.platform === 'cisco_ios') await keepArchive(lab)
    lab.device.setFaults({ dropOnCommand: one.confirm })
    const healing = healAfter(
      lab,
      one.platform === 'cisco_ios' ? /^configure confirm$/m : /^commit$/m,
    )
    const startedAt = performance.now()
    const params = { ...SHORT, lines: one.good, validationTimeoutMs: 1_000 }
    const result = (await lab.nr.run(pushConfig, params)).get('r1')
    clearInterval(healing)
    expect(result?.error).toMatchObject({ stage: 'confirm', rolledBack: false, changed: true })
    expect(`${result?.error}`).toContain('only the answer was lost')
    expect(performance.now() - startedAt).toBeLessThan(SHORT.confirmWithinMs)
  })
})
