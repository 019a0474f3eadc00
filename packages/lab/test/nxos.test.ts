import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { exchange, exchangeAll } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** Starts a device and logs in. */
async function start(enableSecret?: string): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const lab = await startLab({ devices: [{ name: 'r1', platform: 'cisco_nxos', enableSecret }] })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/r1[>#] /)
  await exchange(terminal, 'terminal length 0')
  return { lab, terminal }
}

describe('an NX-OS command line', () => {
  it('has a blank behind every prompt', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(
      await exchangeAll(terminal, [
        'terminal width 511',
        'configure terminal',
        'interface ethernet 1/1',
        'vlan 10',
        'router bgp 65000',
        'neighbor 192.0.2.9',
        'remote-as 65001',
        'exit',
        'end',
      ]),
    ).toEqual([
      'r1# ',
      'Enter configuration commands, one per line. End with CNTL/Z.\nr1(config)# ',
      'r1(config-if)# ',
      'r1(config-vlan)# ',
      'r1(config-router)# ',
      'r1(config-router-neighbor)# ',
      'r1(config-router-neighbor)# ',
      'r1(config-router)# ',
      'r1# ',
    ])
    expect(lab.device('r1').runningConfig()).toContain(
      '\nrouter bgp 65000\n  neighbor 192.0.2.9\n    remote-as 65001\n',
    )
  })

  it('marks what it does not understand', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(await exchange(terminal, 'frobnicate')).toBe(
      "    ^\n% Invalid command at '^' marker.\nr1# ",
    )
    expect(await exchange(terminal, 'show nonsense')).toBe(
      "         ^\n% Invalid command at '^' marker.\nr1# ",
    )
    await exchange(terminal, 'configure terminal')
    expect(await exchange(terminal, 'b')).toMatch(
      /% Ambiguous command at '\^' marker\.\nr1\(config\)# $/,
    )
    expect(await exchange(terminal, 'boot')).toMatch(
      /% Incomplete command at '\^' marker\.\nr1\(config\)# $/,
    )
  })

  it.skipIf(data === undefined)('has the words of its refusals from recorded devices', () => {
    const recorded = readFileSync(join(data ?? '', 'sessions/unicon/nxos_mock_data.yaml'), 'utf8')
    expect(recorded).toContain('"b": "% Ambiguous command at \'^\' marker."')
    expect(recorded).toContain('"boot": "% Incomplete command at \'^\' marker."')
  })

  it('understands exec commands in configuration mode', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchange(terminal, 'configure terminal')
    expect(await exchange(terminal, 'show hostname')).toBe('r1 \nr1(config)# ')
    expect(await exchange(terminal, 'show running-config | include hostname')).toBe(
      'hostname r1\nr1(config)# ',
    )
  })

  it('begins at > only where there is an enable secret', async () => {
    const { lab, terminal } = await start('hunter2')
    await using _ = lab
    expect(await exchange(terminal, 'configure terminal')).toContain('% Invalid command')
    await exchange(terminal, 'enable', /Password: /)
    expect(await exchange(terminal, 'hunter2')).toBe('r1# ')
  })

  it('repaints a bar while it saves', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    expect(lab.device('r1').startupConfig()).not.toContain('ntp')
    const answer = await exchange(terminal, 'copy running-config startup-config')
    expect(answer).toMatch(
      /^\[# {39}\] {3}1%\r\[[\s\S]*\r\[#{40}\] 100%\n.*\nCopy complete\.\nr1# $/,
    )
    expect(lab.device('r1').startupConfig()).toContain('ntp server 192.0.2.9\n')
  })

  it('asks before it reloads, and does not by default', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchange(terminal, 'reload', /\[n\] /)
    expect(await exchange(terminal, '')).toBe('r1# ')
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    expect(await exchange(terminal, 'reload', /\[n\] /)).toContain(
      'WARNING: There is unsaved configuration!!!\n',
    )
    terminal.type('y\n')
    await terminal.ended
    expect(lab.device('r1').runningConfig()).not.toContain('ntp')
  })
})

describe('checkpoints', () => {
  const change = [
    'configure terminal',
    'interface Ethernet1/1',
    'switchport access vlan 100',
    'no ntp server 192.0.2.1',
    'vlan 100',
    'end',
  ]

  it('bring the configuration back, exactly', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.1', 'end'])
    const before = lab.device('r1').runningConfig()
    expect(await exchange(terminal, 'checkpoint CHK01')).toBe('.Done\nr1# ')
    await exchangeAll(terminal, change)
    expect(
      await exchange(terminal, 'show diff rollback-patch running-config checkpoint CHK01'),
    ).toBe(
      `Collecting Running-Config
#Generating Rollback Patch

!!
!
no vlan 100
!
ntp server 192.0.2.1
!
interface Ethernet1/1
  no switchport access vlan 100
!
r1# `,
    )
    expect(await exchange(terminal, 'rollback running-config checkpoint CHK01')).toMatch(
      /^ADVISORY: Rollback operation started\.\.\.\n(?:.*\n)+Executing Rollback Patch\n(?:.*\n)+Rollback completed successfully\.\n\nr1# $/,
    )
    expect(lab.device('r1').runningConfig()).toBe(before)
    expect(
      await exchange(terminal, 'show diff rollback-patch checkpoint CHK01 running-config'),
    ).toContain('Rollback Patch is Empty\n')
  })

  it('are listed, shown and taken away', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchange(terminal, 'checkpoint one description before the change')
    expect(await exchange(terminal, 'checkpoint')).toBe(
      'user-checkpoint-1 created Successfully\n\nDone\nr1# ',
    )
    const summary = await exchange(terminal, 'show checkpoint summary')
    expect(summary).toMatch(
      /^User Checkpoint Summary\n-+\n1\) one:\nCreated by admin\nCreated at \w{3}, \d\d:\d\d:\d\d \d\d \w{3} \d{4}\nSize is [\d,]+ bytes\nDescription: before the change\n\n2\) user-checkpoint-1:\n/,
    )
    expect(await exchange(terminal, 'show checkpoint one')).toContain('\nhostname r1\n')
    expect(await exchange(terminal, 'no checkpoint one')).toBe('r1# ')
    const missing = 'ERROR: Checkpoint does not exist\nr1# '
    expect(await exchange(terminal, 'no checkpoint one')).toBe(missing)
    expect(await exchange(terminal, 'rollback running-config checkpoint one')).toBe(missing)
  })

  it('have names of their own, and are ten at most', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    for (let number = 1; number <= 10; number++) await exchange(terminal, `checkpoint c${number}`)
    expect(await exchange(terminal, 'checkpoint c1')).toMatch(/^ERROR: .*already exists\n/)
    expect(await exchange(terminal, 'checkpoint c11')).toMatch(/^ERROR: Maximum/)
    expect(await exchange(terminal, 'clear checkpoint database')).toBe('.Done\nr1# ')
    expect(await exchange(terminal, 'checkpoint c11')).toBe('.Done\nr1# ')
  })
})
