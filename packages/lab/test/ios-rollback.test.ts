import { describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { anyPrompt, exchange, exchangeAll } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const archive = ['configure terminal', 'archive', 'path flash:backup', 'end']

/** Starts a device, logs in and switches paging off. */
async function start(minuteMs = 60_000): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true }], minuteMs })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/#/)
  await exchange(terminal, 'terminal length 0')
  return { lab, terminal }
}

/** Takes a snapshot to `flash:snap`. */
async function snapshot(terminal: TerminalClient): Promise<void> {
  await exchange(terminal, 'copy running-config flash:snap', /\? /)
  await exchange(terminal, '')
}

/** Types `show archive config rollback timer` until nothing is pending any more. */
async function rolledBack(terminal: TerminalClient): Promise<void> {
  for (;;) {
    const answer = await exchange(terminal, 'show archive config rollback timer')
    if (answer.includes('%No Rollback Confirmed Change pending')) return
  }
}

describe('configure replace', () => {
  it('brings back exactly what was there, additions and deletions', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const device = lab.device('r1')
    await exchangeAll(terminal, [
      'configure terminal',
      'banner motd %two\nlines%',
      'enable secret hunter2',
      'router bgp 65000',
      'neighbor 192.0.2.9 remote-as 65001',
      ...archive,
    ])
    const before = device.runningConfig()
    await snapshot(terminal)
    await exchangeAll(terminal, [
      'configure terminal',
      'no router bgp 65000',
      'interface gi0/0',
      'no ip address',
      'shutdown',
      'interface lo5',
      'description new',
      'no archive',
      'hostname r1b',
      'end',
    ])
    expect(await exchange(terminal, 'configure replace flash:snap force')).toBe(
      '\nTotal number of passes: 1\nRollback Done\n\nr1#',
    )
    expect(device.runningConfig()).toBe(before)
  })

  it('asks first, and does nothing at no', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await snapshot(terminal)
    await exchangeAll(terminal, ['configure terminal', 'hostname r1b', 'end'])
    const question = await exchange(terminal, 'configure replace flash:snap', /\[no\]: /)
    expect(question).toMatch(/^This will apply all necessary additions and deletions\n/)
    expect(await exchange(terminal, '')).toMatch(/r1b#$/)
    await exchange(terminal, 'configure replace flash:snap', /\[no\]: /)
    expect(await exchange(terminal, 'y')).toContain('Rollback Done')
    expect(lab.device('r1').runningConfig()).toContain('hostname r1\n')
  })

  it('names a missing file, marks a wrong option, and makes no pass when nothing differs', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await snapshot(terminal)
    expect(await exchange(terminal, 'configure replace flash:none force')).toBe(
      '%Error opening flash:none (No such file or directory)\nr1#',
    )
    expect(await exchange(terminal, 'configure replace flash:snap farce')).toContain(
      '% Invalid input',
    )
    expect(await exchange(terminal, 'configure replace flash:snap force')).toContain(
      'Total number of passes: 0\n',
    )
  })

  it('keeps a user in the section that he is in', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await snapshot(terminal)
    const other = await openTerminal(lab.device('r1'))
    await other.until(/#/)
    await exchangeAll(other, ['configure terminal', 'interface gi0/1'])
    await exchangeAll(terminal, ['configure replace flash:snap force'])
    await exchange(other, 'description still here')
    expect(lab.device('r1').runningConfig()).toContain(' description still here\n')
  })

  it('comes back by itself after the given minutes unless it is confirmed', async () => {
    const { lab, terminal } = await start(10)
    await using _ = lab
    await exchangeAll(terminal, archive)
    await snapshot(terminal)
    await exchangeAll(terminal, ['configure terminal', 'hostname r1new', 'end'])
    expect(await exchange(terminal, 'configure replace flash:snap force time 1')).toMatch(
      /^Rollback Confirmed Change: Backing up current running config to flash:backup-\w{3}-[-\d]\d-\d\d-\d\d-\d\d\.\d{3}-0\n/,
    )
    await rolledBack(terminal)
    expect(lab.device('r1').runningConfig()).toContain('hostname r1new\n')
  })
})

