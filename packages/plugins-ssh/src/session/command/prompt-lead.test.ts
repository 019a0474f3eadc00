import { describe, expect, it } from 'vitest'
import { openFake } from '../../../test/fake-session.ts'
import type { FakeDevice } from '../../../test/fake-transport.ts'
import { definePlatform } from '../../platform/define-platform.ts'

const none = { commandErrors: [/^Error:/], readOnly: /^show\b/, sources: { all: 'for tests' } }

/** Prompts as SR Linux and SR OS (MD-CLI) have them: two lines, and the mode in the first (#3522). */
const twoLines = definePlatform({
  ...none,
  name: 'two_lines',
  promptLead: /^--\{ .* \}--\[.*\]--$/,
  modes: [
    { name: 'config', prompt: /^(?<device>A:\w{1,20})# $/, above: /^--\{ candidate }.*$/ },
    { name: 'exec', prompt: /^(?<device>A:\w{1,20})# $/, interrupt: '\x03' },
  ],
  changes: [
    { from: 'exec', to: 'config', command: 'enter candidate' },
    { from: 'config', to: 'exec', command: 'discard now' },
  ],
  configMode: 'config',
  preparation: [],
})

/** Prompts as Junos has them: a line above the prompt that belongs to it, and a blank one above that. */
const edited = definePlatform({
  ...none,
  name: 'edited',
  promptLead: /^\[edit[^\]]*\]$/,
  modes: [
    { name: 'config', prompt: /^(?<device>\w+@\w+)# $/ },
    { name: 'exec', prompt: /^(?<device>\w+@\w+)> $/ },
  ],
  changes: [],
  preparation: [],
})

function device(): FakeDevice {
  let mode = 'running'
  return (typed, fake) => {
    const line = typed.trimEnd()
    if (line === 'enter candidate') mode = 'candidate'
    if (line === 'discard now') mode = 'running'
    const output = line.startsWith('show') ? 'one\r\n\r\n--{ looks like it\r\n' : ''
    fake.say(`${line}\r\n${output}\r\n--{ ${mode} }--[ ]--\r\nA:leaf# `)
  }
}

const greeting = '--{ running }--[ ]--\r\nA:leaf# '

describe('a prompt of two lines', () => {
  it.each([1, 7, 4096])('is left out of the output, in chunks of %i', async (size) => {
    const { session } = await openFake({
      device: device(),
      platform: twoLines,
      greeting,
      chunkSizes: [size],
    })
    const { output, warnings } = await session.sendCommand('show one')
    expect(output).toBe('one\n\n--{ looks like it')
    expect(warnings).toEqual([])
  })

  it('tells the mode by its first line though the second stays the same', async () => {
    const { session } = await openFake({ device: device(), platform: twoLines, greeting })
    expect(session.mode).toBe('exec')
    await session.enterMode('config')
    expect(session.mode).toBe('config')
    await session.sendCommand('show one')
    expect(session.mode).toBe('config')
    await session.enterMode('exec')
    expect(session.mode).toBe('exec')
  })

  it('is left out of answers that were typed ahead, too', async () => {
    const answer = device()
    const queueing: FakeDevice = (typed, fake) => {
      for (const line of typed.split('\n').slice(0, -1)) answer(line, fake)
    }
    const { session } = await openFake({ device: queueing, platform: twoLines, greeting })
    const replies = await session.sendCommands(['show 1', 'show 2', 'show 3'], { pipeline: 2 })
    expect(new Set(replies.map(({ output }) => output))).toEqual(
      new Set(['one\n\n--{ looks like it']),
    )
    expect(replies.flatMap(({ warnings }) => warnings)).toEqual([])
  })
})

it('leaves out the line above the prompt and one blank line above that, and no more', async () => {
  const { session } = await openFake({
    platform: edited,
    greeting: '[edit]\r\nadmin@r1# ',
    device: (typed, fake) =>
      fake.say(`${typed.trimEnd()}\r\n[edit]\r\ntext\r\n\r\n\r\n[edit system]\r\nadmin@r1# `),
  })
  const { output } = await session.sendCommand('show')
  expect(output).toBe('[edit]\ntext\n')
})
