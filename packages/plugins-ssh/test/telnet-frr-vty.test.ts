import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type FrrVty, startFrrVty } from '../../../test/servers/frr-vty.ts'
import { definePlatform } from '../src/platform/define-platform.ts'
import { DEFAULT_LIMITS, DEFAULT_TERMINAL } from '../src/transport/ssh-target.ts'
import { openTelnetTransport } from '../src/transport/telnet/open-telnet-transport.ts'
import { failureOf, inPieces, openTelnet } from './telnet-session.ts'
import { noSignal, readerOf } from './transport-target.ts'

/** The command line of an FRR daemon itself, as a user would describe it. */
const frrVty = definePlatform({
  name: 'frr_vty',
  modes: [
    { name: 'exec', prompt: /^(?<device>\S{1,63})> $/, interrupt: '\x03' },
    { name: 'enable', prompt: /^(?<device>[^\s()]{1,63})# $/, interrupt: '\x03' },
    { name: 'config', prompt: /^(?<device>[^\s()]{1,63})\([^\s()]{1,63}\)# $/, interrupt: '\x03' },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^Password: $/ },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  preparation: ['terminal length 0'],
  commandErrors: [/^% Unknown command/],
  configErrors: [/^%/],
  readOnly: /^show\b/,
  liveKeys: ['?'],
  sources: { all: 'observed on FRR 8.4.4' },
})

const PASSWORD = 'Log-in:1'
const SECRET = 'enable?2'

/** The daemon speaks in one go: what would wait a second for more waits less here. */
const limits = { doubtQuietMs: 300 }

/** What telnet clients send for Enter: Unix's telnet, PuTTY and Netmiko, nobody, scrapli. */
const ENTERS = ['\r\0', '\r\n', '\r', '\n']

describeWith(['frr'], "telnet to FRR's own command line", () => {
  let vty: FrrVty
  beforeAll(async () => {
    vty = await startFrrVty(
      `hostname vty1\npassword ${PASSWORD}\nenable password ${SECRET}\nline vty\n exec-timeout 0 0\n`,
    )
  })
  afterAll(async () => {
    await vty?.close()
  })
  const open = (options = {}) =>
    openTelnet({ port: vty.port, platform: frrVty, password: PASSWORD, limits, ...options })

  it('rules 1 and 2: logs in with the password alone, enables with the secret, each typed once', async () => {
    const { opening, typed } = open({ enableSecret: SECRET })
    const session = await opening
    expect(session).toMatchObject({ mode: 'enable', prompt: 'vty1# ' })
    const { output, warnings } = await session.sendCommand('show version')
    expect(output).toMatch(/^FRRouting \d/)
    expect(warnings).toEqual([])
    await session.close()
    expect(typed).toEqual([
      '[secret]',
      'enable\n',
      '[secret]',
      'terminal length 0\n',
      'show version\n',
    ])
  })

  it.each([1, 3, 4096])('gives the same when bytes come in pieces of %d', async (size) => {
    const { opening } = open({ enableSecret: SECRET, route: inPieces(size) })
    await using session = await opening
    const { output } = await session.sendCommand('show running-config')
    expect(output).toContain(`hostname vty1\npassword ${PASSWORD}\n`)
  })

  it('rule 3: stores what was sent, and refuses "?", which this command line cannot quote', async () => {
    await using session = await open({ enableSecret: SECRET }).opening
    const description = `because ${'x'.repeat(200)}`
    await session.sendConfig(`interface lo\n description ${description}`)
    const why = session.sendConfig('interface lo\n description why?')
    expect(await failureOf(why)).toMatchObject({ code: 'INPUT_REFUSED' })
    const { output } = await session.sendCommand('show running-config')
    expect(output).toContain(` description ${description}\n`)
  })

  it.each(ENTERS)(
    'takes %j for one Enter, at its prompt and at a hidden question',
    async (enter) => {
      const target = { host: 'r1', hostname: '127.0.0.1', port: vty.port, limits: DEFAULT_LIMITS }
      const options = { ...target, terminal: DEFAULT_TERMINAL, enter }
      const transport = await openTelnetTransport(options, noSignal())
      const reader = readerOf(transport)
      for (const [shown, typed] of [
        [/Password: $/, PASSWORD],
        [/vty1> $/, 'enable'],
        [/enable\r\nPassword: $/, SECRET],
        [/vty1# $/, 'exit'],
      ] as const) {
        await reader.until(shown)
        transport.write(`${typed}\n`)
      }
      expect(await reader.closed).toEqual({ by: 'device', error: undefined })
      expect(reader.text().split('User Access Verification\r\n\r\n')[1]).toBe(
        'Password: \r\nvty1> enable\r\nPassword: \r\nvty1# exit\r\n',
      )
    },
  )

  it('rule 18: a wrong password is an authentication error, and is typed once', async () => {
    const { opening, typed } = open({ password: 'wrong' })
    expect(await failureOf(opening)).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      credentialRejected: true,
      reason: 'it asks "Password:" again',
    })
    expect(typed).toEqual(['[secret]'])
  })

  it('rule 2: a wrong enable secret is typed once', async () => {
    const { opening, typed } = open({ enableSecret: 'wrong' })
    expect(await failureOf(opening)).toMatchObject({ code: 'ENABLE_FAILED', reason: 'refused' })
    expect(typed).toEqual(['[secret]', 'enable\n', '[secret]'])
  })

  it('says that nobody can log in where the daemon has no password', async () => {
    const open = await startFrrVty('hostname vty2\n')
    try {
      const { opening, typed } = openTelnet({
        port: open.port,
        platform: frrVty,
        password: PASSWORD,
        limits,
      })
      const error = await failureOf(opening)
      expect(error).toMatchObject({ code: 'AUTHENTICATION_FAILED', credentialRejected: false })
      expect(String(error)).toContain('Vty password is not set.')
      expect(typed).toEqual([])
    } finally {
      await open.close()
    }
  })

  it('types nothing where nobody is asked', async () => {
    const free = await startFrrVty('hostname vty3\nline vty\n no login\n')
    try {
      const { opening, typed } = openTelnet({ port: free.port, platform: frrVty })
      await using session = await opening
      expect(session.prompt).toBe('vty3> ')
      expect(typed).toEqual([])
      await session.sendCommand('show version')
      expect(typed).toEqual(['terminal length 0\n', 'show version\n'])
    } finally {
      await free.close()
    }
  })

  it('knows that the daemon died, by the socket alone', async () => {
    const mortal = await startFrrVty(`hostname vty4\npassword ${PASSWORD}\n`)
    try {
      const { opening, typed, closed } = openTelnet({
        port: mortal.port,
        platform: frrVty,
        password: PASSWORD,
        limits,
      })
      const session = await opening
      expect(session.isAlive()).toBe(true)
      const written = typed.length
      await mortal.kill()
      await closed
      await expect(session.sendCommand('show version')).rejects.toMatchObject({
        code: 'SESSION_CLOSED',
      })
      expect(session.isAlive()).toBe(false)
      expect(typed).toHaveLength(written)
    } finally {
      await mortal.close()
    }
  })
})
