import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Platform, startLab } from '../../src/index.ts'
import { readRecording } from '../recorded/read-recording.ts'
import { vrpUser } from './vrp-user.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
if (data === undefined) {
  console.warn('NORNIR_TS_TEST_DATA is not set: the lab is not compared with recorded VRP devices')
}

function recordings(command: string): readonly string[] {
  const folder = join(data ?? '', 'ntc-templates/tests/huawei_vrp', command)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.raw'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
}

/** A recorded dialog: states with their prompts and answers. */
type Dialog = Readonly<
  Record<string, { preface?: string; prompt: string; commands: Readonly<Record<string, unknown>> }>
>

/** What tools look for in the output of a command. */
interface Landmarks {
  readonly platform: Platform
  readonly command: string
  readonly patterns: readonly RegExp[]
}

const landmarks: readonly Landmarks[] = [
  {
    platform: 'huawei_vrp',
    command: 'display version',
    patterns: [
      /^Huawei Versatile Routing Platform Software$/m,
      /^ ?VRP \(R\) software, Version 5\.\d+ \(\S+ \S+\)$/m,
      /^H\w+ \S+.*uptime is \d+ \w+, \d+ hours?, \d+ minutes?$/im,
    ],
  },
  {
    platform: 'huawei_vrpv8',
    command: 'display version',
    patterns: [
      /^VRP \(R\) software, Version 8\.\d+ \(\S+ \S+\)$/m,
      /^Copyright \(C\) 2012-2018 Huawei Technologies Co\., Ltd\.$/m,
      /^HUAWEI \S+ uptime is \d+ days, \d+ hours?, \d+ minutes?$/m,
    ],
  },
  {
    platform: 'huawei_vrp',
    command: 'display interface brief',
    patterns: [
      /^PHY: Physical$/m,
      /^\*down: administratively down$/m,
      /^Interface {19}PHY {3}Protocol {2}InUti OutUti {3}inErrors {2}outErrors$/m,
      /^ *\S+ +up +up +0% +0% +0 +0$/m,
    ],
  },
  {
    platform: 'huawei_vrp',
    command: 'display interface description',
    patterns: [/^Interface {21}PHY {5}Protocol Description$/m, /^\S+ +up {6}up/m],
  },
]

describe.skipIf(data === undefined)('recorded VRP devices', () => {
  it.each(landmarks)(
    'of $platform print $command as the lab does',
    async ({ platform, command, patterns }) => {
      await using lab = await startLab({ devices: [{ name: 'r1', platform }] })
      const user = await vrpUser(lab.device('r1'))
      await user.say('screen-length 0 temporary')
      const simulated = await user.say(command)
      const recorded = recordings(command.replaceAll(' ', '_'))
      for (const pattern of patterns) {
        expect(simulated).toMatch(pattern)
        expect(recorded.some((text) => pattern.test(text))).toBe(true)
      }
    },
  )

  it('say the same to screen-length, undo terminal monitor and commit', async () => {
    const dialog = readRecording<Dialog>('unicon/hvrp_mock_data.yaml')
    await using lab = await startLab({ devices: [{ name: 'r1', platform: 'huawei_vrpv8' }] })
    const user = await vrpUser(lab.device('r1'))
    for (const line of ['screen-length 0 temporary', 'undo terminal monitor']) {
      expect(await user.say(line)).toBe(`${String(dialog['exec']?.commands[line])}\n<r1>`)
    }
    const inName = (prompt = ''): string => prompt.replace('ooo-gg-9999zz-99', 'r1')
    expect(await user.say('system-view')).toBe(
      `Enter system view, return user view with return command.\n${inName(dialog['config']?.prompt)}`,
    )
    expect(dialog['config']?.commands['commit']).toBe('')
    expect(await user.say('commit')).toBe(inName(dialog['config']?.prompt))
    await user.sayAll('bgp 65000', 'commit', 'quit')
    expect(await user.say('bgp 65000')).toBe(inName(dialog['bgp_config']?.prompt))
    expect(await user.say('peer 192.0.2.9 as-number 64666')).toBe(
      inName(dialog['bgp_config_uncommitted_change']?.prompt),
    )
  })
})
