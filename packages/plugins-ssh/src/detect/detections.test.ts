import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { plainPlatform } from '../../test/fake-session.ts'
import { type FakeDevice, FakeTransport } from '../../test/fake-transport.ts'
import { definePlatform } from '../platform/define-platform.ts'
import type { CliSession } from '../session/cli-session.ts'
import { openCliSession } from '../session/open-cli-session.ts'
import { defaultSessionLimits } from '../session/session-limits.ts'
import type { DetectRule } from './detect-rule.ts'
import { Detections } from './detections.ts'
import type { FirstSight } from './narrow.ts'

/** What a scripted device is. */
interface Scripted {
  readonly prompt: string
  /** The prompt behind the first answer. Default: the same. */
  readonly nextPrompt?: string
  /** Said before the first prompt. */
  readonly greeting?: string
  /** Answers by line; to all else it says `refusal`. */
  readonly answers?: Readonly<Record<string, string>>
  readonly refusal?: string
  readonly chunkSizes?: readonly number[]
  readonly server?: Pick<FirstSight, 'banner' | 'identification'>
}

/** Long enough that a loaded machine does not reach them between two chunks. */
const limits = {
  ...defaultSessionLimits,
  promptQuietMs: 20,
  doubtQuietMs: 80,
  loginTimeoutMs: 5_000,
  commandTimeoutMs: 5_000,
}

function start(scripted: Scripted, detections = new Detections()) {
  const {
    prompt,
    nextPrompt = prompt,
    greeting = '',
    answers = {},
    refusal = '',
    chunkSizes,
    server = {},
  } = scripted
  const device: FakeDevice = (typed, fake) => {
    const line = typed.trimEnd()
    if (line === '') return
    fake.say(`${line}\r\n${answers[line] ?? refusal}${nextPrompt}`)
  }
  const transport = new FakeTransport(device, chunkSizes)
  const opening = open(transport, detections, server)
  transport.say(`${greeting}${prompt}`)
  return { opening, transport, detections }
}

function open(
  transport: FakeTransport,
  detections: Detections,
  server: Pick<FirstSight, 'banner' | 'identification'> = {},
): Promise<CliSession> {
  return openCliSession(
    {
      transport,
      platform: detections.platform,
      findPlatform: detections.finder('r1', server),
      host: 'r1',
      limits,
      log: { debug: () => undefined, warn: () => undefined },
    },
    new AbortController().signal,
  )
}

