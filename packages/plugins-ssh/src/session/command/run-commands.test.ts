import { describe, expect, it } from 'vitest'
import { answering, openFake } from '../../../test/fake-session.ts'
import type { FakeDevice } from '../../../test/fake-transport.ts'
import { CommandRejectedError } from '../error/command-rejected-error.ts'
import { CommandsIncompleteError } from '../error/commands-incomplete-error.ts'

async function failure(promise: Promise<unknown>): Promise<CommandsIncompleteError> {
  const error = await promise.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CommandsIncompleteError)
  return error as CommandsIncompleteError
}

const answers = answering({ 'show one': '1\r\n', 'show two': '2\r\n', bad: '% Invalid input\r\n' })

describe('CliSession.sendCommands', () => {
  it('gives one reply per command', async () => {
    const { session } = await openFake({ device: answers })
    const replies = await session.sendCommands(['show one', 'show two'])
    expect(replies.map(({ output }) => output)).toEqual(['1', '2'])
    expect(await session.sendCommands([])).toEqual([])
  })

  it('keeps the replies of the commands before the one that is refused', async () => {
    const { session, transport } = await openFake({ device: answers })
    const error = await failure(session.sendCommands(['show one', 'show two', 'bad', 'show more']))
    expect(error).toMatchObject({
      code: 'COMMANDS_INCOMPLETE',
      command: 'bad',
      replies: [{ output: '1' }, { output: '2' }],
      unsent: ['show more'],
      changed: 'unknown',
    })
    expect(error.cause).toBeInstanceOf(CommandRejectedError)
    expect(error.message).toContain('% Invalid input')
    expect(transport.typed.at(-1)).toBe('bad\n')
    expect((await session.sendCommand('show one')).output).toBe('1')
  })

  it('keeps them when the connection breaks; show commands changed nothing', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'show one\n') answers(typed, fake)
      else fake.hangUp()
    }
    const { session } = await openFake({ device })
    const error = await failure(session.sendCommands(['show one', 'show two']))
    expect(error).toMatchObject({ replies: [{ output: '1' }], changed: false })
    expect(error.cause).toMatchObject({ code: 'SESSION_CLOSED' })
  })

  it('keeps them when it is cancelled, and sends nothing more', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const device: FakeDevice = (typed, fake) => {
      answers(typed, fake)
      if (typed === 'show two\n') controller.abort(reason)
    }
    const { session, transport } = await openFake({ device })
    const commands = ['show one', 'show two', 'show three']
    const error = await failure(session.sendCommands(commands, { signal: controller.signal }))
    expect(error).toMatchObject({ replies: [{ output: '1' }], unsent: ['show three'] })
    expect(error.cause).toBe(reason)
    expect(transport.typed).not.toContain('show three\n')
  })

  it('rule 15: a command before the failing one may have changed the device', async () => {
    const { session } = await openFake({ device: answers })
    const error = await failure(session.sendCommands(['clear one', 'bad']))
    expect(error).toMatchObject({ changed: 'unknown', replies: [{ command: 'clear one' }] })
  })

  it('rule 6: comes back by itself from a wrong echo, without an interrupt', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'show two\n') fake.say('show tow\r\nr1#')
      else answers(typed, fake)
    }
    const { session, transport } = await openFake({ device })
    const error = await failure(session.sendCommands(['show one', 'show two']))
    expect(error.cause).toMatchObject({ code: 'ECHO_MISMATCH' })
    expect((await session.sendCommand('show one')).output).toBe('1')
    expect(transport.typed).not.toContain('\x03')
  })

  it('refuses a text in place of a list, which would be typed letter by letter', async () => {
    const { session, transport } = await openFake({ device: answers })
    const text = 'show one' as unknown as string[]
    await expect(session.sendCommands(text)).rejects.toMatchObject({ code: 'INPUT_REFUSED' })
    expect(transport.typed).toEqual([])
  })

  it('rule 3: one command that cannot be typed keeps all from being sent', async () => {
    const { session, transport } = await openFake({ device: answers })
    await expect(session.sendCommands(['show one', 'show\ttwo'])).rejects.toMatchObject({
      code: 'INPUT_REFUSED',
    })
    expect(transport.typed).toEqual([])
  })
})
