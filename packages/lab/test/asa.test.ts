import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { exchange, exchangeAll } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** Starts a device and logs in. */
async function start(
  options: { enableSecret?: string; startPrivileged?: boolean } = {},
): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const lab = await startLab({
    devices: [{ name: 'r1', platform: 'cisco_asa', startPrivileged: true, ...options }],
  })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/r1[>#] /)
  return { lab, terminal }
}

describe('an ASA', () => {
  it('asks for the enable password even without one', async () => {
    const { lab, terminal } = await start({ startPrivileged: false })
    await using _ = lab
    await exchange(terminal, 'enable', /Password: /)
    expect(await exchange(terminal, 'wrong', /Password: /)).toContain('Invalid password\n')
    expect(await exchange(terminal, '')).toBe('r1# ')
  })

  it('denies access after three wrong passwords', async () => {
    const { lab, terminal } = await start({ startPrivileged: false, enableSecret: 'hunter2' })
    await using _ = lab
    await exchange(terminal, 'enable', /Password: /)
    await exchange(terminal, 'a', /Password: /)
    await exchange(terminal, 'b', /Password: /)
    expect(await exchange(terminal, 'c')).toBe('Access denied.\nr1> ')
  })

  it('marks what it does not understand behind ERROR:', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(await exchange(terminal, 'frobnicate')).toBe(
      "    ^\nERROR: % Invalid input detected at '^' marker.\nr1# ",
    )
    expect(await exchange(terminal, 'write')).toBe('ERROR: % Incomplete command\nr1# ')
    expect(await exchange(terminal, 'changeto context GLOBAL')).toBe(
      "ERROR: 'GLOBAL' is not valid\nr1# ",
    )
  })

  it('pages with a question of its own until terminal pager 0', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchange(terminal, 'show running-config', /<--- More --->/)
    terminal.type('q')
    await terminal.until(/r1# /)
    expect(await exchange(terminal, 'terminal pager 0')).toBe('r1# ')
    const shown = await exchange(terminal, 'more system:running-config')
    expect(shown).toMatch(
      /^: Saved\n\n: \n: Serial Number: \w+\n:\nASA Version 9\.12\(4\) \n!\nhostname r1\n/,
    )
    expect(shown).toMatch(/\nCryptochecksum:[\da-f]{32}\n: end\nr1# $/)
  })

  it('applies configuration at once, and understands exec commands there', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(
      await exchangeAll(terminal, [
        'terminal pager 0',
        'configure terminal',
        'interface g0/0',
        'nameif inside',
        'ip address 198.51.100.1 255.255.255.0',
        'no shutdown',
        'show clock | count UTC',
        'exit',
        'exit',
      ]),
    ).toEqual([
      'r1# ',
      'r1(config)# ',
      'r1(config-if)# ',
      'INFO: Security level for "inside" set to 100 by default.\nr1(config-if)# ',
      'r1(config-if)# ',
      'r1(config-if)# ',
      'Number of lines which match regexp = 1\nr1(config-if)# ',
      'r1(config)# ',
      'r1# ',
    ])
    expect(lab.device('r1').runningConfig()).toContain(
      'interface GigabitEthernet0/0\n ip address 198.51.100.1 255.255.255.0\n nameif inside\n security-level 100\n',
    )
  })

  it('warns where an object is there already, and where a group is not', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const answers = await exchangeAll(terminal, [
      'configure terminal',
      'object-group network Dummy_50',
      'network-object host 5.5.50.10',
      'network-object host 5.5.50.10',
      'no object-group network TEST_NETWORK',
    ])
    expect(answers[3]).toBe(
      'WARNING: Adding obj (network-object host 5.5.50.10) to grp (Dummy_50) failed; object already exists\nr1(config-network-object-group)# ',
    )
    expect(answers[4]).toContain('Removing object-group (TEST_NETWORK) failed; it does not exist\n')
  })

  it.skipIf(data === undefined)('has these words from a recording', () => {
    const recorded = readFileSync(join(data ?? '', 'sessions/unicon/asa_mock_data.yaml'), 'utf8')
    for (const words of [
      'WARNING: Adding obj (network-object host 5.5.50.10) to grp (Dummy_50) failed; object already exists',
      'Removing object-group (TEST_NETWORK) failed; it does not exist',
      "ERROR: 'GLOBAL' is not valid",
      '<--- More --->',
      'config has been modified. Save? [Y]es/[N]o/[S]ave all/[C]ancel:',
      'Proceed with reload? [confirm]',
      'Cisco Adaptive Security Appliance Software Version ',
    ]) {
      expect(recorded).toContain(words)
    }
  })

  it('saves with a checksum', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    expect(await exchange(terminal, 'write memory')).toMatch(
      /^Building configuration\.\.\.\nCryptochecksum: (?:[\da-f]{8} ){4}\n\n\d+ bytes copied in 0\.250 secs\n\[OK\]\nr1# $/,
    )
    expect(lab.device('r1').startupConfig()).toContain('ntp server 192.0.2.9\n')
    await exchange(terminal, 'copy running-config startup-config', /\? /)
    expect(await exchange(terminal, '')).toMatch(/^Cryptochecksum: /)
  })

  it('asks before it reloads, and forgets what was not saved', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    await exchange(terminal, 'reload', /\[C\]ancel:/)
    expect(await exchange(terminal, 'C')).toBe('r1# ')
    await exchange(terminal, 'reload', /\[C\]ancel:/)
    await exchange(terminal, 'N', /\[confirm\]/)
    terminal.type('\n')
    await terminal.ended
    expect(lab.device('r1').runningConfig()).not.toContain('ntp')
  })
})