/** Lets a scripted device deliver what it says, and the session look at it. */
async function turns(): Promise<void> {
  for (let left = 6; left > 0; left -= 1) await new Promise(setImmediate)
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

const ios: Scripted = {
  prompt: 'r1#',
  answers: { 'show version': 'Cisco IOS Software, IOSv Software, Version 15.8(3)M2\r\n' },
}

describe('a session that finds out its platform', () => {
  it('rule 1: types nothing before the first prompt, then one command that reads, and the preparation before the first that is asked for', async () => {
    const { opening, transport } = start({ ...ios, greeting: 'Welcome\r\n####\r\n' })
    await new Promise(setImmediate)
    expect(transport.typed).toEqual([])
    const session = await opening
    expect(session.platform.name).toBe('cisco_ios')
    expect(session.mode).toBe('enable')
    expect(transport.typed).toEqual(['show version\n'])
    await session.sendCommand('show clock')
    expect(transport.typed).toEqual([
      'show version\n',
      ...['terminal width 511\n', 'terminal length 0\n'],
      'show clock\n',
    ])
    expect(session.detection).toEqual({
      platform: 'cisco_ios',
      evidence: [
        {
          from: 'show version',
          saw: 'Cisco IOS Software, IOSv Software, Version 15.8(3)M2',
          weight: 100,
        },
      ],
      tried: [
        {
          command: 'show version',
          answer: ['Cisco IOS Software, IOSv Software, Version 15.8(3)M2'],
        },
      ],
    })
  })

  it.each<[string, string, Scripted]>([
    ['the prompt', 'cisco_xr', { prompt: 'RP/0/RP0/CPU0:ios#' }],
    [
      'the line above the prompt',
      'juniper_junos',
      { prompt: 'u@srx> ', greeting: '{primary:node0}\r\n' },
    ],
    ['a prompt of two lines', 'nokia_srl', { prompt: '--{ running }--[  ]--\r\nA:srl# ' }],
    [
      'the greeting',
      'frr',
      { prompt: 'vm# ', greeting: '\r\nHello, this is FRRouting (version 8.4.4).\r\n' },
    ],
    [
      'the identification',
      'hp_comware',
      { prompt: '<sw>', server: { identification: 'SSH-2.0-Comware-7.1.070' } },
    ],
  ])('types nothing where %s is proof', async (_what, platform, scripted) => {
    const { opening } = start(scripted)
    expect((await opening).detection).toMatchObject({ platform, tried: [] })
  })

  it('takes a refusal for evidence: what would not refuse so is ruled out', async () => {
    const { opening } = start({
      prompt: 'box:~$ ',
      answers: { 'uname -a': 'Linux box 6.1.0 #1 SMP x86_64 GNU/Linux\r\n' },
      refusal: '-bash: show: command not found\r\n',
    })
    const { detection } = await opening
    expect(detection?.platform).toBe('linux')
    expect(detection?.tried.at(-1)?.command).toBe('uname -a')
  })

  it('pages through an answer by a space, only at the pager of a platform that it may be', async () => {
    const version = 'Cisco Adaptive Security Appliance Software Version 9.8(3)21\r\n'
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'show version\n') fake.say(`show version\r\n${version}<--- More --->`)
      else if (typed === ' ') fake.say('\r              \rCompiled on Tue\r\nfw/act# ')
      else fake.say(`${typed.trimEnd()}\r\nfw/act# `)
    }
    const transport = new FakeTransport(device)
    const opening = open(transport, new Detections())
    transport.say('fw/act# ')
    expect((await opening).platform.name).toBe('cisco_asa')
    expect(transport.typed.slice(0, 2)).toEqual(['show version\n', ' '])
  })

  it('rule 4: answers the log-in dialog of a platform that it may be, and no other', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === '\n') fake.say('\r\nsw# ')
      else if (typed === 'show version\n')
        fake.say('show version\r\nImage stamp:    /ws/swbuildm/code/build/info(x)\r\nsw# ')
      else fake.say(`${typed.trimEnd()}\r\nsw# `)
    }
    const transport = new FakeTransport(device)
    const opening = open(transport, new Detections())
    transport.say('Press any key to continue')
    expect((await opening).platform.name).toBe('hp_procurve')
    expect(transport.typed.slice(0, 2)).toEqual(['\n', 'show version\n'])
  })

  it.each([
    ['before the prompt', 'Do you accept? [y/n]: ', []],
    ['behind a command', undefined, ['show version\n']],
  ])('rule 4: types nothing at an unknown dialog %s', async (_where, question, typed) => {
    const device: FakeDevice = (_typed, fake) => fake.say('show version\r\nMaybe later? [y/n]: ')
    const transport = new FakeTransport(device)
    const opening = failure(open(transport, new Detections()))
    transport.say(question ?? 'r1#')
    expect(await opening).toMatchObject({ code: 'UNKNOWN_DIALOG' })
    expect(transport).toMatchObject({ typed, isOpen: false })
  })

  it('rule 1: a line of a banner that only a shell would have for a prompt must stay longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { opening, transport } = start({ ...ios, prompt: '### ', nextPrompt: 'r1#' })
      await turns()
      // The window of a prompt, and almost that of something doubtful.
      await vi.advanceTimersByTimeAsync(limits.promptQuietMs)
      await vi.advanceTimersByTimeAsync(limits.doubtQuietMs - 1)
      expect(transport.typed).toEqual([])
      transport.say('banner ###\r\nr1#')
      for (let left = 10; left > 0; left -= 1) {
        await turns()
        await vi.advanceTimersByTimeAsync(limits.doubtQuietMs / 4)
      }
      expect((await opening).platform.name).toBe('cisco_ios')
      expect(transport.typed[0]).toBe('show version\n')
    } finally {
      vi.useRealTimers()
    }
  })

  it('names what was tried and what came when it knows nothing of the kind, and closes', async () => {
    const { opening, transport } = start({ prompt: 'pdu>', refusal: 'Error: no such thing\r\n' })
    const error = await failure(opening)
    expect(error).toMatchObject({
      code: 'PLATFORM_NOT_DETECTED',
      host: 'r1',
      phase: 'prepare',
      prompt: 'pdu>',
      tried: [{ command: 'show version', answer: ['Error: no such thing'] }],
      undecided: [],
    })
    expect(String(error)).toMatch(/"pdu>".*"show version".*"Error: no such thing".*detect/)
    expect(transport.isOpen).toBe(false)
  })

  it('types nothing where no platform reads the prompt', async () => {
    const { opening, transport } = start({ prompt: '[ acme ]>' })
    expect(await failure(opening)).toMatchObject({
      code: 'PLATFORM_NOT_DETECTED',
      tried: [],
      undecided: [],
    })
    expect(transport.typed).toEqual([])
  })

  it('goes on with the Enter of its platform', async () => {
    const { opening, transport } = start({ prompt: '[admin@mt] > ' })
    const session = await opening
    await session.sendCommand('/ip address print')
    expect(session.platform.name).toBe('mikrotik_routeros')
    expect(transport.typed).toEqual(['/ip address print\r\n'])
  })

  it('property: finds the same in whatever pieces it comes', async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(pieces, async (chunkSizes) => {
        const { opening } = start({ ...ios, greeting: 'Hi\r\n', chunkSizes })
        const session = await opening
        expect([session.platform.name, session.prompt]).toEqual(['cisco_ios', 'r1#'])
        await session.close()
      }),
      { numRuns: 15 },
    )
  })
})

