import {
  CommandRejectedError,
  definePlatform,
  saveConfig,
  sendCommand,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
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
import {
  responseOf,
  type UniconRecording,
  uniconStand,
} from '../../lab/test/recorded/unicon-stand.ts'
import { goToMode, recordedHost } from './recorded-host.ts'

/** What a user writes for a switch that we do not know. */
const eos = definePlatform({
  name: 'my_eos',
  modes: [
    { name: 'exec', prompt: /^(?<device>[\w.-]{1,63})>$/ },
    { name: 'enable', prompt: /^(?<device>[\w.-]{1,63})#$/ },
    { name: 'config', prompt: /^(?<device>[\w.-]{1,63})\(config[\w-]{0,63}\)#$/ },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^Password: $/ },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  preparation: ['terminal width 32767', 'terminal length 0'],
  commandErrors: [/^% Invalid input/],
  configErrors: [/^%/],
  readOnly: /^show /,
  sources: { all: 'the recording of a vEOS 4.22' },
})

/** And for a router. Its configuration prompt has two lines; the first is output to us. */
const junos = definePlatform({
  name: 'my_junos',
  modes: [
    { name: 'exec', prompt: /^(?<device>[\w@.-]{1,63})> $/ },
    { name: 'config', prompt: /^(?<device>[\w@.-]{1,63})# $/ },
    { name: 'shell', prompt: /^% $/ },
  ],
  changes: [
    { from: 'exec', to: 'config', command: 'configure' },
    { from: 'config', to: 'exec', command: 'exit' },
    { from: 'exec', to: 'shell', command: 'start shell' },
    { from: 'shell', to: 'exec', command: 'exit' },
  ],
  configMode: 'config',
  preparation: [
    'set cli complete-on-space off',
    'set cli screen-width 511',
    'set cli screen-length 0',
  ],
  commandErrors: [/^syntax error/, /^unknown command/, /: Command not found\.$/],
  configErrors: [/^syntax error/, /^unknown command/, /^error:/],
  save: { command: 'commit', mode: 'config', success: /^commit complete$/ },
  readOnly: /^show /,
  sources: { all: 'the recording of an SRX 4100, Junos 17.3' },
})

/** The same without blanks behind its prompts, as unicon has it. */
const bareJunos = definePlatform({
  ...junos,
  name: 'my_bare_junos',
  modes: [
    { name: 'exec', prompt: /^(?<device>[\w@.-]{1,63})>$/ },
    { name: 'config', prompt: /^(?<device>[\w@.-]{1,63})#$/ },
  ],
  changes: junos.changes.filter(({ from, to }) => from !== 'shell' && to !== 'shell'),
})

/** Devices of which paging is not switched off, so that they page. */
const paging = definePlatform({
  name: 'my_pager',
  modes: [{ name: 'enable', prompt: /^(?<device>[\w-]{1,63})#$/ }],
  changes: [],
  preparation: [],
  pager: { pattern: /^(?:--More--|<--- More --->)$/, answer: ' ' },
  commandErrors: [/^% Invalid/],
  readOnly: /^show /,
  sources: { all: 'the recordings of a Nexus 7000 and an ASA' },
})

const ways: readonly (readonly [string, Omit<RecordedDeviceOptions, 'stand'>])[] = [
  ['byte by byte', { chunkBytes: 1 }],
  ['in pieces of 7', { chunkBytes: 7 }],
  ['in pieces of 4096', { chunkBytes: 4096 }],
  ['with an echo that wraps at 16', { chunkBytes: 4096, echo: { columns: 16, how: 'wrap' } }],
]

const enableSecret = 'b0x3N'
const platforms = [eos, junos, bareJunos, paging]

describe.skipIf(!hasRecordings)('platforms of a user (set NORNIR_TS_TEST_DATA)', () => {
  const open = (name: string): ScrapliRecording =>
    hasRecordings
      ? readRecording<ScrapliRecording>(`scrapli/${name}.yaml`)
      : ({} as ScrapliRecording)
  const arista = open('arista_eos')
  const juniper = open('juniper_junos')

  describe.each(ways)('%s', (_way, options) => {
    it.each([
      ['EOS', 'exec', arista, eos],
      ['EOS', 'privilege_exec', arista, eos],
      ['EOS', 'configuration', arista, eos],
      ['Junos', 'exec', juniper, junos],
      ['Junos', 'configuration', juniper, junos],
      ['Junos', 'shell', juniper, junos],
    ])('%s gives the exact text of every show command in %s', async (...row) => {
      const [, level, recording, { name: platform }] = row
      await using device = await startRecorded({
        stand: () => scrapliStand(recording, { level }),
        ...options,
      })
      await using host = await recordedHost(device, { platform, platforms })
      const recorded = showReplies(recording, level)
      expect(Object.keys(recorded)).toHaveLength(2)
      for (const [command, text] of Object.entries(recorded)) {
        host.nr.resetFailedHosts()
        const result = (await host.nr.run(sendCommand, command)).get('r1')
        const { error } = result ?? {}
        const got = error instanceof CommandRejectedError ? error.output : result?.value
        expect(got, command).toBe(text)
      }
      expect(device.unrecorded).toEqual([])
    })

    it.each([
      ['EOS', arista, eos, ['enable', 'config', 'enable']],
      ['Junos', juniper, junos, ['config', 'exec', 'shell', 'exec']],
    ])('%s goes through its modes', async (...row) => {
      const [, recording, { name: platform, privilegedMode }, way] = row
      const stand = () => scrapliStand(recording, { level: 'exec', enableSecret })
      await using device = await startRecorded({ stand, ...options })
      await using host = await recordedHost(device, {
        platform,
        platforms,
        ...(privilegedMode === undefined ? {} : { enableSecret }),
      })
      const modes: unknown[] = []
      for (const mode of way) modes.push((await host.nr.run(goToMode, mode)).get('r1')?.value)
      expect(modes).toEqual(way)
      expect(device.unrecorded).toEqual([])
    })
  })

  it.each([
    ['nxos_mock_data', 'vdc_exec2', 'show vdc'],
    ['asa_mock_data', 'asa_enable_more', 'show version'],
  ])('pages through %s, %s: %s, byte by byte', async (file, state, command) => {
    const recording = readRecording<UniconRecording>(`unicon/${file}.yaml`)
    const reply = recording[state]?.commands?.[command] ?? ''
    const stand = () => uniconStand(recording, { state })
    await using device = await startRecorded({ stand, chunkBytes: 1 })
    await using host = await recordedHost(device, { platform: 'my_pager', platforms })
    const result = (await host.nr.run(sendCommand, command)).get('r1')
    expect(result?.value).toBe(responseOf(reply, 0).replace(/\n$/, ''))
    expect(result?.value).toMatch(/Pod7|Security Contexts/)
  })

  it('Junos commits what it took, and says why it did not', async () => {
    const recording = hasRecordings
      ? readRecording<UniconRecording>('unicon/junos_mock_data.yaml')
      : {}
    const commit = async (state: string, lines: readonly string[]) => {
      await using device = await startRecorded({ stand: () => uniconStand(recording, { state }) })
      await using host = await recordedHost(device, { platform: 'my_bare_junos', platforms })
      if (lines.length > 0) await host.nr.run(sendConfig, lines)
      const result = (await host.nr.run(saveConfig)).get('r1')
      return result?.error ?? result?.value
    }
    expect(await commit('exec', ['set snmp health-monitor'])).toBe('commit complete\n\n[edit]')
    expect(await commit('exec3', [])).toMatchObject({
      code: 'SAVE_FAILED',
      output: expect.stringContaining('error: configuration check-out failed'),
    })
  })
})
