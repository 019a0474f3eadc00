import { type PushConfigParams, pushConfig, saveConfig, sendCommand } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { MINUTE_MS, type PushLab, pushLab } from './push-lab.ts'

const platform = 'aruba_aoscx'
const good = ['interface 1/1/1', ' description pushed']
const shows = 'description pushed'
const fails = [{ command: 'show version', expect: 'no device says this' }]

/** Limits that the sixty minutes of the device, each of the lab, have room for. */
const LIMITS = { validationTimeoutMs: 1_000, connectLimitMs: 1_000 } as const
const TIMER = { ...LIMITS, confirmWithinMs: 50 * MINUTE_MS }

const push = async ({ nr }: PushLab, params: PushConfigParams) => {
  nr.resetFailedHosts()
  return (await nr.run(pushConfig, { ...LIMITS, ...params })).get('r1')
}

/** The checkpoints that the device has. */
const checkpoints = async ({ nr }: PushLab): Promise<string> => {
  nr.resetFailedHosts()
  const params = { command: 'show checkpoint list', connection: 'looker' }
  return (await nr.run(sendCommand, params)).get('r1')?.value ?? ''
}

describe.each([
  { kind: 'a timer that the user asked for', limits: TIMER, confirmed: true },
  { kind: 'no timer', limits: LIMITS, confirmed: false },
])('pushConfig on aruba_aoscx with $kind', ({ limits, confirmed }) => {
  it('keeps a change that was validated, saves it, and leaves no checkpoint of its own', async () => {
    await using lab = await pushLab(platform)
    const result = await push(lab, { ...limits, lines: good, validate: ['show version'] })
    expect(result?.error).toBeUndefined()
    const takenBackBy = `a snapshot on the device${confirmed ? ', and a timer of the device' : ''}`
    expect(result?.value).toMatchObject({ takenBackBy, confirmed, saved: true })
    expect(result?.warnings).toEqual([])
    expect(result?.diff).toContain(shows)
    expect(lab.device.startupConfig()).toContain(shows)
    expect(lab.device.receivedText().includes('checkpoint auto 50')).toBe(confirmed)
    expect(await checkpoints(lab)).toMatch(confirmed ? /^AUTO\d{14}$/ : /^$/)
  })

  it('rule 10: takes everything back at a refused line', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const result = await push(lab, { ...limits, lines: [...good, ' nonsense'] })
    expect(result?.error).toMatchObject({
      stage: 'lines',
      rolledBack: true,
      changed: false,
      cause: { code: 'CONFIG_REJECTED', line: ' nonsense' },
    })
    expect(lab.running()).toBe(before)
    expect(await checkpoints(lab)).not.toContain('nornir-')
  })

  it('rule 13: goes back at once when the device does not do what it should', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const result = await push(lab, { ...limits, lines: good, validate: fails })
    expect(result?.error).toMatchObject({
      stage: 'validation',
      rolledBack: true,
      changed: false,
      undone: expect.stringContaining('taken back by a snapshot on the device'),
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.startupConfig()).not.toContain(shows)
    expect(await checkpoints(lab)).not.toContain('nornir-')
  })

  it('rule 13: takes a change back that refuses new log-ins while the old session lives', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const result = await push(lab, { ...limits, lines: ['no ssh server vrf default'] })
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })

  it('rule 15: takes a change back in another session when its own has died', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: /^description/ })
    const result = await push(lab, { ...limits, lines: good })
    expect(result?.error).toMatchObject({
      stage: 'lines',
      rolledBack: true,
      unknown: [' description pushed'],
    })
    expect(lab.running()).toBe(before)
    expect(await checkpoints(lab)).not.toContain('nornir-')
  })
})

/** It failed before a line was typed, and what it had put on the device is gone. */
const BEGUN = { code: 'PUSH_FAILED', stage: 'begin', rolledBack: true, changed: false } as const

