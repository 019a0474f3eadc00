import { CommandRejectedError, sendCommand, sendCommands, sendConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from '../../lab/test/recorded/read-recording.ts'
import {
  type ScrapliRecording,
  scrapliStand,
  showReplies,
} from '../../lab/test/recorded/scrapli-stand.ts'
import {
  type RecordedDeviceOptions,
  startRecorded,
} from '../../lab/test/recorded/start-recorded.ts'
import { goToMode, recordedHost } from './recorded-host.ts'

const enableSecret = 'b0x3N'
const ways: readonly (readonly [string, Omit<RecordedDeviceOptions, 'stand'>])[] = [
  ['byte by byte', { chunkBytes: 1 }],
  ['in pieces of 7', { chunkBytes: 7 }],
  ['in pieces of 4096', { chunkBytes: 4096 }],
  ['with an echo that wraps at 80', { chunkBytes: 4096, echo: { columns: 80, how: 'wrap' } }],
  ['with an echo that wraps at 17', { chunkBytes: 7, echo: { columns: 17, how: 'wrap' } }],
  ['with an echo that scrolls at 24', { chunkBytes: 1, echo: { columns: 24, how: 'scroll' } }],
]

describe.skipIf(!hasRecordings)('a CSR 1000V, recorded (set NORNIR_TS_TEST_DATA)', () => {
  const recording = hasRecordings
    ? readRecording<ScrapliRecording>('scrapli/cisco_iosxe.yaml')
    : ({} as ScrapliRecording)
  const start = (level: string, options: Omit<RecordedDeviceOptions, 'stand'> = {}) =>
    startRecorded({ stand: () => scrapliStand(recording, { level, enableSecret }), ...options })

  describe.each(ways)('%s', (_way, options) => {
    it.each(['exec', 'privilege_exec', 'tclsh', 'configuration'])(
      'gives the exact text of every show command in %s',
      async (level) => {
        await using device = await start(level, options)
        await using host = await recordedHost(device)
        const recorded = showReplies(recording, level)
        const got: Record<string, string | undefined> = {}
        for (const command of Object.keys(recorded)) {
          host.nr.resetFailedHosts()
          const result = (await host.nr.run(sendCommand, command)).get('r1')
          const { error } = result ?? {}
          got[command] = error instanceof CommandRejectedError ? error.output : result?.value
        }
        expect(got).toEqual(recorded)
        expect(Object.keys(recorded)).toEqual(['show version', 'show run'])
        expect(device.unrecorded).toEqual([])
      },
    )

    it('logs in at exec, reaches enable with the secret, enters and leaves configuration mode', async () => {
      await using device = await start('exec', options)
      await using host = await recordedHost(device, { enableSecret })
      const modes: unknown[] = []
      for (const mode of ['enable', 'config', 'enable', 'exec']) {
        modes.push((await host.nr.run(goToMode, mode)).get('r1')?.value)
      }
      expect(modes).toEqual(['enable', 'config', 'enable', 'exec'])
      expect(device.receivedLines()).toEqual([
        'enable',
        enableSecret,
        'terminal width 511',
        'terminal length 0',
        'configure terminal',
        'end',
        'disable',
      ])
      expect(device.unrecorded).toEqual([])
    })
  })

  it('rule 11: a refused line stops the push, and configuration mode is left', async () => {
    await using device = await start('exec')
    await using host = await recordedHost(device, { enableSecret })
    const result = (await host.nr.run(sendConfig, ['nonsense', 'hostname other'])).get('r1')
    expect(result?.error).toMatchObject({
      code: 'CONFIG_REJECTED',
      reason: "% Invalid input detected at '^' marker.",
      unsent: ['hostname other'],
    })
    expect(device.receivedLines().slice(-3)).toEqual(['configure terminal', 'nonsense', 'end'])
  })

  it('goes through the Tcl shell and back, the mode read from each prompt', async () => {
    await using device = await start('privilege_exec')
    await using host = await recordedHost(device)
    const commands = ['tclsh', 'show version', 'tclquit']
    const replies = (await host.nr.run(sendCommands, commands)).get('r1')?.value
    expect(replies?.map(({ mode }) => mode)).toEqual(['tcl', 'tcl', 'enable'])
  })

  it('rule 4: "Clear logging buffer [confirm]" is shown, and nothing is typed behind it', async () => {
    await using device = await start('privilege_exec')
    await using host = await recordedHost(device)
    const result = (await host.nr.run(sendCommand, 'clear logg')).get('r1')
    expect(result?.error).toMatchObject({
      code: 'UNKNOWN_DIALOG',
      question: 'Clear logging buffer [confirm]',
    })
    expect(device.receivedLines().at(-1)).toBe('clear logg')
  })

  it('a device that hangs up at "exit": SessionClosedError, by the device', async () => {
    await using device = await start('privilege_exec')
    await using host = await recordedHost(device)
    const result = (await host.nr.run(sendCommand, 'exit')).get('r1')
    expect(result?.error).toMatchObject({ code: 'SESSION_CLOSED', by: 'device' })
  })
})