describe('what was found', () => {
  it('is remembered by device until it is forgotten', async () => {
    const { opening, detections } = start(ios)
    const { detection } = await opening
    expect(detections.known('r1')).toMatchObject({ platform: { name: 'cisco_ios' }, detection })
    expect(detections.known('r2')).toBeUndefined()
    detections.forget('r1')
    expect(detections.known('r1')).toBeUndefined()
  })

  it('is not remembered when nothing was', async () => {
    const { opening, detections } = start({ prompt: 'pdu>', refusal: 'no\r\n' })
    await failure(opening)
    expect(detections.known('r1')).toBeUndefined()
  })
})

describe('rules of a user', () => {
  const acme = definePlatform({ ...plainPlatform, name: 'acme', commandErrors: [/^What\?$/] })
  const rule = (weight: number, pattern = /Cisco/): DetectRule => ({
    platform: 'acme',
    evidence: [{ from: 'show version', pattern, weight }],
  })

  it('make an own platform known; the heavier evidence decides', async () => {
    const detections = new Detections({ rules: [rule(150)] }, [acme])
    expect((await start(ios, detections).opening).platform.name).toBe('acme')
  })

  it('an even weight is an error that names the candidates', async () => {
    const detections = new Detections({ rules: [rule(100)] }, [acme])
    expect(await failure(start(ios, detections).opening)).toMatchObject({
      code: 'PLATFORM_AMBIGUOUS',
      candidates: ['acme', 'cisco_ios'],
      message: expect.stringContaining('acme or cisco_ios'),
    })
  })

  it('evidence that does not come to 100 is no proof', async () => {
    const detections = new Detections({ rules: [rule(99)], builtIn: false }, [acme])
    expect(await failure(start(ios, detections).opening)).toMatchObject({
      code: 'PLATFORM_NOT_DETECTED',
      undecided: ['acme'],
    })
  })

  it('take the place of the rule for the same platform', async () => {
    const rules: DetectRule[] = [
      { platform: 'ios', evidence: [{ from: 'prompt', pattern: /^r\d+#$/, weight: 100 }] },
    ]
    const { opening, transport } = start(ios, new Detections({ rules }))
    expect((await opening).detection?.tried).toEqual([])
    expect(transport.typed).not.toContain('show version\n')
  })
})
