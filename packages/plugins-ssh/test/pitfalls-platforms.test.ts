import { describe, expect, it } from 'vitest'
import { definePlatform } from '../src/platform/define-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { openFake, plainPlatform } from './fake-session.ts'
import type { FakeDevice } from './fake-transport.ts'

function withPrompts(enable: RegExp, config: RegExp): Platform {
  return definePlatform({
    ...plainPlatform,
    promptLead: /^(?:--\{ .* \}--\[.*\]--|(?:\{[\w:]+\})?(?:\[edit[^\]]*\])?)$/,
    modes: [
      { name: 'config', prompt: config },
      { name: 'enable', prompt: enable, interrupt: '\x03' },
    ],
    changes: plainPlatform.changes.filter(({ from }) => from !== 'exec'),
  })
}

describe.each([1, 7, 4096])('what single platforms do, in chunks of %i bytes', (size) => {
  const chunkSizes = [size]

  it('echo twice (#1600, #3742): a device that prints prompt and command again keeps them out of the output', async () => {
    const device: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd()
      fake.say(`${line}\r\nr1#${line}\r\n12:00\r\nr1#`)
    }
    // Cut right behind the second prompt it looks like an answer without output; a window tells.
    const limits = { repeatedPromptQuietMs: 20 }
    const { session } = await openFake({ device, chunkSizes, limits })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
  })

  it.each([
    {
      how: 'the echo is cut, and shown again',
      echo: 'show\r\n%SYS-5-CONFIG: x\r\nr1#show clock',
    },
    { how: 'the echo is cut, and goes on', echo: 'show\r\n%SYS-5-CONFIG: x\r\n clock' },
  ])('syslog amid the echo (#761, #3696): $how', async ({ echo }) => {
    const device: FakeDevice = (typed, fake) =>
      fake.say(typed === 'show clock\n' ? `${echo}\r\n12:00\r\nr1#` : '?')
    const { session } = await openFake({ device, chunkSizes })
    const { output, warnings } = await session.sendCommand('show clock')
    expect(output).toBe('12:00')
    expect(warnings.join()).toContain('%SYS-5-CONFIG')
  })

  it('questions of ASA in mid-command (destination, call-home): shown, and answered by the caller only', async () => {
    const question =
      'Would you like to enable anonymous error reporting? [Y]es, [N]o, [A]sk later: '
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'configure terminal\n') fake.say(`configure terminal\r\n${question}`)
    }
    const { session, transport } = await openFake({
      device,
      chunkSizes,
      limits: { commandTimeoutMs: 300 },
    })
    await expect(session.sendConfig(['hostname r2'])).rejects.toMatchObject({
      code: 'UNKNOWN_DIALOG',
    })
    expect(transport.typed).toEqual(['configure terminal\n'])
  })
})

describe('prompts of two lines', () => {
  const user = /^[\w.-]{1,32}@(?<device>[\w-]{1,32})[#>] $/
  it.each([
    {
      name: 'SR Linux',
      head: '--{ running }--[  ]--',
      prompt: 'A:srl1# ',
      pattern: /^[AB]:(?<device>[\w-]{1,32})# $/,
    },
    { name: 'Junos in configuration mode', head: '[edit]', prompt: 'me@r1# ', pattern: user },
    { name: 'Junos on a Routing Engine', head: '{master:0}', prompt: 'me@r1> ', pattern: user },
  ])('prompt of two lines (#3522, #62): $name', async ({ head, prompt, pattern }) => {
    const device: FakeDevice = (typed, fake) =>
      fake.say(`${typed.trimEnd()}\r\n12:00\r\n\r\n${head}\r\n${prompt}`)
    const { session } = await openFake({
      device,
      platform: withPrompts(pattern, /^never#$/),
      greeting: `${head}\r\n${prompt}`,
    })
    expect((await session.sendCommand('show clock')).output.trimEnd()).toBe('12:00')
  })
})
