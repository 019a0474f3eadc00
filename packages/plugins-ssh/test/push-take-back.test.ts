import { pushConfig, sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { type PushLab, pushLab, SHORT } from './push-lab.ts'

/** So short that a device which hangs is given up before the test is. */
const HASTY = { limits: { commandTimeoutMs: 400, recoverTimeoutMs: 400, saveTimeoutMs: 400 } }
const EARLIER = 'server 192.0.2.1;'
const lines = ['set system ntp server 192.0.2.9']

describe('a commit of which nobody knows whether it happened', () => {
  it.each([
    { kind: 'on trial', withoutTrial: false },
    { kind: 'for good', withoutTrial: true },
  ])('$kind: what was committed before is not taken back in its place', async (one) => {
    await using lab = await pushLab('juniper_junos', HASTY)
    await lab.nr.run(sendConfig, { lines: ['set system ntp server 192.0.2.1'] })
    const before = lab.running()
    expect(before).toContain(EARLIER)
    lab.device.setFaults({ hangOnCommand: /^commit/ })
    const healing = healAfter(lab, /^commit/m)
    const { withoutTrial } = one
    const params = { ...SHORT, lines, withoutTrial, commitTimeoutMs: 400, timeoutMs: 400 }
    const result = (await lab.nr.run(pushConfig, params)).get('r1')
    clearInterval(healing)
    expect(result?.error).toMatchObject({ stage: 'commit', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })

  it('for good: it is taken back when it has happened', async () => {
    await using lab = await pushLab('juniper_junos', HASTY)
    const before = lab.running()
    const { length } = lab.device.commits
    lab.device.setFaults({ dropOnCommand: 'commit' })
    const healing = setInterval(() => {
      if (lab.device.commits.length > length) lab.device.setFaults({})
    }, 1)
    const params = { ...SHORT, lines, withoutTrial: true }
    const result = (await lab.nr.run(pushConfig, params)).get('r1')
    clearInterval(healing)
    expect(result?.error).toMatchObject({ stage: 'commit', rolledBack: true, changed: false })
    expect(lab.device.commits).toHaveLength(length + 2)
    expect(lab.running()).toBe(before)
  })
})

it('a confirmation that was proven stays, also when the session then cannot leave the candidate', async () => {
  await using lab = await pushLab('juniper_junos', HASTY)
  const exits = /^exit configuration-mode$/
  const validate = [{ command: 'show version' }]
  const running = lab.nr.run(pushConfig, { ...SHORT, lines, validate })
  const armed = setInterval(() => {
    // From the validation on: the candidate has been left once already.
    if (lab.device.receivedText().includes('show version'))
      lab.device.setFaults({ hangOnCommand: exits })
  }, 1)
  const result = (await running).get('r1')
  clearInterval(armed)
  expect(result?.error).toBeUndefined()
  expect(result).toMatchObject({ changed: true, value: { confirmed: true } })
  expect(result?.warnings).toEqual([expect.stringContaining('could not be left')])
  expect(lab.running()).toContain('192.0.2.9')
})

describe.each([
  { platform: 'juniper_junos', good: lines, shows: '192.0.2.9' },
  { platform: 'cisco_xr', good: ['interface Loopback7', ' description pushed'], shows: 'pushed' },
  { platform: 'arista_eos', good: ['interface Ethernet1', ' description pushed'], shows: 'pushed' },
] as const)('lines on $platform that would do the work of the push', (one) => {
  it.each(['commit', ' comm'])('%j is refused before anything is sent', async (commit) => {
    await using lab = await pushLab(one.platform)
    const params = { lines: [...one.good, commit] }
    const sent = await lab.nr.run(sendConfig, params)
    lab.nr.resetFailedHosts()
    const pushed = await lab.nr.run(pushConfig, params)
    for (const result of [sent, pushed])
      expect(result.get('r1')?.error).toMatchObject({ code: 'INPUT_REFUSED' })
    expect(lab.running()).not.toContain(one.shows)
    expect(lab.device.receivedText()).not.toContain(one.good[0])
  })

  it('an end behind the lines leaves nothing behind', async () => {
    await using lab = await pushLab(one.platform, HASTY)
    const before = lab.running()
    const end = one.platform === 'juniper_junos' ? 'exit configuration-mode' : 'end'
    const push = { ...SHORT, lines: [...one.good, end] }
    const result = (await lab.nr.run(pushConfig, push)).get('r1')
    expect(result?.error).toMatchObject({ stage: 'lines', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    if (one.platform === 'arista_eos') expect(await pendingSessions(lab)).toEqual([])
  })
})

it('a configuration session that has outlived its connection is dropped in another one', async () => {
  await using lab = await pushLab('arista_eos', HASTY)
  const before = lab.running()
  lab.device.setFaults({ dropOnCommand: /^description/ })
  const good = ['interface Ethernet1', ' description pushed']
  const result = (await lab.nr.run(pushConfig, { ...SHORT, lines: good })).get('r1')
  expect(result?.error).toMatchObject({ stage: 'lines', rolledBack: true, changed: false })
  expect(lab.running()).toBe(before)
  expect(await pendingSessions(lab)).toEqual([])
})

/** What hangs stays so; what is typed later works. */
function healAfter({ device }: PushLab, command: RegExp): NodeJS.Timeout {
  const from = device.receivedText().length
  return setInterval(() => {
    if (command.test(device.receivedText().slice(from))) device.setFaults({})
  }, 1)
}

it('a trial that is over, kept or taken back, is not in the way of the next push', async () => {
  await using lab = await pushLab('juniper_junos')
  const validate = [{ command: 'show version', expect: 'no device says this' }]
  await lab.nr.run(pushConfig, { ...SHORT, lines, validate })
  for (const server of ['192.0.2.10', '192.0.2.11']) {
    lab.nr.resetFailedHosts()
    const params = { ...SHORT, lines: [`set system ntp server ${server}`] }
    const result = (await lab.nr.run(pushConfig, params)).get('r1')
    expect(result?.error).toBeUndefined()
    expect(lab.running()).toContain(server)
  }
})

describe.each([
  { platform: 'juniper_junos', good: lines },
  { platform: 'cisco_ios', good: ['interface GigabitEthernet0/1', ' description x'] },
] as const)('rule 15: a push on $platform that is cancelled', ({ platform, good }) => {
  it('during the validation tells that it was taken back', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const validate = [{ command: 'show version', expect: 'no device says this', withinMs: 2_500 }]
    const run = lab.nr.run(pushConfig, { ...SHORT, lines: good, validate })
    await eventually(() => expect(lab.device.receivedText()).toContain('show version'))
    run.cancel('enough')
    const result = (await run).get('r1')
    expect(result).toMatchObject({ status: 'cancelled', changed: false })
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true })
    expect(lab.running()).toBe(before)
  })

  it('once it was confirmed tells what it has changed', async () => {
    await using lab = await pushLab(platform)
    lab.device.setFaults({ thinkTimeMs: 30 })
    const run = lab.nr.run(pushConfig, { ...SHORT, lines: good, validate: ['show version'] })
    const last = platform === 'juniper_junos' ? /^commit$/m : /^write memory$/m
    await eventually(() => expect(lab.device.receivedText()).toMatch(last))
    run.cancel('enough')
    const result = (await run).get('r1')
    expect(result).toMatchObject({ status: 'ok', changed: true })
  })
})

describe.each([
  {
    platform: 'cisco_xr',
    good: ['interface Loopback7', ' description x'],
    undo: 'no interface Loopback7',
  },
  {
    platform: 'huawei_vrpv8',
    good: ['ntp-service unicast-server 192.0.2.9'],
    undo: 'undo ntp-service unicast-server 192.0.2.9',
  },
] as const)('rule 9: what was committed for good on $platform', ({ platform, good, undo }) => {
  const version = platform === 'huawei_vrpv8' ? 'display version' : 'show version'
  const validate = [{ command: version, expect: 'no device says this' }]

  it('is taken back by the lines that the user gave, for the device cannot', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const push = { ...SHORT, lines: good, withoutTrial: true, validate }
    const result = (await lab.nr.run(pushConfig, { ...push, rollback: undo })).get('r1')
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      rolledBack: true,
      undone: 'It was taken back by lines that the user gave',
    })
    expect(lab.running()).toBe(before)
    lab.nr.resetFailedHosts()
    const helpless = (await lab.nr.run(pushConfig, push)).get('r1')
    expect(helpless?.error).toMatchObject({ code: 'ROLLBACK_UNAVAILABLE', rolledBack: false })
  })

  it('is not taken back by them while a trial does so', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const push = { ...SHORT, lines: good, validate, rollback: undo }
    const result = (await lab.nr.run(pushConfig, push)).get('r1')
    expect(result?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain(undo)
  })
})

