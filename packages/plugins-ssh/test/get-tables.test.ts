import { workers } from '@nornir-ts/core'
import { type DeviceOptions, type Platform, startLab } from '@nornir-ts/lab'
import {
  CommandParseError,
  definePlatform,
  getArpTable,
  getLldpNeighbors,
  getVersion,
  parseCommand,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { backupLab } from './backup-lab.ts'
import { testNornir } from './ssh-target.ts'
import { recordedOutputs, root } from './tables/recorded-outputs.ts'

const hasRecordings = process.env['NORNIR_TS_TEST_DATA'] !== undefined
if (!hasRecordings) console.warn(`no recordings in ${root}: tables are not read from devices`)

const arp = `Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  192.0.2.1               -   0011.2233.4455  ARPA   GigabitEthernet0/1
Internet  192.0.2.7              12   0011.2233.4466  ARPA   Vlan10`

/** One device per platform, which answers with what real ones did. */
async function recordedLab(answers: Readonly<Record<string, readonly [string, string]>>) {
  const devices = Object.entries(answers).map(([platform, [command, folder]]): DeviceOptions => {
    const [recorded] = recordedOutputs(platform, [folder])
    expect(recorded, folder).toBeDefined()
    return {
      name: platform,
      platform: platform as Platform,
      commands: { [command]: recorded?.text.trimEnd() ?? '' },
    }
  })
  const lab = await startLab({ devices })
  const hosts = lab.devices.map(({ name, address, port }) => {
    const logIn = { username: 'admin', password: 'admin' }
    return [name, { hostname: address, port, platform: name, ...logIn }] as const
  })
  const nornir = await testNornir(Object.fromEntries(hosts))
  return {
    nr: nornir.nr,
    [Symbol.asyncDispose]: async () => {
      await nornir[Symbol.asyncDispose]()
      await lab.close()
    },
  }
}

describe.skipIf(!hasRecordings)('tables (set NORNIR_TS_TEST_DATA)', () => {
  it('have the same columns and words on four platforms: neighbours by ARP', async () => {
    await using lab = await recordedLab({
      cisco_ios: ['show arp', 'show_arp'],
      arista_eos: ['show ip arp vrf all', 'show_ip_arp'],
      cisco_nxos: ['show ip arp detail vrf all', 'show_ip_arp_detail_vrf_all'],
      juniper_junos: ['show arp no-resolve', 'show_arp_no-resolve'],
    })
    const run = await lab.nr.run(getArpTable)
    for (const [host, { value = [], error }] of run) {
      expect(error, host).toBeUndefined()
      expect(value.length, host).toBeGreaterThan(0)
      for (const row of value) {
        expect(row.mac_address).toMatch(/^(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5})?$/)
        expect(Object.keys(row)).toEqual(Object.keys(run.get('cisco_ios')?.value?.[0] ?? {}))
      }
    }
  })

  it('name interfaces in full: neighbours by LLDP', async () => {
    await using lab = await recordedLab({
      cisco_ios: ['show lldp neighbors', 'show_lldp_neighbors'],
      cisco_nxos: ['show lldp neighbors', 'show_lldp_neighbors'],
    })
    const run = await lab.nr.run(getLldpNeighbors)
    expect(run.get('cisco_ios')?.value?.[0]?.local_interface).toMatch(/^[A-Z][A-Za-z]+Ethernet\d/)
    expect(run.get('cisco_nxos')?.value?.[0]?.local_interface).toMatch(/^(?:Ethernet|mgmt)\d/)
  })
})

describe('a task of a table', () => {
  it('types the command of the platform, and gives typed rows', async () => {
    await using lab = await backupLab([{ name: 'r1', commands: { 'show arp': arp } }])
    const { value, changed } = (await lab.nr.run(getArpTable)).get('r1') ?? {}
    expect(changed).toBe(false)
    expect(
      value?.map(({ ip_address, mac_address, age }) => [ip_address, mac_address, age]),
    ).toEqual([
      ['192.0.2.1', '00:11:22:33:44:55', ''],
      ['192.0.2.7', '00:11:22:33:44:66', '720'],
    ])
  })

  it('works on threads, and on a platform that extends one that it knows', async () => {
    const acme = definePlatform({ extends: 'cisco_ios', name: 'acme_switch' })
    await using lab = await backupLab([{ name: 'r1', commands: { 'show arp': arp } }], {}, acme)
    expect((await lab.nr.run(getArpTable)).get('r1')?.value).toHaveLength(2)
    await using threads = await backupLab([{ name: 'r1', commands: { 'show arp': arp } }], {
      runner: workers({ threads: 1 }),
    })
    expect((await threads.nr.run(getArpTable)).get('r1')?.value).toHaveLength(2)
  })

  it('is an error with the whole answer where the answer is another one', async () => {
    const commands = { 'show arp': `${arp}\nThis line is new in release 99` }
    await using lab = await backupLab([{ name: 'r1', commands }])
    const error = (await lab.nr.run(getArpTable)).get('r1')?.error
    expect(error).toBeInstanceOf(CommandParseError)
    expect(error).toMatchObject({ output: expect.stringContaining('release 99') })
  })

  it('says so on a platform that it has no template for', async () => {
    const asa = definePlatform({ extends: 'generic', name: 'acme_box' })
    await using lab = await backupLab([{ name: 'r1' }], {}, asa)
    const error = (await lab.nr.run(getVersion)).get('r1')?.error
    expect(error).toMatchObject({ code: 'UNSUPPORTED_OPERATION', platform: 'acme_box' })
    expect(error?.message).toContain('parseCommand')
  })
})

it('parseCommand takes the templates of the package last, also for abbreviated commands', async () => {
  await using lab = await backupLab([{ name: 'r1', commands: { 'sh ip arp': arp } }])
  const { value } = (await lab.nr.run(parseCommand, 'sh ip arp')).get('r1') ?? {}
  expect(value?.map((row) => row['interface'])).toEqual(['GigabitEthernet0/1', 'Vlan10'])
})
