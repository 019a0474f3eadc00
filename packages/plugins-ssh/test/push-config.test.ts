import {
  definePlatform,
  discard,
  type PushConfigParams,
  pushConfig,
  type RollbackUnavailableError,
  sendCommand,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { keepArchive, MINUTE_MS, type PushLab, pushLab, SHORT } from './push-lab.ts'
import { testNornir } from './ssh-target.ts'

/** Pushes to a device, also where the last push has failed. */
const push = async ({ nr }: Pick<PushLab, 'nr'>, params: PushConfigParams) => {
  nr.resetFailedHosts()
  return (await nr.run(pushConfig, { ...SHORT, ...params })).get('r1')
}

/** What each platform is configured with: a change that works, one that locks new users out, a wrong line. */
const CASES = [
  {
    platform: 'juniper_junos',
    good: ['set system host-name r1', 'set system ntp server 192.0.2.9'],
    shows: 'server 192.0.2.9',
    lockOut: ['delete system services ssh'],
    rejected: ['set system ntp server 192.0.2.9', 'set system nonsense 1'],
    takenBackBy: 'the candidate, and a commit on trial',
    confirmed: true,
  },
  {
    platform: 'cisco_xr',
    good: ['interface Loopback7', ' description pushed'],
    shows: 'description pushed',
    lockOut: ['no ssh server v2'],
    rejected: ['interface Loopback7', ' nonsense'],
    takenBackBy: 'the candidate, and a commit on trial',
    confirmed: true,
  },
  {
    platform: 'nokia_sros',
    good: [
      '/configure system name r9',
      '/configure system time ntp server 192.0.2.9 router-instance "Base"',
    ],
    shows: '192.0.2.9',
    lockOut: ['/configure system security ssh server-admin-state disable'],
    rejected: ['/configure system name r9', '/configure system nonsense 1'],
    takenBackBy: 'the candidate, and a commit on trial',
    confirmed: true,
  },
  {
    platform: 'nokia_srl',
    good: [
      'set / system information location "r 9"',
      'set / system ntp server 192.0.2.9 prefer true',
    ],
    shows: '192.0.2.9',
    lockOut: ['set / system ssh-server mgmt admin-state disable'],
    rejected: ['set / system information location r9', 'set / system nonsense 1'],
    takenBackBy: 'the candidate, and a commit on trial',
    confirmed: true,
  },
  {
    platform: 'huawei_vrpv8',
    good: ['ntp-service unicast-server 192.0.2.9'],
    shows: '192.0.2.9',
    lockOut: ['undo stelnet server enable'],
    rejected: ['ntp-service unicast-server 192.0.2.9', 'nonsense'],
    takenBackBy: 'the candidate, and a commit on trial',
    confirmed: true,
  },
  {
    platform: 'arista_eos',
    good: ['interface Ethernet1', ' description pushed'],
    shows: 'description pushed',
    lockOut: ['management ssh', ' shutdown'],
    rejected: ['interface Ethernet1', ' nonsense'],
    takenBackBy: 'the candidate, and a commit on trial',
    confirmed: true,
  },
  {
    platform: 'cisco_nxos',
    good: ['interface Ethernet1/1', ' description pushed'],
    shows: 'description pushed',
    lockOut: ['no feature ssh'],
    rejected: ['interface Ethernet1/1', ' description pushed', ' nonsense'],
    takenBackBy: 'a snapshot on the device',
    confirmed: false,
  },
  {
    platform: 'cisco_ios',
    good: ['interface GigabitEthernet0/1', ' description pushed'],
    shows: 'description pushed',
    lockOut: ['line vty 0 4', ' transport input none'],
    rejected: ['interface GigabitEthernet0/1', ' description pushed', ' nonsense'],
    takenBackBy: 'a snapshot on the device',
    confirmed: false,
  },
] as const

describe.each(CASES)('pushConfig on $platform', (one) => {
  const { platform, good, shows, takenBackBy, confirmed } = one
  const showVersion = platform.startsWith('huawei') ? 'display version' : 'show version'

  it('changes the device, validates over a new connection, keeps the change', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const result = await push(lab, { lines: good, validate: [showVersion] })
    expect(result?.error).toBeUndefined()
    expect(result).toMatchObject({ status: 'ok', changed: true })
    expect(result?.value).toMatchObject({ takenBackBy, confirmed })
    expect(result?.diff).toContain(shows)
    expect(lab.running()).not.toBe(before)
    expect(lab.running()).toContain(shows)
    expect(lab.device.sessions).toBe(2)
    // Nothing of it goes back when the timer would have ended.
    expect((await lab.nr.run(sendCommand, showVersion)).failed).toBe(false)
  })

  it('rule 10: takes everything back at a refused line', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const result = await push(lab, { lines: one.rejected })
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      stage: 'lines',
      rolledBack: true,
      changed: false,
      cause: { code: 'CONFIG_REJECTED', line: one.rejected.at(-1) },
    })
    expect(lab.running()).toBe(before)
  })

  it('rule 13: takes everything back when the device does not do what it should', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const validate = [{ command: showVersion, expect: 'no device says this' }]
    const result = await push(lab, { lines: good, validate })
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      stage: 'validation',
      rolledBack: true,
      changed: false,
      cause: { code: 'VALIDATION_FAILED' },
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.startupConfig()).not.toContain(shows)
  })

  it('rule 13: takes a change back that refuses new log-ins while the old session lives', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const result = await push(lab, { lines: one.lockOut })
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      stage: 'validation',
      rolledBack: true,
      changed: false,
    })
    expect(lab.running()).toBe(before)
    expect((await lab.nr.run(sendCommand, showVersion)).get('r1')?.status).not.toBe('timeout')
  })
})

