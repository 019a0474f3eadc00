import {
  commitConfirmed,
  commit as commitTask,
  compare,
  confirmCommit,
  discard,
  pushConfig,
  sendCommand,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { MINUTE_MS, type PushLab, pushLab, SHORT } from './push-lab.ts'

/** So short that a device which hangs is given up before the test is. */
const HASTY = { limits: { commandTimeoutMs: 400, recoverTimeoutMs: 400, saveTimeoutMs: 400 } }
const lines = ['set / system ntp server 192.0.2.9']
const OURS = 'server 192.0.2.9'
/** A trial that can be waited for, with room for the other limits. */
const BRIEF = {
  confirmWithinMs: 40 * MINUTE_MS,
  validationTimeoutMs: 500,
  connectLimitMs: 1_500,
} as const
const COMMITS = 'info from state / system configuration commit * | as table'

/** Types commands as somebody else on the same device; gives the answer to the last one. */
const somebody = async ({ nr }: PushLab, ...commands: readonly string[]): Promise<string> => {
  nr.resetFailedHosts()
  let said: string | undefined
  for (const command of commands) {
    const reply = (await nr.run(sendCommand, { command, connection: 'somebody' })).get('r1')
    expect(reply?.status).toBe('ok')
    said = reply?.value
  }
  return said ?? ''
}

const push = async ({ nr }: PushLab, params: object = {}) => {
  nr.resetFailedHosts()
  return (await nr.run(pushConfig, { ...SHORT, lines, ...params })).get('r1')
}

const send = async ({ nr }: PushLab, more: object = {}) => {
  nr.resetFailedHosts()
  return (await nr.run(sendConfig, { lines, ...more })).get('r1')
}

/** Names of the candidates that are on the device, but for the one of all. */
const candidates = async (lab: PushLab): Promise<readonly string[]> => {
  const state = await somebody(lab, 'info flat from state / system configuration')
  const names = Array.from(state.matchAll(/ candidate (\S+) type/g), ([, name]) => name ?? '')
  return names.filter((name) => name !== 'default')
}

describe('sendConfig on an SR Linux', () => {
  it('commits under a name of its own, with what is said about it', async () => {
    await using lab = await pushLab('nokia_srl')
    const result = await send(lab, { commit: { comment: 'CHG1234' } })
    expect(result?.error).toBeUndefined()
    expect(result).toMatchObject({ changed: true })
    expect(result?.diff).toContain('+         ntp {')
    expect(lab.running()).toContain(OURS)
    expect(lab.device.commits.at(-1)).toMatchObject({ user: 'admin', comment: 'CHG1234' })
    expect(lab.device.startupConfig()).not.toContain(OURS)
    expect(await candidates(lab)).toEqual([])
  })

  it('saves with the commit where that is asked for', async () => {
    await using lab = await pushLab('nokia_srl')
    const result = await send(lab, { commit: { save: true, comment: 'CHG1234' } })
    expect(result?.error).toBeUndefined()
    expect(lab.device.startupConfig()).toContain(OURS)
  })

  it('rule 10: a refused line leaves nothing behind', async () => {
    await using lab = await pushLab('nokia_srl')
    const before = lab.running()
    const result = await send(lab, { lines: [...lines, 'set / system nonsense 1'] })
    expect(result?.error).toMatchObject({
      code: 'CONFIG_REJECTED',
      fate: 'discarded',
      reason: expect.stringContaining("Unknown token 'nonsense'"),
    })
    expect(lab.running()).toBe(before)
    expect(await candidates(lab)).toEqual([])
  })

  it('rule 12: a commit that the device refuses is an error with its reason, and is discarded', async () => {
    await using lab = await pushLab('nokia_srl')
    const before = lab.running()
    const unknown = ['set / network-instance red interface ethernet-1/9.7']
    const result = await send(lab, { lines: unknown })
    expect(result?.error).toMatchObject({ code: 'COMMIT_FAILED', changed: false })
    expect(`${result?.error}`).toContain('.network-instance{.name=="red"}')
    expect(lab.running()).toBe(before)
    expect(await candidates(lab)).toEqual([])
  })

  it('shows what waits, checks it, commits it for a time and confirms it, step by step', async () => {
    await using lab = await pushLab('nokia_srl')
    expect((await send(lab, { commit: false }))?.error).toBeUndefined()
    expect((await lab.nr.run(compare)).get('r1')?.value).toContain('+             server 192.0.2.9')
    expect((await lab.nr.run(commitTask, undefined, { dryRun: true })).failed).toBe(false)
    expect(lab.running()).not.toContain(OURS)
    const confirmWithinMs = 100 * MINUTE_MS
    expect((await lab.nr.run(commitConfirmed, { confirmWithinMs })).failed).toBe(false)
    expect(lab.device.commits.at(-1)?.confirmWithin).toBe(100)
    expect((await lab.nr.run(confirmCommit)).failed).toBe(false)
    expect(await somebody(lab, COMMITS)).toMatch(/nornir-\w{8} \| complete/)
    expect(lab.running()).toContain(OURS)
    expect(await candidates(lab)).toEqual([])
  })

  it('rule 12: what is not on trial any more is not confirmed', async () => {
    await using lab = await pushLab('nokia_srl')
    const before = lab.running()
    await send(lab, { commit: false })
    await lab.nr.run(commitConfirmed, { confirmWithinMs: 2 * MINUTE_MS })
    await expect.poll(() => lab.running(), { timeout: 3_000 }).toBe(before)
    const result = (await lab.nr.run(confirmCommit)).get('r1')
    expect(result?.error).toMatchObject({ code: 'COMMIT_FAILED' })
    expect(lab.running()).toBe(before)
  })

  it('drops what waits', async () => {
    await using lab = await pushLab('nokia_srl')
    await send(lab, { commit: false })
    expect(await candidates(lab)).toHaveLength(1)
    expect((await lab.nr.run(discard)).failed).toBe(false)
    expect(await candidates(lab)).toEqual([])
  })

  it.each([{ confirmWithinMs: 7 }, { words: { comment: 'x' }, confirmWithinMs: 100 * MINUTE_MS }])(
    'refuses what a commit on trial cannot be: %j',
    async (params) => {
      await using lab = await pushLab('nokia_srl')
      await send(lab, { commit: false })
      const result = (await lab.nr.run(commitConfirmed, params)).get('r1')
      expect(['CONFIRM_TIMER', 'INPUT_REFUSED']).toContain(
        (result?.error as { code?: string } | undefined)?.code,
      )
      expect(lab.device.receivedText()).not.toContain('commit confirmed')
    },
  )
})

describe('two users on an SR Linux', () => {
  it('rule 14: what others have changed in the candidate of all is neither committed nor discarded', async () => {
    await using lab = await pushLab('nokia_srl')
    await somebody(lab, 'enter candidate', 'set / system information contact theirs')
    expect((await push(lab))?.error).toBeUndefined()
    expect(lab.running()).toContain(OURS)
    expect(lab.running()).not.toContain('theirs')
    await somebody(lab, 'commit now')
    expect(lab.running()).toContain('theirs')
    expect(lab.running()).toContain(OURS)
  })

  it('rule 14: an old private candidate of the same user is not entered', async () => {
    await using lab = await pushLab('nokia_srl')
    await somebody(lab, 'enter candidate private', 'set / system information contact theirs')
    expect((await send(lab))?.error).toBeUndefined()
    expect(lab.running()).not.toContain('theirs')
    expect(await candidates(lab)).toEqual(['private-admin'])
  })

  it("rule 13: another user's trial is an error, and neither confirmed nor rejected", async () => {
    await using lab = await pushLab('nokia_srl')
    const before = lab.running()
    await somebody(lab, 'enter candidate', 'set / system information contact theirs')
    await somebody(lab, 'commit confirmed timeout 600')
    for (const result of [await send(lab), await push(lab)]) {
      expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
    }
    expect(await somebody(lab, COMMITS)).toMatch(/default +\| unconfirmed/)
    expect(lab.device.receivedText()).not.toMatch(/confirmed-(?:accept|reject)/)
    await expect.poll(() => lab.running(), { timeout: 10 * MINUTE_MS + 2_000 }).toBe(before)
  })

  it("rule 13: another user's trial that began behind our lines stops our commit, and stays", async () => {
    await using lab = await pushLab('nokia_srl')
    await send(lab, { commit: false })
    await somebody(lab, 'enter candidate', 'set / system information contact theirs')
    await somebody(lab, 'commit confirmed timeout 6000')
    const result = (await lab.nr.run(commitTask)).get('r1')
    expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
    expect(lab.running()).not.toContain(OURS)
    await somebody(lab, 'tools system configuration confirmed-accept')
    expect(lab.running()).toContain('theirs')
  })
})

describe('a push to an SR Linux', () => {
  it('rule 15: drops, in another session, the lines that outlive a link that broke', async () => {
    await using lab = await pushLab('nokia_srl', HASTY)
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: /ntp server/ })
    const result = await push(lab, { lines: ['set / system information contact me', ...lines] })
    expect(result?.error).toMatchObject({
      stage: 'lines',
      rolledBack: true,
      changed: false,
      acknowledged: ['set / system information contact me'],
      unknown: lines,
    })
    expect(lab.running()).toBe(before)
    lab.device.setFaults({})
    expect(await candidates(lab)).toEqual([])
  })

  it('rule 13: rejects a commit of which the answer was lost', async () => {
    await using lab = await pushLab('nokia_srl', HASTY)
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: /^commit confirmed/ })
    const result = await push(lab)
    expect(result?.error).toMatchObject({ stage: 'commit', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).toContain('confirmed-reject')
    lab.device.setFaults({})
    expect(await candidates(lab)).toEqual([])
  })

  it('tells where it cannot tidy up, and what it confirmed stays', async () => {
    await using lab = await pushLab('nokia_srl', HASTY)
    lab.device.setFaults({ hangOnCommand: / clear$/ })
    const result = await push(lab, { save: false })
    expect(result).toMatchObject({ status: 'ok', changed: true, value: { confirmed: true } })
    expect(result?.warnings).toContainEqual(expect.stringMatching(/nornir-\w{8} may have stayed/))
    expect(lab.running()).toContain(OURS)
  })

  it("rule 13: does not reject somebody's trial where its own commit never happened", async () => {
    await using lab = await pushLab('nokia_srl', HASTY)
    lab.device.setFaults({ hangOnCommand: /^commit confirmed/ })
    const theirs = theirTrialBehind(lab)
    const result = await push(lab, { ...BRIEF, commitTimeoutMs: 400 })
    await theirs
    expect(result?.error).toMatchObject({ stage: 'commit' })
    expect(lab.device.receivedText()).not.toContain('confirmed-reject')
    expect(lab.running()).toContain('theirs')
    expect(lab.running()).not.toContain(OURS)
  })

  it('rule 13: waits for the end of the trial where it cannot be rejected, and proves it', async () => {
    await using lab = await pushLab('nokia_srl', HASTY)
    const before = lab.running()
    const validate = [{ command: 'show version', expect: 'no device says this', withinMs: 10 }]
    lab.device.setFaults({ hangOnCommand: /confirmed-reject/ })
    const result = await push(lab, { ...BRIEF, validate, commitTimeoutMs: 400 })
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(`${result?.error}`).toContain('The end of the timer was waited for')
    expect(lab.running()).toBe(before)
  })

  it('rule 12: saves what it confirmed, and can do so again and again', async () => {
    await using lab = await pushLab('nokia_srl')
    for (const server of Array.from({ length: 12 }, (_, index) => `192.0.2.${100 + index}`)) {
      const result = await push(lab, { lines: [`set / system ntp server ${server}`] })
      expect(result?.error).toBeUndefined()
      expect(result?.value).toMatchObject({ confirmed: true, saved: true })
      expect(result?.warnings).toEqual([])
      expect(lab.device.startupConfig()).toContain(server)
    }
    expect(await candidates(lab)).toEqual([])
  })

  it.each(['commit stay', 'commit now', 'commi stay', 'enter running', 'discard now'])(
    'is not done by its lines: %j',
    async (line) => {
      await using lab = await pushLab('nokia_srl', HASTY)
      const before = lab.running()
      const result = await push(lab, { lines: [...lines, line] })
      expect(result?.error).toBeDefined()
      expect(lab.running()).toBe(before)
      expect(await candidates(lab)).toEqual([])
    },
  )
})

/** Somebody commits for a time once our commit hangs. */
async function theirTrialBehind(lab: PushLab): Promise<void> {
  await expect
    .poll(() => lab.device.receivedText(), { timeout: 8_000, interval: 5 })
    .toContain('commit confirmed')
  lab.device.setFaults({})
  await somebody(lab, 'enter candidate', 'set / system information contact theirs')
  await somebody(lab, 'commit confirmed timeout 60000')
}
