import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, execute, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { fortiUser } from './forti-user.ts'

let lab: Lab
let device: LabDevice
let user: TerminalUser

beforeEach(async () => {
  lab = await startLab({
    devices: [
      {
        name: 'r1',
        platform: 'fortinet',
        motd: 'Keep out',
        commands: { 'get router info': 'none' },
      },
    ],
    now: () => new Date('2026-11-22T17:16:58.000Z'),
  })
  device = lab.device('r1')
  user = await fortiUser(device)
})

afterEach(() => lab.close())

describe('the command line of FortiOS', () => {
  it('goes into sections and entries and out of them, and parts commands by a blank line', async () => {
    expect(user.terminal.output().replaceAll('\r\n', '\n')).toBe('Keep out\nr1 # ')
    expect(await user.say('config system interface')).toBe('\nr1 (interface) # ')
    expect(await user.say('edit port1')).toBe('\nr1 (port1) # ')
    expect(await user.say('next')).toBe('\nr1 (interface) # ')
    expect(await user.say('end')).toBe('\nr1 # ')
    expect(await user.say('conf sys glob')).toBe('\nr1 (global) # ')
    expect(await user.say('abort')).toBe('\nr1 # ')
    expect(await user.say('get router info')).toBe('none\n\nr1 # ')
    user.terminal.type('exit\r')
    await user.terminal.ended
  })

  it('says what it does not understand', async () => {
    expect(await user.say('emd')).toBe('Unknown action 0\n\nr1 # ')
    expect(await user.say('end')).toBe('Unknown action 0\n\nr1 # ')
    expect(await user.say('config')).toContain('incomplete command in the end\n')
    expect(await user.say('execute foo')).toBe(
      "\ncommand parse error before 'foo'\nCommand fail. Return code -61\n\nr1 # ",
    )
    expect(await user.say('config system foo')).toContain("command parse error before 'foo'\n")
    expect(await user.say('get')).toContain('Command fail. Return code -160\n')
    await user.sayAll('config system interface', 'edit port2')
    expect(await user.say('set ipp 192.0.2.2')).toBe(
      "\ncommand parse error before 'ipp'\nCommand fail. Return code -61\n\nr1 (port2) # ",
    )
    expect(await user.say('set ip 192.0.2')).toBe(
      "node_check_object fail! for ip 192.0.2\n\nvalue parse error before '192.0.2'\nCommand fail. Return code -8\n\nr1 (port2) # ",
    )
    expect(await user.say('set ip')).toBe(
      '\nincomplete command in the end\nCommand fail. Return code -160\n\nr1 (port2) # ',
    )
    expect(await user.say('set status sideways')).toContain("value parse error before 'sideways'")
    expect(await user.say('set allowaccess ping foo')).toContain("value parse error before 'foo'")
    expect(await user.say('set vlanid x')).toBe(
      "invalid unsigned integer value: x\n\nvalue parse error before 'x'\nCommand fail. Return code -651\n\nr1 (port2) # ",
    )
    expect(await user.say('set interface LAN')).toBe(
      "entry not found in datasource\n\nvalue parse error before 'LAN'\nCommand fail. Return code -3\n\nr1 (port2) # ",
    )
    expect(await user.say('set alias "LAN')).toContain('Unmatched double quote.')
    expect(await user.say('edit port3')).toContain("command parse error before 'edit'")
    expect(await user.sayAll('next', 'set alias x')).toContain("command parse error before 'set'")
    expect(await user.say('delete nothing')).toContain('Command fail. Return code -3\n')
  })

  it('pages until the configuration says otherwise, for everybody', async () => {
    expect(await user.say('show')).toMatch(/--More-- $/)
    user.terminal.type('q')
    expect(await user.terminal.until(/# /)).toBe('\r         \r\r\nr1 # ')
    await user.sayAll('config system console', 'set output standard', 'end')
    expect(await user.say('show')).toMatch(
      /^#config-version=FGVMK6-7\.0\.3-\S+:user=admin\n(?:.|\n)*\nconfig system global\n {4}set hostname "r1"\nend\nconfig system interface\n {4}edit "port1"\n/,
    )
    device.setFaults({ pagingCannotBeDisabled: true })
    expect(await user.say('show')).toMatch(/--More-- $/)
  })

  it('filters, and answers exec requests', async () => {
    expect(await user.say('show full-configuration | grep hostname')).toBe(
      '    set hostname "r1"\n\nr1 # ',
    )
    const client = await connect(target(device))
    expect(await execute(client, 'get system status')).toMatch(
      /^Version: FortiGate-VM64-KVM v7\.0\.3,[\s\S]*\r\nHostname: r1\r\n/,
    )
    client.end()
  })

  it('ends the session at Ctrl-C outside configuration, and loses the line within', async () => {
    await user.say('config system global')
    user.terminal.type('set hostname r9\x03')
    await user.terminal.until(/\(global\) # /)
    expect(await user.say('end')).toBe('\nr1 # ')
    user.terminal.type('\x03')
    await user.terminal.ended
  })

  it('asks before it reboots', async () => {
    expect(await user.say('execute reboot')).toBe(
      'This operation will reboot the system !\nDo you want to continue? (y/n)',
    )
    user.terminal.type('n')
    await user.terminal.until(/r1 # /)
    await user.say('execute reboot')
    user.terminal.type('y')
    await user.terminal.ended
  })
})

describe('the configuration of FortiOS', () => {
  it('is changed by end, and not before', async () => {
    const before = device.runningConfig()
    await user.sayAll('config system global', 'set hostname r9')
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('show')).toBe(
      'config system global\n    set hostname "r9"\nend\n\nr1 (global) # ',
    )
    expect(await user.say('end')).toBe('\nr9 # ')
    expect(device.runningConfig()).toBe(before.replace('"r1"', '"r9"'))
    expect(device.startupConfig()).toBe(device.runningConfig())
    expect(device.commits).toEqual([])
  })

  it('is not changed by abort, except for what next had applied', async () => {
    await user.sayAll('config system global', 'set hostname r9', 'abort')
    expect(device.runningConfig()).toContain('set hostname "r1"')
    await user.sayAll('config system interface', 'edit port2', 'set alias kept', 'next')
    expect(await user.sayAll('edit port3', 'set alias lost', 'abort')).toBe('\nr1 # ')
    expect(device.runningConfig()).toContain('set alias "kept"')
    expect(device.runningConfig()).not.toContain('lost')
  })

  it('makes entries, takes attributes back, and shows defaults on demand', async () => {
    await user.say('config system interface')
    expect(await user.say('edit v10')).toBe("new entry 'v10' added\n\nr1 (v10) # ")
    await user.sayAll('set ip 198.51.100.1/30', 'set interface port2', 'set vlanid 10')
    await user.sayAll('set allowaccess ping', 'append allowaccess snmp', 'set alias x')
    expect(await user.sayAll('unset alias', 'show')).toBe(`edit "v10"
    set ip 198.51.100.1 255.255.255.252
    set allowaccess ping snmp
    set interface "port2"
    set vlanid 10
next

r1 (v10) # `)
    await user.say('end')
    expect(await user.say('show full-configuration system interface v10')).toContain(
      '        set status up\n        set type vlan\n        unset description\n',
    )
    expect(await user.sayAll('config system interface', 'delete port2')).toBe(
      'The entry is used by other 1 entry\nCommand fail. Return code -23\n\nr1 (interface) # ',
    )
    await user.sayAll('delete v10', 'delete port2')
    expect(device.runningConfig()).not.toMatch(/"v10"|"port2"/)
  })

  it('refuses an entry in which something is missing, and drops it', async () => {
    const before = device.runningConfig()
    await user.sayAll('config firewall policy', 'edit 0', 'set srcintf port1')
    expect(await user.say('next')).toBe(
      "Attribute 'dstintf' MUST be set.\nobject check operator error, -56, discard the setting\nCommand fail. Return code -56\n\nr1 (policy) # ",
    )
    await user.say('end')
    expect(device.runningConfig()).toBe(before)
    await user.sayAll('config firewall policy', 'edit 0', 'set srcintf port1', 'set dstintf any')
    await user.sayAll('set srcaddr all', 'set dstaddr all', 'set schedule always')
    expect(await user.sayAll('set service ALL', 'set action accept', 'end')).toBe('\nr1 # ')
    expect(device.runningConfig()).toContain(
      'config firewall policy\n    edit 1\n        set srcintf "port1"\n',
    )
  })

  it('holds sections within sections', async () => {
    await user.sayAll('config system ntp', 'set ntpsync enable', 'set type custom')
    expect(await user.sayAll('config ntpserver', 'edit 1')).toContain('r1 (1) # ')
    expect(await user.sayAll('set server 192.0.2.7', 'end')).toBe('\nr1 (ntp) # ')
    expect(device.runningConfig()).not.toContain('192.0.2.7')
    await user.say('end')
    expect(device.runningConfig()).toContain(`config system ntp
    set ntpsync enable
    set type custom
    config ntpserver
        edit 1
            set server "192.0.2.7"
        next
    end
end
`)
  })

  it('never shows a secret, and never the same text for it twice', async () => {
    await user.sayAll('config system console', 'set output standard', 'end')
    const first = await user.say('show system admin')
    expect(first).toMatch(/set password ENC SH2\S+\n/)
    expect(first).not.toContain('password admin')
    expect(await user.say('show system admin')).not.toBe(first)
    expect(device.runningConfig()).toBe(device.runningConfig())
  })

  it('is that of all users at once', async () => {
    const other = await fortiUser(device)
    await user.sayAll('config router static', 'edit 1', 'set device port1')
    await other.sayAll('config router static', 'edit 2', 'set device port2', 'end')
    await user.sayAll('set gateway 192.0.2.254', 'end')
    expect(device.runningConfig()).toMatch(/edit 2\n(?:.|\n)*edit 1\n/)
  })
})

describe('a mistake on FortiOS that locks users out', () => {
  it('delete of the administrator: the password is refused', async () => {
    await user.sayAll('config system admin', 'delete admin', 'end')
    await expect(connect(target(device))).rejects.toThrow('authentication')
  })

  it('allowaccess without ssh: nobody answers, until it is back', async () => {
    await user.sayAll('config system interface', 'edit port1', 'set allowaccess ping', 'end')
    await expect(connect({ ...target(device), readyTimeout: 300 })).rejects.toThrow()
    await user.sayAll('config system interface', 'edit port1', 'append allowaccess ssh', 'end')
    const client = await connect(target(device))
    client.end()
  })
})

describe('a FortiOS device that is divided into virtual domains', () => {
  it('goes into them and out of them, and keeps their configurations apart', async () => {
    await using divided = await startLab({
      devices: [{ name: 'fw', platform: 'fortinet', vdoms: ['DMZ'] }],
    })
    const fw = divided.device('fw')
    const admin = await fortiUser(fw)
    expect(await admin.say('config firewall address')).toContain('command parse error')
    expect(await admin.say('config vdom')).toBe('\nfw (vdom) # ')
    expect(await admin.say('edit DMZ')).toBe('current vf=DMZ:1\n\nfw (DMZ) # ')
    expect(await admin.say('config system global')).toContain('command parse error')
    await admin.sayAll('config firewall address', 'edit web', 'set subnet 192.0.2.9/32', 'next')
    expect(await admin.say('end')).toBe('\nfw (DMZ) # ')
    expect(await admin.say('abort')).toBe('Unknown action 0\n\nfw (DMZ) # ')
    expect(await admin.say('next')).toBe('\nfw (vdom) # ')
    expect(await admin.say('edit root')).toBe('current vf=root:0\n\nfw (root) # ')
    expect(await admin.say('show firewall address web')).toContain('command parse error')
    expect(await admin.say('end')).toBe('\nfw # ')
    expect(await admin.say('config global')).toBe('\nfw (global) # ')
    await admin.sayAll('config system global', 'set hostname fw9', 'end')
    expect(await admin.say('end')).toBe('\nfw9 # ')
    expect(fw.runningConfig()).toMatch(
      /^\nconfig vdom\nedit root\nnext\nedit DMZ\nnext\nend\n\nconfig global\nconfig system global\n {4}set hostname "fw9"\nend\n[\s\S]*\nend\nend\n\nconfig vdom\nedit root\nend\n\nconfig vdom\nedit DMZ\nconfig firewall address\n {4}edit "web"\n/,
    )
    expect(await admin.say('get system status')).toContain('configuration: multiple')
  })

  it('makes a domain by opening it', async () => {
    await using divided = await startLab({
      devices: [{ name: 'fw', platform: 'fortinet', vdoms: [] }],
    })
    const admin = await fortiUser(divided.device('fw'))
    await admin.sayAll('config vdom', 'edit TYPO', 'end')
    expect(divided.device('fw').runningConfig()).toContain('edit TYPO\n')
  })
})