it('rule 13: a new session that cannot be prepared within connectLimitMs counts as none', async () => {
  await using lab = await pushLab('cisco_ios', { limits: { commandTimeoutMs: 3_000 } })
  await lab.nr.run(sendCommand, 'show version')
  const before = lab.running()
  lab.device.setFaults({ hangOnCommand: 'terminal width 511' })
  const lines = ['interface GigabitEthernet0/1', ' description pushed']
  const result = await push(lab, { lines, connectLimitMs: 700 })
  expect(result?.error).toMatchObject({
    code: 'PUSH_FAILED',
    stage: 'validation',
    rolledBack: true,
    changed: false,
    cause: { code: 'VALIDATION_CONNECT' },
  })
  expect(lab.running()).toBe(before)
})

describe('pushConfig on cisco_ios with an archive', () => {
  const good = ['interface GigabitEthernet0/1', ' description pushed']

  it('takes the timer of the device, confirms it, and saves', async () => {
    await using lab = await pushLab('cisco_ios')
    await keepArchive(lab)
    const result = await push(lab, { lines: good, validate: ['show version'] })
    expect(result?.error).toBeUndefined()
    expect(result?.value).toMatchObject({
      takenBackBy: 'a timer of the device',
      confirmed: true,
      saved: true,
    })
    expect(result?.diff).toContain('+ description pushed')
    expect(lab.device.startupConfig()).toContain('description pushed')
  })

  it('goes back at once when the validation fails', async () => {
    await using lab = await pushLab('cisco_ios')
    await keepArchive(lab)
    const before = lab.running()
    const validate = [{ command: 'show version', expect: 'no device says this' }]
    const result = await push(lab, { lines: good, validate })
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })

  const lost = {
    stage: 'lines',
    rolledBack: true,
    changed: false,
    acknowledged: ['interface GigabitEthernet0/1'],
    unknown: [' description pushed'],
  } as const

  it('rule 15: takes a change back in another session when its own has died', async () => {
    await using lab = await pushLab('cisco_ios')
    await keepArchive(lab)
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: /^description/ })
    const result = await push(lab, { lines: good })
    expect(result?.error).toMatchObject({ ...lost, undone: expect.stringContaining('by a timer') })
    expect(lab.running()).toBe(before)
    expect(lab.device.sessions).toBe(2)
  })

  it('rule 13: waits for the end of the timer where nobody gets in, and proves what it then finds', async () => {
    await using lab = await pushLab('cisco_ios')
    await keepArchive(lab)
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: /^description/, refuseLogin: true })
    const short = { confirmWithinMs: 20 * MINUTE_MS, validationTimeoutMs: 100, connectLimitMs: 500 }
    const healed = setTimeout(() => lab.device.setFaults({}), 1_000)
    const result = await push(lab, { lines: good, ...short })
    clearTimeout(healed)
    expect(result?.error).toMatchObject({ ...lost, undone: expect.stringContaining('waited for') })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('revert now')
  })

  it("rule 13: does not touch a device on which somebody else's change waits to be confirmed", async () => {
    await using lab = await pushLab('cisco_ios')
    await keepArchive(lab)
    await lab.nr.run(sendCommand, {
      command: 'configure terminal revert timer 100',
      connection: 'somebody',
    })
    const result = await push(lab, { lines: good })
    expect(result?.error).toMatchObject({ code: 'CANDIDATE_OCCUPIED', by: 'pending-commit' })
    expect(lab.device.receivedText(3)).not.toContain('description')
  })
})

