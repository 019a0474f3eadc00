import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { junosUser } from './junos-user.ts'

let lab: Lab
let device: LabDevice
let user: TerminalUser

beforeEach(async () => {
  lab = await startLab({
    devices: [{ name: 'r1', platform: 'juniper_junos' }],
    now: () => new Date('2026-11-22T17:16:58.000Z'),
  })
  device = lab.device('r1')
  user = await junosUser(device)
})

afterEach(() => lab.close())

describe('statements', () => {
  it('change the candidate, and nothing else until the commit', async () => {
    const before = device.runningConfig()
    await user.sayAll('configure', 'set system host-name r9')
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('show | compare')).toBe(
      '[edit system]\n-  host-name r1;\n+  host-name r9;\n\n[edit]\nadmin@r1# ',
    )
    expect(await user.say('commit')).toBe('commit complete\n\n[edit]\nadmin@r9# ')
    expect(device.runningConfig()).toContain('    host-name r9;\n')
    expect(await user.say('show | compare')).toBe('\n[edit]\nadmin@r9# ')
    expect(await user.say('show | compare rollback 1')).toContain('+  host-name r9;\n')
  })

  it('stand in a hierarchy that the prompt shows', async () => {
    expect(await user.sayAll('configure', 'edit interfaces ge-0/0/1 unit 0 family inet')).toBe(
      '\n[edit interfaces ge-0/0/1 unit 0 family inet]\nadmin@r1# ',
    )
    await user.say('set address 198.51.100.1/30')
    expect(await user.say('up')).toContain('[edit interfaces ge-0/0/1 unit 0]\n')
    expect(await user.say('show')).toMatch(
      /^## Last changed: .*\nfamily inet \{\n {4}address 198\.51\.100\.1\/30;\n\}\n/,
    )
    expect(await user.say('top set system ntp server 192.0.2.7 prefer')).toContain(
      '[edit interfaces ge-0/0/1 unit 0]\n',
    )
    expect(await user.say('top')).toBe('\n[edit]\nadmin@r1# ')
    expect(await user.say('show system ntp')).toContain('\nserver 192.0.2.7 prefer;\n')
    expect(await user.sayAll('edit system', 'edit services', 'exit')).toContain('[edit system]')
    expect(await user.say('exit')).toBe('\n[edit]\nadmin@r1# ')
  })

  it('are refused one by one where they are wrong, each in its words', async () => {
    await user.say('configure')
    const rows = [
      ['set frobnicate now', '              ^\nsyntax error.\n'],
      ['set system host-name', `${' '.repeat(30)}^\nmissing argument.\n`],
      [
        'set interfaces ge-0/0/0 mtu 99999',
        `${' '.repeat(38)}^\nValue 99999 is not within range (256..9192)\n`,
      ],
      [
        'set interfaces ge-0/0/0 mtu big',
        `${' '.repeat(38)}^\ninvalid numeric value: 'big' at 'big'\n`,
      ],
      ['set interfaces foo-1 mtu 1500', `${' '.repeat(25)}^\ninvalid interface type in 'foo-1'\n`],
      [
        'set system ntp server 300.1.1.1',
        `${' '.repeat(32)}^\ninvalid ip address or hostname: 300.1.1.1 at '300.1.1.1'\n`,
      ],
      ['set system s', `${' '.repeat(21)}^\n's' is ambiguous.\n`],
    ] as const
    for (const [line, answer] of rows) {
      expect(await user.say(line)).toBe(`${answer}\n[edit]\nadmin@r1# `)
    }
    expect(await user.say('show | compare')).toBe('\n[edit]\nadmin@r1# ')
  })

  it('go with delete, which says when there was nothing', async () => {
    await user.sayAll('configure', 'delete interfaces ge-0/0/0 unit 0')
    expect(await user.say('show | compare')).toBe(
      '[edit interfaces ge-0/0/0]\n-   unit 0 {\n-       family inet {\n-           address 192.0.2.1/24;\n-       }\n-   }\n\n[edit]\nadmin@r1# ',
    )
    expect(await user.say('delete snmp location')).toMatch(/^warning: statement not found\n/)
    expect(await user.say('rollback 0')).toMatch(/^load complete\n/)
    expect(await user.say('rollback 50')).toContain('Value 50 is not within range (0..49)\n')
  })

  it('are shown as commands', async () => {
    await user.sayAll(
      'configure',
      'set routing-options static route 0.0.0.0/0 next-hop 192.0.2.254',
      'set interfaces ge-0/0/1 description "to B, port 7"',
      'set policy-options policy-statement P term 1 from protocol [ bgp static ]',
      'set policy-options policy-statement P term 1 then accept',
    )
    expect(await user.say('show routing-options')).toContain(
      'static {\n    route 0.0.0.0/0 next-hop 192.0.2.254;\n}\n',
    )
    expect(await user.say('show policy-options')).toContain(
      'policy-statement P {\n    term 1 {\n        from protocol [ bgp static ];\n        then accept;\n    }\n}\n',
    )
    expect(await user.say('show interfaces ge-0/0/1 | display set')).toBe(
      'set interfaces ge-0/0/1 description "to B, port 7"\nset interfaces ge-0/0/1 disable\n\n[edit]\nadmin@r1# ',
    )
    expect(await user.say('run show configuration system host-name')).toBe(
      'host-name r1;\n\n[edit]\nadmin@r1# ',
    )
  })
})

