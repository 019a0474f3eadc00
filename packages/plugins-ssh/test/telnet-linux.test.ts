import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { startTelnetd, type Telnetd } from '../../../test/servers/telnetd.ts'
import { linux } from '../src/platform/linux.ts'
import { DEFAULT_LIMITS, DEFAULT_TERMINAL } from '../src/transport/ssh-target.ts'
import { openTelnetTransport } from '../src/transport/telnet/open-telnet-transport.ts'
import { failureOf, inPieces, openTelnet } from './telnet-session.ts'
import { noSignal, readerOf } from './transport-target.ts'

describeWith(['telnetd'], 'telnet to login(1) and bash behind inetutils telnetd', () => {
  let server: Telnetd
  beforeAll(async () => {
    server = await startTelnetd()
  })
  afterAll(async () => {
    await server?.close()
  })
  const open = (options = {}) => {
    const { port, username, password } = server
    return openTelnet({ port, platform: linux, username, password, ...options })
  }

  it('rules 1 and 2: logs in with user name and password, each typed once, and runs commands', async () => {
    const { opening, typed } = open()
    await using session = await opening
    const { output, warnings } = await session.sendCommand('id -un; stty size; echo $TERM')
    expect(output.split('\n')).toEqual([server.username, '1000 511', 'vt100'])
    expect(warnings).toEqual([])
    expect(typed.slice(0, 2)).toEqual([`${server.username}\n`, '[secret]'])
  })

  it.each([1, 2, 5])('gives the same when bytes come in pieces of %d', async (size) => {
    await using session = await open({ route: inPieces(size) }).opening
    const { output } = await session.sendCommand(
      "printf 'a\\377b\\n' | od -An -tx1; seq 300 | tail -1",
    )
    expect(output.split('\n')).toEqual([' 61 ff 62 0a', '300'])
  })

  it.each(['\r\0', '\r\n', '\r', '\n'])('takes %j for one Enter', async (enter) => {
    const { port, username, password } = server
    const target = { host: 'r1', hostname: '127.0.0.1', port, limits: DEFAULT_LIMITS }
    const options = { ...target, terminal: DEFAULT_TERMINAL, enter }
    const transport = await openTelnetTransport(options, noSignal())
    const reader = readerOf(transport)
    for (const [shown, typed] of [
      [/login: $/, username],
      [/Password: $/, password],
      [/\$ $/, 'echo ready; cat --show-ends; echo done'],
      [/\rready\r\n$/, 'one'],
    ] as const) {
      await reader.until(shown)
      transport.write(`${typed}\n`)
    }
    await reader.until(/one\$\r\n$/)
    transport.write('\x04')
    await reader.until(/\$ $/)
    await transport.close()
    expect(reader.text().split('\rready\r\n')[1]).toMatch(/^one\r\none\$\r\ndone\r\n\S+\$ $/)
  })

  it.each([
    ['a wrong password', undefined, 'wrong'],
    ['an unknown user', 'nobody-at-all', undefined],
  ])('rule 18: %s is an authentication error, and is typed once', async (_what, user, wrong) => {
    const username = user ?? server.username
    const { opening, typed } = open({ username, password: wrong ?? server.password })
    expect(await failureOf(opening)).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      credentialRejected: true,
      reason: 'Login incorrect',
    })
    expect(typed).toEqual([`${username}\n`, '[secret]'])
  })

  it('interrupts what hangs, and goes on', async () => {
    await using session = await open({ limits: { commandTimeoutMs: 300 } }).opening
    expect(await failureOf(session.sendCommand('cat'))).toMatchObject({ code: 'PROMPT_TIMEOUT' })
    expect((await session.sendCommand('echo back')).output).toBe('back')
  })

  it('rule 15: a command that was cut may have changed the device, and is not retryable', async () => {
    const session = await open().opening
    const cut = failureOf(session.sendCommand('echo started; sleep 60'))
    await server.killSessions()
    expect(await cut).toMatchObject({
      code: 'SESSION_CLOSED',
      changed: 'unknown',
      retryable: false,
    })
    expect(session.isAlive()).toBe(false)
  })

  it('knows that the shell ended', async () => {
    const session = await open().opening
    expect(await failureOf(session.sendCommand('exit'))).toMatchObject({
      code: 'SESSION_CLOSED',
      by: 'device',
    })
  })
})