describe('pushConfig', () => {
  const good = ['interface GigabitEthernet0/1', ' description pushed']

  it('rule 13: refuses a timer that leaves no time for the validation, and sends nothing', async () => {
    await using lab = await pushLab('juniper_junos')
    const result = await push(lab, { lines: ['set system host-name x'], confirmWithinMs: 9_000 })
    expect(result?.error).toMatchObject({ code: 'CONFIRM_TIMER', timerMs: 9_000 })
    const odd = await push(lab, { lines: ['set system host-name x'], confirmWithinMs: 10_050 })
    expect(odd?.error).toMatchObject({ code: 'CONFIRM_TIMER', timerMs: 10_050 })
    expect(lab.device.receivedText()).not.toContain('configure')
  })

  it('sends nothing in a dry run where the device cannot compare, and says so', async () => {
    await using lab = await pushLab('cisco_ios', { dryRun: true })
    const before = lab.running()
    const result = await push(lab, { lines: good })
    expect(result).toMatchObject({ status: 'ok', changed: false, diff: '' })
    expect(result?.warnings).toEqual([expect.stringContaining('nothing was sent')])
    expect(lab.running()).toBe(before)
  })

  it('shows in a dry run what would change where the device can compare', async () => {
    await using lab = await pushLab('juniper_junos', { dryRun: true })
    const before = lab.running()
    const result = await push(lab, { lines: ['set system ntp server 192.0.2.9'] })
    expect(result).toMatchObject({ status: 'ok', changed: false })
    expect(result?.diff).toContain('192.0.2.9')
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('commit confirmed')
  })

  it('rule 9: says that nothing could be undone where neither device nor user can', async () => {
    await using lab = await pushLab('cisco_ios')
    const plain = definePlatform({
      extends: 'cisco_ios',
      name: 'cisco_ios_short',
      snapshot: undefined,
      revertTimer: undefined,
    })
    const { device } = lab
    await using other = await testNornir(
      {
        r1: {
          hostname: device.address,
          port: device.port,
          username: 'admin',
          password: 'admin',
          platform: 'cisco_ios_short',
        },
      },
      { platforms: [plain] },
    )
    const lines = [...good, ' nonsense', ' ip address 192.0.2.77 255.255.255.0']
    const result = await push(other, { lines })
    expect(result?.error).toMatchObject({
      code: 'ROLLBACK_UNAVAILABLE',
      rolledBack: false,
      changed: true,
      acknowledged: good,
      unsent: [' ip address 192.0.2.77 255.255.255.0'],
    })
    const error = result?.error as RollbackUnavailableError | undefined
    expect(error?.diff).toContain('+ description pushed')
    expect(device.startupConfig()).not.toContain('pushed')
    const rollback = ['interface GigabitEthernet0/1', ' no description']
    const undone = await push(other, { lines, rollback })
    // The lines of the user take everything back, also what the first push had left: that is not before.
    expect(undone?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: false })
    const again = await push(other, { lines, rollback })
    expect(again?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true, changed: false })
  })

  it('rule 15: a push that is cut tells which lines were sent, and is not done again', async () => {
    await using lab = await pushLab('cisco_ios')
    lab.device.setFaults({ dropOnCommand: /^ip address/ })
    const lines = [...good, ' ip address 192.0.2.77 255.255.255.0', ' no shutdown']
    const result = (await lab.nr.run(sendConfig, { lines }, { retry: { attempts: 3 } })).get('r1')
    expect(result).toMatchObject({ status: 'failed', attempts: 1 })
    expect(result?.error).toMatchObject({
      code: 'CONFIG_INCOMPLETE',
      acknowledged: good,
      unknown: [' ip address 192.0.2.77 255.255.255.0'],
      unsent: [' no shutdown'],
      changed: 'unknown',
    })
  })

  it('rule 16: a cancelled run takes the change back before it ends', async () => {
    await using lab = await pushLab('juniper_junos')
    const before = lab.running()
    lab.device.setFaults({ thinkTimeMs: 50 })
    const run = lab.nr.run(pushConfig, {
      ...SHORT,
      lines: ['set system host-name x', 'set system ntp server 192.0.2.9'],
    })
    await eventually(() => expect(lab.device.receivedText()).toContain('set system host-name'))
    run.cancel('enough')
    const result = (await run).get('r1')
    expect(result?.status).toBe('cancelled')
    expect(result?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toMatch(/^commit/m)
  })
})

