import { Secret } from '@nornir-ts/core'
import { describe, expect, it } from 'vitest'
import { EchoMismatchError } from '../src/session/error/echo-mismatch-error.ts'
import { answering, openFake, plainPlatform } from './fake-session.ts'
import type { FakeDevice } from './fake-transport.ts'

const COLUMNS = 80
const longCommand = `show ${'interface ethernet status '.repeat(8)}| include up`

/** Cuts a line, prompt included, into rows of the terminal. */
function rowsOf(line: string): string[] {
  return line.match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? []
}

/** What a device that believes in 80 columns writes for a long line, the prompt being there already. */
const wraps: Readonly<Record<string, (prompt: string, command: string) => string>> = {
  'goes on in the next row': (prompt, command) =>
    rowsOf(prompt + command)
      .join('\r\n')
      .slice(prompt.length),
  'wraps as readline does, with a blank and a carriage return': (prompt, command) =>
    rowsOf(prompt + command)
      .join(' \r')
      .slice(prompt.length),
  'scrolls back at Enter and shows the head and $ (ASA, #2039)': (prompt, command) => {
    const room = COLUMNS - prompt.length - 1
    const head = command.slice(0, room)
    return `${head}${'\b'.repeat(room)}${command.slice(0, room - 1)}$`
  },
  'scrolls and shows $ and the tail (IOS)': (prompt, command) => {
    const room = COLUMNS - prompt.length - 1
    const head = command.slice(0, room)
    const tail = `$${command.slice(-(room - 20))}`
    return `${head}${'\b'.repeat(room)}${tail}${' '.repeat(19)}${'\b'.repeat(19)}`
  },
}

describe.each([1, 7, 4096])('echo, in chunks of %i bytes', (size) => {
  const chunkSizes = [size]

  it.each(Object.entries(wraps))(
    'echo wrapped at the width of the terminal (#105, #254, #281, #1544, #1714, #2039, #2445, #2622, #3285): a device that %s',
    async (_how, wrap) => {
      const device: FakeDevice = (typed, fake) => {
        const line = typed.trimEnd()
        const echo = line.length < 70 ? line : wrap('r1#', line)
        fake.say(`${echo}\r\n${line.startsWith('show int') ? 'Et1 up\r\n' : '12:00\r\n'}r1#`)
      }
      const { session } = await openFake({ device, chunkSizes })
      expect(await session.sendCommand(longCommand)).toMatchObject({
        output: 'Et1 up',
        warnings: [],
      })
      expect((await session.sendCommand('show clock')).output).toBe('12:00')
    },
  )

  it('lines of 746 characters (#2740): a device that is busy with one loses nothing behind it', async () => {
    let isBusy = false
    const stored: string[] = []
    const device: FakeDevice = (typed, fake) => {
      if (isBusy) return
      const line = typed.trimEnd()
      const prompt = line === 'end' ? 'r1#' : 'r1(config)#'
      isBusy = line.length > 500
      stored.push(line)
      setImmediate(() => {
        isBusy = false
        fake.say(`${line}\r\n${prompt}`)
      })
    }
    const { session } = await openFake({ device, chunkSizes })
    const lines = [`username john sshkey ssh-rsa ${'A'.repeat(717)}`, 'ntp server 192.0.2.1']
    await session.sendConfig(lines)
    expect(stored).toEqual(['configure terminal', ...lines, 'end'])
  })

  it('lines of 746 characters (#2740): a device that cuts one off is an error, and nothing follows', async () => {
    const device: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd()
      const prompt = line === 'end' ? 'r1#' : 'r1(config)#'
      fake.say(`${line.slice(0, 254)}\r\n${prompt}`)
    }
    const { session, transport } = await openFake({ device, chunkSizes })
    const error = await session
      .sendConfig([`username john sshkey ssh-rsa ${'A'.repeat(717)}`, 'shutdown'])
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'CONFIG_INCOMPLETE', cause: { code: 'ECHO_MISMATCH' } })
    expect(transport.typed).not.toContain('shutdown\n')
  })

  it('completion rewrites what is typed (#2366): another echo is an error, and the session goes on', async () => {
    const device: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd().replace('info ', 'information ')
      fake.say(`${line}\r\nName: r1\r\nr1#`)
    }
    const { session, transport } = await openFake({ device, chunkSizes })
    const command = 'show system info | match Name'
    await expect(session.sendCommand(command)).rejects.toBeInstanceOf(EchoMismatchError)
    expect((await session.sendCommand(command, { verifyEcho: false })).output).toMatch(/Name: r1$/)
    expect((await session.sendCommand('show clock')).output).toBe('Name: r1')
    expect(transport.typed).toHaveLength(3)
  })

  it('completion repaints what is typed (#2777): backspaces that leave the same line are the echo', async () => {
    const device: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd()
      const half = line.slice(0, 8)
      fake.say(`${half}${'\b'.repeat(8)}${line}\x07\r\n12:00\r\nr1#`)
    }
    const { session } = await openFake({ device, chunkSizes })
    expect((await session.sendCommand('show configuration')).output).toBe('12:00')
  })

  it('double blanks collapse in the echo (#2954): an error that shows both, or taken on request', async () => {
    const device: FakeDevice = (typed, fake) => {
      fake.say(`${typed.trimEnd().replace(/ {2,}/g, ' ')}\r\n12:00\r\nr1#`)
    }
    const { session } = await openFake({ device, chunkSizes })
    await expect(session.sendCommand('show  clock')).rejects.toMatchObject({
      expected: 'r1#show  clock',
      received: 'r1#show clock',
    })
    expect((await session.sendCommand('show  clock', { verifyEcho: false })).output).toMatch(
      /12:00$/,
    )
  })

  it('hidden answers are not echoed (cmd_verify): a secret is typed where it is asked for', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'copy a b\n') fake.say('copy a b\r\nPassword: ')
      else if (typed === 'sesame\n') fake.say('\r\ncopied\r\nr1#')
      else answering({ 'show clock': '12:00\r\n' })(typed, fake)
    }
    const { session } = await openFake({ device, chunkSizes, platform: plainPlatform })
    const dialog = [{ expect: 'Password:', answer: new Secret('sesame') }]
    const reply = await session.sendCommand('copy a b', { dialog })
    expect(reply.output).toContain('copied')
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
  })
})
