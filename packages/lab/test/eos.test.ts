import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { exchange, exchangeAll } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** Starts a device and logs in. */
async function start(
  options: { enableSecret?: string; startPrivileged?: boolean; minuteMs?: number } = {},
): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const { minuteMs, startPrivileged = true, ...device } = options
  const lab = await startLab({
    devices: [{ name: 'r1', platform: 'arista_eos', startPrivileged, ...device }],
    minuteMs,
  })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/r1[>#]/)
  await exchange(terminal, 'terminal length 0')
  return { lab, terminal }
}

/** Enters a session and types lines there. */
function inSession(
  terminal: TerminalClient,
  name: string,
  lines: readonly string[],
): Promise<readonly string[]> {
  return exchangeAll(terminal, [`configure session ${name}`, ...lines])
}

describe('an EOS command line', () => {
  it('answers in the words of a recorded one', async () => {
    const { lab, terminal } = await start({ startPrivileged: false, enableSecret: 'hunter2' })
    await using _ = lab
    expect(await exchange(terminal, 'terminal width 511')).toBe('Width set to 511 columns.\nr1>')
    expect(await exchange(terminal, 'terminal length 0')).toBe('Pagination disabled.\nr1>')
    const refused = '% Invalid input (privileged mode required)\nr1>'
    expect(await exchange(terminal, 'configure terminal')).toBe(refused)
    expect(await exchange(terminal, 'show run')).toBe(refused)
    expect(await exchange(terminal, 'clear logg')).toBe(refused)
    expect(await exchange(terminal, 'end')).toBe('% Invalid input\nr1>')
    await exchange(terminal, 'enable', /Password: /)
    await exchange(terminal, 'hunter2')
    expect(await exchange(terminal, 'enable')).toBe('r1#')
    expect(await exchange(terminal, 'end')).toBe('% Invalid input\nr1#')
    expect(await exchange(terminal, 'configure terminal')).toBe('r1(config)#')
    expect(await exchange(terminal, 'clear logg')).toBe('r1(config)#')
    expect(await exchange(terminal, 'enable')).toBe('% Incomplete command\nr1(config)#')
    expect(await exchange(terminal, 'disable')).toBe('r1>')
  })

  it.skipIf(data === undefined)('has the words of these answers from a recording', () => {
    const recorded = readFileSync(join(data ?? '', 'sessions/scrapli/arista_eos.yaml'), 'utf8')
    for (const words of [
      'Pagination disabled.\\nlocalhost>',
      'Width set to 32767 columns.\\nlocalhost>',
      '% Invalid input (privileged mode required)\\nlocalhost>',
      '% Invalid input\\nlocalhost#',
      '% Incomplete command\\nlocalhost(config)#',
      '! Command: show running-config\\n! device: localhost (vEOS, EOS-4.22.1F)\\n!\\n! boot system flash:',
    ]) {
      expect(recorded.replace(/\\\n\s*\\?/g, '')).toContain(words)
    }
  })

  it('applies the lines of configure terminal at once, and names the section in the prompt', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(
      await exchangeAll(terminal, [
        'configure terminal',
        'interface et1',
        'description Uplink',
        'no switchport',
        'ip address 198.51.100.1/24',
        'vlan 10',
        'router bgp 65000',
        'ip access-list standard MGMT',
        'end',
      ]),
    ).toEqual([
      'r1(config)#',
      'r1(config-if-Et1)#',
      'r1(config-if-Et1)#',
      'r1(config-if-Et1)#',
      'r1(config-if-Et1)#',
      'r1(config-vlan-10)#',
      'r1(config-router-bgp)#',
      'r1(config-std-acl-MGMT)#',
      'r1#',
    ])
    expect(lab.device('r1').runningConfig()).toContain(
      '!\ninterface Ethernet1\n   description Uplink\n   no switchport\n   ip address 198.51.100.1/24\n!\n',
    )
  })

  it('refuses lines that it does not know, and networks that overlap', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const before = lab.device('r1').runningConfig()
    const answers = await exchangeAll(terminal, [
      'configure terminal',
      'frobnicate',
      'interface Ethernet99',
      'interface Ethernet1',
      'ip address 192.0.2.200/25',
    ])
    expect(answers[1]).toBe('% Invalid input\nr1(config)#')
    expect(answers[2]).toBe('% Invalid input\nr1(config)#')
    expect(answers[4]).toContain(
      '% Subnet 192.0.2.128/25 overlaps with existing subnet 192.0.2.0/24 of Management1\n',
    )
    expect(lab.device('r1').runningConfig()).toBe(before)
  })

  it('saves', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    expect(lab.device('r1').startupConfig()).not.toContain('ntp')
    expect(await exchange(terminal, 'write memory')).toBe('Copy completed successfully.\nr1#')
    expect(await exchange(terminal, 'copy running-config startup-config')).toBe(
      'Copy completed successfully.\nr1#',
    )
    expect(lab.device('r1').startupConfig()).toContain('ntp server 192.0.2.9\n')
  })

  it('comes up with the startup configuration after a reload', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    await exchange(terminal, 'reload', /\[yes\/no\/cancel\/diff\]:/)
    await exchange(terminal, 'no', /\[confirm\]/)
    terminal.type('\n')
    await terminal.ended
    expect(lab.device('r1').runningConfig()).not.toContain('ntp')
  })
})

