import { describe, expect, it } from 'vitest'
import { openFake, plainPlatform } from '../../../test/fake-session.ts'
import type { FakeDevice, FakeTransport } from '../../../test/fake-transport.ts'
import { definePlatform } from '../../platform/define-platform.ts'

const proven = definePlatform({ ...plainPlatform, typeAhead: 'proven' })
const shows = (count: number): string[] =>
  Array.from({ length: count }, (_one, index) => `show ${index}`)

/** Answers each line of what is typed, in order, as a device with a queue does. */
function queueing(answer: (line: string, fake: FakeTransport) => string): FakeDevice {
  return (typed, fake) => {
    for (const line of typed.split('\n').slice(0, -1)) fake.say(answer(line, fake))
  }
}

const echoing = queueing((line) => `${line}\r\nanswer to ${line}\r\nr1#`)

describe('pipelining (rule 7)', () => {
  it.each([1, 7, 4096])('types the first alone, then eight at once; chunks of %i', async (size) => {
    const { session, transport } = await openFake({
      device: echoing,
      platform: proven,
      chunkSizes: [size],
    })
    const replies = await session.sendCommands(shows(20))
    expect(replies.map(({ output }) => output)).toEqual(
      shows(20).map((command) => `answer to ${command}`),
    )
    expect(transport.typed.map((typed) => typed.split('\n').length - 1)).toEqual([1, 8, 8, 3])
  })

  it('types one at a time where it is not proven, and where the caller says so', async () => {
    const one = await openFake({ device: echoing })
    await one.session.sendCommands(shows(3))
    expect(one.transport.typed).toHaveLength(3)
    const other = await openFake({ device: echoing, platform: proven })
    await other.session.sendCommands(shows(3), { pipeline: 1 })
    expect(other.transport.typed).toHaveLength(3)
  })

  it('types ahead where it is not proven when the caller asks for it', async () => {
    const { session, transport } = await openFake({ device: echoing })
    await session.sendCommands(shows(4), { pipeline: 3 })
    expect(transport.typed).toEqual(['show 0\n', 'show 1\nshow 2\nshow 3\n'])
  })

  it('types one at a time when one of them may change something', async () => {
    const { session, transport } = await openFake({ device: echoing, platform: proven })
    await session.sendCommands(['show a', 'clear counters', 'show b'])
    expect(transport.typed).toEqual(['show a\n', 'clear counters\n', 'show b\n'])
  })

  it('is none with a number that is none', async () => {
    const { session, transport } = await openFake({ device: echoing, platform: proven })
    await session.sendCommands(shows(3), { pipeline: Number.NaN })
    expect(transport.typed).toEqual(['show 0\n', 'show 1\n', 'show 2\n'])
  })

  it('has at most 1 024 bytes under way', async () => {
    const { session, transport } = await openFake({ device: echoing, platform: proven })
    const long = Array.from({ length: 6 }, (_one, index) => `show ${index} ${'x'.repeat(400)}`)
    await session.sendCommands(long)
    expect(transport.typed.map((typed) => typed.split('\n').length - 1)).toEqual([1, 2, 2, 1])
  })

  it('keeps output that does not end its line', async () => {
    const device = queueing((line) => `${line}\r\n{"of":"${line}"}r1#`)
    const { session } = await openFake({ device, platform: proven })
    const replies = await session.sendCommands(shows(4))
    expect(replies.map(({ output }) => output)).toEqual(shows(4).map((of) => `{"of":"${of}"}`))
  })

  it('rule 7: a device that throws input away is found out; all are run again, one by one', async () => {
    const flushing: FakeDevice = (typed, fake) => {
      // What was typed ahead is gone.
      const [line = ''] = typed.split('\n')
      fake.say(`${line}\r\nanswer to ${line}\r\nr1#`)
    }
    const { session, transport } = await openFake({ device: flushing, platform: proven })
    const replies = await session.sendCommands(shows(4))
    expect(replies.map(({ output }) => output)).toEqual(shows(4).map((of) => `answer to ${of}`))
    expect(replies[1]?.warnings).toEqual([expect.stringContaining('pipelining ended')])
    expect(replies[2]?.warnings).toEqual([])
    await session.sendCommands(shows(3))
    expect(transport.typed.slice(-3)).toEqual(['show 0\n', 'show 1\n', 'show 2\n'])
  })

  it('rule 7: answers are never shifted by one when a letter is eaten', async () => {
    let eaten = 0
    const eating = queueing((line) => {
      const taken = line === 'show 2' && eaten++ === 0 ? line.slice(1) : line
      return `${taken}\r\n${taken === line ? `answer to ${line}` : '% Invalid'}\r\nr1#`
    })
    const { session } = await openFake({ device: eating, platform: proven })
    const replies = await session.sendCommands(shows(5))
    expect(replies.map(({ output }) => output)).toEqual(shows(5).map((of) => `answer to ${of}`))
  })

  it('a prompt that changes on the way is a surprise, too', async () => {
    let count = 0
    const renaming = queueing((line) => {
      count += 1
      return `${line}\r\nanswer to ${line}\r\n${count < 3 ? 'r1#' : 'r2#'}`
    })
    const { session } = await openFake({ device: renaming, platform: proven })
    const replies = await session.sendCommands(shows(5))
    expect(replies.map(({ output }) => output)).toEqual(shows(5).map((of) => `answer to ${of}`))
    expect(session.prompt).toBe('r2#')
  })

  it('rule 7: closes the session at a question that the next command may have answered', async () => {
    const asking: FakeDevice = (typed, fake) => {
      if (typed.startsWith('show 1')) fake.say('show 1\r\nReally? [yes/no]: ')
      else echoing(typed, fake)
    }
    const { session } = await openFake({ device: asking, platform: proven })
    const error = await session.sendCommands(shows(4)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'COMMANDS_INCOMPLETE',
      replies: [{ command: 'show 0' }],
      unsent: [],
      changed: false,
      cause: { code: 'UNKNOWN_DIALOG' },
    })
    expect(session.isAlive()).toBe(false)
  })

  it('does not type ahead once a pager was seen', async () => {
    const erase = `${'\b'.repeat(8)}${' '.repeat(8)}${'\b'.repeat(8)}`
    const paging: FakeDevice = (typed, fake) => {
      if (typed === ' ') fake.say(`${erase}end\r\nr1#`)
      else if (typed === 'show 0\n') fake.say('show 0\r\na\r\n--More--')
      else echoing(typed, fake)
    }
    const { session, transport } = await openFake({ device: paging, platform: proven })
    await session.sendCommands(shows(3))
    expect(transport.typed).toEqual(['show 0\n', ' ', 'show 1\n', 'show 2\n'])
  })

  it('loses no answer when one in the middle is refused', async () => {
    const device = queueing((line) => {
      return `${line}\r\n${line === 'show 2' ? '% Invalid' : `answer to ${line}`}\r\nr1#`
    })
    const { session } = await openFake({ device, platform: proven })
    const error = await session.sendCommands(shows(5)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      command: 'show 2',
      replies: [{ command: 'show 0' }, { command: 'show 1' }],
      later: [{ command: 'show 3' }, { command: 'show 4' }],
      unsent: [],
      cause: { code: 'COMMAND_REJECTED' },
    })
  })

  it('is not done when the preparation was answered, since paging may be on', async () => {
    const platform = definePlatform({ ...proven, preparation: ['terminal length 0'] })
    const device = queueing((line) => {
      return `${line}\r\n${line.startsWith('term') ? 'denied\r\n' : ''}r1#`
    })
    const { session, transport } = await openFake({ device, platform })
    await session.sendCommands(shows(3))
    expect(transport.typed.slice(1)).toEqual(['show 0\n', 'show 1\n', 'show 2\n'])
  })
})
