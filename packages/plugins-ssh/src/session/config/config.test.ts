import { describe, expect, it } from 'vitest'
import { openFake, plainPlatform } from '../../../test/fake-session.ts'
import type { FakeDevice, FakeTransport } from '../../../test/fake-transport.ts'
import { linux } from '../../platform/linux.ts'
import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { ConfigRejectedError } from '../error/config-rejected-error.ts'
import { SaveFailedError } from '../error/save-failed-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** A device with modes; `special` lines are answered by their own script. */
function configurable(
  special: Readonly<Record<string, (device: FakeTransport, prompt: string) => void>> = {},
): FakeDevice {
  let prompt = 'r1#'
  return (typed, device) => {
    const line = typed.replace('\n', '').replace('\x16', '')
    if (line === 'configure terminal') prompt = 'r1(config)#'
    else if (line === 'end') prompt = 'r1#'
    else if (line.startsWith('interface')) prompt = 'r1(config-if)#'
    const script = special[line]
    if (script === undefined) device.say(`${line}\r\n${prompt}`)
    else script(device, prompt)
  }
}

describe('CliSession.sendConfig', () => {
  it('enters configuration mode, types the lines one by one as they are, and leaves it', async () => {
    const { session, transport } = await openFake({ device: configurable() })
    const reply = await session.sendConfig('interface e1\n\n description why? so\r\n')
    expect(reply.lines.map(({ line }) => line)).toEqual(['interface e1', ' description why? so'])
    expect(reply).toMatchObject({ changed: true, warnings: [] })
    expect(transport.typed).toEqual([
      'configure terminal\n',
      'interface e1\n',
      ' description why\x16? so\n',
      'end\n',
    ])
    expect(session.mode).toBe('enable')
  })

  it('types one line at a time: the next one only behind the prompt', async () => {
    const seen: string[][] = []
    const device = configurable()
    const { session, transport } = await openFake({
      device: (typed, fake) => {
        seen.push([...transport.typed])
        device(typed, fake)
      },
    })
    await session.sendConfig(['a', 'b'])
    expect(seen.map((typed) => typed.length)).toEqual([1, 2, 3, 4])
  })

  it('rules 9, 10 and 11: stops at the first refused line, leaves, undoes and saves nothing', async () => {
    const device = configurable({
      bogus: (fake, prompt) => fake.say(`bogus\r\n     ^\r\n% Invalid input\r\n\r\n${prompt}`),
    })
    const { session, transport } = await openFake({ device })
    const error = await failure(session.sendConfig(['interface e1', 'bogus', ' shutdown']))
    expect(error).toBeInstanceOf(ConfigRejectedError)
    expect(error).toMatchObject({
      line: 'bogus',
      reason: '% Invalid input',
      applied: ['interface e1'],
      unsent: [' shutdown'],
      changed: true,
    })
    expect(transport.typed).toEqual(['configure terminal\n', 'interface e1\n', 'bogus\n', 'end\n'])
    expect((await session.sendCommand('show clock')).mode).toBe('enable')
  })

  it('rule 15: a first line that is refused has changed nothing', async () => {
    const device = configurable({ bogus: (fake, prompt) => fake.say(`bogus\r\n% No\r\n${prompt}`) })
    const { session } = await openFake({ device })
    expect(await failure(session.sendConfig('bogus'))).toMatchObject({
      changed: false,
      applied: [],
    })
  })

  it('rule 11: keeps what is on the warning list as a warning', async () => {
    const device = configurable({ x: (fake, prompt) => fake.say(`x\r\n% Warning: y\r\n${prompt}`) })
    const { session } = await openFake({ device })
    expect(await session.sendConfig('x')).toMatchObject({
      warnings: ['% Warning: y'],
      changed: true,
    })
  })

  it('follows a host name that changes in mid-push', async () => {
    let name = 'r1'
    const device: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd()
      if (line.startsWith('hostname')) name = 'core9'
      fake.say(`${line}\r\n${name}${line === 'end' ? '' : '(config)'}#`)
    }
    const { session } = await openFake({ device })
    await session.sendConfig(['hostname core9', 'x'])
    expect(session.prompt).toBe('core9#')
  })

  it('rule 15: a connection that drops tells what was acknowledged and what is unknown', async () => {
    const device = configurable({
      three: (fake) => {
        fake.say('three\r\n')
        setImmediate(() => setImmediate(() => fake.hangUp({ by: 'network' })))
      },
    })
    const { session } = await openFake({ device })
    const error = await failure(session.sendConfig(['one', 'two', 'three', 'four']))
    expect(error).toBeInstanceOf(ConfigIncompleteError)
    expect(error).toMatchObject({
      acknowledged: ['one', 'two'],
      unknown: ['three'],
      unsent: ['four'],
      changed: 'unknown',
      retryable: false,
      cause: { code: 'SESSION_CLOSED', by: 'network' },
    })
  })

  it('rule 16: a cancelled push finishes the current line, leaves and lists what is applied', async () => {
    const controller = new AbortController()
    const device = configurable({
      two: (fake, prompt) => {
        controller.abort(new Error('Ctrl-C'))
        setImmediate(() => fake.say(`two\r\n${prompt}`))
      },
    })
    const { session, transport } = await openFake({ device })
    const pushing = session.sendConfig(['one', 'two', 'three'], { signal: controller.signal })
    expect(session.isUninterruptible).toBe(false)
    const error = await failure(pushing)
    expect(error).toBeInstanceOf(ConfigIncompleteError)
    expect(error).toMatchObject({
      acknowledged: ['one', 'two'],
      unknown: [],
      unsent: ['three'],
      changed: true,
      cause: { message: 'Ctrl-C' },
    })
    expect(transport.typed.at(-1)).toBe('end\n')
    expect(session.mode).toBe('enable')
  })

  it('says that it must not be cut while it pushes, and interrupt lets it finish the line', async () => {
    const states: boolean[] = []
    const { session } = await openFake({
      device: (typed, fake) => {
        states.push(session.isUninterruptible)
        device(typed, fake)
      },
    })
    const device = configurable({
      one: (fake, prompt) => {
        void session.interrupt(new Error('deadline'))
        fake.say(`one\r\n${prompt}`)
      },
    })
    expect(await failure(session.sendConfig(['one', 'two']))).toMatchObject({
      acknowledged: ['one'],
    })
    expect(states).toEqual([true, true, true])
    expect(session.isUninterruptible).toBe(false)
  })

  it('stops when a line leaves configuration mode and others follow', async () => {
    const { session, transport } = await openFake({ device: configurable() })
    const error = await failure(session.sendConfig(['one', 'end', 'reload']))
    expect(error).toMatchObject({ acknowledged: ['one', 'end'], cause: { code: 'MODE' } })
    expect(transport.typed).not.toContain('reload\n')
  })

  it('rule 3: a wrong echo in mid-push stops it, and configuration mode is left', async () => {
    const device = configurable({ two: (fake, prompt) => fake.say(`wo\r\n${prompt}`) })
    const { session, transport } = await openFake({ device })
    const error = await failure(session.sendConfig(['one', 'two', 'three']))
    expect(error).toMatchObject({ unknown: ['two'], cause: { code: 'ECHO_MISMATCH' } })
    expect(transport.typed.at(-1)).toBe('end\n')
  })

  it('sends nothing at all when one of the lines must be refused', async () => {
    const { session, transport } = await openFake()
    expect(await failure(session.sendConfig(['one', 'a\tb']))).toMatchObject({
      code: 'INPUT_REFUSED',
    })
    expect(transport.typed).toEqual([])
  })

  it('sends nothing in a dry run, and nothing when there are no lines', async () => {
    const { session, transport } = await openFake()
    expect(await session.sendConfig('one', { dryRun: true })).toMatchObject({ changed: false })
    expect(await session.sendConfig('\n')).toMatchObject({ lines: [], changed: false })
    expect(transport.typed).toEqual([])
  })

  it('says that a platform has no configuration', async () => {
    const { session } = await openFake({ platform: linux, greeting: 'u@h:~$ ' })
    expect(await failure(session.sendConfig('x'))).toBeInstanceOf(UnsupportedOperationError)
    expect(await failure(session.saveConfig())).toBeInstanceOf(UnsupportedOperationError)
  })
})

