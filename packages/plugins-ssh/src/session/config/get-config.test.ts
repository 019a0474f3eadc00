import { inspect } from 'node:util'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { answering, openFake, plainPlatform } from '../../../test/fake-session.ts'
import type { FakeTransport } from '../../../test/fake-transport.ts'
import { definePlatform } from '../../platform/define-platform.ts'
import { ConfigTruncatedError } from '../error/config-truncated-error.ts'
import type { SessionLogger } from '../session-logger.ts'

const platform = definePlatform({
  ...plainPlatform,
  showConfig: {
    views: [
      { source: 'running', modes: ['enable'], command: 'show running', end: /^end$/ },
      { source: 'running', modes: ['config'], command: 'do show running', end: /^end$/ },
      { source: 'running', format: 'set', modes: ['exec', 'enable'], command: 'show set' },
      { source: 'candidate', modes: ['config'], command: 'show candidate', end: /^end$/ },
    ],
    chatter: [/^Building\.\.\.$/, /^Size: \d+$/],
    volatile: [/^! at .*$/, /(?<=^ key )\S+$/],
  },
})

const TEXT = ['Building...', '', 'Size: 99', '! at noon', 'user x', ' key s4lt', 'end']
const shown = `${TEXT.join('\r\n')}\r\n\r\n`

