import { pushConfig, sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import type { Platform } from '../src/platform/platform.ts'
import { vyos } from '../src/platform/vyos.ts'
import { type PushLab, pushLab, SHORT } from './push-lab.ts'

const HASTY = { limits: { commandTimeoutMs: 400, recoverTimeoutMs: 400, saveTimeoutMs: 400 } }
const lines = ['set interfaces ethernet eth1 description uplink', 'set system time-zone UTC']
const wrong = { command: 'show version', expect: 'VyOS 9' }
const lockOut = 'set service ssh port 2222'

const push = async ({ nr }: PushLab, more: object = {}) =>
  (await nr.run(pushConfig, { ...SHORT, lines, validate: ['show version'], ...more })).get('r1')

/** What a device does that cannot go back by a revision: the releases before. */
function withoutRevisions(): Partial<Platform> {
  const { candidate } = vyos
  return { candidate: candidate && { ...candidate, rollback: undefined } }
}

describe('pushConfig on a VyOS', () => {
  it('commits, validates over a new log-in, and saves', async () => {
    await using lab = await pushLab('vyos')
    const result = await push(lab, { commit: { comment: 'CHG1' } })
    expect(result?.error).toBeUndefined()
    expect(result).toMatchObject({ changed: true, value: { confirmed: false, saved: true } })
    expect(result?.diff).toContain('+time-zone UTC')
    expect(lab.device.startupConfig()).toBe(lab.running())
    expect(lab.device.loginAttempts).toHaveLength(2)
    expect(lab.device.receivedText()).not.toContain('commit-confirm ')
  })

  it('does nothing where nothing differs', async () => {
    await using lab = await pushLab('vyos')
    const result = await push(lab, { lines: ['set interfaces loopback lo'] })
    expect(result).toMatchObject({ status: 'ok', changed: false })
    expect(lab.device.commits).toHaveLength(1)
  })

  it('rule 10: a refused line is discarded with those before it', async () => {
    await using lab = await pushLab('vyos')
    const before = lab.running()
    const result = await push(lab, { lines: [...lines, 'set system host-nam x'] })
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      stage: 'lines',
      rolledBack: true,
      changed: false,
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.commits).toHaveLength(1)
  })

  it('rule 9: what counts although the commit failed goes back by the revision of before', async () => {
    await using lab = await pushLab('vyos')
    const before = lab.running()
    const result = await push(lab, { lines: [...lines, 'set interfaces ethernet eth9 disable'] })
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      stage: 'commit',
      rolledBack: true,
      changed: false,
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.commits).toHaveLength(3)
    expect(lab.device.startupConfig()).toBe(before)
  })

  it('rule 9: a validation that fails behind the commit takes it back, and nothing is saved', async () => {
    await using lab = await pushLab('vyos')
    const before = lab.running()
    const result = await push(lab, { validate: [wrong] })
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      stage: 'validation',
      rolledBack: true,
      changed: false,
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.startupConfig()).toBe(before)
    expect(lab.device.receivedText()).not.toMatch(/^rollback \d/m)
  })

  it('rule 9: who is locked out goes back in the session that is left', async () => {
    await using lab = await pushLab('vyos')
    const before = lab.running()
    const result = await push(lab, { lines: [...lines, lockOut] })
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })

  it('rule 9: a password of before is not taken for the one of after, which the usual form hides', async () => {
    await using lab = await pushLab('vyos', { platformOptions: withoutRevisions() })
    const path = 'system login user admin authentication encrypted-password'
    const result = await push(lab, { lines: [`set ${path} new`], validate: [wrong] })
    expect(result?.error).toMatchObject({ rolledBack: false, changed: true })
    expect(lab.running()).toContain('encrypted-password new')
  })

  it('rule 9: without revisions nothing takes it back, and that is said', async () => {
    await using lab = await pushLab('vyos', { platformOptions: withoutRevisions() })
    const result = await push(lab, { validate: [wrong] })
    expect(result?.error).toMatchObject({
      code: 'ROLLBACK_UNAVAILABLE',
      stage: 'validation',
      rolledBack: false,
      changed: true,
      acknowledged: lines,
    })
    expect(lab.running()).toContain('uplink')
    expect(lab.device.startupConfig()).not.toContain('uplink')
  })

  it('rule 9: a release that does not know rollback-soft keeps the change, and that is said', async () => {
    const { candidate } = vyos
    if (candidate?.rollback === undefined) throw new Error('no rollback')
    const rollback = { ...candidate.rollback, command: 'rollback-soff {units}' }
    const platformOptions = { candidate: { ...candidate, rollback } }
    await using lab = await pushLab('vyos', { platformOptions })
    const result = await push(lab, { validate: [wrong] })
    expect(result?.error).toMatchObject({ rolledBack: false, changed: true })
    expect(result?.error?.message).toContain('could not be taken back')
    expect(lab.running()).toContain('uplink')
    // the session is not left with half a candidate
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sendConfig, { lines: ['set system host-name r2'] })).failed).toBe(
      false,
    )
  })

  it('rule 14: what somebody has committed meanwhile is not taken back with it', async () => {
    await using lab = await pushLab('vyos')
    const validate = [wrong, { command: 'show version', expect: 'VyOS 9', withinMs: 1_500 }]
    const running = push(lab, { validate: validate.slice(1) })
    await expect.poll(() => lab.running(), { interval: 5 }).toContain('uplink')
    for (const command of ['configure', 'set system name-server 192.0.2.53', 'commit', 'exit']) {
      await lab.nr.run(sendCommand, { command, connection: 'somebody' })
    }
    const result = await running
    expect(result?.error).toMatchObject({ code: 'ROLLBACK_UNAVAILABLE', rolledBack: false })
    expect(lab.running()).toContain('192.0.2.53')
  })

  it('rule 15: a connection that drops among the lines leaves the device as it was', async () => {
    await using lab = await pushLab('vyos', HASTY)
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: /^set system time-zone/ })
    const result = await push(lab)
    expect(result?.error).toMatchObject({
      stage: 'lines',
      rolledBack: true,
      changed: false,
      acknowledged: [lines[0]],
      unknown: [lines[1]],
    })
    expect(lab.running()).toBe(before)
  })

  it('rule 15: a commit that hangs is looked for over a new connection, and was none', async () => {
    await using lab = await pushLab('vyos', HASTY)
    const before = lab.running()
    lab.device.setFaults({ hangOnCommand: 'commit' })
    const result = await push(lab, { commitTimeoutMs: 400 })
    expect(result?.error).toMatchObject({ stage: 'commit', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('rollback-soft')
  })

  it('rule 16: who cancels while another commit is waited for commits nothing any more', async () => {
    await using lab = await pushLab('vyos')
    const archive = 'set system config-management commit-archive location tftp://192.0.2.9/'
    for (const command of ['configure', archive, 'commit', 'exit'])
      await lab.nr.run(sendCommand, { command, connection: 'somebody' })
    const before = lab.running()
    const { length } = lab.device.commits
    const lockRetry = { attempts: 50, delayMs: 200 }
    const run = lab.nr.run(pushConfig, { ...SHORT, lines, lockRetry })
    await expect.poll(() => lab.device.receivedText(), { interval: 5 }).toMatch(/commit\s+compare/)
    run.cancel('enough')
    const result = (await run).get('r1')
    expect(result?.error).toMatchObject({ changed: false, rolledBack: true })
    expect(lab.running()).toBe(before)
    expect(lab.device.commits).toHaveLength(length)
  })

  it('rule 15: a commit whose answer is lost is found, and taken back over a new connection', async () => {
    await using lab = await pushLab('vyos', HASTY)
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: 'commit' })
    const healing = setInterval(() => {
      if (lab.device.commits.length > 1) lab.device.setFaults({})
    }, 1)
    const result = await push(lab)
    clearInterval(healing)
    expect(result?.error).toMatchObject({ stage: 'commit', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    expect(lab.device.commits).toHaveLength(3)
  })
})
