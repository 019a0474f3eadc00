import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, execute, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { xrUser } from './xr-user.ts'

let lab: Lab
let device: LabDevice
let user: TerminalUser

/** The date above output. */
const date = 'Sun Nov 22 17:16:58.000 UTC\n'
const at = 'RP/0/RP0/CPU0:r1'

beforeEach(async () => {
  lab = await startLab({
    devices: [{ name: 'r1', platform: 'cisco_xr', commands: { 'show vlan trunks': 'none' } }],
    now: () => new Date('2026-11-22T17:16:58.000Z'),
  })
  device = lab.device('r1')
  user = await xrUser(device)
})

afterEach(() => lab.close())

describe('the command line', () => {
  it('writes the date above output, until it is told not to', async () => {
    expect(await user.say('terminal length 0')).toBe(`${date}${at}#`)
    expect(await user.say('show version')).toMatch(
      /^Sun Nov 22 17:16:58\.000 UTC\nCisco IOS XR Software, Version 24\.3\.1 LNT\n/,
    )
    expect(await user.say('show vlan trunks')).toBe(`${date}none\n${at}#`)
    await user.say('terminal exec prompt no-timestamp')
    expect(await user.say('show run | include hostname')).toBe(`hostname r1\n${at}#`)
  })

  it('marks what it does not know', async () => {
    expect(await user.say('show nonsense')).toBe(
      `${' '.repeat(22)}^\n% Invalid input detected at '^' marker.\n${at}#`,
    )
    expect(await user.say('terminal')).toBe(`% Incomplete command.\n${at}#`)
    expect(await user.say('t')).toBe(`% Incomplete command.\n${at}#`)
  })

  it('pages, answers exec requests, asks before a reload', async () => {
    expect(await user.say('show running-config')).toMatch(/ --More-- $/)
    user.terminal.type('q')
    await user.terminal.until(/#/)
    const client = await connect(target(device))
    expect(await execute(client, 'show clock')).toBe(`${date}${date}`.replaceAll('\n', '\r\n'))
    expect(await user.say('reload')).toBe(`${date}Reload node ? [no,yes] `)
    expect(await user.say('no')).toBe(`${at}#`)
    await user.say('reload')
    user.terminal.type('yes\r')
    await user.terminal.ended
  })
})

describe('a target configuration', () => {
  it('changes nothing until the commit, which says nothing but the date', async () => {
    const before = device.runningConfig()
    expect(await user.say('configure terminal')).toBe(`${date}${at}(config)#`)
    expect(await user.say('interface gi0/0/0/1')).toBe(`${at}(config-if)#`)
    await user.sayAll('description to B', 'ipv4 address 198.51.100.1/30', 'no shutdown')
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('show configuration')).toBe(`${date}!! Building configuration...
!! IOS XR Configuration 24.3.1
interface GigabitEthernet0/0/0/1
 no shutdown
 description to B
 ipv4 address 198.51.100.1 255.255.255.252
!
end

${at}(config-if)#`)
    expect(await user.say('commit')).toBe(`${date}${at}(config-if)#`)
    expect(device.runningConfig()).toContain(
      'interface GigabitEthernet0/0/0/1\n description to B\n ipv4 address 198.51.100.1 255.255.255.252\n!\n',
    )
    expect(await user.say('commit')).toBe(
      `${date}No configuration changes to commit.\n${at}(config-if)#`,
    )
  })

  it('goes into sections and out of them by itself', async () => {
    await user.sayAll('configure', 'router bgp 65000', 'neighbor 192.0.2.9')
    expect(await user.say('address-family ipv4 unicast')).toBe(`${at}(config-bgp-nbr-af)#`)
    expect(await user.say('exit')).toBe(`${at}(config-bgp-nbr)#`)
    expect(await user.say('ntp server 192.0.2.7')).toBe(`${at}(config)#`)
    expect(await user.say('remote-as 65001')).toContain("% Invalid input detected at '^' marker.")
    expect(await user.sayAll('router static', 'address-family ipv4 unicast', 'root')).toBe(
      `${at}(config)#`,
    )
    await user.sayAll('route-policy OUT', 'pass')
    expect(await user.say('end-policy')).toBe(`${at}(config)#`)
    await user.say('commit')
    expect(device.runningConfig()).toContain('ntp\n server 192.0.2.7\n!\n')
    expect(device.runningConfig()).toContain('route-policy OUT\n pass\nend-policy\n!\n')
    expect(device.runningConfig()).toContain(
      'router bgp 65000\n neighbor 192.0.2.9\n  address-family ipv4 unicast\n  !\n !\n!\n',
    )
  })

  it('shows the new host name behind the commit, and what was merged', async () => {
    await user.sayAll('configure', 'hostname r9')
    await user.say('terminal length 0')
    expect(await user.say('do terminal length 0')).toBe(`${date}${at}(config)#`)
    expect(await user.say('show configuration merge')).toContain('\nhostname r9\n')
    expect(await user.say('commit label blue comment new name')).toBe(
      `${date}RP/0/RP0/CPU0:r9(config)#`,
    )
    await user.say('end')
    expect(await user.say('show configuration commit list')).toBe(
      `${date}SNo. Label/ID    User      Line                Client      Time Stamp
~~~~ ~~~~~~~~    ~~~~      ~~~~                ~~~~~~      ~~~~~~~~~~
1    blue        admin     vty0:node0_RP0_CPU  CLI         Sun Nov 22 17:16:58 2026
RP/0/RP0/CPU0:r9#`,
    )
    expect(device.commits.at(-1)).toMatchObject({ user: 'admin', comment: 'new name' })
  })

  it('is thrown away by abort and clear, and never shows a secret', async () => {
    expect(await user.sayAll('configure', 'hostname r9', 'abort')).toBe(`${at}#`)
    await user.sayAll('configure', 'hostname r9', 'clear')
    expect(await user.say('commit')).toContain('No configuration changes to commit.')
    await user.sayAll('username eve', 'secret hunter2', 'commit')
    expect(device.runningConfig()).toMatch(/username eve\n secret 10 \$6\$/)
    expect(device.runningConfig()).not.toContain('hunter2')
  })
})

describe('leaving with something uncommitted', () => {
  const question = 'Uncommitted changes found, commit them before exiting(yes/no/cancel)? [cancel]:'

  it.each([
    ['yes', `${'RP/0/RP0/CPU0:r9'}#`, 'r9'],
    ['no', `${at}#`, 'r1'],
    ['cancel', `${at}(config)#`, 'r1'],
    ['', `${at}(config)#`, 'r1'],
  ])('asks; %j', async (answer, prompt, name) => {
    expect(await user.sayAll('configure', 'hostname r9', 'end')).toBe(question)
    expect(await user.say(answer)).toBe(prompt)
    expect(device.runningConfig()).toContain(`hostname ${name}\n`)
  })

  it('asks at exit from the top too', async () => {
    expect(await user.sayAll('configure', 'hostname r9', 'exit')).toBe(question)
  })
})
