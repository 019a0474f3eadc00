import { describe, expect, it } from 'vitest'
import { ciscoIos } from '../src/platform/cisco-ios.ts'
import { definePlatform } from '../src/platform/define-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { answering, openFake, plainPlatform } from './fake-session.ts'
import type { FakeDevice } from './fake-transport.ts'

/** IOS without preparation, so that scripts stay short. */
const ios: Platform = definePlatform({ ...ciscoIos, preparation: [] })

/** A platform with these prompts for its enabled and its configuration mode. */
function withPrompts(enable: RegExp, config: RegExp): Platform {
  return definePlatform({
    ...plainPlatform,
    modes: [
      { name: 'config', prompt: config },
      { name: 'enable', prompt: enable, interrupt: '\x03' },
    ],
    changes: plainPlatform.changes.filter(({ from }) => from !== 'exec'),
  })
}

/** A device that goes in and out of configuration mode, with prompts as given. */
function modal(enable: () => string, config: () => string): FakeDevice {
  let prompt = enable
  return (typed, fake) => {
    const line = typed.trimEnd()
    if (line === 'configure terminal') prompt = config
    if (line === 'end') prompt = enable
    fake.say(`${line}\r\n${line.startsWith('show') ? '12:00\r\n' : ''}${prompt()}`)
  }
}