describe('a password', () => {
  const line = 'set system login user eve authentication plain-text-password'

  /** Answers both questions, which are not echoed. */
  async function answer(first: string, second: string): Promise<string> {
    const { terminal } = user
    terminal.type(`${line}\r`)
    await terminal.until(/New password:/)
    terminal.type(`${first}\r`)
    expect(await terminal.until(/Retype new password:/)).toBe('\r\nRetype new password:')
    terminal.type(`${second}\r`)
    return (await terminal.until(/# /)).replaceAll('\r\n', '\n')
  }

  it('is asked for twice, and stored as a hash', async () => {
    await user.say('configure')
    expect(await answer('hunter2', 'hunter2')).toBe('\n\n[edit]\nadmin@r1# ')
    expect(await user.say('show system login user eve')).toMatch(
      /authentication \{\n {4}encrypted-password "\$6\$[^"]*"; ## SECRET-DATA\n/,
    )
    expect(device.received.filter(({ state }) => state === 'password')).toHaveLength(2)
  })

  it('is not stored when the two differ', async () => {
    await user.say('configure')
    expect(await answer('hunter2', 'hunter3')).toContain('error: Passwords are not equal')
    expect(await user.say('show | compare')).toBe('\n[edit]\nadmin@r1# ')
  })
})

describe('leaving', () => {
  it('asks when something is not committed; it stays in the shared candidate', async () => {
    await user.sayAll('configure', 'set system host-name r9')
    expect(await user.say('exit')).toBe(
      'The configuration has been changed but not committed\nExit with uncommitted changes? [yes,no] (yes) ',
    )
    expect(await user.say('no')).toBe('\n\n[edit]\nadmin@r1# ')
    expect(await user.sayAll('exit', 'yes')).toBe('Exiting configuration mode\n\nadmin@r1> ')
    expect(await user.say('configure')).toBe(
      'Entering configuration mode\nThe configuration has been changed but not committed\n\n[edit]\nadmin@r1# ',
    )
    expect(await user.say('show | compare')).toContain('+  host-name r9;\n')
  })

  it('discards what an exclusive session did not commit', async () => {
    await user.sayAll('configure exclusive', 'set system host-name r9')
    expect(await user.say('exit configuration-mode')).toBe(
      "The configuration has been changed but not committed\nwarning: Auto rollback on exiting 'configure exclusive'\nDiscard uncommitted changes? [yes,no] (yes) ",
    )
    expect(await user.say('')).toContain(
      'warning: discarding uncommitted changes\nload complete\nExiting configuration mode\n',
    )
    expect(await user.sayAll('configure', 'show | compare')).toBe('\n[edit]\nadmin@r1# ')
  })
})

describe('two users', () => {
  it('share the candidate of configure, and are told of each other', async () => {
    const other = await junosUser(device)
    await user.sayAll('configure', 'edit interfaces ge-0/0/0', 'set description ours')
    expect(await other.say('configure')).toBe(
      `Entering configuration mode
Users currently editing the configuration:
  admin terminal p0 (pid 7001) on since 2026-11-22 17:16:58 UTC, idle 00:00:00
      [edit interfaces ge-0/0/0]
The configuration has been changed but not committed

[edit]
admin@r1# `,
    )
    expect(await other.say('commit')).toMatch(/^commit complete\n/)
    expect(device.runningConfig()).toContain('description ours;')
  })

  it('lock each other out with configure exclusive', async () => {
    const other = await junosUser(device)
    await user.say('configure exclusive')
    const locked = `error: configuration database locked by:
  admin terminal p0 (pid 7001) on since 2026-11-22 17:16:58 UTC, idle 00:00:00
      exclusive [edit]
`
    expect(await other.say('configure exclusive')).toBe(`${locked}\nadmin@r1> `)
    expect(await other.say('configure')).toContain('      exclusive [edit]\n')
    expect(await other.say('set system host-name r9')).toBe(`${locked}\n[edit]\nadmin@r1# `)
    expect(await other.say('commit')).toBe(`${locked}\n[edit]\nadmin@r1# `)
    await user.say('exit')
    expect(await other.say('set system host-name r9')).toBe('\n[edit]\nadmin@r1# ')
  })

  it('free the lock when the link of its owner is cut, and lose what it had', async () => {
    const other = await junosUser(device)
    await user.sayAll('configure exclusive', 'set system host-name r9')
    user.terminal.close()
    await user.terminal.ended
    await expect.poll(() => device.openSessions, { timeout: 4_500 }).toBe(1)
    expect(await other.say('configure exclusive')).toContain('Entering configuration mode\n')
    expect(await other.say('show | compare')).toBe('\n[edit]\nadmin@r1# ')
  })

  it('rule 14: cannot lock what somebody has changed and not committed', async () => {
    const other = await junosUser(device)
    await user.sayAll('configure', 'set system host-name r9')
    expect(await other.say('configure exclusive')).toBe(
      'error: configuration database modified\n\nadmin@r1> ',
    )
    expect(await other.say('configure private')).toMatch(
      /^error: shared configuration database modified\n/,
    )
  })

  it('work side by side in private candidates', async () => {
    const other = await junosUser(device)
    await user.sayAll('configure private', 'set system ntp server 192.0.2.1')
    expect(await other.say('configure')).toMatch(/^error: private edits in use\./)
    await other.sayAll('configure private', 'set interfaces ge-0/0/1 description theirs')
    expect(await other.say('show | compare')).not.toContain('192.0.2.1')
    expect(await other.say('commit')).toMatch(/^commit complete\n/)
    expect(await user.say('commit confirmed 1')).toMatch(/^error: commit confirmed is not/)
    expect(await user.say('commit')).toMatch(/^commit complete\n/)
    expect(device.runningConfig()).toContain('server 192.0.2.1;')
    expect(device.runningConfig()).toContain('description theirs;')
  })
})
