import { describe, expect, it } from 'vitest'
import { openFake, plainPlatform } from '../../test/fake-session.ts'
import type { FakeDevice } from '../../test/fake-transport.ts'
import { definePlatform, type PlatformExtension } from '../platform/define-platform.ts'

const preparation = ['terminal length 0', 'terminal width 511']
const typedPreparation = preparation.map((line) => `${line}\n`)

/** What a preparation does is about answers alone, or, by default, unknown. */
const prepared = (changes: Partial<PlatformExtension> = {}) =>
  definePlatform({ extends: plainPlatform, name: 'prepared', preparation, ...changes })
const readingOnly = prepared({ preparesReadingOnly: true })

/** How a device is not quite as it should be. */
interface Quirk {
  /** Where it starts. Default: `r1#`. */
  readonly prompt?: string
  /** A line that it does not answer the first time. */
  readonly silentAt?: string
  /** Called when that is typed. */
  readonly onSilence?: () => void
}

/** Prompts by the line that leads to them. */
const PROMPTS: Readonly<Record<string, string>> = {
  'configure terminal': 'r1(config)#',
  end: 'r1#',
}

/** Echoes and takes everything; Ctrl-C brings the prompt back. */
function small(quirk: Quirk = {}): FakeDevice {
  let { prompt = 'r1#', silentAt } = quirk
  return (typed, device) => {
    if (typed === '\x03') return device.say(`\r\n${prompt}`)
    for (const line of typed.split('\n').slice(0, -1)) {
      if (line === silentAt) {
        silentAt = undefined
        return quirk.onSilence?.()
      }
      prompt = PROMPTS[line] ?? prompt
      device.say(`${line}\r\n${line === 'write memory' ? '[OK]\r\n' : ''}${prompt}`)
    }
  }
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the preparation of a session', () => {
  it('is typed once, before the first command, and is told', async () => {
    const told: (readonly [object, string])[] = []
    const log = {
      debug: (details: object, message: string) => void told.push([details, message]),
      warn: () => undefined,
    }
    const { session, transport } = await openFake({ device: small(), platform: readingOnly, log })
    expect(transport.typed).toEqual([])
    expect(told).not.toContainEqual([{ mode: 'enable' }, 'prepared'])
    await session.sendCommand('show 1')
    await session.sendCommand('show 2')
    expect(transport.typed).toEqual([...typedPreparation, 'show 1\n', 'show 2\n'])
    expect(told.filter(([, message]) => message === 'prepared')).toEqual([
      [{ mode: 'enable' }, 'prepared'],
    ])
  })

  it.each<[string, (session: Session) => Promise<unknown>, readonly string[]]>([
    ['sendCommandTiming', (one) => one.sendCommandTiming('show 1', { quietMs: 5 }), ['show 1']],
    ['sendMultiline', (one) => one.sendMultiline(['show 1', 'show 2']), ['show 1', 'show 2']],
    ['sendCommands', (one) => one.sendCommands(['show 1', 'show 2']), ['show 1', 'show 2']],
    ['enterMode', (one) => one.enterMode('config'), ['configure terminal']],
    ['borrow', (one) => one.borrow(() => Promise.resolve()), []],
  ])(
    'is typed before what reads, and before a change of the mode: %s',
    async (_name, run, typed) => {
      const { session, transport } = await openFake({ device: small(), platform: readingOnly })
      await run(session)
      await run(session).catch(() => undefined)
      const lines = transport.typed.join('').split('\n')
      expect(lines.slice(0, preparation.length + typed.length)).toEqual([...preparation, ...typed])
      expect(lines.filter((line) => line === preparation[0])).toHaveLength(1)
    },
  )

  it('is typed in the mode that the enable secret leads to, with what that mode needs', async () => {
    const modes = plainPlatform.modes.map((mode) => ({ ...mode, preparation: [`no ${mode.name}`] }))
    const platform = prepared({ modes })
    let prompt = 'r1>'
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'enable\n') prompt = 'r1#'
      fake.say(`${typed.trimEnd()}\r\n${prompt}`)
    }
    const greeting = 'r1>'
    const { session, transport } = await openFake({ device, platform, greeting, enableSecret: 'x' })
    expect(transport.typed).toEqual(['enable\n'])
    await session.sendCommand('show 1')
    const typed = ['enable\n', ...typedPreparation, 'no enable\n', 'show 1\n']
    expect(transport.typed).toEqual(typed)
  })

  it.each<[string, (session: Session) => Promise<unknown>]>([
    ['no commands', (session) => session.sendCommands([])],
    ['no lines', (session) => session.sendMultiline([])],
    ['no configuration', (session) => session.sendConfig('\n')],
    ['a dry run', (session) => session.sendConfig('ntp server 1', { dryRun: true })],
    ['the mode that it is in', (session) => session.enterMode('enable')],
  ])('is not typed for %s: nothing is', async (_what, run) => {
    const { session, transport } = await openFake({ device: small(), platform: prepared() })
    await run(session)
    expect(transport.typed).toEqual([])
  })

  it('waits, as all else, for what was asked for before: two at once prepare it once', async () => {
    const { session, transport } = await openFake({ device: small(), platform: readingOnly })
    await Promise.all([session.sendCommand('show 1'), session.sendCommand('show 2')])
    expect(transport.typed).toEqual([...typedPreparation, 'show 1\n', 'show 2\n'])
  })
})

