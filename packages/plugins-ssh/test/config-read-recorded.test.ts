import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from '../../lab/test/recorded/read-recording.ts'
import {
  type ScrapliRecording,
  scrapliStand,
  showReplies,
} from '../../lab/test/recorded/scrapli-stand.ts'
import { startRecorded } from '../../lab/test/recorded/start-recorded.ts'
import { platforms } from '../src/platform/platforms.ts'
import { normalizedConfig, wholeConfig } from '../src/session/config/get-config-text.ts'
import { recordedHost } from './recorded-host.ts'

/** The recordings abbreviate the command; the device answered as if they had not. */
function spelledOut(name: string): ScrapliRecording {
  const recording = readRecording<ScrapliRecording>(`scrapli/${name}.yaml`)
  const phase = (events: Readonly<Record<string, unknown>>) =>
    'show run' in events ? { ...events, 'show running-config': events['show run'] } : events
  const levels = Object.entries(recording.events).map(([level, events]) => [
    level,
    { pre_on_open: phase(events.pre_on_open), post_on_open: phase(events.post_on_open) },
  ])
  return { ...recording, events: Object.fromEntries(levels) }
}

/** The last: in how many places a cut is not seen; Junos ends each section as it ends the last one. */
const devices = [
  ['cisco_iosxe', 'cisco_ios', 'privilege_exec', 'show run', '!\nversion 16.12', 0],
  ['arista_eos', 'arista_eos', 'privilege_exec', 'show run', '! device: localhost (vEOS', 0],
  ['juniper_junos', 'juniper_junos', 'exec', 'show configuration', 'version 17.3R2.10;', 2],
] as const

describe.skipIf(!hasRecordings)(
  'running configurations of real devices (set NORNIR_TS_TEST_DATA)',
  () => {
    describe.each(devices)('%s', (...row) => {
      const [file, platform, level, command, head, unseen] = row
      const recorded = () => showReplies(spelledOut(file), level)[command] ?? ''
      const read = async (chunkBytes: number, normalize: boolean) => {
        const stand = () => scrapliStand(spelledOut(file), { enableSecret: 'b0x3N' })
        await using device = await startRecorded({ stand, chunkBytes })
        await using host = await recordedHost(device, { platform, enableSecret: 'b0x3N' })
        const result = (await host.nr.run(getConfig, { normalize })).get('r1')
        expect(device.unrecorded).toEqual([])
        return result?.value ?? result?.error
      }

      it.each([1, 7, 4096])('comes whole, in pieces of %i, with its end seen', async (size) => {
        expect(await read(size, false)).toEqual({
          source: 'running',
          format: 'text',
          text: recorded().trimEnd(),
          isProvenWhole: true,
        })
      })

      it('begins with what is configured when it is normalised, and ends as it did', async () => {
        const { text } = (await read(4096, true)) as { text: string }
        expect(text.slice(0, head.length)).toBe(head)
        expect(text.split('\n').at(-1)).toBe(recorded().trimEnd().split('\n').at(-1))
        expect(text).not.toMatch(/Building configuration|Last (?:commit|configuration)|^! Command/)
        expect(text.length).toBeGreaterThan(recorded().length - 200)
      })

      it('is refused wherever it is cut, but where the rest could be missing', () => {
        const definition = platforms.find(({ name }) => name === platform)
        const view = definition?.showConfig?.views[0]
        if (definition === undefined || view === undefined) throw new Error('no such view')
        const lines = recorded().trimEnd().split('\n')
        const cuts = lines.map((_line, index) => lines.slice(0, index).join('\n'))
        const taken = cuts.filter((text) => wholeConfig(text, view, definition) !== undefined)
        expect(cuts.length).toBeGreaterThan(90)
        expect(taken).toHaveLength(unseen)
      })
    })
  },
)

const outputs = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'ntc-templates/tests')

/** Parts of configurations: the head is that of a whole one, and so is the end on IOS. */
const parts = [
  ['cisco_ios', 'show_running-config_partition_access-list', 'access-list 1'],
  ['cisco_xr', 'show_running-config_hostname', 'hostname rtr-01'],
  ['mikrotik_routeros', 'ip_address_export_verbose', '#  by RouterOS 6.48.6'],
] as const

describe.skipIf(!existsSync(outputs))(
  'parts of configurations of real devices (set NORNIR_TS_TEST_DATA)',
  () => {
    it.each(parts)('%s: %s is normalised', (...row) => {
      const [name, command, head] = row
      const folder = join(outputs, name, command)
      const files = readdirSync(folder).filter((file) => file.endsWith('.raw'))
      const platform = platforms.find((one) => one.name === name)
      if (platform === undefined) throw new Error(`no platform ${name}`)
      const texts = files.map((file) =>
        normalizedConfig(readFileSync(join(folder, file), 'utf8').replaceAll('\r', ''), platform),
      )
      expect(texts.some((text) => text.includes(head))).toBe(true)
      expect(texts.join('\n')).not.toMatch(/Building configuration|bytes$|\d\d:\d\d:\d\d/m)
    })
  },
)