describe('configure terminal revert timer', () => {
  it('is refused without an archive, and leaves the session where it was', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(await exchange(terminal, 'configure terminal revert timer 5')).toBe(
      '%Turn config archive on before using Rollback Confirmed Change\nr1#',
    )
    expect(await exchange(terminal, 'configure terminal revert timer 121')).toContain(
      '% Invalid input',
    )
  })

  it('rolls back when nobody confirms, and logs it', async () => {
    const { lab, terminal } = await start(10)
    await using _ = lab
    await exchangeAll(terminal, archive)
    const before = lab.device('r1').runningConfig()
    // typed ahead, so that everything is in before the timer can expire
    const lines = 'configure terminal revert timer 2\nntp server 192.0.2.9\nend'
    expect(await exchange(terminal, lines, /end\r\nr1#/)).toMatch(
      /^Rollback Confirmed Change: Backing up current running config to flash:backup-\S+-0\n\nEnter configuration commands, one per line. {2}End with CNTL\/Z\.\nr1\(config\)#/,
    )
    await rolledBack(terminal)
    expect(lab.device('r1').runningConfig()).toBe(before)
    const log = await exchange(terminal, 'show logging')
    expect(log).toMatch(/%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_START_ABSTIMER: .* in 2 minutes\n/)
    expect(log).toContain('%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_ROLLBACK_START: ')
  })

  it('keeps what is confirmed, from any session, and has nothing to confirm twice', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, [
      ...archive,
      'configure terminal revert timer 1',
      'ntp server 192.0.2.9',
      'end',
    ])
    const other = await openTerminal(lab.device('r1'))
    await other.until(/#/)
    expect(await exchange(other, 'show archive config rollback timer')).toContain(
      'Timer value: 1 min\n',
    )
    expect(await exchange(other, 'configure confirm')).toBe('r1#')
    expect(await exchange(other, 'configure confirm')).toBe(
      '%No Rollback Confirmed Change pending\nr1#',
    )
    expect(lab.device('r1').runningConfig()).toContain('ntp server 192.0.2.9\n')
  })

  it('reverts at once on demand', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, [
      ...archive,
      'configure terminal revert timer 1',
      'ntp server 192.0.2.9',
      'end',
    ])
    expect(await exchange(terminal, 'configure revert timer 3')).toBe('r1#')
    expect(await exchange(terminal, 'configure revert now')).toContain('Rollback Done\n')
    expect(lab.device('r1').runningConfig()).not.toContain('ntp')
    expect(await exchange(terminal, 'configure revert now')).toContain('%No Rollback')
  })

  it('lets nobody start a second one', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, [...archive, 'configure terminal revert timer 1', 'end'])
    expect(await exchange(terminal, 'configure terminal revert timer 1')).toMatch(/^%.*\nr1#$/)
  })
})

describe('the archive', () => {
  it('is off until it has a path', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(await exchange(terminal, 'show archive')).toBe(' Archive feature not enabled\nr1#')
  })

  it('keeps no more copies than it may, and one of every save if it is told to', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const prompts = await exchangeAll(terminal, [
      'configure terminal',
      'archive',
      'log config',
      'logging enable',
      'exit',
      'path flash:backup',
      'maximum 2',
      'write-memory',
      'end',
    ])
    expect(prompts.slice(1, 5)).toEqual([
      'r1(config-archive)#',
      'r1(config-archive-log-cfg)#',
      'r1(config-archive-log-cfg)#',
      'r1(config-archive)#',
    ])
    expect(lab.device('r1').runningConfig()).toContain(
      '!\narchive\n log config\n  logging enable\n path flash:backup\n maximum 2\n write-memory\n!\n',
    )
    await exchangeAll(terminal, ['write memory', 'archive config', 'archive config'])
    const shown = await exchange(terminal, 'show archive')
    expect(shown).toContain('There are currently 2 archive configurations saved.\n')
    expect(shown.match(/flash:backup-\w+-\S+-[012]\b/g)).toHaveLength(2)
    expect((await exchange(terminal, 'dir')).match(/ backup-/g)).toHaveLength(2)
  })

  it('shows what differs, in context', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await snapshot(terminal)
    await exchangeAll(terminal, [
      'configure terminal',
      'interface gi0/0',
      'description Uplink',
      'no ip address',
      'interface lo5',
      'hostname r1b',
      'end',
    ])
    expect(
      await exchange(terminal, 'show archive config differences flash:snap system:running-config'),
    ).toBe(`!Contextual Config Diffs:
+hostname r1b
interface GigabitEthernet0/0
 +no ip address
 +description Uplink
+interface Loopback5
-hostname r1
interface GigabitEthernet0/0
 -ip address 192.0.2.1 255.255.255.0

r1b#`)
    expect(await exchange(terminal, 'show archive config incremental-diffs flash:snap')).toBe(
      `!List of Commands:
hostname r1
interface GigabitEthernet0/0
 ip address 192.0.2.1 255.255.255.0
end

r1b#`,
    )
    await exchange(terminal, 'write memory')
    expect(await exchange(terminal, 'show archive config differences')).toBe(
      '!Contextual Config Diffs:\n!No changes were found\n\nr1b#',
    )
  })
})

it('forgets a pending rollback when it reloads', async () => {
  const lab = await startLab({
    devices: [{ name: 'r1', startPrivileged: true, bootMs: 0 }],
    minuteMs: 60_000,
  })
  await using _ = lab
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/#/)
  await exchangeAll(terminal, [
    ...archive,
    'write memory',
    'configure terminal revert timer 1',
    'end',
  ])
  await exchange(terminal, 'reload', /\[confirm\]/)
  terminal.type('\n')
  await terminal.ended
  const again = await openTerminal(lab.device('r1'))
  await again.until(/#/)
  expect(await exchange(again, 'configure confirm', anyPrompt)).toContain('%No Rollback')
})