type Session = Awaited<ReturnType<typeof openFake>>['session']

describe('a session that configures first', () => {
  const push = ['configure terminal\n', 'ntp server 1\n', 'end\n']

  it('does without, as long as it only configures and saves', async () => {
    const { session, transport } = await openFake({ device: small(), platform: readingOnly })
    await session.sendConfig('ntp server 1')
    await session.saveConfig()
    await session.sendConfig('ntp server 1')
    const typed = [...push, 'write memory\n', ...push]
    expect(transport.typed).toEqual(typed)
    await session.sendCommand('show 1')
    await session.sendConfig('ntp server 1')
    expect(transport.typed).toEqual([...typed, ...typedPreparation, 'show 1\n', ...push])
  })

  it('is prepared first where the preparation may do more than the platform says', async () => {
    const { session, transport } = await openFake({ device: small(), platform: prepared() })
    await session.sendConfig('ntp server 1')
    expect(transport.typed).toEqual([...typedPreparation, ...push])
    const other = await openFake({ device: small(), platform: prepared() })
    await other.session.saveConfig()
    expect(other.transport.typed).toEqual([...typedPreparation, 'write memory\n'])
  })

  it.each([
    ['a line that a narrow terminal would wrap', `description ${'x'.repeat(80)}`],
    ['a command that shows something', 'do show running-config'],
    ['a command that is typed where configuration is', ' show this'],
  ])('is prepared first for %s', async (_what, line) => {
    const { session, transport } = await openFake({ device: small(), platform: readingOnly })
    await session.sendConfig(['ntp server 1', line])
    expect(transport.typed).toEqual([
      ...typedPreparation,
      'configure terminal\n',
      'ntp server 1\n',
      `${line}\n`,
      'end\n',
    ])
  })

  it('takes lines of any length where the preparation leaves the width as it is, and shows nothing', async () => {
    const platform = prepared({ preparesReadingOnly: 'pager' })
    const { session, transport } = await openFake({ device: small(), platform })
    const long = `description ${'x'.repeat(300)}`
    await session.sendConfig(long)
    const typed = ['configure terminal\n', `${long}\n`, 'end\n']
    expect(transport.typed).toEqual(typed)
    await session.sendConfig('do show running-config')
    expect(transport.typed.slice(3, 5)).toEqual(typedPreparation)
  })

  it('is prepared first for a candidate', async () => {
    const candidate = {
      mode: 'config',
      entries: [{ from: 'enable', command: 'configure terminal', lock: 'exclusive' as const }],
      compare: { command: 'show diff' },
      commit: { command: 'commit', success: /^Done$/ },
      words: {},
      commitErrors: [],
      discard: 'discard',
      exit: 'end',
    }
    const platform = prepared({ preparesReadingOnly: true, configMode: undefined, candidate })
    const { session, transport } = await openFake({ device: small(), platform })
    await session.sendConfig('ntp server 1', { commit: false })
    expect(transport.typed).toEqual([...typedPreparation, ...push.slice(0, 2)])
  })

  it('is not prepared where configuration is typed, which knows no such commands; nothing is typed ahead', async () => {
    const platform = definePlatform({ extends: readingOnly, name: 'ahead', typeAhead: 'proven' })
    const device = small({ prompt: 'r1(config)#' })
    const greeting = 'r1(config)#'
    const { session, transport } = await openFake({ device, platform, greeting })
    const shows = ['show 1', 'show 2', 'show 3']
    await session.sendCommands(shows)
    await session.enterMode('enable')
    expect(transport.typed).toEqual([...shows.map((line) => `${line}\n`), 'end\n'])
    await session.sendCommands(shows)
    const ahead = [...typedPreparation, 'show 1\nshow 2\nshow 3\n']
    expect(transport.typed.slice(4)).toEqual(ahead)
  })
})

