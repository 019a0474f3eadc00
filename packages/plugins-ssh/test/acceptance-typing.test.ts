import type { Faults, LabDevice } from '@nornir-ts/lab'
import { describe, expect, it } from 'vitest'
import { ciscoIos } from '../src/platform/cisco-ios.ts'
import { definePlatform } from '../src/platform/define-platform.ts'
import { linesOf, outcome, startDevice } from './acceptance-device.ts'

const SECRET = 's3same-0pen'

/** IOS that is asked for a key before its prompt, and pages with any key. */
const anyKeyIos = definePlatform({
  ...ciscoIos,
  name: 'any_key_ios',
  loginDialogs: [{ pattern: /^Press any key to continue$/, answer: ' ' }],
  pager: { pattern: /^Press any key to continue \(Q to quit\)$/, answer: ' ' },
})

const profiles: Readonly<Record<string, Faults>> = {
  'an ordinary device': {},
  'byte by byte': { chunkBytes: 1 },
  'a slow log-in (#1857)': { promptDelayMs: 250 },
  'a slow device': { thinkTimeMs: 20 },
  'paging that stays on': { pagingCannotBeDisabled: true },
  'a pager that eats one byte more': { pagingCannotBeDisabled: true, eatByteAtPager: true },
  'input flushed at the prompt': { flushInputAtPrompt: true, thinkTimeMs: 5 },
  'input flushed where the mode changes': { flushInputAtModeChange: true, thinkTimeMs: 5 },
  'input flushed at a password': { flushInputAtPassword: true, thinkTimeMs: 5 },
  'keys asked for': { anyKeyAtLogin: true, anyKeyPager: true, pagingCannotBeDisabled: true },
  'a clock in the prompt (#720)': { promptClock: true },
  'a terminal of 80 columns': { fixedColumns: 80 },
}

/** What rules 1 and 2 say about every byte that a device received. */
function expectCarefulTyping(device: LabDevice): void {
  const typed = device.received.map(({ state, bytes }) => ({ state, text: bytes.toString() }))
  expect(typed.filter(({ state }) => state === 'opening')).toEqual([])
  expect(typed.filter(({ text }) => text.trim() === '' && text !== ' ')).toEqual([])
  expect(typed.filter(({ text }) => text.includes(SECRET))).toEqual([
    { state: 'password', text: `${SECRET}\n` },
  ])
  expect(typed.filter(({ state, text }) => state === 'password' && text !== `${SECRET}\n`)).toEqual(
    [],
  )
}

describe('production safety 5: what is typed, and when', () => {
  it.each(Object.entries(profiles))(
    'rules 1 and 2: nothing before the first prompt, no lone line end, the secret at its prompt only: %s',
    async (_name, faults) => {
      await using lab = await startDevice({ enableSecret: SECRET, faults })
      const platform = faults.anyKeyPager === true ? anyKeyIos : ciscoIos
      const session = await lab.open({ platform, enableSecret: SECRET })
      expect((await session.sendCommand('show privilege')).output).toContain('15')
      const running = await session.sendCommand('show running-config')
      expect(running.output).toMatch(/^Building configuration\.\.\.[\s\S]*\nend\n?$/)
      const description = `a line ${'that is long '.repeat(10)}and ends`
      await session.sendConfig(['interface GigabitEthernet0/1', ` description ${description}`])
      await session.saveConfig()
      expect(lab.device.startupConfig()).toContain(` description ${description}\n`)
      expectCarefulTyping(lab.device)
    },
  )

  it('rule 4: nothing is typed behind a dialog that nobody knows, by whatever operation', async () => {
    await using lab = await startDevice()
    const session = await lab.open()
    const all = await Promise.all(
      [
        session.sendCommands(['show clock', 'clear counters', 'show version']),
        session.sendCommand('show version'),
        session.sendConfig(['hostname r2']),
        session.saveConfig(),
        session.enterMode('config'),
      ].map(outcome),
    )
    expect(all).toMatchObject([
      { code: 'COMMANDS_INCOMPLETE', cause: { code: 'UNKNOWN_DIALOG' } },
      { code: 'SESSION_CLOSED' },
      { code: 'SESSION_CLOSED' },
      { code: 'SESSION_CLOSED' },
      { code: 'SESSION_CLOSED' },
    ])
    expect(linesOf(lab.device).at(-1)).toBe('clear counters')
    expect(lab.device.received.filter(({ state }) => state === 'dialog')).toEqual([])
  })

  it('rule 6: after a time-out no line is typed twice, and nothing but the interrupt follows it', async () => {
    await using lab = await startDevice({ faults: { hangOnCommand: /^show (?:clock|ip)/ } })
    const session = await lab.open()
    for (const command of ['show clock', 'show ip interface brief']) {
      expect(await outcome(session.sendCommand(command, { timeoutMs: 60 }))).toMatchObject({
        code: 'PROMPT_TIMEOUT',
      })
    }
    expect((await session.sendCommand('show privilege')).output).toContain('15')
    expect(lab.device.receivedText().replace(/^(?:terminal .*\n)*/, '')).toBe(
      'show clock\n\x1eshow ip interface brief\n\x1eshow privilege\n',
    )
  })
})