describe('sendConfig where a device has both', () => {
  const lines = ['interface Ethernet1', ' description sent']

  it('lets lines count at once, and keeps them in a candidate when it is told to', async () => {
    await using lab = await pushLab('arista_eos')
    const kept = (await lab.nr.run(sendConfig, { lines, commit: false })).get('r1')
    expect(kept).toMatchObject({ status: 'ok', changed: false })
    expect(kept?.warnings).toEqual([expect.stringContaining('commit or discard')])
    expect(lab.running()).not.toContain('sent')
    expect((await lab.nr.run(discard)).failed).toBe(false)
    const sent = (await lab.nr.run(sendConfig, { lines })).get('r1')
    expect(sent).toMatchObject({ status: 'ok', changed: true, diff: '' })
    expect(lab.running()).toContain('sent')
    expect(lab.device.commits).toEqual([])
  })

  it('shows in a dry run what would change, by a candidate', async () => {
    await using lab = await pushLab('arista_eos', { dryRun: true })
    const result = (await lab.nr.run(sendConfig, { lines })).get('r1')
    expect(result).toMatchObject({ status: 'ok', changed: false })
    expect(result?.diff).toContain('+   description sent')
    expect(lab.running()).not.toContain('sent')
  })

  it('does not ignore what only a candidate can do, where there is none', async () => {
    await using lab = await pushLab('cisco_ios')
    for (const more of [
      { commit: false },
      { commit: { comment: 'x' } },
      { lock: 'private' },
    ] as const) {
      lab.nr.resetFailedHosts()
      const params = { lines: ['hostname x'], ...more }
      const result = (await lab.nr.run(sendConfig, params)).get('r1')
      expect(result?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    }
    expect(lab.running()).not.toContain('hostname x')
  })
})

describe('a push that is cut during its validation', () => {
  const never = { command: 'show version', expect: 'no device says this', withinMs: 60_000 }

  it('tells what became of the change, and that the device is as it was', async () => {
    await using lab = await pushLab('juniper_junos')
    const before = lab.running()
    const params = { ...SHORT, lines: ['set system host-name x'], validate: [never] }
    const run = lab.nr.run(pushConfig, params)
    await eventually(() => expect(lab.device.sessions).toBe(2))
    await eventually(() => expect(lab.device.receivedText(2)).toContain('show version'))
    run.cancel('enough')
    const result = (await run).get('r1')
    expect(result).toMatchObject({ status: 'cancelled', changed: false })
    expect(result?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true })
    expect(lab.running()).toBe(before)
  })

  it('says that the validation took too long', async () => {
    await using lab = await pushLab('juniper_junos')
    const before = lab.running()
    const params = {
      lines: ['set system host-name x'],
      validate: [never],
      validationTimeoutMs: 200,
    }
    const result = await push(lab, params)
    expect(result).toMatchObject({ status: 'failed', changed: false })
    expect(result?.error).toMatchObject({
      code: 'PUSH_FAILED',
      why: expect.stringContaining('validationTimeoutMs'),
      rolledBack: true,
    })
    expect(lab.running()).toBe(before)
  })
})