describe('a preparation that fails', () => {
  const limits = { commandTimeoutMs: 60 }

  it.each<[string, (session: Session) => Promise<unknown>]>([
    ['sendCommand', (session) => session.sendCommand('show 1')],
    ['sendCommands', (session) => session.sendCommands(['show 1', 'show 2'])],
    ['sendConfig', (session) => session.sendConfig('ntp server 1')],
  ])(
    'fails %s before it has typed anything, and is typed again by the next',
    async (_name, run) => {
      const device = small({ silentAt: 'terminal width 511' })
      const { session, transport } = await openFake({ device, platform: prepared(), limits })
      expect(await failureOf(run(session))).toMatchObject({
        code: 'PROMPT_TIMEOUT',
        phase: 'prepare',
        changed: false,
      })
      expect((await session.sendCommand('show 3')).output).toBe('')
      expect(transport.typed).toEqual([
        ...typedPreparation,
        '\x03',
        ...typedPreparation,
        'show 3\n',
      ])
    },
  )

  it('leaves those that wait behind it to try it themselves', async () => {
    const device = small({ silentAt: 'terminal length 0' })
    const { session, transport } = await openFake({ device, platform: prepared(), limits })
    const [first, second] = await Promise.allSettled([
      session.sendCommand('show 1'),
      session.sendCommand('show 2'),
    ])
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled'])
    expect(transport.typed).toEqual([
      'terminal length 0\n',
      '\x03',
      ...typedPreparation,
      'show 2\n',
    ])
  })

  it('closes the session where nothing may interrupt; what comes next types nothing', async () => {
    const modes = plainPlatform.modes.map((mode) => ({ ...mode, interrupt: undefined }))
    const device = small({ silentAt: 'terminal length 0' })
    const platform = prepared({ modes })
    const { session, transport } = await openFake({ device, platform, limits })
    expect(await failureOf(session.sendCommands(['show 1']))).toMatchObject({ phase: 'prepare' })
    expect(await failureOf(session.sendCommand('show 2'))).toMatchObject({
      code: 'SESSION_CLOSED',
      isWritten: false,
    })
    expect(session.isAlive()).toBe(false)
    expect(transport.typed).toEqual(['terminal length 0\n'])
  })

  it('is shown when the device asks something, and nothing is typed there', async () => {
    const device: FakeDevice = (typed, fake) => fake.say(`${typed.trimEnd()}\r\nSure? [y/n]: `)
    const { session, transport } = await openFake({ device, platform: prepared() })
    expect(await failureOf(session.sendCommand('show 1'))).toMatchObject({
      code: 'UNKNOWN_DIALOG',
      phase: 'prepare',
      changed: false,
    })
    await failureOf(session.sendCommand('show 2'))
    expect(transport.typed).toEqual(['terminal length 0\n'])
    expect(session).toMatchObject({ question: undefined })
    expect(session.isAlive()).toBe(false)
  })

  it.each<[string, (session: Session, signal: AbortSignal) => Promise<unknown>]>([
    ['sendCommand', (session, signal) => session.sendCommand('reload', { signal })],
    ['sendConfig', (session, signal) => session.sendConfig('ntp server 1', { signal })],
  ])('is cut at once when %s is cancelled, with the reason as it is', async (_name, run) => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const onSilence = () => controller.abort(reason)
    const device = small({ silentAt: 'terminal length 0', onSilence })
    const { session, transport } = await openFake({ device, platform: prepared() })
    const running = run(session, controller.signal)
    expect(session.isUninterruptible).toBe(false)
    expect(await failureOf(running)).toBe(reason)
    await session.sendCommand('show 1')
    expect(transport.typed).toEqual([
      'terminal length 0\n',
      '\x03',
      ...typedPreparation,
      'show 1\n',
    ])
  })

  it('is the end of what is cancelled when it is over: what cannot be cut does not begin', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const log = {
      debug: (_details: object, message: string) => {
        if (message === 'prepared') controller.abort(new Error('enough'))
      },
      warn: () => undefined,
    }
    const { session, transport } = await openFake({ device: small(), platform: prepared(), log })
    expect(await failureOf(session.saveConfig({ signal }))).toMatchObject({ message: 'enough' })
    expect(transport.typed).toEqual(typedPreparation)
    await session.saveConfig()
    expect(transport.typed).toEqual([...typedPreparation, 'write memory\n'])
  })

  it('is not typed again for the answer to a question that a command was ended at', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'copy\n') fake.say('copy\r\nName? ')
      else fake.say(`${typed.trimEnd()}\r\nr1#`)
    }
    const { session, transport } = await openFake({ device, platform: prepared() })
    const asked = await session.sendCommand('copy', { expect: /Name\? $/ })
    expect([asked.endedAt, session.question]).toEqual(['question', 'Name? '])
    await session.sendCommand('file')
    expect(transport.typed).toEqual([...typedPreparation, 'copy\n', 'file\n'])
  })
})
