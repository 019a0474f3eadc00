import { initNornir } from '@nornir-ts/core'
import { describe, expect, it } from 'vitest'
import type { CliSession } from '../session/cli-session.ts'
import { ssh } from './ssh.ts'

const connection_options = {
  scrapli: { port: 1, username: 'scrapli', hostname: 'scrapli' },
  netmiko: { port: 2, username: 'netmiko' },
  ssh: { port: 3 },
}
const { inventory } = await initNornir({
  inventory: { hosts: { h: { platform: 'ios', connection_options } } },
})
const host = inventory.hosts.get('h')

it('a session whose device waits for an answer is not for the next task', () => {
  const asked = (question: string | undefined) => ({ question }) as CliSession
  expect(ssh.isReusable?.(asked('Proceed? [confirm]'))).toBe(false)
  expect(ssh.isReusable?.(asked(undefined))).toBe(true)
})

describe('an inventory written for Nornir', () => {
  it('has its options for netmiko and scrapli read, and those for ssh win', () => {
    expect(host?.connectionParameters('ssh', ssh.aliases)).toMatchObject({
      port: 3,
      username: 'netmiko',
      hostname: 'scrapli',
      optionsFrom: ['ssh', 'netmiko', 'scrapli'],
    })
  })

  it("has NAPALM's names of platforms read as nornir_netmiko does", () => {
    expect(ssh.aliases?.platforms).toMatchObject({
      ios: 'cisco_ios',
      eos: 'arista_eos',
      junos: 'juniper_junos',
      iosxr: 'cisco_xr',
      nxos: 'cisco_nxos',
      nxos_ssh: 'cisco_nxos',
    })
    expect(host?.connectionParameters('ssh', ssh.aliases).platform).toBe('cisco_ios')
  })

  it('keeps a platform of the user under such a name', () => {
    const ios = { name: 'ios' } as never
    const { aliases } = ssh.with({ platforms: [ios] })
    expect(host?.connectionParameters('ssh', aliases).platform).toBe('ios')
  })
})
