import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLab } from '../../src/index.ts'
import { xrUser } from './xr-user.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
if (data === undefined) {
  console.warn(
    'NORNIR_TS_TEST_DATA is not set: the lab is not compared with recorded IOS XR devices',
  )
}

function recordings(command: string): readonly string[] {
  const folder = join(data ?? '', 'ntc-templates/tests/cisco_xr', command)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.raw'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
}

/** What tools look for in the output of each command. */
const landmarks: readonly (readonly [string, string, readonly RegExp[]])[] = [
  [
    'show version',
    'show_version',
    [
      /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d\.\d{3} \w+$/m,
      /^Cisco IOS XR Software, Version [\d.]+ LNT$/m,
      /^Build Information:$/m,
      /^ Version {6}: [\d.]+$/m,
    ],
  ],
  [
    'show configuration commit list',
    'show_configuration_commit_list',
    [
      /^SNo\. Label\/ID {4}User {6}Line {16}Client {6}Time Stamp$/m,
      /^1 {4}\d{10} {2}\w+ +vty\d:node0_RS?P0_CP\w* +CLI {9}\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/m,
    ],
  ],
  [
    'show ipv4 interface brief',
    'show_ipv4_vrf_all_interface_brief',
    [/^Interface {22}IP-Address {6}Status {10}Protocol Vrf-Name$/m],
  ],
  [
    'show interfaces description',
    'show_interfaces_description',
    [/^Interface {10}Status {6}Protocol {4}Description$/m, /^-{80}$/m],
  ],
]

describe.skipIf(data === undefined)('recorded IOS XR devices', () => {
  it.each(landmarks)('print %s as the lab does', async (command, folder, patterns) => {
    await using lab = await startLab({ devices: [{ name: 'r1', platform: 'cisco_xr' }] })
    const user = await xrUser(lab.device('r1'))
    await user.sayAll('terminal length 0', 'configure', 'hostname r1a', 'commit', 'end')
    const simulated = await user.say(command)
    const recorded = recordings(folder)
    for (const pattern of patterns) {
      expect(simulated).toMatch(pattern)
      expect(recorded.some((text) => pattern.test(text))).toBe(true)
    }
  })
})
