import { Secret } from '@nornir-ts/core'
import type { Faults } from '@nornir-ts/lab'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { frr as frrPlatform } from '../src/platform/frr.ts'
import { linux } from '../src/platform/linux.ts'
import { CommandsIncompleteError } from '../src/session/error/commands-incomplete-error.ts'
import type { CommandReply } from '../src/session/session-reply.ts'
import { linesOf, openSession, outcome, startDevice, temporaryFolder } from './acceptance-device.ts'
import { targetOf } from './transport-target.ts'

const commands = [
  'show clock',
  'show privilege',
  'show ip interface brief',
  'show version',
  'show interfaces description',
  'show inventory',
  'show running-config',
  'show running-config | include interface',
  'show startup-config',
  'show clock',
]

const profiles: Readonly<Record<string, Faults>> = {
  'an ordinary device': {},
  'a slow device': { thinkTimeMs: 5 },
  'answers in pieces': { chunkBytes: 7 },
  'input flushed at the prompt': { flushInputAtPrompt: true, thinkTimeMs: 5 },
  'input flushed where the mode changes': { flushInputAtModeChange: true, thinkTimeMs: 5 },
  'input echoed twice': { echoTypedAhead: true, thinkTimeMs: 5 },
  'a clock in the prompt': { promptClock: true },
  'answers without a line end': { gluePromptTo: /^show (?:clock|version)$/ },
}

/** Paging is refused at log-in, so that these are there from the start. */
const pagers: Readonly<Record<string, Faults>> = {
  'paging that stays on': { pagingCannotBeDisabled: true },
  'a pager that eats one byte more': { pagingCannotBeDisabled: true, eatByteAtPager: true },
}

describe('production safety 5: pipelining', () => {
  it.each(Object.entries({ ...profiles, ...pagers }))(
    'rule 7: a batch is right or a typed error, never shifted by one: %s',
    async (name, faults) => {
      await using plain = await startDevice()
      const one = await plain.open()
      const expected = []
      for (const command of commands) {
        expected.push([command, (await one.sendCommand(command)).output.trimEnd()])
      }
      await using lab = await startDevice({ faults: pagers[name] })
      const session = await lab.open({ limits: { commandTimeoutMs: 2_000 } })
      lab.device.setFaults(faults)
      const replies = await session.sendCommands(commands, { pipeline: 8 })
      expect(replies.map(({ command, output }) => [command, output.trimEnd()])).toEqual(expected)
    },
  )

  it('typed-ahead echo before the prompt, and again behind it (#2902, #2944): only the one behind it counts', async () => {
    const faults = { echoTypedAhead: true, thinkTimeMs: 10 }
    await using lab = await startDevice({ faults })
    const session = await lab.open()
    const batch = ['show clock', 'show privilege', 'show privilege', 'show clock']
    const [, second, third] = await session.sendCommands(batch, { pipeline: 8 })
    for (const reply of [second, third]) {
      expect(reply).toMatchObject({ output: 'Current privilege level is 15', warnings: [] })
    }
  })

  it('rule 7: a pager that comes up in the middle: right answers, or an error behind right ones', async () => {
    await using lab = await startDevice()
    const plain = await lab.open()
    const session = await lab.open()
    await session.sendCommand('terminal length 20')
    const result = await outcome(session.sendCommands(commands, { pipeline: 8 }))
    const replies = result instanceof CommandsIncompleteError ? result.replies : result
    for (const { command, output } of replies as readonly CommandReply[]) {
      expect(output, command).toBe((await plain.sendCommand(command)).output)
    }
    expect(lab.device.runningConfig()).toBe(lab.device.startupConfig())
  })

  it('rule 7: stops at [confirm] in the middle of a pipeline of 8, and the counters are not cleared', async () => {
    await using lab = await startDevice()
    const session = await lab.open()
    const batch = ['show clock', 'clear counters', 'show version']
    const error = await outcome(session.sendCommands(batch, { pipeline: 8 }))
    expect(error).toMatchObject({
      code: 'COMMANDS_INCOMPLETE',
      replies: [{ command: 'show clock' }],
      unsent: ['show version'],
      changed: 'unknown',
      cause: { code: 'UNKNOWN_DIALOG', question: expect.stringContaining('[confirm]') },
    })
    expect(linesOf(lab.device).at(-1)).toBe('clear counters')
    const other = await lab.open()
    expect((await other.sendCommand('show interfaces')).output).toContain('counters never')
  })

  it('rule 7: the first goes alone, then at most 8 commands and 1 024 bytes are unanswered', async () => {
    await using lab = await startDevice({ faults: { thinkTimeMs: 5 } })
    const session = await lab.open()
    const short = Array.from({ length: 20 }, (_, index) => `show clock | include ${index}`)
    const long = Array.from(
      { length: 10 },
      (_, index) => `show clock | include ${index}${'x'.repeat(300)}`,
    )
    await session.sendCommands([...short, ...long], { pipeline: 8 })
    const all = lab.device.received.map(({ bytes }) => bytes)
    const alone = ['terminal width 511\n', 'terminal length 0\n', `${short[0]}\n`]
    expect(all.slice(0, 3).map(String)).toEqual(alone)
    const arrivals = all.slice(2)
    expect(Math.max(...arrivals.map((bytes) => bytes.length))).toBeLessThanOrEqual(1_024)
    const counts = arrivals.map((bytes) => String(bytes).split('\n').length - 1)
    expect(Math.max(...counts)).toBe(8)
    expect(counts.reduce((sum, count) => sum + count)).toBe(30)
  })

  it.each(['ping 192.0.2.1', 'show tech-support', 'clear counters Gi0/1', 'configure terminal'])(
    'rule 7: %s among them keeps all from being typed ahead',
    async (command) => {
      await using lab = await startDevice({ faults: { thinkTimeMs: 5 } })
      const session = await lab.open()
      const prepared = lab.device.received.length
      await outcome(session.sendCommands(['show clock', 'show clock', command], { pipeline: 8 }))
      const typed = lab.device.received.slice(prepared)
      expect(typed.map(({ state }) => state)).not.toContain('busy')
      expect(typed.every(({ bytes }) => String(bytes).split('\n').length === 2)).toBe(true)
    },
  )

  it('rule 7: without being asked, nothing is typed ahead on a platform that is not proven', async () => {
    await using lab = await startDevice({ faults: { thinkTimeMs: 5 } })
    const session = await lab.open()
    await session.sendCommands(['show clock', 'show clock', 'show clock'])
    expect(lab.device.received.map(({ state }) => state)).not.toContain('busy')
  })
})

