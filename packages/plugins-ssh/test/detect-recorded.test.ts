import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineTask } from '@nornir-ts/core'
import { detectPlatform, sendCommand, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from '../../lab/test/recorded/read-recording.ts'
import {
  type ScrapliRecording,
  scrapliStand,
  showReplies,
} from '../../lab/test/recorded/scrapli-stand.ts'
import { type Stand, stateAt } from '../../lab/test/recorded/stand.ts'
import {
  type RecordedDeviceOptions,
  startRecorded,
} from '../../lab/test/recorded/start-recorded.ts'
import { type UniconRecording, uniconStand } from '../../lab/test/recorded/unicon-stand.ts'
import { recordedHost } from './recorded-host.ts'

const platform = 'autodetect'
const root = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'ntc-templates/tests')

const ways: readonly (readonly [string, Omit<RecordedDeviceOptions, 'stand'>])[] = [
  ['byte by byte', { chunkBytes: 1 }],
  ['in pieces of 7', { chunkBytes: 7 }],
  ['in pieces of 4096', { chunkBytes: 4096 }],
  ['with an echo that wraps at 17', { chunkBytes: 4096, echo: { columns: 17, how: 'wrap' } }],
]

/** What the session says that it is at. */
const whereAmI = defineTask({
  module: import.meta.url,
  name: 'where am I',
  run: async ({ connection }) => {
    const session = await connection(ssh)
    return [session.platform.name, session.mode]
  },
})

/** A device of which answers to what is typed to find it out were kept. */
interface Kept {
  readonly prompt: string
  /** Files of ntc-templates, by command. */
  readonly outputs?: Readonly<Record<string, string>>
  /** What it says to another such command. */
  readonly refusal: string
}

function keptStand({ prompt, outputs = {}, refusal }: Kept): () => Stand {
  const stand: Stand = {
    prompt,
    state: stateAt(prompt),
    answer: (line) => {
      if (!/^\/?(?:show|display|get|system|uname)\b/.test(line)) return { output: '', next: stand }
      const file = outputs[line]
      const text = file === undefined ? refusal : readFileSync(join(root, file), 'utf8')
      return { output: text.replaceAll('\r', '').replace(/\n?$/, '\n'), next: stand }
    },
  }
  return () => stand
}