describe('a configuration session', () => {
  it('changes nothing before its commit, and shows the first six characters of its name', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const before = lab.device('r1').runningConfig()
    expect(
      await inSession(terminal, 'change-1', ['hostname r1b', 'interface et2', 'mtu 9000']),
    ).toEqual([
      'r1(config-s-change)#',
      'r1(config-s-change)#',
      'r1(config-s-change-if-Et2)#',
      'r1(config-s-change-if-Et2)#',
    ])
    expect(lab.device('r1').runningConfig()).toBe(before)
    expect(await exchange(terminal, 'show session-config diffs')).toMatch(
      /^--- system:\/running-config\n\+\+\+ session:\/change-1-session-config\n@@ -1,\d+ \+1,\d+ @@\n(?: .*\n)*-hostname r1\n\+hostname r1b\n(?: .*\n)* interface Ethernet2\n\+ {3}mtu 9000\n/,
    )
    expect(await exchange(terminal, 'show session-config')).toContain('\nhostname r1b\n')
    expect(await exchange(terminal, 'commit')).toBe('r1b#')
    expect(lab.device('r1').runningConfig()).toContain('interface Ethernet2\n   mtu 9000\n')
  })

  it('is gone after abort', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const before = lab.device('r1').runningConfig()
    await inSession(terminal, 'change', ['ntp server 192.0.2.9'])
    expect(await exchange(terminal, 'abort')).toBe('r1#')
    expect(lab.device('r1').runningConfig()).toBe(before)
    expect(await exchange(terminal, 'show configuration sessions')).not.toContain('change')
  })

  it('stays pending after end, and can be entered, committed and aborted by its name', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await inSession(terminal, 'one', ['ntp server 192.0.2.1', 'end'])
    await inSession(terminal, 'two', ['ntp server 192.0.2.2', 'exit'])
    expect(await exchange(terminal, 'show configuration sessions')).toMatch(
      / {2}one +pending\n {2}two +pending\n/,
    )
    await exchange(terminal, 'configure session one')
    expect(await exchange(terminal, 'show session-config diffs')).toContain(
      '+ntp server 192.0.2.1\n',
    )
    expect(await exchange(terminal, 'show configuration sessions')).toMatch(
      /\n\* one +pending +admin/,
    )
    await exchange(terminal, 'end')
    expect(await exchange(terminal, 'configure session one commit')).toBe('r1#')
    expect(await exchange(terminal, 'configure session two abort')).toBe('r1#')
    expect(await exchange(terminal, 'configure session two abort')).toBe(
      '% Session two not found\nr1#',
    )
    expect(
      lab
        .device('r1')
        .runningConfig()
        .match(/^ntp .*$/gm),
    ).toEqual(['ntp server 192.0.2.1'])
  })

  it('is refused when five are pending', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    for (const name of 'abcde') await inSession(terminal, name, ['end'])
    expect(await exchange(terminal, 'configure session f')).toMatch(
      /^% Maximum number of pending sessions has been reached.*\nr1#$/,
    )
  })

  it('begins anew with rollback clean-config', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await inSession(terminal, 'clean', ['rollback clean-config', 'hostname r1', 'commit'])
    expect(lab.device('r1').runningConfig()).toMatch(/^!\nhostname r1\n!\ninterface Ethernet1\n!\n/)
    expect(lab.device('r1').runningConfig()).not.toContain('ip address')
  })

  it('has no commit outside', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchange(terminal, 'configure terminal')
    expect(await exchange(terminal, 'commit')).toBe('% Invalid input\nr1(config)#')
    expect(await exchange(terminal, 'abort')).toBe('% Invalid input\nr1(config)#')
  })
})