function open(answers: Readonly<Record<string, string>>, prompt = 'r1#', log?: SessionLogger) {
  const device = answering(answers, prompt)
  return openFake({ device, platform, greeting: prompt, ...(log && { log }) })
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('CliSession.getConfig', () => {
  it('gives the running configuration as the device showed it, up to its end', async () => {
    const { session, transport } = await open({ 'show running': shown })
    expect(await session.getConfig()).toEqual({
      source: 'running',
      format: 'text',
      text: TEXT.join('\n'),
      isProvenWhole: true,
      warnings: [],
    })
    expect(transport.typed).toEqual(['show running\n'])
  })

  it('leaves out chatter and what is volatile only when it is asked to', async () => {
    const { session } = await open({ 'show running': shown })
    const { text } = await session.getConfig({ normalize: true })
    expect(text).toBe('user x\n key \nend')
  })

  it('refuses one without its end, and its text is nowhere but in the error', async () => {
    const { session } = await open({ 'show running': 'user x\r\n key s4lt\r\n' })
    const error = await failure(session.getConfig())
    expect(error).toBeInstanceOf(ConfigTruncatedError)
    expect(error).toMatchObject({ code: 'CONFIG_TRUNCATED', text: 'user x\n key s4lt' })
    expect(String(error)).toContain('gave no whole configuration but 2 lines')
    expect(String(error)).toContain('/^end$/')
    const { err } = pino.stdSerializers
    for (const text of [inspect(error), JSON.stringify(error), inspect(err(error as Error))]) {
      expect(text).not.toContain('s4lt')
    }
  })

  it('goes on after a refusal with the next command', async () => {
    const { session } = await open({ 'show running': 'half\r\n', 'show x': 'x\r\n' })
    await failure(session.getConfig())
    expect((await session.sendCommand('show x')).output).toBe('x')
  })

  it('takes an end that stands in the middle for what it is', async () => {
    const { session } = await open({ 'show running': 'banner\r\nend\r\nuser x\r\n' })
    expect(await failure(session.getConfig())).toBeInstanceOf(ConfigTruncatedError)
  })

  it('keeps messages behind the end apart, and those within as they are', async () => {
    const within = '%APPLET-6-LOG: is text here'
    const behind = '%SYS-5-CONFIG: changed by admin'
    const answer = `${within}\r\nend\r\n\r\n${behind}\r\n`
    const { session } = await open({ 'show running': answer })
    const { text, warnings } = await session.getConfig()
    expect(text).toBe(`${within}\nend`)
    expect(warnings).toEqual([behind])
  })

  it('says where nobody can tell whether it is whole, but refuses nothing at all', async () => {
    const { session } = await open({ 'show set': 'set user x\r\n\r\n' })
    const { text, isProvenWhole } = await session.getConfig({ format: 'set' })
    expect({ text, isProvenWhole }).toEqual({ text: 'set user x', isProvenWhole: false })
    const silent = await open({})
    const error = await failure(silent.session.getConfig({ format: 'set' }))
    expect(String(error)).toContain('gave no whole configuration but nothing')
  })

  it('types the command of the mode in which it is', async () => {
    const { session, transport } = await open({ 'do show running': shown }, 'r1(config)#')
    expect((await session.getConfig()).text).toBe(TEXT.join('\n'))
    expect(transport.typed).toEqual(['do show running\n'])
  })

  it('goes to the nearest mode that has it', async () => {
    let prompt = 'r1>'
    const { session, transport } = await openFake({
      platform,
      greeting: prompt,
      device: (typed, device) => {
        const line = typed.trimEnd()
        if (line === 'enable') prompt = 'r1#'
        device.say(`${line}\r\n${line === 'enable' ? '' : shown}${prompt}`)
      },
    })
    await session.getConfig({ format: 'set' })
    await session.getConfig()
    expect(transport.typed).toEqual(['show set\n', 'enable\n', 'show running\n'])
  })

  it('enters no mode for a candidate, which may take a lock', async () => {
    const { session, transport } = await open({})
    const error = await failure(session.getConfig({ source: 'candidate' }))
    expect(error).toMatchObject({ code: 'MODE', mode: 'enable', wanted: 'config' })
    expect(transport.typed).toEqual([])
    const within = await open({ 'show candidate': 'new\r\nend\r\n' }, 'r1(config)#')
    expect((await within.session.getConfig({ source: 'candidate' })).text).toBe('new\nend')
  })

  it.each([
    [
      { source: 'startup' },
      'startup configuration as text, but running (text), running (set), candidate (text)',
    ],
    [{ format: 'json' }, 'running configuration as json, but running (text)'],
  ] as const)('names what there is when asked for %j', async (options, message) => {
    const { session, transport } = await open({})
    const error = await failure(session.getConfig(options))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    expect(String(error)).toContain(message)
    expect(transport.typed).toEqual([])
  })

  it('names what there is where there is nothing', async () => {
    const { session } = await openFake()
    const error = await failure(session.getConfig())
    expect(String(error)).toContain('as text, nor any other')
  })

  it('tells a refusal from a configuration', async () => {
    const { session } = await open({ 'show running': '% Invalid input\r\n' })
    const error = await failure(session.getConfig())
    expect(error).toMatchObject({ code: 'COMMAND_REJECTED', command: 'show running' })
  })

  it.each([
    ['goes away', 'SESSION_CLOSED', (device: FakeTransport) => device.hangUp()],
    ['falls silent', 'PROMPT_TIMEOUT', () => undefined],
    ['asks', 'UNKNOWN_DIALOG', (device: FakeTransport) => device.say('Sure? [y/n]: ')],
  ])('quotes nothing of it when the device %s in its middle', async (_what, code, next) => {
    const { session } = await openFake({
      platform,
      device: (typed, device) => {
        device.say(`${typed.trimEnd()}\r\nuser x\r\n key s4lt\r\n`)
        next(device)
      },
    })
    const error = await failure(session.getConfig({ timeoutMs: 200 }))
    expect(error).toMatchObject({ code, host: 'r1' })
    expect(inspect(error)).toContain('[lines of a configuration]')
    expect(inspect(error)).not.toContain('s4lt')
  })

  it('logs nothing of it', async () => {
    const said: unknown[] = []
    const log = { debug: (...all: unknown[]) => said.push(all), warn: () => undefined }
    const { session } = await open({ 'show running': shown }, 'r1#', log)
    await session.getConfig()
    expect(said.length).toBeGreaterThan(0)
    expect(inspect(said, { depth: null })).not.toContain('s4lt')
  })
})

describe('CliSession.isConfigMode', () => {
  it.each([
    ['r1>', false],
    ['r1#', false],
    ['r1(config)#', true],
    ['r1(config-if)#', true],
  ])('reads from the prompt %j: %j, and types nothing', async (prompt, isConfigMode) => {
    const { session, transport } = await open({}, prompt)
    expect(session.isConfigMode()).toBe(isConfigMode)
    expect(transport.typed).toEqual([])
  })
})