describe.skipIf(!hasRecordings)('platform: autodetect, recorded (set NORNIR_TS_TEST_DATA)', () => {
  describe.each(ways)('%s', (_way, options) => {
    it.each([
      ['arista_eos', 'exec', 'exec'],
      ['arista_eos', 'privilege_exec', 'enable'],
      ['juniper_junos', 'exec', 'exec'],
    ])('%s at %s: is found out, and the session goes on', async (name, level, mode) => {
      const recording = readRecording<ScrapliRecording>(`scrapli/${name}.yaml`)
      const stand = () => scrapliStand(recording, { level })
      await using device = await startRecorded({ stand, ...options })
      await using host = await recordedHost(device, { platform })
      const found = (await host.nr.run(detectPlatform)).get('r1')
      expect(found?.value, String(found?.error)).toMatchObject({
        platform: name,
        tried: [{ command: 'show version' }],
      })
      expect((await host.nr.run(whereAmI)).get('r1')?.value).toEqual([name, mode])
      const version = (await host.nr.run(sendCommand, 'show version')).get('r1')
      expect(version?.value?.trim()).toBe(showReplies(recording, level)['show version']?.trim())
    })

    it.each([
      ['cisco_asa', 'asa_enable_more', 'enable'],
      ['huawei_vrp', 'exec', 'exec'],
    ])('%s (%s) is found out, through its pager', async (name, state, mode) => {
      const file = name === 'cisco_asa' ? 'asa' : 'hvrp'
      const recording = readRecording<UniconRecording>(`unicon/${file}_mock_data.yaml`)
      const stand = () => uniconStand(recording, { state })
      await using device = await startRecorded({ stand, ...options })
      await using host = await recordedHost(device, { platform })
      const found = (await host.nr.run(whereAmI)).get('r1')
      expect(found?.value, String(found?.error)).toEqual([name, mode])
    })
  })

  it.each<[name: string, kept: Kept, typed: readonly string[]]>([
    [
      'cisco_nxos',
      {
        prompt: 'switch# ',
        outputs: { 'show version': 'cisco_nxos/show_version/cisco_nxos_show_version1.raw' },
        refusal: "% Invalid command at '^' marker.",
      },
      ['show version'],
    ],
    ['cisco_xr', { prompt: 'RP/0/RP0/CPU0:ios#', refusal: '% Invalid input detected' }, []],
    [
      'cisco_ios',
      {
        prompt: 'r1>',
        outputs: { 'show version': 'cisco_ios/show_version/cisco_ios_show_version1.raw' },
        refusal: "% Invalid input detected at '^' marker.",
      },
      ['show version'],
    ],
    [
      'cisco_asa',
      {
        prompt: 'fw/pri/act# ',
        outputs: { 'show version': 'cisco_asa/show_version/cisco_asa_show_version3.raw' },
        refusal: "ERROR: % Invalid input detected at '^' marker.",
      },
      ['show version'],
    ],
    [
      'hp_procurve',
      {
        prompt: 'sw# ',
        outputs: { 'show system': 'hp_procurve/show_system/hp_procurve_show_system3.raw' },
        refusal: 'Invalid input: version',
      },
      ['show version', 'show system'],
    ],
    [
      'aruba_aoscx',
      {
        prompt: 'sw#',
        outputs: { 'show system': 'aruba_aoscx/show_system/show_system.raw' },
        refusal: 'Invalid input: version',
      },
      ['show version', 'show system'],
    ],
    [
      'huawei_vrpv8',
      {
        prompt: '<ne40>',
        outputs: { 'display version': 'huawei_vrp/display_version/huawei_vrp_display_version.raw' },
        refusal: "Error: Unrecognized command found at '^' position.",
      },
      ['display version'],
    ],
    [
      'fortinet',
      {
        prompt: 'fw # ',
        outputs: {
          'get system status': 'fortinet/get_system_status/fortinet_get_system_status_7.4.raw',
        },
        refusal: 'Unknown action 0',
      },
      ['get system status'],
    ],
    [
      'paloalto_panos',
      {
        prompt: 'admin@pa1> ',
        outputs: {
          'show system info': 'paloalto_panos/show_system_info/paloalto_panos_show_system_info.raw',
        },
        refusal: 'Invalid syntax.',
      },
      ['show version', 'show system info'],
    ],
    [
      'mikrotik_routeros',
      { prompt: '[admin@mt] > ', refusal: 'bad command name x (line 1 column 1)' },
      [],
    ],
  ])('%s, by what was kept of it', async (name, kept, typed) => {
    await using device = await startRecorded({ stand: keptStand(kept) })
    await using host = await recordedHost(device, { platform })
    const found = (await host.nr.run(detectPlatform)).get('r1')
    expect(found?.value?.platform, String(found?.error)).toBe(name)
    expect(found?.value?.tried.map(({ command }) => command)).toEqual(typed)
    expect(device.receivedLines().slice(0, typed.length)).toEqual(typed)
  })

  it('says of a switch that nobody knows what was tried and what came', async () => {
    const outputs = { 'show version': 'cisco_s300/show_version/cisco_s300_show_version.raw' }
    const stand = keptStand({ prompt: 'sw#', outputs, refusal: '% Unrecognized command' })
    await using device = await startRecorded({ stand })
    await using host = await recordedHost(device, { platform })
    const { error } = (await host.nr.run(detectPlatform)).get('r1') ?? {}
    expect(error).toMatchObject({ code: 'PLATFORM_NOT_DETECTED', undecided: [] })
    expect(String(error)).toContain('"SW version    1.3.7.18')
    expect(device.receivedLines()).toEqual(['show version'])
  })

  it('finds out anew what stands where a known device does not speak as it did', async () => {
    const mikrotik = keptStand({ prompt: '[admin@mt] > ', refusal: '' })
    const xr = keptStand({ prompt: 'RP/0/RP0/CPU0:ios#', refusal: '' })
    let stand = xr
    await using device = await startRecorded({ stand: () => stand() })
    await using host = await recordedHost(device, { platform, limits: { loginTimeoutMs: 300 } })
    const found = async (connection: string) => {
      host.nr.resetFailedHosts()
      const result = (await host.nr.run(detectPlatform, { connection })).get('r1')
      return result?.value?.platform ?? result?.error
    }
    expect(await found('one')).toBe('cisco_xr')
    stand = mikrotik
    expect(await found('two')).toMatchObject({ code: 'PROMPT_TIMEOUT', phase: 'login' })
    expect(await found('three')).toBe('mikrotik_routeros')
  })
})
