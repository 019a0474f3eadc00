import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type FrrVty, startFrrVty } from '../../../test/servers/frr-vty.ts'
import type { CliSession } from '../src/session/cli-session.ts'
import { frrTransactional } from './frr-transactional.ts'
import { failureOf, openTelnet } from './telnet-session.ts'

const PASSWORD = 'Log-in:1'

describeWith(['frr'], "a candidate on FRR's own transactional command line", () => {
  let vty: FrrVty
  beforeAll(async () => {
    const config = `hostname t1\npassword ${PASSWORD}\nenable password ${PASSWORD}\nline vty\n exec-timeout 0 0\n`
    vty = await startFrrVty(config, { daemon: 'ripd', isTransactional: true })
  })
  afterAll(async () => {
    await vty?.close()
  })
  const open = async (): Promise<CliSession> =>
    await openTelnet({
      port: vty.port,
      platform: frrTransactional,
      password: PASSWORD,
      enableSecret: PASSWORD,
      limits: { doubtQuietMs: 300 },
    }).opening
  const running = async (session: CliSession): Promise<string> =>
    (await session.getConfig({ normalize: true })).text

  it('commits lines, tells what they change, and leaves the candidate', async () => {
    await using session = await open()
    const reply = await session.sendConfig(['router rip', ' network 10.1.0.0/16'])
    expect(reply).toMatchObject({ changed: true, isPending: false })
    expect(reply.diff).toContain('+ network 10.1.0.0/16')
    expect(session.mode).toBe('enable')
    expect(await running(session)).toContain(' network 10.1.0.0/16')
  })

  it('says of lines that are there already that nothing has changed', async () => {
    await using session = await open()
    const lines = ['router rip', ' network 10.2.0.0/16']
    expect(await session.sendConfig(lines)).toMatchObject({ changed: true })
    expect(await session.sendConfig(lines)).toMatchObject({ changed: false, diff: '' })
    expect(session.mode).toBe('enable')
  })

  it('a dry run shows the difference and leaves nothing behind', async () => {
    await using session = await open()
    const before = await running(session)
    const reply = await session.sendConfig(['router rip', ' network 10.3.0.0/16'], { dryRun: true })
    expect(reply).toMatchObject({ changed: false })
    expect(reply.diff).toContain('+ network 10.3.0.0/16')
    expect(await running(session)).toBe(before)
  })

  it('rule 10: discards the candidate at a refused line; nothing of it counts', async () => {
    await using session = await open()
    const before = await running(session)
    const lines = ['router rip', ' network 10.4.0.0/16', ' nonsense', ' network 10.5.0.0/16']
    const error = await failureOf(session.sendConfig(lines))
    expect(error).toMatchObject({
      code: 'CONFIG_REJECTED',
      line: ' nonsense',
      fate: 'discarded',
      changed: false,
      unsent: [' network 10.5.0.0/16'],
    })
    expect(session.mode).toBe('enable')
    expect(await running(session)).toBe(before)
    expect(await session.sendConfig(['router rip'], { commit: false })).toMatchObject({
      isPending: true,
    })
    expect(await session.compare()).toBe('')
  })

  it('keeps lines in the candidate when it is told to, and compares, checks, discards, commits them', async () => {
    await using session = await open()
    await session.sendConfig(['router rip', ' network 10.6.0.0/16'], { commit: false })
    expect(session.isConfigMode()).toBe(true)
    expect(await session.compare()).toContain('+ network 10.6.0.0/16')
    expect(await session.commit({ check: true })).toMatchObject({ changed: false })
    await session.discard()
    expect(session.mode).toBe('enable')
    expect(await running(session)).not.toContain('10.6.0.0')
    await session.sendConfig(['router rip', ' network 10.6.0.0/16'], { commit: false })
    expect(await session.commit({ words: { comment: 'CHG1' } })).toMatchObject({
      command: 'commit comment CHG1',
      changed: true,
    })
    expect(await running(session)).toContain('10.6.0.0')
  })

  it('rule 14: an exclusive lock of another user is an error that can be tried again', async () => {
    await using one = await open()
    await using other = await open()
    await one.sendConfig(['router rip'], { commit: false })
    const error = await failureOf(other.sendConfig(['router rip', ' network 10.7.0.0/16']))
    expect(error).toMatchObject({ code: 'CONFIG_LOCKED', retryable: true, attempts: 1 })
    expect(other.mode).toBe('enable')
    const waiting = other.sendConfig(['router rip', ' network 10.7.0.0/16'], {
      lockRetry: { attempts: 50, delayMs: 50 },
    })
    await one.discard()
    expect(await waiting).toMatchObject({ changed: true })
  })

  it('rule 13: a commit on trial is confirmed, or taken back at once', async () => {
    await using session = await open()
    const before = await running(session)
    const lines = ['router rip', ' network 10.8.0.0/16']
    await session.sendConfig(lines, { commit: false })
    await session.commit({ confirmWithinMs: 60_000 })
    expect(session.mode).toBe('config')
    expect(await running(session)).toContain('10.8.0.0')
    expect(await session.confirmCommit()).toMatchObject({ command: 'commit', changed: true })
    expect(session.mode).toBe('enable')
    expect(await running(session)).not.toBe(before)
  })

  it('rule 13: refuses a timer that the device cannot express', async () => {
    await using session = await open()
    for (const confirmWithinMs of [90_000, 0, 61 * 60_000]) {
      const error = await failureOf(session.commit({ confirmWithinMs }))
      expect(error).toMatchObject({ code: 'CONFIRM_TIMER', changed: false })
    }
  })

  it('validates over a new connection, then confirms', async () => {
    await using session = await open()
    const reply = await session.pushConfig(['router rip', ' network 10.20.0.0/16'], {
      connect: open,
      validate: [{ command: 'show configuration running', expect: '10.20.0.0/16' }],
    })
    expect(reply).toMatchObject({ changed: true, confirmed: true, saved: false })
    expect(reply.diff).toContain('+ network 10.20.0.0/16')
    expect(session.mode).toBe('enable')
  })

  it('takes a change back that does not do what it should, and proves it', async () => {
    await using session = await open()
    const before = await running(session)
    const error = await failureOf(
      session.pushConfig(['router rip', ' network 10.21.0.0/16'], {
        connect: open,
        validate: [{ command: 'show configuration running', reject: '10.21.0.0/16' }],
      }),
    )
    expect(error).toMatchObject({
      code: 'PUSH_FAILED',
      stage: 'validation',
      rolledBack: true,
      changed: false,
      cause: { code: 'VALIDATION_FAILED' },
    })
    expect(await running(session)).toBe(before)
  })

  it('takes a change back when no new connection comes', async () => {
    await using session = await open()
    const before = await running(session)
    const connect = () => Promise.reject(new Error('connection refused'))
    const error = await failureOf(
      session.pushConfig(['router rip', ' network 10.22.0.0/16'], { connect }),
    )
    expect(error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(await running(session)).toBe(before)
  })

  it('rule 16: a cancelled push is taken back before it ends', async () => {
    await using session = await open()
    const before = await running(session)
    const abort = new AbortController()
    const connect = async (): Promise<CliSession> => {
      abort.abort(new Error('enough'))
      return await open()
    }
    const error = await failureOf(
      session.pushConfig(['router rip', ' network 10.23.0.0/16'], {
        connect,
        signal: abort.signal,
      }),
    )
    expect(error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true, changed: false })
    expect(await running(session)).toBe(before)
  })
})