it('what takes a change back is not in the log, for there may be secrets in it', async () => {
  const said: string[] = []
  const write = (text: string): void => void said.push(text)
  const logger = pino({ level: 'trace' }, { write })
  await using lab = await pushLab('cisco_ios', { logger, platformOptions: { snapshot: undefined } })
  const good = ['interface GigabitEthernet0/1', ' description x']
  const rollback = ['nonsense s3cret-in-a-line']
  const validate = [{ command: 'show version', expect: 'no device says this' }]
  const result = (await lab.nr.run(pushConfig, { ...SHORT, lines: good, rollback, validate })).get(
    'r1',
  )
  expect(`${result?.error}`).toContain('s3cret-in-a-line')
  const logged = said.join('')
  expect(logged).toContain('could not be taken back')
  expect(logged.includes('s3cret')).toBe(false)
})

it("rule 13: somebody's trial that began before the lock was ours is not confirmed", async () => {
  await using lab = await pushLab('juniper_junos')
  const { nr, device } = lab
  const somebody = (command: string) => nr.run(sendCommand, { command, connection: 'somebody' })
  await somebody('configure')
  await somebody('set system ntp server 192.0.2.66')
  await nr.run(sendCommand, 'show version')
  device.setFaults({ thinkTimeMs: 700 })
  const run = nr.run(pushConfig, { ...SHORT, lines })
  await eventually(() => expect(device.receivedText()).toContain('configure exclusive'))
  device.setFaults({})
  await somebody('commit confirmed 100')
  await somebody('exit configuration-mode')
  const result = (await run).get('r1')
  expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
  expect(lab.running()).not.toContain('192.0.2.9;')
  expect(device.commits).toHaveLength(2)
  nr.resetFailedHosts()
  expect((await nr.run(sendCommand, 'show system commit')).get('r1')?.value).toMatch(
    /^0 .*commit confirmed/,
  )
})

