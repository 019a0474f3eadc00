import type { Faults } from '@nornir-ts/lab'
import { describe, expect, it } from 'vitest'
import { startDevice } from './acceptance-device.ts'

const message = '%SYS-5-CONFIG_I: Configured from console by console'
const limits = { commandTimeoutMs: 1_500, loginTimeoutMs: 1_500 }

describe('messages and prompts where nobody waits for them', () => {
  it('opens at a first prompt that syslog was written over (#3696)', async () => {
    await using lab = await startDevice({ faults: { messageBehindPrompt: `${message}\n` } })
    const session = await lab.open({ limits })
    expect((await session.sendCommand('show privilege')).output).toContain('15')
  })

  it.each([message, `${message}\n`, `\n*Mar  1 00:05:04.383: ${message}\n`])(
    'reads every prompt that syslog is glued to, through configuration mode and back (#3696): %j',
    async (messageBehindPrompt) => {
      await using lab = await startDevice()
      const session = await lab.open({ limits })
      lab.device.setFaults({ messageBehindPrompt })
      expect((await session.sendCommand('show privilege')).output).toContain('15')
      await session.sendConfig(['ntp server 192.0.2.1', 'ntp server 192.0.2.2'])
      expect((await session.sendCommand('show privilege')).output).toContain('15')
    },
  )

  it.each<[string, Faults]>([
    ['syslog behind every prompt', { messageBehindPrompt: `${message}\n` }],
    ['two prompts on one line', { promptTwice: true }],
  ])('answers typed ahead are not mixed up by %s (rule 7)', async (_name, faults) => {
    await using lab = await startDevice()
    const session = await lab.open({ limits })
    const batch = ['show clock', 'show privilege', 'show version', 'show clock']
    const expected = (await session.sendCommands(batch)).map(({ output }) => output.trimEnd())
    lab.device.setFaults(faults)
    const replies = await session.sendCommands(batch, { pipeline: 8 })
    expect(replies.map(({ output }) => output.trimEnd())).toEqual(expected)
  })

  it('an output line that equals the prompt is settled by the echo of the next command (rule 7)', async () => {
    const faults = { pause: { behind: 'one\r\nr1#', forMs: 150 } }
    await using lab = await startDevice({ commands: { 'show trap': 'one\nr1#\ntwo' }, faults })
    const session = await lab.open({ limits: { doubtQuietMs: 600 } })
    const replies = await session.sendCommands(['show clock', 'show trap', 'show privilege'], {
      pipeline: 8,
    })
    expect(replies[1]?.output).toBe('one\nr1#\ntwo')
  })
})
