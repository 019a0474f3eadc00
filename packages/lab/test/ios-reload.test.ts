import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { releaseOf } from '../src/cisco-ios/file-system/boot-image.ts'
import { type LabDevice, startLab } from '../src/index.ts'
import { exchange, exchangeAll } from './exchange.ts'
import { connect, openTerminal, type TerminalClient, target } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** Logs in, as often as it takes. */
async function logInAgain(device: LabDevice): Promise<TerminalClient> {
  for (;;) {
    try {
      const terminal = await openTerminal(device)
      await terminal.until(/#/)
      return terminal
    } catch {
      // still down
    }
  }
}

describe('reload', () => {
  it('offers to save, cuts everybody, lets nobody in until it is up, and comes up with the startup configuration', async () => {
    await using lab = await startLab({
      devices: [{ name: 'r1', startPrivileged: true, bootMs: 800 }],
    })
    const device = lab.device('r1')
    const terminal = await openTerminal(device)
    const other = await openTerminal(device)
    await Promise.all([terminal.until(/#/), other.until(/#/)])
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    expect(await exchange(terminal, 'reload', /\[yes\/no\]: /)).toBe(
      'System configuration has been modified. Save? [yes/no]: ',
    )
    expect(await exchange(terminal, 'no', /\[confirm\]/)).toBe('Proceed with reload? [confirm]')
    terminal.type('\n')
    await Promise.all([terminal.ended, other.ended])
    await expect(connect(target(device))).rejects.toThrow()
    expect(device.loginAttempts).toHaveLength(2)
    await logInAgain(device)
    expect(device.runningConfig()).toBe(device.startupConfig())
    expect(device.runningConfig()).not.toContain('ntp')
  })

  it('counts its uptime from the reload', async () => {
    let now = Date.parse('2026-01-01T12:00:00Z')
    await using lab = await startLab({
      devices: [{ name: 'r1', startPrivileged: true, bootMs: 0 }],
      now: () => new Date(now),
    })
    now += 3 * 3_600_000
    const terminal = await openTerminal(lab.device('r1'))
    await terminal.until(/#/)
    expect(await exchange(terminal, 'show version | include uptime')).toBe(
      'r1 uptime is 3 hours, 0 minutes\nr1#',
    )
    await exchange(terminal, 'reload', /\[confirm\]/)
    terminal.type('\n')
    await terminal.ended
    const again = await logInAgain(lab.device('r1'))
    expect(await exchange(again, 'show version | include uptime|restarted')).toBe(
      'r1 uptime is 0 minutes\nSystem restarted at 15:00:00 UTC Thu Jan 1 2026\nr1#',
    )
  })

  it('boots the first image of the saved configuration that is there', async () => {
    await using lab = await startLab({
      devices: [
        {
          name: 'r1',
          startPrivileged: true,
          bootMs: 0,
          files: { 'vios-adventerprisek9-mz.157-3.M3.bin': 'image' },
        },
      ],
    })
    const terminal = await openTerminal(lab.device('r1'))
    await terminal.until(/#/)
    expect(await exchange(terminal, 'show boot')).toContain('BOOT variable does not exist\n')
    await exchangeAll(terminal, [
      'configure terminal',
      'boot system flash:gone.bin',
      'boot system flash:vios-adventerprisek9-mz.157-3.M3.bin',
      'end',
      'write memory',
    ])
    expect(lab.device('r1').startupConfig()).toContain(
      '!\nboot-start-marker\nboot system flash:gone.bin\nboot system flash:vios-adventerprisek9-mz.157-3.M3.bin\nboot-end-marker\n!\n',
    )
    expect(await exchange(terminal, 'show bootvar')).toContain(
      'BOOT variable = flash:gone.bin,12;flash:vios-adventerprisek9-mz.157-3.M3.bin,12;\n',
    )
    await exchange(terminal, 'reload', /\[confirm\]/)
    terminal.type('\n')
    await terminal.ended
    const again = await logInAgain(lab.device('r1'))
    const version = await exchange(again, 'show version | include image|Version')
    expect(version).toContain('Version 15.7(3)M3, RELEASE SOFTWARE')
    expect(version).toContain('System image file is "flash:vios-adventerprisek9-mz.157-3.M3.bin"\n')
  })

  it('takes all boot lines away at once', async () => {
    await using lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true }] })
    const terminal = await openTerminal(lab.device('r1'))
    await terminal.until(/#/)
    const lines = ['boot system flash:a', 'boot system flash:b', 'no boot system', 'end']
    await exchangeAll(terminal, ['configure terminal', ...lines])
    expect(lab.device('r1').runningConfig()).not.toContain('boot system')
  })

  it.skipIf(data === undefined)(
    'reads the release of an image where recorded devices tell both',
    () => {
      const folder = join(data ?? '', 'ntc-templates/tests/cisco_ios/show_version')
      const pairs = readdirSync(folder)
        .filter((name) => name.endsWith('.raw'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .map((text) => [
          releaseOf(/System image file is "(\S+)"/.exec(text)?.[1] ?? ''),
          /Version ([^,\s]+)/.exec(text)?.[1],
        ])
        .filter(([release]) => release !== undefined)
      expect(pairs.length).toBeGreaterThan(1)
      for (const [release, version] of pairs) expect(release).toBe(version)
    },
  )
})

describe('a configuration that cuts the management', () => {
  it.each([
    ['transport input none', []],
    ['transport input telnet', []],
    ['access-class 10 in', ['access-list 10 deny any']],
    ['access-class OUT in', ['ip access-list standard OUT', 'permit 192.0.2.0 0.0.0.255']],
  ])('%s refuses new log-ins, while open sessions live', async (line, lines) => {
    await using lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true }] })
    const device = lab.device('r1')
    const terminal = await openTerminal(device)
    await terminal.until(/#/)
    await exchangeAll(terminal, ['configure terminal', ...lines, 'line vty 0 4', line, 'end'])
    await expect(connect(target(device))).rejects.toThrow()
    expect(await exchange(terminal, 'show privilege')).toBe('Current privilege level is 15\nr1#')
    await exchangeAll(terminal, [
      'configure terminal',
      'line vty 0 4',
      'no access-class',
      'no transport input',
      'end',
    ])
    expect(await exchange(terminal, 'show privilege')).toContain('15')
  })

  it.each([
    ['no such list', []],
    ['permit any', ['access-list 10 permit any']],
    [
      'the host',
      ['access-list 10 deny 192.0.2.0 0.0.0.255', 'access-list 10 permit host 127.0.0.1'],
    ],
    ['the network', ['access-list 10 permit 127.0.0.0 0.255.255.255']],
  ])('an access class lets everybody in whom it permits: %s', async (_name, lines) => {
    await using lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true }] })
    const terminal = await openTerminal(lab.device('r1'))
    await terminal.until(/#/)
    await exchangeAll(terminal, [
      'configure terminal',
      ...lines,
      'line vty 0 4',
      'access-class 10 in',
      'end',
    ])
    const client = await connect(target(lab.device('r1')))
    client.end()
    expect(lab.device('r1').loginAttempts).toHaveLength(2)
  })

  it('rule 13: a change that locks everybody out comes back when the timer expires', async () => {
    await using lab = await startLab({
      devices: [{ name: 'r1', startPrivileged: true }],
      minuteMs: 800,
    })
    const device = lab.device('r1')
    const terminal = await openTerminal(device)
    await terminal.until(/#/)
    await exchangeAll(terminal, ['configure terminal', 'archive', 'path flash:backup', 'end'])
    // typed ahead, so that the lines are in before the timer can expire
    const lines = 'configure terminal revert timer 1\nline vty 0 4\ntransport input none\nend'
    await exchange(terminal, lines, /end\r\nr1#/)
    await expect(connect(target(device))).rejects.toThrow()
    expect(device.runningConfig()).toContain('transport input none')
    await logInAgain(device)
    expect(device.runningConfig()).toContain('transport input ssh')
  })
})
