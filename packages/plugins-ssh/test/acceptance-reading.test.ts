import { Secret } from '@nornir-ts/core'
import type { Faults } from '@nornir-ts/lab'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { linux } from '../src/platform/linux.ts'
import { openSession, startDevice, temporaryFolder } from './acceptance-device.ts'
import { targetOf } from './transport-target.ts'

/** How long the device is silent behind the line that equals its prompt. */
const PAUSE_MS = 80
const trap = { 'show trap': 'one\nr1#\ntwo\nthree' }

describe('production safety 5: what the device said', () => {
  const faults: Faults = { pause: { behind: 'one\r\nr1#', forMs: PAUSE_MS } }

  it('an output line that equals the prompt, and a silence: whole where the quiet window is longer', async () => {
    await using lab = await startDevice({ commands: trap, faults })
    const session = await lab.open({ limits: { repeatedPromptQuietMs: 4 * PAUSE_MS } })
    expect((await session.sendCommand('show trap')).output).toBe('one\nr1#\ntwo\nthree')
    expect((await session.sendCommand('show privilege')).output).toContain('15')
  })

  it('an output line that equals the prompt, and a silence: by default the rest is told by the next reply, and shifts nothing', async () => {
    await using lab = await startDevice({ commands: trap, faults })
    const session = await lab.open()
    expect((await session.sendCommand('show trap')).output).toBe('one')
    const next = await session.sendCommand('show privilege')
    expect(next.output).toBe('Current privilege level is 15')
    expect(next.warnings).toEqual(['unasked: two', 'unasked: three'])
    expect((await session.sendCommand('show clock')).output).toContain('UTC')
  })

  it('an output line that equals the prompt, in one piece with the rest: whole, without any waiting', async () => {
    await using lab = await startDevice({ commands: trap })
    const session = await lab.open()
    expect((await session.sendCommand('show trap')).output).toBe('one\nr1#\ntwo\nthree')
  })

  it('an output line that equals the prompt, typed together with others: told by a warning, and shifts nothing', async () => {
    await using lab = await startDevice({ commands: trap, faults })
    const session = await lab.open()
    const batch = ['show clock', 'show trap', 'show privilege']
    const [, trapped, next] = await session.sendCommands(batch, { pipeline: 8 })
    expect(next?.output).toBe('Current privilege level is 15')
    const told = next?.warnings.map((warning) => warning.replace('unasked: ', '')) ?? []
    expect([trapped?.output, ...told].join('\n')).toContain('two\nthree')
  })

  it.each([
    '%SYS-5-CONFIG_I: Configured from console by console\n',
    '\n%SYS-5-RESTART: one\n%SYS-5-RESTART: two\n',
  ])('syslog glued to the prompt (#761): nothing is lost or added: %j', async (message) => {
    await using lab = await startDevice()
    const session = await lab.open()
    lab.device.setFaults({ messageBehindPrompt: message })
    for (const _ of [1, 2]) {
      expect((await session.sendCommand('show privilege')).output).toBe(
        'Current privilege level is 15',
      )
    }
    expect((await session.sendCommand('show running-config')).output).toMatch(
      /^Building[\s\S]*\nend\n?$/,
    )
  })

  it('the first prompt comes late (slow AAA, #1857): it is waited for, and nothing is typed before', async () => {
    await using lab = await startDevice({ faults: { promptDelayMs: 600 } })
    const session = await lab.open({ limits: { loginTimeoutMs: 10_000 } })
    expect((await session.sendCommand('show privilege')).output).toContain('15')
    expect(lab.device.received.filter(({ state }) => state === 'opening')).toEqual([])
  })

  it('slow AAA is a matter of loginTimeoutMs: beyond it a PromptTimeoutError in phase login', async () => {
    await using lab = await startDevice({ faults: { promptDelayMs: 5_000 } })
    await expect(lab.open({ limits: { loginTimeoutMs: 100 } })).rejects.toMatchObject({
      code: 'PROMPT_TIMEOUT',
      phase: 'login',
    })
    expect(lab.device.received).toEqual([])
  })

  it.each<Faults>([{}, { chunkBytes: 1 }, { chunkBytes: 3 }])(
    '"#" and "Password:" art in banner and message of the day is answered with nothing: %j',
    async (chunks) => {
      const art = '####\n#  r9# #\nPassword:\nlogin:\nadmin@host>\n(yes/no)?\n##'
      await using lab = await startDevice({
        banner: art,
        motd: art,
        enableSecret: 'x1y2',
        faults: chunks,
      })
      const session = await lab.open({ enableSecret: 'x1y2', limits: { promptQuietMs: 100 } })
      expect(session.prompt).toBe('r1#')
      expect(lab.device.received.map(({ state }) => state)).not.toContain('opening')
      expect(lab.device.receivedText()).toBe('enable\nx1y2\n')
      await session.sendCommand('show clock')
      expect(lab.device.receivedText()).toBe(
        'enable\nx1y2\nterminal width 511\nterminal length 0\nshow clock\n',
      )
    },
  )

  it.each<Faults>([{}, { chunkBytes: 1 }, { eatByteAtPager: true }, { fixedColumns: 80 }])(
    '"terminal length 0" refused by authorisation: the output is complete all the same: %j',
    async (more) => {
      await using plain = await startDevice()
      const expected = (await (await plain.open()).sendCommand('show running-config')).output
      await using lab = await startDevice({ faults: { pagingCannotBeDisabled: true, ...more } })
      const session = await lab.open()
      expect((await session.sendCommand('show running-config')).output).toBe(expected)
      expect((await session.sendCommand('show privilege')).output).toContain('15')
    },
  )
})

describeWith(['sshd'], 'production safety 5: what bash said', () => {
  let sshd: Sshd
  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)
  afterAll(() => sshd?.close())

  it('an output line that equals the prompt, and a silence: whole where the quiet window is longer, cut there by default', async () => {
    await using folder = await temporaryFolder()
    const { port, username, password } = sshd
    const target = targetOf({
      port,
      username,
      password: new Secret(password),
      knownHostsFiles: [`${folder.path}/known_hosts`],
    })
    const limits = { repeatedPromptQuietMs: 700 }
    await using patient = await openSession(target, { platform: linux, limits })
    const prompt = patient.prompt
    const command = `echo one; printf '%s' '${prompt}'; sleep 0.15; echo; echo two`
    expect((await patient.sendCommand(command)).output).toBe(`one\n${prompt}\ntwo`)
    await using hasty = await openSession(target, { platform: linux })
    expect((await hasty.sendCommand(command)).output).toBe('one')
  })
})