describeWith(['frr'], 'production safety 5: pipelining on FRR', () => {
  let frr: Frr
  beforeAll(async () => {
    frr = await startFrr()
  }, 30_000)
  afterAll(() => frr?.close())

  it('rule 7: 20 commands at once get the answers that they get one by one', async () => {
    await using folder = await temporaryFolder()
    const { port, username, password } = frr
    const target = targetOf({
      port,
      username,
      password: new Secret(password),
      knownHostsFiles: [`${folder.path}/known_hosts`],
    })
    await using session = await openSession(target, { platform: frrPlatform })
    const shows = ['show version', 'show running-config', 'show interface lo', 'show ip route']
    const batch = Array.from({ length: 5 }, () => shows).flat()
    const together = await session.sendCommands(batch)
    const singly = await session.sendCommands(batch, { pipeline: 1 })
    const withoutClock = (text: string): string =>
      text.replace(/\d{2}:\d{2}:\d{2}|\d+ ?(?:packets|bytes)/g, '…')
    expect(together.map(({ output }) => withoutClock(output))).toEqual(
      singly.map(({ output }) => withoutClock(output)),
    )
    expect(together.flatMap(({ warnings }) => warnings)).toEqual([])
  })
})

describeWith(['sshd'], 'production safety 5: pipelining on bash', () => {
  let sshd: Sshd
  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)
  afterAll(() => sshd?.close())

  it('rule 7: 100 commands get their own answers, and one that reads its input is not among them', async () => {
    await using folder = await temporaryFolder()
    const { port, username, password } = sshd
    const target = targetOf({
      port,
      username,
      password: new Secret(password),
      knownHostsFiles: [`${folder.path}/known_hosts`],
    })
    await using session = await openSession(target, { platform: linux })
    const dates = Array.from({ length: 100 }, (_, index) => `date -u -d @${index} +%s`)
    const replies = await session.sendCommands(dates)
    expect(replies.map(({ output }) => Number(output))).toEqual(dates.map((_, index) => index))
    const asking = await session
      .sendCommands(['id -u', 'head -1', 'id -u'], {
        pipeline: 8,
        timeoutMs: 300,
      })
      .catch((error: unknown) => error)
    expect(asking).toMatchObject({ code: 'COMMANDS_INCOMPLETE', unsent: ['id -u'] })
  })
})