describe.each([1, 7, 4096])('prompts, in chunks of %i bytes', (size) => {
  const chunkSizes = [size]

  it.each(['r1#\rr1#', 'r1#r1#'])(
    'prompt twice on its line (#1699, #2447): %j is no output',
    async (prompts) => {
      const device: FakeDevice = (typed, fake) =>
        fake.say(`${typed.trimEnd()}\r\n12:00\r\n${prompts}`)
      const { session } = await openFake({ device, chunkSizes })
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
    },
  )

  it.each([
    { name: 'IOS at 20', platform: ios, host: 'core-router-amsterdam-west-01', cut: 20 },
    {
      name: 'XR at 31',
      platform: withPrompts(
        /^RP\/\d\/\w+\/CPU\d:(?<device>[\w-]{1,63})#$/,
        /^RP\/\d\/\w+\/CPU\d:(?<device>[\w-]{1,31})\(config\)#$/,
      ),
      host: 'RP/0/RP0/CPU0:core-router-amsterdam-west-01-rack-12-left',
      cut: 'RP/0/RP0/CPU0:'.length + 31,
    },
  ])(
    'config prompt cut off (#210, #216, #1786, #2718, #2755): $name is the same device',
    async ({ platform, host, cut }) => {
      const device = modal(
        () => `${host}#`,
        () => `${host.slice(0, cut)}(config)#`,
      )
      const { session } = await openFake({ device, chunkSizes, platform, greeting: `${host}#` })
      await session.sendConfig(['ntp server 192.0.2.1'])
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
    },
  )

  it('prompt that is not the host name (#2956, #1708): "prompt" of IOS in exec mode only', async () => {
    const device = modal(
      () => 'WIBBLE#',
      () => 'r1(config)#',
    )
    const { session } = await openFake({ device, chunkSizes, platform: ios, greeting: 'WIBBLE#' })
    await session.sendConfig(['ntp server 192.0.2.1'])
    expect(await session.sendCommand('show clock')).toMatchObject({
      output: '12:00',
      prompt: 'WIBBLE#',
    })
  })

  it('prompt with a clock (#720, #1856): a prompt that is another one each time ends the answer', async () => {
    let seconds = 10
    const prompt = (): string => `upp306.17:16:${seconds++}#`
    const { session } = await openFake({
      device: modal(prompt, () => `upp306.17:16:${seconds++}(config)#`),
      chunkSizes,
      platform: ios,
      greeting: prompt(),
    })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
    await session.sendConfig(['ntp server 192.0.2.1'])
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
  })

  it('prompt with a counter (#726, EXOS): counts the commands and is no output', async () => {
    let count = 1
    const prompt = (): string => `sw1.${count++} # `
    const { session } = await openFake({
      device: modal(prompt, prompt),
      chunkSizes,
      platform: withPrompts(/^(?:\* )?(?<device>[\w-]{1,32})\.\d+ # $/, /^never#$/),
      greeting: prompt(),
    })
    for (const _ of [1, 2, 3]) {
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
    }
  })

  it('host name that changes (#1157, #1667): in exec mode, by somebody else, and within a push', async () => {
    let name = 'r1'
    const device: FakeDevice = (typed, fake) => {
      if (typed.startsWith('hostname ')) name = typed.slice('hostname '.length).trimEnd()
      inMode(typed, fake)
    }
    const inMode = modal(
      () => `${name}#`,
      () => `${name}(config)#`,
    )
    const { session } = await openFake({ device, chunkSizes })
    await session.sendConfig(['hostname core9', 'ntp server 192.0.2.1'])
    expect(session.prompt).toBe('core9#')
    name = 'edge7'
    expect(await session.sendCommand('show clock')).toMatchObject({
      output: '12:00',
      prompt: 'edge7#',
    })
  })

  it('"#" and ">" everywhere (#2179, #3361, #3692): in the host name, in the greeting, in the output', async () => {
    const greeting = '##########\r\n#  r1>  #\r\n##########\r\n\r\nsw#1>#'
    const output = '# a comment\r\nuser> said\r\nPassword:\r\nother#\r\nsw#1># not yet\r\nend'
    const device = answering({ 'show run': `${output}\r\n` }, 'sw#1>#')
    const { session } = await openFake({
      device,
      chunkSizes,
      platform: withPrompts(/^(?<device>\S{1,32})#$/, /^\S{1,32}\(config\)#$/),
      greeting,
      limits: { promptQuietMs: 100, repeatedPromptQuietMs: 100, doubtQuietMs: 200 },
    })
    expect(session.prompt).toBe('sw#1>#')
    expect((await session.sendCommand('show run')).output).toBe(output.replaceAll('\r\n', '\n'))
  })

  it.each(['{"a": {}}', 'RP/0/RP0/CPU0 ok.', '"r1#"'])(
    'prompt glued to the last line (#793, #1232, scrapli#241): %s stays, the prompt goes',
    async (last) => {
      const device = answering({ 'show json': `{\r\n${last}`, 'show clock': '12:00\r\n' })
      const { session } = await openFake({ device, chunkSizes })
      expect((await session.sendCommand('show json')).output).toBe(`{\n${last}`)
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
    },
  )

  it.each([
    { how: 'the message comes before the echo', echo: '\r\n%SYS-5-CONFIG: x\r\nshow clock' },
    {
      how: 'the line is shown again (logging synchronous)',
      echo: '\r\n%SYS-5-CONFIG: x\r\nr1#show clock',
    },
  ])('syslog amid the echo (#761, #3696): $how', async ({ echo }) => {
    const device: FakeDevice = (typed, fake) =>
      fake.say(typed === 'show clock\n' ? `${echo}\r\n12:00\r\nr1#` : '?')
    const { session } = await openFake({ device, chunkSizes })
    const { output, warnings } = await session.sendCommand('show clock')
    expect(output).toBe('12:00')
    expect(warnings.join()).toContain('%SYS-5-CONFIG')
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
  })

  it('syslog behind the prompt (#761, #3696): between two commands, it belongs to neither', async () => {
    const device = answering({ one: '1\r\n', two: '2\r\n' })
    const { session, transport } = await openFake({ device, chunkSizes })
    expect((await session.sendCommand('one')).output).toBe('1')
    transport.say('\r\n%LINK-3-UPDOWN: Et1 down\r\nr1#')
    const { output, warnings } = await session.sendCommand('two')
    expect(output).toBe('2')
    expect(warnings.join()).toContain('%LINK-3-UPDOWN')
  })

  it('prompt with a blank behind it (RouterRP# ): the blank belongs to the prompt', async () => {
    const device = modal(
      () => 'RouterRP# ',
      () => 'RouterRP(config)# ',
    )
    const platform = definePlatform({
      ...ios,
      modes: [
        { name: 'enable', prompt: /^(?<device>[\w-]{1,63})# ?$/, interrupt: '\x1e' },
        { name: 'config', prompt: /^(?<device>[\w-]{1,63})\(config\)# ?$/ },
      ],
      changes: ios.changes.filter(({ from, to }) =>
        [from, to].every((mode) => ['enable', 'config'].includes(mode)),
      ),
    })
    const { session } = await openFake({ device, chunkSizes, platform, greeting: 'RouterRP# ' })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
    await session.sendConfig(['ntp server 192.0.2.1'])
    expect(session.prompt).toBe('RouterRP# ')
  })

  it('no prompt in configuration mode ("no service prompt config"): a time-out, and no line is typed blindly', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'configure terminal\n') fake.say('configure terminal\r\nEnter commands.\r\n')
    }
    const { session, transport } = await openFake({
      device,
      chunkSizes,
      limits: { commandTimeoutMs: 100, recoverTimeoutMs: 50 },
    })
    await expect(session.sendConfig(['hostname r2'])).rejects.toMatchObject({
      code: 'PROMPT_TIMEOUT',
      phase: 'mode',
    })
    expect(transport.typed).not.toContain('hostname r2\n')
  })
})