it('a validation that cannot be typed is refused before anything is changed', async () => {
  await using lab = await pushLab('juniper_junos')
  const params = { ...SHORT, lines, validate: ['show version', 'show\tntp'] }
  const result = (await lab.nr.run(pushConfig, params)).get('r1')
  expect(result?.error).toMatchObject({ code: 'INPUT_REFUSED', input: String.raw`"show\tntp"` })
  expect(lab.device.receivedText()).not.toContain('configure')
})

describe('a snapshot', () => {
  const good = ['interface GigabitEthernet0/1', ' description x']

  it('stays, and its name is told, while it is not proven that the device has gone back', async () => {
    await using lab = await pushLab('cisco_ios', HASTY)
    const validate = [{ command: 'show version', expect: 'no device says this' }]
    lab.device.setFaults({ hangOnCommand: /^configure replace/ })
    const params = { ...SHORT, lines: good, validate, commitTimeoutMs: 400 }
    const result = (await lab.nr.run(pushConfig, params)).get('r1')
    expect(result?.error).toMatchObject({ rolledBack: false, changed: true })
    const [, name = 'none'] = /the copy (nornir-\w+) of before stays/.exec(`${result?.error}`) ?? []
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sendCommand, 'dir flash:')).get('r1')?.value).toContain(name)
  })

  it('is removed, and no reading behind a saved change makes the push a failure', async () => {
    await using lab = await pushLab('cisco_ios', HASTY)
    lab.device.setFaults({ thinkTimeMs: 30 })
    const run = lab.nr.run(pushConfig, { ...SHORT, lines: good })
    const arming = setInterval(() => {
      if (/^write memory$/m.test(lab.device.receivedText()))
        lab.device.setFaults({ thinkTimeMs: 30, dropOnCommand: 'show running-config' })
    }, 1)
    const result = (await run).get('r1')
    clearInterval(arming)
    expect(result).toMatchObject({ status: 'ok', changed: true, value: { saved: true } })
    expect(result?.warnings).toContainEqual(expect.stringContaining('could not be read'))
    lab.device.setFaults({})
    expect((await lab.nr.run(sendCommand, 'dir flash:')).get('r1')?.value).not.toMatch(/nornir-/)
  })
})

async function pendingSessions({ nr }: PushLab): Promise<readonly string[]> {
  nr.resetFailedHosts()
  const result = await nr.run(sendCommand, 'show configuration sessions detail')
  const shown = result.get('r1')?.value ?? ''
  return shown.split('\n').filter((line) => /^[* ] ?nornir-\S+ +pending/.test(line))
}
