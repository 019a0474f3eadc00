import { type PushConfigParams, pushConfig, sendCommand } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { type PushLab, pushLab, SHORT } from './push-lab.ts'

const good = ['interface GigabitEthernet1/0/1', ' description pushed']
const shows = 'description pushed'

const push = async ({ nr }: PushLab, params: PushConfigParams) => {
  nr.resetFailedHosts()
  return (await nr.run(pushConfig, { ...SHORT, ...params })).get('r1')
}

/** The configuration files that the device has. */
const files = async ({ nr }: PushLab): Promise<string> => {
  nr.resetFailedHosts()
  return (
    (await nr.run(sendCommand, { command: 'dir', connection: 'looker' })).get('r1')?.value ?? ''
  )
}

describe('pushConfig on hp_comware', () => {
  it('keeps a change that was validated, saves it, and leaves no file behind', async () => {
    await using lab = await pushLab('hp_comware')
    const result = await push(lab, { lines: good, validate: ['display version'] })
    expect(result?.error).toBeUndefined()
    expect(result?.value).toMatchObject({ takenBackBy: 'a snapshot on the device', saved: true })
    expect(result?.warnings).toEqual([])
    expect(result?.diff).toContain(shows)
    expect(lab.device.startupConfig()).toContain(shows)
    expect(await files(lab)).toBe('')
  })

  it('rule 10: takes everything back at a refused line', async () => {
    await using lab = await pushLab('hp_comware')
    const before = lab.running()
    const result = await push(lab, { lines: [...good, ' nonsense'] })
    expect(result?.error).toMatchObject({
      stage: 'lines',
      rolledBack: true,
      changed: false,
      cause: { code: 'CONFIG_REJECTED', line: ' nonsense' },
    })
    expect(lab.running()).toBe(before)
    expect(await files(lab)).toBe('')
  })

  it('rule 12: saves nothing of what is taken back, though the device offers it', async () => {
    await using lab = await pushLab('hp_comware')
    const before = lab.running()
    const validate = [{ command: 'display version', expect: 'no device says this' }]
    const result = await push(lab, { lines: good, validate })
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    expect(lab.device.startupConfig()).toBe(before)
    expect(lab.device.receivedText()).toMatch(/^configuration replace file nornir-\w+\.cfg\nn$/m)
  })

  it('rule 13: takes a change back that refuses new log-ins while the old session lives', async () => {
    await using lab = await pushLab('hp_comware')
    const before = lab.running()
    const result = await push(lab, { lines: ['undo ssh server enable'] })
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })

  it('rule 15: takes a change back in another session when its own has died', async () => {
    await using lab = await pushLab('hp_comware')
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: /^description/ })
    const result = await push(lab, { lines: good })
    expect(result?.error).toMatchObject({
      stage: 'lines',
      rolledBack: true,
      unknown: [' description pushed'],
    })
    expect(lab.running()).toBe(before)
    expect(await files(lab)).toBe('')
  })

  it('rule 12: a way back without its words is none', async () => {
    const commands = { 'configuration replace file <word>': 'Done.' }
    await using lab = await pushLab('hp_comware', { commands })
    const result = await push(lab, { lines: [...good, ' nonsense'] })
    expect(result?.error).toMatchObject({
      rolledBack: false,
      changed: true,
      undone: expect.stringMatching(/could not be taken back.*the copy nornir-\w+ of before stays/),
    })
    expect(await files(lab)).toMatch(/^nornir-\w+\.cfg$/)
  })
})
