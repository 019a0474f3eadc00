import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, execute, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { vrpUser } from './vrp-user.ts'

let lab: Lab
let device: LabDevice
let user: TerminalUser

beforeEach(async () => {
  lab = await startLab({
    devices: [
      {
        name: 'r1',
        platform: 'huawei_vrp',
        motd: 'Keep out',
        commands: { 'display users': 'one' },
      },
    ],
    now: () => new Date('2026-11-22T17:16:58.000Z'),
  })
  device = lab.device('r1')
  user = await vrpUser(device)
})

afterEach(() => lab.close())

describe('the command line of VRP 5', () => {
  it('greets, and goes into views and out of them', async () => {
    expect(user.terminal.output().replaceAll('\r\n', '\n')).toBe(`Keep out

Info: The max number of VTY users is 5, and the number
      of current VTY users on line is 1.
      The current login time is 2026-11-22 17:16:58.
<r1>`)
    expect(await user.say('system-view')).toBe(
      'Enter system view, return user view with Ctrl+Z.\n[r1]',
    )
    expect(await user.say('interface gi0/0/1')).toBe('[r1-GigabitEthernet0/0/1]')
    expect(await user.say('vlan 10')).toBe('[r1-vlan10]')
    expect(await user.say('user-interface vty 0 4')).toBe('[r1-ui-vty0-4]')
    expect(await user.say('acl 2000')).toBe('[r1-acl-basic-2000]')
    expect(await user.sayAll('bgp 65000', 'ipv4-family unicast')).toBe('[r1-bgp-af-ipv4]')
    expect(await user.say('quit')).toBe('[r1-bgp]')
    expect(await user.say('return')).toBe('<r1>')
    user.terminal.type('quit\r')
    await user.terminal.ended
  })

  it('marks the word that it does not know, or the place where one is missing', async () => {
    expect(await user.say('en')).toBe(
      "    ^\nError: Unrecognized command found at '^' position.\n<r1>",
    )
    expect(await user.sayAll('system-view', 'interface gi0/0/1', 'desc')).toBe(
      `${' '.repeat(30)}^\nError:Incomplete command found at '^' position.\n[r1-GigabitEthernet0/0/1]`,
    )
    expect(await user.say('ip adress 192.0.2.9')).toBe(
      `${' '.repeat(28)}^\nError: Unrecognized command found at '^' position.\n[r1-GigabitEthernet0/0/1]`,
    )
    expect(await user.say('mtu 3')).toContain("Error: Wrong parameter found at '^' position.\n")
    expect(await user.say('shutdown now')).toContain("Error:Too many parameters found at '^'")
    expect(await user.sayAll('quit', 's')).toContain(
      "Error:Ambiguous command found at '^' position.\n",
    )
    expect(await user.say('commit')).toContain('Error: Unrecognized command')
  })

  it('pages until it is told not to', async () => {
    expect(await user.say('display current-configuration')).toMatch(/\n {2}---- More ----$/)
    user.terminal.type('q')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the device sends them
    await user.terminal.until(/\x1b\[42D {42}\x1b\[42D<r1>/)
    expect(await user.say('screen-length 0 temporary')).toBe(
      'Info: The configuration takes effect on the current user terminal interface only.\n<r1>',
    )
    expect(await user.say('display current-configuration')).toMatch(
      /^\[V200R019C10SPC500\]\n#\n sysname r1\n#\naaa\n(?:.|\n)*#\nreturn\n<r1>$/,
    )
    expect(await user.say('display current-configuration | include sysname')).toBe(
      ' sysname r1\n<r1>',
    )
  })

  it('takes paging as it is where authorisation refuses, and answers exec requests', async () => {
    device.setFaults({ pagingCannotBeDisabled: true })
    expect(await user.say('screen-length 0 temporary')).toContain('Error: No permission')
    expect(await user.say('dis us')).toBe('one\n<r1>')
    const client = await connect(target(device))
    expect(await execute(client, 'display clock')).toBe('2026-11-22 17:16:58\r\n')
    client.end()
  })

  it('completes words, and helps', async () => {
    user.terminal.type('disp\tclo\t\r')
    expect(await user.terminal.until(/<r1>/)).not.toBe('')
    user.terminal.type('screen-length ?')
    expect(await user.terminal.until(/<r1>screen-length /)).toContain('<0-512>')
    user.terminal.type('\x03')
    await user.terminal.until(/<r1>/)
    expect(await user.say('system-view')).toContain('[r1]')
    user.terminal.type('half a line\x1a')
    expect(await user.terminal.until(/<r1>/)).not.toContain('Error')
  })
})

describe('the configuration of VRP 5', () => {
  it('is changed by every line at once', async () => {
    expect(await user.sayAll('system-view', 'sysname r9')).toBe('[r9]')
    await user.sayAll(
      'interface GigabitEthernet0/0/1',
      'description to B',
      'ip address 198.51.100.1 30',
      'undo shutdown',
      'ntp-service unicast-server 192.0.2.7',
      'ip route-static 0.0.0.0 0 192.0.2.254',
    )
    expect(device.runningConfig()).toContain(' ip address 198.51.100.1 255.255.255.252\n')
    expect(device.runningConfig()).toContain('\nip route-static 0.0.0.0 0.0.0.0 192.0.2.254\n')
    expect(await user.sayAll('interface gi0/0/1', 'display this')).toBe(
      `#
interface GigabitEthernet0/0/1
 description to B
 ip address 198.51.100.1 255.255.255.252
#
return
[r9-GigabitEthernet0/0/1]`,
    )
    await user.sayAll('undo description', 'undo ntp-service unicast-server 192.0.2.7')
    expect(device.runningConfig()).not.toMatch(/to B|ntp-service/)
    expect(device.commits).toEqual([])
  })

  it('refuses an address that cannot be', async () => {
    await user.sayAll('system-view', 'interface gi0/0/1')
    expect(await user.say('ip address 198.51.100.1 32')).toMatch(
      /^Error: The specified IP address is invalid\.\n/,
    )
    expect(await user.say('ip address 192.0.2.1 24')).toMatch(/^Error: The specified address conf/)
    expect(await user.sayAll('interface LoopBack0', 'ip address 198.51.100.1 32')).toBe(
      '[r1-LoopBack0]',
    )
  })

  it('has the ports that the device has, and no others', async () => {
    await user.say('system-view')
    expect(await user.say('interface GigabitEthernet0/0/9')).toBe(
      `${' '.repeat(14)}^\nError: Wrong parameter found at '^' position.\n[r1]`,
    )
    expect(await user.say('undo interface gi0/0/1')).toContain('Error: The interface cannot be')
    expect(await user.sayAll('interface Vlanif10', 'quit', 'undo interface Vlanif10')).toBe('[r1]')
    expect(device.runningConfig()).not.toContain('Vlanif10')
  })

  it('never shows a secret', async () => {
    await user.sayAll(
      'system-view',
      'aaa',
      'local-user mallory password irreversible-cipher hunter2',
    )
    expect(device.runningConfig()).not.toContain('hunter2')
    await user.say('undo local-user mallory')
    expect(device.runningConfig()).not.toContain('mallory')
  })

  it('is saved by a dialog, which asks a new device for a file name', async () => {
    expect(await user.say('display saved-configuration')).toContain('no correct configuration file')
    expect(await user.say('save')).toBe(
      'The current configuration will be written to the device.\nAre you sure to continue?[Y/N]',
    )
    expect(await user.say('maybe')).toBe(
      "Error: Please choose 'YES' or 'NO' first before pressing 'Enter'. [Y/N]:",
    )
    expect(await user.say('n')).toBe('<r1>')
    expect(await user.sayAll('system-view', 'sysname r9', 'return', 'save', 'y')).toBe(
      'Info: Please input the file name ( *.cfg, *.zip ) [vrpcfg.zip]:',
    )
    expect(device.startupConfig()).toContain('sysname r1\n')
    expect(await user.say('')).toBe(
      'Now saving the current configuration to the slot 0.\nSave the configuration successfully.\n<r9>',
    )
    expect(device.startupConfig()).toContain('sysname r9\n')
    expect(await user.sayAll('save', 'Y')).toContain('Save the configuration successfully.\n')
    expect(await user.say('save vrpcfg.zip')).toBe('flash:/vrpcfg.zip exists, overwrite?[Y/N]:')
    expect(await user.say('yes')).toContain('successfully')
    expect(await user.say('save force')).toContain('Error: Invalid file name')
  })

  it('is what was saved after a reboot', async () => {
    await user.sayAll('system-view', 'sysname r9', 'return')
    expect(await user.say('reboot')).toBe(
      'Info: The system is now comparing the configuration, please wait.\nWarning: All the configuration will be saved to the next startup configuration. Continue?[Y/N]:',
    )
    expect(await user.say('n')).toBe('System will reboot! Continue?[Y/N]:')
    user.terminal.type('y\r')
    await user.terminal.ended
    expect(device.runningConfig()).toContain('sysname r1\n')
  })

  it('is only looked at by others while somebody has locked it', async () => {
    const other = await vrpUser(device)
    expect(await user.say('configuration exclusive')).toBe('<r1>')
    expect(await other.sayAll('system-view', 'sysname r9')).toMatch(
      /^Error: The configuration is locked by other user\. \[Session ID = 401\]\n\[r1\]$/,
    )
    expect(await other.say('undo configuration exclusive')).toContain('locked by other user')
    user.terminal.close()
    await user.terminal.ended
    await expect.poll(() => other.say('sysname r9')).toBe('[r9]')
  })
})

describe('a mistake on VRP that locks users out', () => {
  it('undo stelnet server enable: nobody listens for new users', async () => {
    await user.sayAll('system-view', 'undo stelnet server enable')
    await expect(connect(target(device))).rejects.toThrow()
    await user.say('stelnet server enable')
    const client = await connect(target(device))
    client.end()
  })

  it('undo local-user: the password is refused', async () => {
    await user.sayAll('system-view', 'aaa', 'undo local-user admin')
    await expect(connect(target(device))).rejects.toThrow('authentication')
  })
})
