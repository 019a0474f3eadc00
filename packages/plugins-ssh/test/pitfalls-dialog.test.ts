import { describe, expect, it } from 'vitest'
import { definePlatform } from '../src/platform/define-platform.ts'
import { answering, openFake, plainPlatform, startFake } from './fake-session.ts'
import type { FakeDevice, FakeTransport } from './fake-transport.ts'

/** A device that shows lines page by page; `question` stands behind every page but the last. */
function paging(pages: readonly string[], question: string, erase: string): FakeDevice {
  let left: string[] = []
  const show = (fake: FakeTransport, before: string): void => {
    const page = left.shift() ?? ''
    fake.say(`${before}${page}${left.length === 0 ? 'r1#' : question}`)
  }
  return (typed, fake) => {
    if (left.length > 0) return show(fake, erase)
    const line = typed.trimEnd()
    if (line === 'show run') {
      left = [...pages]
      return show(fake, `${line}\r\n`)
    }
    fake.say(`${line}\r\n${line === 'show clock' ? '12:00\r\n' : '% Invalid\r\n'}r1#`)
  }
}

const pages = ['a\r\nb\r\n', 'c\r\nd\r\n', 'e\r\n']
const wholeOutput = 'a\nb\nc\nd\ne'

describe.each([1, 7, 4096])('dialogs, in chunks of %i bytes', (size) => {
  const chunkSizes = [size]

  it.each([
    { question: '--More--', erase: '\b'.repeat(8) + ' '.repeat(8) + '\b'.repeat(8) },
    { question: '--More-- or (q)uit', erase: '\r\x1b[K' },
    { question: '---- More ----', erase: '\x1b[16D                \x1b[16D' },
    { question: '<--- More --->', erase: `\r${' '.repeat(14)}\r` },
    { question: 'Press any key to continue (Q to quit)', erase: `\r${' '.repeat(37)}\r` },
    { question: 'Press Enter to continue...', erase: '\r\x1b[K', answer: '\n' },
  ])(
    'devices that page whatever is set (#563, #1628, #1979, #2938, #3351): through $question to the end',
    async ({ question, erase, answer = ' ' }) => {
      const pattern = new RegExp(`^${question.replace(/[().]/g, '\\$&')}$`)
      const platform = definePlatform({
        ...plainPlatform,
        preparation: ['terminal length 0'],
        pager: { pattern, answer },
      })
      const device = paging(pages, question, erase)
      const { session, transport } = await openFake({ device, chunkSizes, platform })
      const reply = await session.sendCommand('show run')
      expect(reply).toMatchObject({ output: wholeOutput, warnings: [] })
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
      expect(transport.typed.filter((typed) => typed === answer)).toHaveLength(2)
    },
  )

  it('paging that needs privilege (ProCurve, FortiOS, ASA): refused before enable, complete all the same', async () => {
    const platform = definePlatform({ ...plainPlatform, preparation: ['terminal pager 0'] })
    const inEnable = paging(pages, '--More--', '\r\x1b[K')
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'terminal pager 0\n') fake.say('terminal pager 0\r\n% Invalid\r\nr1>')
      else if (typed === 'enable\n') fake.say('enable\r\nPassword: ')
      else if (typed === 'sesame\n') fake.say('\r\nr1#')
      else inEnable(typed, fake)
    }
    const { session } = await openFake({
      device,
      chunkSizes,
      platform,
      greeting: 'r1>',
      enableSecret: 'sesame',
    })
    expect((await session.sendCommand('show run')).output).toBe(wholeOutput)
  })

  it('"Press any key" at log-in (ProCurve): one key, which is no Enter that a command line would see', async () => {
    const platform = definePlatform({
      ...plainPlatform,
      loginDialogs: [{ pattern: /^Press any key to continue$/, answer: ' ' }],
    })
    const device: FakeDevice = (typed, fake) =>
      typed === ' '
        ? fake.say('\x1b[2J\x1b[1;1Hr1#')
        : answering({ 'show clock': '12:00\r\n' })(typed, fake)
    const greeting = 'HP J9624A\r\nPress any key to continue'
    const { session, transport } = await openFake({ device, chunkSizes, platform, greeting })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
    expect(transport.typed).toEqual([' ', 'show clock\n'])
  })

  it.each([
    [
      'Huawei',
      'Warning: The initial password poses security risks.\r\nThe password needs to be changed. Change now? [Y/N]:',
      'n\n',
    ],
    ['MikroTik', 'Do you want to see the software license? [Y/n]: ', 'n\n'],
  ])(
    'password expiry and licence at log-in (%s): shown as an error, answered only by the platform’s data',
    async (_name, greeting, answer) => {
      const { opening, transport } = startFake({ greeting, chunkSizes })
      const error = await opening.catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({
        code: 'UNKNOWN_DIALOG',
        question: greeting.split('\r\n').at(-1)?.trim(),
      })
      expect(transport.typed).toEqual([])
      const platform = definePlatform({
        ...plainPlatform,
        loginDialogs: [{ pattern: /^.*\[Y\/[Nn]\]: ?$/, answer }],
      })
      const device: FakeDevice = (typed, fake) => fake.say(`${typed.trimEnd()}\r\nr1#`)
      const known = await openFake({ platform, greeting, chunkSizes, device })
      expect(known.transport.typed).toEqual([answer])
    },
  )

  it.each([true, false])(
    'confirmations that may be left out (#154, #1006, #1210, #3422): right when asked is %s',
    async (isAsked) => {
      const device: FakeDevice = (typed, fake) => {
        if (typed === 'clear x\n') fake.say(`clear x\r\n${isAsked ? 'Clear? [confirm]' : 'r1#'}`)
        else if (typed === '\n') fake.say('\r\nr1#')
        else answering({ 'show clock': '12:00\r\n' })(typed, fake)
      }
      const { session, transport } = await openFake({ device, chunkSizes })
      const dialog = [{ expect: '[confirm]', answer: '', isOptional: true }]
      await session.sendCommand('clear x', { dialog })
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
      expect(transport.typed.filter((typed) => typed === '\n')).toHaveLength(isAsked ? 1 : 0)
    },
  )

  it('an unexpected [confirm] (measured on Netmiko): the next call does not answer it', async () => {
    const device: FakeDevice = (typed, fake) => fake.say(`${typed.trimEnd()}\r\nClear? [confirm]`)
    const { session, transport } = await openFake({ device, chunkSizes })
    await expect(session.sendCommand('clear counters')).rejects.toMatchObject({
      code: 'UNKNOWN_DIALOG',
    })
    await expect(session.sendCommand('show clock')).rejects.toMatchObject({
      code: 'SESSION_CLOSED',
    })
    expect(transport.typed).toEqual(['clear counters\n'])
  })

  it('a command that ends the session (reload): a good answer when it was meant, an error when not', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'reload\n') fake.say('reload\r\nProceed with reload? [confirm]')
      else if (typed === '\n') {
        fake.say('\r\nConnection closed by r1\r\n')
        setTimeout(() => fake.hangUp(), 5)
      }
    }
    const dialog = [{ expect: '[confirm]', answer: '' }]
    const meant = await openFake({ device, chunkSizes })
    const reply = await meant.session.sendCommand('reload', { dialog, endsSession: true })
    expect(reply).toMatchObject({ endedAt: 'close' })
    expect(reply.output).toContain('Connection closed by r1')
    const other = await openFake({ device, chunkSizes })
    await expect(other.session.sendCommand('reload', { dialog })).rejects.toMatchObject({
      code: 'SESSION_CLOSED',
      changed: 'unknown',
    })
  })
})
