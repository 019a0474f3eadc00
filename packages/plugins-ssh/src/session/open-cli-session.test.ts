import { describe, expect, it } from 'vitest'
import { answering, openFake, plainPlatform, startFake } from '../../test/fake-session.ts'
import type { FakeDevice } from '../../test/fake-transport.ts'
import { definePlatform } from '../platform/define-platform.ts'
import { EnableFailedError } from './error/enable-failed-error.ts'
import { PromptTimeoutError } from './error/prompt-timeout-error.ts'
import { UnknownDialogError } from './error/unknown-dialog-error.ts'

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** Asks for the secret and takes `sesame`; asks again after anything else, as IOS does. */
const asking: FakeDevice = (typed, device) => {
  if (typed === 'enable\n') device.say('enable\r\nPassword: ')
  else if (typed === 'sesame\n') device.say('\r\nr1#')
  else if (typed === 'three wrong\n') device.say('\r\n% Bad secrets\r\n\r\nr1>')
  else if (typed === 'wrong\n') device.say('\r\nPassword: ')
  else device.say(`${typed.trimEnd()}\r\nr1>`)
}

describe('openCliSession', () => {
  it('rule 1: types nothing before the first prompt, and behind it nothing that nobody asked for', async () => {
    const platform = { ...plainPlatform, preparation: ['terminal length 0', 'terminal width 511'] }
    const { opening, transport } = startFake({
      platform,
      greeting: 'Welcome\r\n######\r\n',
      device: asking,
    })
    await new Promise(setImmediate)
    expect(transport.typed).toEqual([])
    transport.say('\r\nr1>')
    const session = await opening
    expect(transport.typed).toEqual([])
    expect(session).toMatchObject({ mode: 'exec', prompt: 'r1>' })
    await session.sendCommand('show clock')
    const preparation = ['terminal length 0\n', 'terminal width 511\n']
    expect(transport.typed).toEqual([...preparation, 'show clock\n'])
  })

  it('is not misled by art in the greeting that looks like a prompt for a moment', async () => {
    const greeting = 'banner#\r\nPassword:\r\n***>\r\nr1#'
    const { session } = await openFake({
      greeting,
      chunkSizes: [7, 1, 1, 3],
      limits: { promptQuietMs: 300, doubtQuietMs: 300 },
    })
    expect(session.prompt).toBe('r1#')
  })

  it('goes on when the device refuses a preparation, and says so', async () => {
    const warned: unknown[] = []
    const log = { debug: () => undefined, warn: (details: object) => void warned.push(details) }
    const platform = { ...plainPlatform, preparation: ['terminal length 0'] }
    const device = answering({ 'terminal length 0': '% Invalid\r\n', 'show clock': '12:00\r\n' })
    const { session } = await openFake({ platform, device, log })
    expect(session.mode).toBe('enable')
    expect(warned).toEqual([])
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
    expect(warned).toEqual([{ command: 'terminal length 0', output: '% Invalid' }])
  })

  it('rule 2: types the secret alone, once, at the password prompt', async () => {
    const { session, transport } = await openFake({
      greeting: 'r1>',
      device: asking,
      enableSecret: 'sesame',
    })
    expect(transport.typed).toEqual(['enable\n', 'sesame\n'])
    expect(session.mode).toBe('enable')
  })

  it('rule 2: does not type the secret when none is asked for', async () => {
    const device: FakeDevice = (_typed, fake) => fake.say('enable\r\nr1#')
    const { transport } = await openFake({ greeting: 'r1>', device, enableSecret: 'sesame' })
    expect(transport.typed).toEqual(['enable\n'])
  })

  it('rule 2: sends a wrong secret once; the second question ends it', async () => {
    const { opening, transport } = startFake({
      greeting: 'r1>',
      device: asking,
      enableSecret: 'wrong',
    })
    const error = await failure(opening)
    expect(error).toBeInstanceOf(EnableFailedError)
    expect(error).toMatchObject({ reason: 'refused', retryable: false })
    expect(String(error)).not.toContain('wrong')
    expect(transport.typed).toEqual(['enable\n', 'wrong\n'])
    expect(transport.isOpen).toBe(false)
  })

  it('shows what the device said when it refused the secret', async () => {
    const { opening } = startFake({ greeting: 'r1>', device: asking, enableSecret: 'three wrong' })
    expect(await failure(opening)).toMatchObject({
      code: 'ENABLE_FAILED',
      answer: '% Bad secrets\n',
    })
  })

  it('rule 2: types nothing at a password prompt when there is no secret', async () => {
    const { session, transport } = await openFake({ greeting: 'r1>', device: asking })
    expect(await failure(session.enterMode('enable'))).toMatchObject({ reason: 'missing' })
    expect(transport.typed).toEqual(['enable\n'])
    expect(session.isAlive()).toBe(false)
  })

  it('rule 2: the secret is not given a second time on the same connection', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'disable\n') fake.say('disable\r\nr1>')
      else asking(typed, fake)
    }
    const platform = {
      ...plainPlatform,
      changes: [...plainPlatform.changes, { from: 'enable', to: 'exec', command: 'disable' }],
    }
    const { session, transport } = await openFake({
      greeting: 'r1>',
      device,
      platform,
      enableSecret: 'sesame',
    })
    await session.enterMode('exec')
    expect(await failure(session.enterMode('enable'))).toBeInstanceOf(EnableFailedError)
    expect(transport.typed.filter((typed) => typed === 'sesame\n')).toHaveLength(1)
  })

  it('rule 4: answers a log-in dialog of the platform, and only with its data', async () => {
    const platform = {
      ...plainPlatform,
      loginDialogs: [{ pattern: /^Press any key to continue$/, answer: '\n' }],
    }
    const device: FakeDevice = (_typed, fake) => fake.say('\r\nr1#')
    const { transport } = await openFake({
      greeting: 'Press any key to continue',
      platform,
      device,
    })
    expect(transport.typed).toEqual(['\n'])
  })

  it('rule 4: an unknown log-in dialog is an error that shows it, and nothing is typed', async () => {
    const { opening, transport } = startFake({ greeting: 'Licence text\r\nAccept? [y/n]: ' })
    const error = await failure(opening)
    expect(error).toBeInstanceOf(UnknownDialogError)
    expect(error).toMatchObject({ phase: 'login', question: 'Accept? [y/n]:' })
    expect((error as UnknownDialogError).tail).toEqual(['Licence text', 'Accept? [y/n]: '])
    expect(transport.typed).toEqual([])
    expect(transport.isOpen).toBe(false)
  })

  it('says what it waited for when the prompt never comes', async () => {
    const { opening, transport } = startFake({
      greeting: 'Welcome\r\n',
      limits: { loginTimeoutMs: 20 },
    })
    const error = await failure(opening)
    expect(error).toBeInstanceOf(PromptTimeoutError)
    expect(error).toMatchObject({
      phase: 'login',
      expected: 'a prompt of plain',
      tail: ['Welcome'],
    })
    expect(transport.typed).toEqual([])
    expect(transport.isOpen).toBe(false)
  })

  it('gives up with the reason of the signal and leaves nothing open', async () => {
    const controller = new AbortController()
    const { opening, transport } = startFake({ greeting: 'Welcome\r\n', signal: controller.signal })
    controller.abort(new Error('enough'))
    expect(await failure(opening)).toMatchObject({ message: 'enough' })
    expect(transport.isOpen).toBe(false)
  })

  it('may be tried again when the device hangs up before anything was typed', async () => {
    const { opening, transport } = startFake({ greeting: 'Too many sessions\r\n' })
    setImmediate(() => setImmediate(() => transport.hangUp()))
    expect(await failure(opening)).toMatchObject({
      code: 'SESSION_CLOSED',
      retryable: true,
      by: 'device',
    })
  })
})