describe('commit timer', () => {
  it('undoes the commit when nobody confirms', async () => {
    const { lab, terminal } = await start({ minuteMs: 50 })
    await using _ = lab
    const before = lab.device('r1').runningConfig()
    await inSession(terminal, 'change', ['ntp server 192.0.2.9'])
    expect(await exchange(terminal, 'commit timer 00:01:00')).toBe('r1#')
    while (
      (await exchange(terminal, 'show configuration sessions')).includes('pendingCommitTimer')
    );
    expect(lab.device('r1').runningConfig()).toBe(before)
    expect(lab.device('r1').commits).toMatchObject([
      { user: 'admin', confirmWithin: 1, config: expect.stringContaining('ntp server') },
      { user: 'root', confirmWithin: undefined, config: before },
    ])
  })

  it('keeps what is confirmed from another session', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await inSession(terminal, 'change', ['ntp server 192.0.2.9', 'commit timer 00:05:00'])
    const other = await openTerminal(lab.device('r1'))
    await other.until(/#/)
    const shown = await exchange(other, 'show configuration sessions detail')
    expect(shown).toContain('Session with pending commit timer: change\n')
    expect(shown).toMatch(/Time left until commit timer expiry: in 0:0[45]:\d\d\n/)
    expect(await exchange(other, 'configure session change commit')).toBe('r1#')
    expect(await exchange(other, 'show configuration sessions')).toMatch(/change +completed\n/)
    expect(lab.device('r1').runningConfig()).toContain('ntp server 192.0.2.9\n')
  })

  it('is undone at once by abort, and lets no other session commit meanwhile', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await inSession(terminal, 'change', ['ntp server 192.0.2.9', 'commit timer 00:05:00'])
    const answers = await inSession(terminal, 'other', ['commit', 'end'])
    expect(answers[1]).toMatch(/^% Cannot commit session other .*\nr1\(config-s-other\)#$/)
    expect(await exchange(terminal, 'configure session change abort')).toBe('r1#')
    expect(lab.device('r1').runningConfig()).not.toContain('ntp')
  })

  it('goes back to what was there first when the timer is started anew', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const before = lab.device('r1').runningConfig()
    await inSession(terminal, 'change', ['ntp server 192.0.2.9', 'commit timer 00:05:00'])
    await inSession(terminal, 'change', ['ntp server 192.0.2.8', 'commit timer 00:09:00'])
    expect(lab.device('r1').runningConfig().match(/^ntp /gm)).toHaveLength(2)
    await exchange(terminal, 'configure session change abort')
    expect(lab.device('r1').runningConfig()).toBe(before)
  })

  it('wants hours, minutes and seconds', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchange(terminal, 'configure session change')
    for (const value of ['5', '00:61:00', '00:00:00']) {
      expect(await exchange(terminal, `commit timer ${value}`)).toContain('% Invalid input\n')
    }
  })
})
