import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { lastRow } from '../screen.ts'
import { connect, execute, openTerminal, target } from '../terminal-client.ts'
import { junosUser } from './junos-user.ts'

let lab: Lab
let device: LabDevice

beforeAll(async () => {
  lab = await startLab({
    devices: [
      {
        name: 'r1',
        platform: 'juniper_junos',
        motd: 'Keep out',
        commands: { 'show chassis alarms': 'No alarms currently active' },
      },
      { name: 'root', hostname: 'r2', platform: 'juniper_junos', username: 'root' },
    ],
    now: () => new Date('2026-11-22T17:16:58.000Z'),
  })
  device = lab.device('r1')
})

afterAll(() => lab.close())

describe('log-in', () => {
  it('shows the message, the release and the prompt', async () => {
    const terminal = await openTerminal(device)
    expect(await terminal.until(/> /)).toMatch(
      /^Keep out\r\n--- JUNOS \S+ Kernel .*\r\nadmin@r1> $/,
    )
    terminal.close()
  })

  it('leads root to a shell, from which the CLI is started', async () => {
    const terminal = await openTerminal(lab.device('root'), 511, 'root')
    await terminal.until(/root@r2:~ # /)
    terminal.type('ls\r')
    expect(await terminal.until(/ # /)).toBe('ls\r\nls: Command not found.\r\nroot@r2:~ # ')
    terminal.type('cli\r')
    expect(await terminal.until(/> /)).toBe('cli\r\n\r\nroot@r2> ')
    terminal.type('exit\r')
    await terminal.until(/root@r2:~ # /)
    terminal.type('exit\r')
    await terminal.ended
  })

  it('identifies itself as OpenSSH', async () => {
    const client = await connect(target(device))
    expect((client as { _remoteVer?: string })._remoteVer).toMatch(/^OpenSSH/)
    client.end()
  })
})

describe('the command line', () => {
  it('completes words at a blank, as long as it is not told otherwise', async () => {
    const terminal = await openTerminal(device)
    await terminal.until(/> /)
    terminal.type('sho ver\r')
    expect(await terminal.until(/---\(more\)---/)).toMatch(/^show ver \r\nHostname: r1\r\n/)
    terminal.type('qset cli complete-on-space off\r')
    await terminal.until(/complete-on-space\r\n\r\nadmin@r1> /)
    terminal.type('sho ver\r')
    expect(await terminal.until(/---\(more\)---/)).toMatch(/^sho ver \r\n/)
    terminal.close()
  })

  it('completes the words of a statement too', async () => {
    const terminal = await openTerminal(device)
    await terminal.until(/> /)
    terminal.type('configure\rset sys serv ssh\r')
    expect(await terminal.until(/# .* \r\n\r\n\[edit\]\r\nadmin@r1# /)).toContain(
      'set system services ssh',
    )
    terminal.close()
  })

  it('pages until it is told not to; a letter at the pager is lost', async () => {
    const { say, terminal } = await junosUser(device)
    expect(await say('show version')).toMatch(/---\(more\)---$/)
    terminal.type('x ')
    const rest = await terminal.until(/> /)
    expect(lastRow(rest).trimEnd()).toBe('admin@r1>')
    expect(await say('set cli screen-length 0')).toBe('Screen length set to 0\n\nadmin@r1> ')
    expect(await say('show version')).toMatch(/^Hostname: r1\n(?:.*\n)*\nadmin@r1> $/)
    terminal.close()
  })

  it('takes pipes', async () => {
    const { say, terminal } = await junosUser(device)
    expect(await say('show version | match "^junos:"')).toMatch(/^Junos: \S+\n\nadmin/)
    expect(await say('show version | no-more')).toMatch(/> $/)
    expect(await say('show version | count')).toMatch(/^Count: 24 lines\n/)
    expect(await say('show version | except JUNOS | last 1')).toBe('Model: vmx\n\nadmin@r1> ')
    expect(await say('show version | frobnicate')).toMatch(/^ {25}\^\nsyntax error\.\n/)
    terminal.close()
  })

  it('rejects what it does not know, at the word', async () => {
    const { say, terminal } = await junosUser(device)
    expect(await say('frobnicate')).toBe('          ^\nunknown command.\n\nadmin@r1> ')
    expect(await say('show nonsense')).toBe('               ^\nsyntax error.\n\nadmin@r1> ')
    expect(await say('show')).toBe(
      '              ^\nsyntax error, expecting <command>.\n\nadmin@r1> ',
    )
    expect(await say('s')).toContain("'s' is ambiguous.")
    terminal.close()
  })

  it('has further commands of the lab, over SSH exec too', async () => {
    const { say, terminal } = await junosUser(device)
    expect(await say('show chassis alarms')).toBe('No alarms currently active\n\nadmin@r1> ')
    terminal.close()
    expect(await execute(await connect(target(device)), 'show system commit')).toBe(
      '0   2026-11-22 17:16:58 UTC by root via other\r\n',
    )
  })

  it('lives with help in the middle of a line, and with Ctrl-C', async () => {
    const { say, terminal } = await junosUser(device)
    await say('configure')
    terminal.type('set system services ?')
    expect(await terminal.until(/set system services /)).toContain('  netconf\r\n')
    expect(await say('\x03')).toMatch(/admin@r1# $/)
    terminal.close()
  })

  it('asks before it reboots, and cuts everybody off', async () => {
    await using own = await startLab({ devices: [{ name: 'r1', platform: 'juniper_junos' }] })
    const { say, terminal } = await junosUser(own.device('r1'))
    expect(await say('request system reboot')).toBe('Reboot the system ? [yes,no] (no) ')
    expect(await say('')).toBe('\n\nadmin@r1> ')
    await say('request system reboot')
    terminal.type('yes\r')
    await terminal.ended
  })

  it('shows interfaces from the active configuration', async () => {
    const { say, terminal } = await junosUser(device)
    expect(await say('show interfaces terse')).toContain(
      'ge-0/0/0                up    up\nge-0/0/0.0              up    up   inet     192.0.2.1/24\nge-0/0/1                down  down\n',
    )
    terminal.close()
  })
})
