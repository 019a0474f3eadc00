import { describe, expect, it } from 'vitest'
import type { Platform } from '../src/platform/platform.ts'
import { platforms } from '../src/platform/platforms.ts'
import { startFake } from './fake-session.ts'
import type { FakeDevice } from './fake-transport.ts'

/** What is on the screen, what is typed there, what comes then. */
type Step = readonly [typed: string, said: string]

interface LogIn {
  readonly platform: string
  readonly greeting: string
  /** What may be typed, in this order; of what comes behind it only the echo and the prompt come by themselves. */
  readonly steps: readonly Step[]
  /** The prompt behind the log-in. */
  readonly prompt: string
  readonly mode: string
}

const logIns: readonly LogIn[] = [
  {
    platform: 'hp_comware',
    greeting: 'Press Y or ENTER to continue, N to exit.',
    steps: [['\n', '\r\n<H3C>']],
    prompt: '<H3C>',
    mode: 'exec',
  },
  {
    platform: 'huawei_vrp',
    greeting:
      'Warning: The initial password poses security risks.\r\nThe password needs to be changed. Change now? [Y/N]:',
    steps: [['N\n', 'N\r\n<core>']],
    prompt: '<core>',
    mode: 'exec',
  },
  {
    platform: 'hp_procurve',
    greeting: '\x1b[1;24r\x1b[1;1HHP J9773A Switch\r\n\r\nPress any key to continue',
    steps: [['\n', '\r\n\x1b[2K\rsw-1> ']],
    prompt: 'sw-1> ',
    mode: 'exec',
  },
  {
    platform: 'fortinet',
    greeting: "Authorized users only.\r\n(Press 'a' to accept): ",
    steps: [['a\r', 'a\r\nfw-1 # ']],
    prompt: 'fw-1 # ',
    mode: 'exec',
  },
  {
    platform: 'mikrotik_routeros',
    greeting: 'Do you want to see the software license? [Y/n]: ',
    steps: [['n', 'n\r\n\r\n[admin@gw] > ']],
    prompt: '[admin@gw] > ',
    mode: 'exec',
  },
  {
    platform: 'juniper_junos',
    greeting: 'root@vmx:~ # ',
    steps: [['cli\n', 'cli\r\nroot@vmx> ']],
    prompt: 'root@vmx> ',
    mode: 'exec',
  },
  {
    platform: 'cisco_xr',
    greeting: 'RP/0/RP0/CPU0:core-1#',
    steps: [],
    prompt: 'RP/0/RP0/CPU0:core-1#',
    mode: 'enable',
  },
  {
    platform: 'nokia_srl',
    greeting: '--{ running }--[  ]--\r\nA:leaf# ',
    steps: [],
    prompt: '\r\n--{ running }--[  ]--\r\nA:leaf# ',
    mode: 'exec',
  },
  {
    platform: 'generic',
    greeting: '*** console 7 ***\r\ncs1:> ',
    steps: [],
    prompt: 'cs1:> ',
    mode: 'exec',
  },
]

describe('a log-in', () => {
  it.each(logIns)('to $platform: nothing is typed but what is known', async (logIn) => {
    const platform = named(logIn.platform)
    const { greeting, steps, prompt, mode } = logIn
    const { enter = '\n' } = platform
    const answered: Step[] = []
    const device: FakeDevice = (typed, fake) => {
      const step = steps[answered.length]
      if (step === undefined) fake.say(`${typed.slice(0, -enter.length)}\r\n${prompt}`)
      else if (step[0] === typed) fake.say(step[1])
      answered.push([typed, ''])
    }
    const { opening, transport } = startFake({ platform, greeting, device })
    await using session = await opening
    expect(session.mode).toBe(mode)
    const known = steps.map(([typed]) => typed)
    expect(transport.typed).toEqual(known)
    await session.sendCommand('show x')
    const reading = [...platform.preparation, 'show x'].map((line) => `${line}${enter}`)
    expect(transport.typed).toEqual([...known, ...reading])
  })

  it.each([
    ['huawei_vrp', 'There are security risks in the configuration file. Continue? [Y/N]:'],
    ['cisco_asa', 'Would you like to enable error reporting? [Y/N]: '],
    ['mikrotik_routeros', 'Do you agree? [Y/n]: '],
    ['hp_comware', 'Save the configuration before you go on? [Y/N]:'],
  ])('rule 4: to %s: %s is shown and not answered', async (name, greeting) => {
    const { opening, transport } = startFake({ platform: named(name), greeting })
    await expect(opening).rejects.toMatchObject({
      code: 'UNKNOWN_DIALOG',
      question: greeting.trim(),
    })
    expect(transport.typed).toEqual([])
  })
})

it.each([
  ['fortinet', 'fw-1 # ', '--More-- '],
  ['cisco_asa', 'fw-1# ', '<--- More --->'],
  ['hp_comware', '<H3C>', '  ---- More ----'],
  ['huawei_vrp', '<core>', '  ---- More ----'],
  ['juniper_junos', 'lab@r1> ', '---(more 45%)---'],
  ['arista_eos', 'leaf#', ' --More-- '],
  ['hp_procurve', 'sw-1# ', '-- MORE --, next page: Space, next line: Enter, quit: Control-C'],
])('turns the pages of %s with a space: at %s, %s', async (name, prompt, pager) => {
  const platform = { ...named(name), preparation: [] }
  const modes = platform.modes.map((mode) => ({ ...mode, preparation: [] }))
  const device: FakeDevice = (typed, fake) => {
    if (typed === ' ') fake.say(`\r${' '.repeat(pager.length)}\rtwo\r\n${prompt}`)
    else fake.say(`${typed.trimEnd()}\r\none\r\n${pager}`)
  }
  const { opening } = startFake({ platform: { ...platform, modes }, greeting: prompt, device })
  await using session = await opening
  expect((await session.sendCommand('show lines')).output).toBe('one\ntwo')
})

function named(wanted: string): Platform {
  const found = platforms.find(({ name }) => name === wanted)
  if (found === undefined) throw new Error(`no platform ${wanted}`)
  return found
}
