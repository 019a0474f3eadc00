import { ensureConfig, pushConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { keepArchive, type PushLab, pushLab, SHORT, somebody } from './push-lab.ts'

/** Resolves when a line has been typed so often. */
async function typed({ device }: PushLab, line: RegExp, times = 1): Promise<void> {
  const all = new RegExp(line.source, 'gm')
  const count = (): number => device.receivedText().match(all)?.length ?? 0
  await eventually(() => expect(count()).toBeGreaterThanOrEqual(times))
}

describe('rule 14: what somebody commits while his lock is waited for', () => {
  const lockRetry = { attempts: 100, delayMs: 50 }

  it.each([
    {
      platform: 'juniper_junos',
      theirs: 'set system host-name theirs',
      leave: 'exit',
      lines: ['set system ntp server 192.0.2.9', 'set system nonsense 1'],
    },
    {
      platform: 'cisco_xr',
      theirs: 'hostname theirs',
      leave: 'end',
      lines: ['interface Loopback7', ' nonsense'],
    },
  ] as const)('is what $platform must be again', async ({ platform, theirs, leave, lines }) => {
    await using lab = await pushLab(platform)
    await somebody(lab, 'configure exclusive', theirs)
    const run = lab.nr.run(pushConfig, { ...SHORT, lines, lockRetry })
    await typed(lab, /^configure exclusive$/, 3)
    await somebody(lab, 'commit', leave)
    const before = lab.running()
    const result = (await run).get('r1')
    expect(before).toContain('theirs')
    expect(result?.error).toMatchObject({ stage: 'lines', rolledBack: true, diff: '' })
    expect(result?.changed).toBe(false)
    expect(lab.running()).toBe(before)
  })

  it('is not undone in place of a commit that never happened', async () => {
    const limits = { commandTimeoutMs: 500, recoverTimeoutMs: 500, saveTimeoutMs: 500 }
    await using lab = await pushLab('juniper_junos', { limits })
    await somebody(lab, 'configure exclusive', 'set system host-name theirs')
    const lines = ['set system ntp server 192.0.2.9']
    const push = { ...SHORT, lines, lockRetry, withoutTrial: true, commitTimeoutMs: 500 }
    const run = lab.nr.run(pushConfig, push)
    await typed(lab, /^configure exclusive$/, 3)
    await somebody(lab, 'commit', 'exit')
    const before = lab.running()
    lab.device.setFaults({ hangOnCommand: 'commit' })
    await typed(lab, /^commit$/, 2)
    lab.device.setFaults({})
    const result = (await run).get('r1')
    expect(result?.error).toMatchObject({ stage: 'commit', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })
})

it('rule 14: a commit of another user is not undone with one of VyOS that failed', async () => {
  await using lab = await pushLab('vyos')
  lab.device.setFaults({ thinkTimeMs: 150 })
  const descriptions = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const lines = descriptions.map((one) => `set interfaces ethernet eth9 description ${one}`)
  const run = lab.nr.run(pushConfig, { ...SHORT, lines })
  await typed(lab, /eth9 description a$/)
  await somebody(lab, 'configure', 'set system time-zone UTC', 'commit', 'exit')
  lab.device.setFaults({})
  const result = (await run).get('r1')
  expect(result?.error).toMatchObject({ stage: 'commit', rolledBack: true, changed: false })
  expect(lab.running()).toContain('UTC')
})

describe('rule 13: a trial that somebody else has taken back', () => {
  const validate = Array.from({ length: 10 }, () => 'show version')

  it('is not confirmed on a Junos, where that would be a commit like any other', async () => {
    await using lab = await pushLab('juniper_junos')
    const before = lab.running()
    lab.device.setFaults({ thinkTimeMs: 150 })
    const lines = ['set system ntp server 192.0.2.9']
    const run = lab.nr.run(pushConfig, { ...SHORT, lines, validate })
    await typed(lab, /^show version$/)
    await somebody(lab, 'configure', 'rollback 1', 'commit', 'exit')
    const result = (await run).get('r1')
    expect(result?.error).toMatchObject({ stage: 'confirm', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })

  it('is not taken back once more on a Junos when the validation fails: the last commit is theirs', async () => {
    await using lab = await pushLab('juniper_junos')
    lab.device.setFaults({ thinkTimeMs: 150 })
    const lines = ['set system ntp server 192.0.2.9']
    const failing = [...validate, { command: 'show version', expect: 'no device says this' }]
    const run = lab.nr.run(pushConfig, { ...SHORT, lines, validate: failing })
    await typed(lab, /^show version$/)
    const theirs = ['rollback 1', 'commit', 'set system host-name theirs', 'commit', 'exit']
    await somebody(lab, 'configure', ...theirs)
    const result = (await run).get('r1')
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: false, changed: true })
    expect(lab.running()).toContain('theirs')
    expect(lab.running()).not.toContain('192.0.2.9')
  })

  it('is not confirmed on an IOS, where that would say what a confirmation says', async () => {
    await using lab = await pushLab('cisco_ios')
    await keepArchive(lab)
    const before = lab.running()
    lab.device.setFaults({ thinkTimeMs: 150 })
    const lines = ['interface GigabitEthernet0/1', ' description x']
    const run = lab.nr.run(pushConfig, { ...SHORT, lines, validate })
    await typed(lab, /^show version$/)
    await somebody(lab, 'configure revert now')
    const result = (await run).get('r1')
    expect(result?.error).toMatchObject({ stage: 'confirm', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('write memory')
  })
})

it("rule 13: somebody's timer that began between our look and our own is left alone", async () => {
  await using lab = await pushLab('cisco_ios')
  await keepArchive(lab)
  lab.device.setFaults({ thinkTimeMs: 400 })
  await somebody(lab, 'show clock')
  const lines = ['interface GigabitEthernet0/1', ' description x']
  const run = lab.nr.run(pushConfig, { ...SHORT, lines })
  await typed(lab, /^show archive config rollback timer$/)
  await somebody(lab, 'configure terminal revert timer 100', 'hostname theirs', 'end')
  const result = (await run).get('r1')
  expect(result).toMatchObject({ status: 'failed', changed: false, error: { code: 'MODE' } })
  expect(lab.running()).toContain('hostname theirs')
  expect(lab.device.receivedText()).not.toContain('revert now')
})

it('rule 15: lines that ensureConfig has sent are told when nobody can look any more', async () => {
  const limits = { commandTimeoutMs: 500, recoverTimeoutMs: 500, saveTimeoutMs: 500 }
  await using lab = await pushLab('cisco_ios', { limits })
  lab.device.setFaults({ thinkTimeMs: 100 })
  const parents = 'interface GigabitEthernet0/1'
  const run = lab.nr.run(ensureConfig, { parents, present: 'description x' })
  await typed(lab, /^interface GigabitEthernet0\/1$/)
  lab.device.setFaults({ dropOnCommand: 'show running-config' })
  const result = (await run).get('r1')
  expect(result).toMatchObject({ status: 'failed', changed: true })
  expect(result?.error).toMatchObject({
    code: 'ENSURE_CONFIG',
    sent: [parents, ' description x'],
  })
  expect(lab.running()).toContain('description x')
})