describe('a terminal that is asked', () => {
  it('says where its cursor stands while the device logs in, as RouterOS wants to know', async () => {
    const { session, transport } = await openFake({ greeting: 'hello\x1b[6n\r\nr1#' })
    expect(transport.typed).toEqual(['\x1b[1;6R'])
    expect(session.mode).toBe('enable')
  })

  it('says nothing to the output of a command: its answer would be typed', async () => {
    const device = answering({ 'show banner': 'text \x1b[6n of anyone\r\n' })
    const { session, transport } = await openFake({ device })
    expect((await session.sendCommand('show banner')).output).toBe('text  of anyone')
    expect(transport.typed).toEqual(['show banner\n'])
  })
})

describe('latin1', () => {
  const device: FakeDevice = (typed, fake) =>
    fake.sayBytes(Buffer.from(`${typed.trimEnd()}\r\nStra\u00dfe\r\nr1#`, 'latin1'))

  it('is read and written where the device speaks it', async () => {
    const { session } = await openFake({ device, encoding: 'latin1' })
    const reply = await session.sendCommand('show M\u00fcnchen')
    expect(reply).toMatchObject({ command: 'show M\u00fcnchen', output: 'Stra\u00dfe' })
  })

  it('refuses what it does not have before anything is typed', async () => {
    const { session, transport } = await openFake({ device, encoding: 'latin1' })
    await expect(session.sendCommand('show 10\u20ac')).rejects.toMatchObject({
      code: 'INPUT_REFUSED',
    })
    expect(transport.typed).toEqual([])
  })
})

it('sends for Enter what the platform wants', async () => {
  const platform = definePlatform({ ...plainPlatform, enter: '\r', preparation: ['no page'] })
  const device: FakeDevice = (typed, fake) => {
    for (const line of typed.split('\r').slice(0, -1)) fake.say(`${line}\r\nr1#`)
  }
  const { session, transport } = await openFake({ device, platform })
  await session.sendCommands(['show 1', 'show 2', 'show 3'], { pipeline: 2 })
  expect(transport.typed).toEqual(['no page\r', 'show 1\r', 'show 2\rshow 3\r'])
})

it('takes words for a preparation that was done where the platform knows them', async () => {
  const preparationReplies = [/^Pagination disabled\.$/]
  const preparation = ['terminal length 0']
  const platform = definePlatform({ ...plainPlatform, preparation, preparationReplies })
  const warnings: object[] = []
  const log = { debug: () => undefined, warn: (details: object) => warnings.push(details) }
  const device = answering({ 'terminal length 0': 'Pagination disabled.\r\n' })
  const { session, transport } = await openFake({ device, platform, log })
  await session.sendCommand('show clock')
  expect(transport.typed).toEqual(['terminal length 0\n', 'show clock\n'])
  expect(warnings).toEqual([])
})
