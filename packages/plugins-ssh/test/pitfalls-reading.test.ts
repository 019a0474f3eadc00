import { describe, expect, it } from 'vitest'
import { answering, openFake } from './fake-session.ts'
import type { FakeDevice } from './fake-transport.ts'

describe.each([1, 7, 4096])('reading, in chunks of %i bytes', (size) => {
  const chunkSizes = [size]

  it('a prompt in the middle of the output (measured on Netmiko): the answer goes on behind it', async () => {
    const device = answering({ 'show trick': 'one\r\nr1#\r\ntwo\r\nr1# three\r\nfour\r\n' })
    const { session } = await openFake({
      device,
      chunkSizes,
      limits: { repeatedPromptQuietMs: 100 },
    })
    expect((await session.sendCommand('show trick')).output).toBe('one\nr1#\ntwo\nr1# three\nfour')
  })

  it('late output behind a time-out (stale data): never given to the next command', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'show slow\n') fake.say('show slow\r\nstale one')
      else if (typed === '\x03') fake.say('\r\nstale two\r\n^C\r\nr1#')
      else answering({ 'show clock': '12:00\r\n' })(typed, fake)
    }
    const { session } = await openFake({ device, chunkSizes })
    await expect(session.sendCommand('show slow', { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'PROMPT_TIMEOUT',
    })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
  })

  it('a pattern that straddles what is searched (#2670): found at the end of a long answer', async () => {
    const long = `${'line of output\r\n'.repeat(300)}`
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'copy\n') fake.say(`copy\r\n${long}${'.'.repeat(600)} Overwrite the file? `)
      else answering({ '': 'done\r\n' })(typed, fake)
    }
    const { session } = await openFake({ device, chunkSizes })
    const reply = await session.sendCommand('copy', { expect: /Overwrite the file\?/ })
    expect(reply).toMatchObject({ endedAt: 'question' })
    expect(reply.output.split('\n').slice(0, 300)).toEqual(Array(300).fill('line of output'))
    expect((await session.sendCommand('')).output).toBe('done')
  })

  it('a user’s pattern with groups (read_until_pattern): nothing of the answer is lost', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'copy\n') fake.say('copy\r\none\r\ntwo\r\nProceed or continue? [y/n] ')
      else answering({ y: 'done\r\n' })(typed, fake)
    }
    const { session } = await openFake({ device, chunkSizes })
    const reply = await session.sendCommand('copy', {
      expect: /(proceed|(continue))\? (\[y\/n\])/i,
    })
    expect(reply.output.split('\n').slice(0, 2)).toEqual(['one', 'two'])
    expect(reply.prompt).toContain('Proceed or continue? [y/n]')
    expect((await session.sendCommand('y')).output).toBe('done')
  })
})