describe('CliSession.saveConfig', () => {
  it('rule 12: is content with the positive marker only', async () => {
    const device = configurable({
      'write memory': (fake) => fake.say('write memory\r\n[OK]\r\nr1#'),
    })
    const { session } = await openFake({ device })
    expect(await session.saveConfig()).toMatchObject({ command: 'write memory', output: '[OK]' })
  })

  it('rule 12: fails without the marker, though there is no error either', async () => {
    const { session } = await openFake({ device: configurable() })
    const error = await failure(session.saveConfig())
    expect(error).toBeInstanceOf(SaveFailedError)
    expect(error).toMatchObject({ changed: 'unknown', retryable: false })
  })

  it('rule 12: leaves the question about overwriting unanswered', async () => {
    const device = configurable({
      'write memory': (fake) => fake.say('write memory\r\nOverwrite the previous? [confirm]'),
    })
    const { session, transport } = await openFake({ device })
    expect(await failure(session.saveConfig())).toMatchObject({
      code: 'UNKNOWN_DIALOG',
      phase: 'save',
    })
    expect(transport.typed).toEqual(['write memory\n'])
  })

  it('rule 6: a save is not cut by a cancel', async () => {
    const controller = new AbortController()
    const device = configurable({
      'write memory': (fake) => {
        controller.abort(new Error('Ctrl-C'))
        setImmediate(() => fake.say('write memory\r\n[OK]\r\nr1#'))
      },
    })
    const { session } = await openFake({ device, platform: plainPlatform })
    expect((await session.saveConfig({ signal: controller.signal })).output).toBe('[OK]')
  })
})
