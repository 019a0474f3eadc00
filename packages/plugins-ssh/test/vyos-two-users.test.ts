import { commit, rollback, sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { type PushLab, pushLab } from './push-lab.ts'

const lines = ['set interfaces ethernet eth1 description uplink']
const archive = 'set system config-management commit-archive location tftp://192.0.2.9/'

const send = async ({ nr }: PushLab, more: object = {}) => {
  nr.resetFailedHosts()
  return (await nr.run(sendConfig, { lines, ...more })).get('r1')
}

/** Types commands as somebody else on the same device. */
const somebody = async ({ nr }: PushLab, ...commands: readonly string[]): Promise<void> => {
  nr.resetFailedHosts()
  for (const command of commands) {
    const reply = (await nr.run(sendCommand, { command, connection: 'somebody' })).get('r1')
    expect(reply?.error).toBeUndefined()
  }
}

describe('two users on a VyOS', () => {
  it('rule 14: what somebody has not committed is neither committed nor discarded', async () => {
    await using lab = await pushLab('vyos')
    await somebody(lab, 'configure', 'set system time-zone UTC')
    expect((await send(lab))?.status).toBe('ok')
    expect(lab.running()).not.toContain('UTC')
    await somebody(lab, 'commit', 'exit')
    expect(lab.running()).toContain('UTC')
    expect(lab.running()).toContain('uplink')
  })

  it('rule 14: our candidate goes beside what somebody has committed meanwhile, and the device tells of it', async () => {
    await using lab = await pushLab('vyos')
    await send(lab, { commit: false })
    await somebody(lab, 'configure', 'set system time-zone UTC', 'commit', 'exit')
    const result = (await lab.nr.run(commit)).get('r1')
    expect(result?.error).toBeUndefined()
    expect(lab.running()).toContain('UTC')
    expect(lab.running()).toContain('uplink')
  })

  it("rule 14: a commit that meets somebody's is CONFIG_LOCKED, and leaves nothing behind", async () => {
    await using lab = await pushLab('vyos')
    await somebody(lab, 'configure', archive, 'commit')
    const result = await send(lab, { lockRetry: { attempts: 2, delayMs: 10 } })
    expect(result?.error).toMatchObject({ code: 'CONFIG_LOCKED', attempts: 2, changed: false })
    expect(lab.running()).not.toContain('uplink')
    expect(lab.device.receivedText()).toContain('discard')
  })

  it("rule 14: it is tried again until somebody's is done", async () => {
    await using lab = await pushLab('vyos')
    await somebody(lab, 'configure', archive, 'commit')
    const result = await send(lab, { lockRetry: { attempts: 40, delayMs: 100 } })
    expect(result?.error).toBeUndefined()
    expect(lab.running()).toContain('uplink')
  })

  it('rule 14: an earlier revision that cannot be committed does not wait for the next lines', async () => {
    await using lab = await pushLab('vyos')
    await send(lab)
    await somebody(lab, 'configure', archive, 'commit')
    const { nr } = lab
    nr.resetFailedHosts()
    const back = (await nr.run(rollback, { commits: 2 }, { timeoutMs: 700 })).get('r1')
    expect(back?.status).not.toBe('ok')
    expect(lab.running()).toContain('uplink')
    const next = await send(lab, { lines: ['set system time-zone UTC'] })
    expect(next?.diff).toBe('[edit system]\n+time-zone UTC')
    expect(lab.running()).toMatch(/uplink[\s\S]*UTC/)
  })

  it('rule 13: where nobody can tell whether a commit waits to be confirmed, it may', async () => {
    const command = 'systemctl is-active commit-confirm.timer'
    await using lab = await pushLab('vyos', {
      commands: { [command]: '\n  Invalid command: [systemctl]\n' },
    })
    expect((await send(lab))?.error).toMatchObject({
      code: 'CANDIDATE_OCCUPIED',
      reason: expect.stringContaining('Invalid command'),
    })
    expect(lab.device.receivedText()).not.toContain('configure')
  })

  it("rule 13: while somebody's commit waits to be confirmed nothing is typed into a candidate", async () => {
    await using lab = await pushLab('vyos')
    await somebody(lab, 'configure', 'set system time-zone UTC', 'commit-confirm 600 no-prompt')
    const result = await send(lab)
    expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
    expect(lab.running()).not.toContain('uplink')
    await somebody(lab, 'confirm')
    expect((await send(lab))?.error).toBeUndefined()
  })
})