describe('the timer of aruba_aoscx', () => {
  it('rule 13: is waited for where nobody gets in, and what is then there is proven', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    await lab.nr.run(sendCommand, 'show clock')
    lab.device.setFaults({ dropOnCommand: /^description/, refuseLogin: true })
    const short = { confirmWithinMs: 20 * MINUTE_MS, validationTimeoutMs: 100, connectLimitMs: 500 }
    const healed = setTimeout(() => lab.device.setFaults({}), 1_000)
    const result = await push(lab, { lines: good, ...short })
    clearTimeout(healed)
    expect(result?.error).toMatchObject({
      rolledBack: true,
      changed: false,
      undone: expect.stringContaining('waited for'),
    })
    expect(lab.running()).toBe(before)
    expect(await checkpoints(lab)).not.toContain('nornir-')
    expect(lab.device.receivedText()).not.toMatch(/auto confirm|rollback/)
  })

  it('rule 13: is not confirmed while something else runs than before', async () => {
    // A device that says that it went back, and did not: the timer brings the configuration back.
    const commands = { 'checkpoint rollback <word>': 'Success' }
    await using lab = await pushLab(platform, { commands })
    const before = lab.running()
    const short = { confirmWithinMs: 25 * MINUTE_MS, validationTimeoutMs: 400, connectLimitMs: 900 }
    const result = await push(lab, { ...short, lines: good, validate: fails })
    expect(result?.error).toMatchObject({
      stage: 'validation',
      rolledBack: true,
      undone: expect.stringContaining('The end of the timer was waited for'),
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('auto confirm')
  })

  it('rule 12: a confirmation without its words is none, and the change goes back', async () => {
    await using lab = await pushLab(platform, { commands: { 'checkpoint auto confirm': 'Done' } })
    const before = lab.running()
    const result = await push(lab, { ...TIMER, lines: good })
    expect(result?.error).toMatchObject({ stage: 'confirm', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    expect(lab.device.startupConfig()).not.toContain(shows)
  })

  it("rule 13: nothing is changed where somebody's timer runs and the device takes no second one", async () => {
    await using lab = await pushLab(platform)
    const command = 'checkpoint auto 60'
    await lab.nr.run(sendCommand, { command, connection: 'somebody' })
    const result = await push(lab, { ...TIMER, lines: good })
    expect(result?.error).toMatchObject({
      ...BEGUN,
      cause: { code: 'MODE' },
    })
    expect(`${result?.error}`).toContain('did not say that the timer runs')
    expect(lab.device.receivedText()).not.toMatch(/description|auto confirm/)
    expect(await checkpoints(lab)).not.toContain('nornir-')
  })

  it('takes the change back alone where the device takes no checkpoint', async () => {
    const said = 'No change since the last checkpoint'
    const commands = { 'copy running-config checkpoint <word>': said }
    await using lab = await pushLab(platform, { commands })
    const before = lab.running()
    const short = { confirmWithinMs: 25 * MINUTE_MS, validationTimeoutMs: 400, connectLimitMs: 900 }
    const failed = await push(lab, { ...short, lines: good, validate: fails })
    expect(failed?.error).toMatchObject({
      stage: 'validation',
      rolledBack: true,
      undone: 'The end of the timer was waited for',
    })
    expect(lab.running()).toBe(before)
    const kept = await push(lab, { ...TIMER, lines: good })
    expect(kept?.error).toBeUndefined()
    expect(kept?.value).toMatchObject({ takenBackBy: 'a timer of the device', confirmed: true })
    expect(kept?.warnings).toEqual([expect.stringContaining(said)])
  })

  it('rule 12: without a timer, nothing is changed where the device takes no checkpoint', async () => {
    const commands = { 'copy running-config checkpoint <word>': 'No change' }
    await using lab = await pushLab(platform, { commands })
    const before = lab.running()
    const result = await push(lab, { ...LIMITS, lines: good })
    expect(result?.error).toMatchObject({ ...BEGUN, cause: { code: 'COMMIT_FAILED' } })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('configure')
  })

  it('may warn behind its prompts that it ends', async () => {
    await using lab = await pushLab(platform)
    const message = 'WARNING  Please "checkpoint auto confirm" within 2 minutes\r\n'
    lab.device.setFaults({ messageBehindPrompt: message })
    const result = await push(lab, { ...TIMER, lines: good, validate: ['show version'] })
    expect(result?.error).toBeUndefined()
    expect(result?.value).toMatchObject({ confirmed: true })
    expect(lab.running()).toContain(shows)
  })

  it("rule 13: behind its end nothing is confirmed: what runs then is somebody else's", async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const short = { confirmWithinMs: 10 * MINUTE_MS, validationTimeoutMs: 100, connectLimitMs: 400 }
    lab.device.setFaults({ hangOnCommand: /^description/ })
    const healed = setTimeout(() => lab.device.setFaults({}), 1_500)
    const result = await push(lab, { lines: good, ...short, timeoutMs: 1_300 })
    clearTimeout(healed)
    expect(result?.error).toMatchObject({ stage: 'lines', rolledBack: true })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('auto confirm')
  })

  it('is done without, and said so, on a release that does not know it', async () => {
    const commands = { 'checkpoint auto <1-60>': 'Invalid input: auto' }
    await using lab = await pushLab(platform, { commands })
    const result = await push(lab, { ...TIMER, lines: good })
    expect(result?.error).toBeUndefined()
    expect(result?.value).toMatchObject({ takenBackBy: 'a snapshot on the device' })
    expect(result?.warnings).toEqual([
      'no timer takes the change back: the device said "Invalid input: auto"',
    ])
    expect(lab.running()).toContain(shows)
  })
})

it.each(['Success', 'Copying configuration: [Success]'])('a save is proven by %j', async (said) => {
  await using lab = await pushLab(platform, { commands: { 'write memory': said } })
  expect((await lab.nr.run(saveConfig)).failed).toBe(false)
})
