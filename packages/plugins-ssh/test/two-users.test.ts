import { commit, commitConfirmed, pushConfig, sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { MINUTE_MS, type PushLab, pushLab, somebody } from './push-lab.ts'

const send = async ({ nr }: PushLab, lines: readonly string[], more: object = {}) => {
  nr.resetFailedHosts()
  return (await nr.run(sendConfig, { lines, ...more })).get('r1')
}

describe('two users on a Junos', () => {
  const lines = ['set system ntp server 192.0.2.9']

  it('rule 14: an exclusive lock of another user is CONFIG_LOCKED, and nobody is logged out for it', async () => {
    await using lab = await pushLab('juniper_junos')
    await somebody(lab, 'configure exclusive')
    const result = await send(lab, lines)
    expect(result?.error).toMatchObject({ code: 'CONFIG_LOCKED', retryable: true, changed: false })
    await somebody(lab, 'set system host-name theirs', 'commit')
    expect(lab.running()).toContain('theirs')
  })

  it('rule 14: changes of another user that are not committed are neither committed nor discarded', async () => {
    await using lab = await pushLab('juniper_junos')
    await somebody(lab, 'configure', 'set system host-name theirs')
    for (const lock of ['exclusive', 'shared'] as const) {
      const result = await send(lab, lines, { lock })
      expect(result?.error).toMatchObject({ changed: false })
      expect(['CANDIDATE_OCCUPIED', 'CONFIG_LOCKED']).toContain(
        (result?.error as { code?: string } | undefined)?.code,
      )
    }
    expect(lab.running()).not.toContain('192.0.2.9')
    await somebody(lab, 'commit')
    expect(lab.running()).toContain('theirs')
  })

  it('rule 14: a private candidate of our own goes beside another user', async () => {
    await using lab = await pushLab('juniper_junos')
    await somebody(lab, 'configure private', 'set system host-name theirs')
    const result = await send(lab, lines, { lock: 'private' })
    expect(result?.error).toBeUndefined()
    expect(lab.running()).toContain('192.0.2.9')
    expect(lab.running()).not.toContain('theirs')
  })

  it("rule 13: another user's commit that waits to be confirmed is not confirmed by us", async () => {
    await using lab = await pushLab('juniper_junos')
    const before = lab.running()
    await somebody(lab, 'configure', 'set system host-name theirs', 'commit confirmed 20')
    const result = await send(lab, lines)
    expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
    await expect.poll(() => lab.running(), { timeout: 20 * MINUTE_MS + 2_000 }).toBe(before)
  })

  it.each([false, true])(
    'rule 13: what began after a shared candidate was entered is not confirmed (check: %s)',
    async (check) => {
      await using lab = await pushLab('juniper_junos')
      const before = lab.running()
      await send(lab, lines, { lock: 'shared', commit: false })
      await somebody(lab, 'configure', 'set system host-name theirs', 'commit confirmed 20')
      const run = lab.nr.run(async ({ connection }) => (await connection(ssh)).commit({ check }))
      const result = (await run).get('r1')
      expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
      await eventually(() => expect(lab.running()).toBe(before))
    },
  )

  it('a trial in a private candidate is refused before anything is sent: no Junos takes it', async () => {
    await using lab = await pushLab('juniper_junos')
    const result = (await lab.nr.run(pushConfig, { lines, lock: 'private' })).get('r1')
    expect(result?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    expect(lab.device.receivedText()).not.toContain('configure')
    lab.nr.resetFailedHosts()
    const push = { lines, lock: 'private', withoutTrial: true } as const
    expect((await lab.nr.run(pushConfig, push)).get('r1')?.error).toBeUndefined()
    await send(lab, ['set system ntp server 192.0.2.10'], { lock: 'private', commit: false })
    const trial = (await lab.nr.run(commitConfirmed, { confirmWithinMs: 10 * MINUTE_MS })).get('r1')
    expect(trial?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
  })

  it('rule 13: what another session has committed for a time can be confirmed by ours', async () => {
    await using lab = await pushLab('juniper_junos')
    await lab.nr.run(sendConfig, { lines, commit: false })
    const confirmWithinMs = 50 * MINUTE_MS
    expect((await lab.nr.run(commitConfirmed, { confirmWithinMs })).failed).toBe(false)
    await somebody(lab, 'configure', 'commit')
    expect(lab.device.commits.at(-1)?.confirmWithin).toBeUndefined()
  })
})

describe('two users on an IOS XR', () => {
  const lines = ['interface Loopback7', ' description ours']

  it('rule 14: an exclusive lock of another user is CONFIG_LOCKED', async () => {
    await using lab = await pushLab('cisco_xr')
    await somebody(lab, 'configure exclusive')
    const result = await send(lab, lines, { lockRetry: { attempts: 2, delayMs: 10 } })
    expect(result?.error).toMatchObject({ code: 'CONFIG_LOCKED', attempts: 2, changed: false })
    expect(lab.running()).not.toContain('ours')
  })

  it('leaves the target of another user alone, and says no when he was first', async () => {
    await using lab = await pushLab('cisco_xr')
    await send(lab, lines, { commit: false, lock: 'private' })
    await somebody(lab, 'configure terminal', 'hostname theirs', 'commit', 'end')
    const result = (await lab.nr.run(commit)).get('r1')
    expect(result?.error).toMatchObject({ code: 'COMMIT_FAILED', changed: false })
    expect(lab.running()).toContain('theirs')
    expect(lab.running()).not.toContain('ours')
  })

  it("rule 13: another user's trial is neither confirmed nor undone by us", async () => {
    await using lab = await pushLab('cisco_xr')
    await somebody(lab, 'configure terminal', 'hostname theirs', 'commit confirmed 1200')
    const result = await send(lab, lines)
    expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
    await somebody(lab, 'commit')
    expect(lab.running()).toContain('theirs')
    expect((await send(lab, lines))?.error).toBeUndefined()
    expect(lab.running()).toContain('ours')
  })
})
