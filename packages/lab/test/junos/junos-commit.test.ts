import { afterEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, openTerminal, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { junosUser } from './junos-user.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

/** A user in configuration mode, on a device whose minutes last so long. */
async function configuring(minuteMs: number): Promise<{ device: LabDevice; user: TerminalUser }> {
  lab = await startLab({ devices: [{ name: 'r1', platform: 'juniper_junos' }], minuteMs })
  const device = lab.device('r1')
  const user = await junosUser(device)
  await user.say('configure')
  return { device, user }
}

/** Long enough that nothing expires while a test runs. */
const never = 60_000

describe('commit', () => {
  it('checks without activating', async () => {
    const { device, user } = await configuring(never)
    await user.say('set system host-name r9')
    expect(await user.say('commit check')).toMatch(/^configuration check succeeds\n/)
    expect(device.commits).toHaveLength(1)
  })

  it('keeps a comment and leaves configuration mode', async () => {
    const { device, user } = await configuring(never)
    await user.say('set system host-name r9')
    expect(await user.say('commit comment "change 42" and-quit')).toBe(
      'commit complete\nExiting configuration mode\n\nadmin@r9> ',
    )
    expect(device.commits.at(-1)).toMatchObject({ user: 'admin', comment: 'change 42' })
    expect(await user.say('show system commit')).toMatch(
      /^0 {3}\S+ \S+ UTC by admin via cli\n {4}change 42\n1 {3}/,
    )
  })

  it('refuses references to what does not exist, and says where', async () => {
    const { device, user } = await configuring(never)
    await user.sayAll(
      'set protocols bgp group peers type external',
      'set protocols bgp group peers export OUT',
    )
    const refusal = `[edit protocols bgp group peers]
  'export OUT'
    Policy error: Policy OUT referenced but not defined
error: configuration check-out failed

[edit]
admin@r1# `
    expect(await user.say('commit check')).toBe(refusal)
    expect(await user.say('commit')).toBe(refusal)
    expect(device.commits).toHaveLength(1)
    await user.say('set policy-options policy-statement OUT then accept')
    expect(await user.say('commit')).toMatch(/^commit complete\n/)
  })

  it('refuses a unit that cannot be, as recorded', async () => {
    const { user } = await configuring(never)
    await user.say('set interfaces ge-0/0/0 unit 29 family inet')
    expect(await user.say('commit')).toMatch(
      /^\[edit interfaces ge-0\/0\/0\]\n {2}'unit 29'\n {4}Only unit 0 is valid for this encapsulation\nerror: configuration check-out failed\n/,
    )
  })

  it('goes back to what was before with rollback 1', async () => {
    const { device, user } = await configuring(never)
    const before = device.runningConfig()
    await user.sayAll('set system host-name r9', 'commit', 'rollback 1', 'commit')
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('rollback 7')).toMatch(/^error: could not open configuration file/)
  })

  it.each(['commit confirmed 0', 'commit confirmed 65536', 'commit frobnicate', 'commit c'])(
    'refuses %s',
    async (line) => {
      const { device, user } = await configuring(never)
      expect(await user.say(line)).toMatch(/^ +\^\n(?:Value|syntax error|'c' is ambiguous)/)
      expect(device.commits).toHaveLength(1)
    },
  )
})

describe('commit confirmed', () => {
  it('takes ten minutes when it is told nothing, and says so above every prompt', async () => {
    const { device, user } = await configuring(never)
    await user.say('set system host-name r9')
    expect(await user.say('commit confirmed')).toBe(
      `commit confirmed will be automatically rolled back in 10 minutes unless confirmed
commit complete

# commit confirmed will be rolled back in 10 minutes
[edit]
admin@r9# `,
    )
    expect(await user.say('exit')).toBe(
      'Exiting configuration mode\n\n# commit confirmed will be rolled back in 10 minutes\nadmin@r9> ',
    )
    expect(device.commits.at(-1)?.confirmWithin).toBe(10)
  })

  it('is undone when nobody confirms, and everybody is told', async () => {
    const { device, user } = await configuring(60)
    const before = device.runningConfig()
    const other = await openTerminal(device)
    await other.until(/> /)
    await user.sayAll('set system host-name r9')
    user.terminal.type('commit confirmed 1\r')
    await user.terminal.until(/Commit was not confirmed; automatic rollback complete\.\r\n\r\n/)
    expect(await other.until(/rollback complete\.\r\n\r\n/)).toMatch(
      /\r\nBroadcast Message from root@r1\r\n {8}\(no tty\) at \d\d:\d\d UTC\.\.\.\r\n/,
    )
    expect(device.runningConfig()).toBe(before)
    expect(device.commits.map(({ user: by }) => by)).toEqual(['root', 'admin', 'root'])
    expect(await user.say('show | compare')).toMatch(/\n\[edit\]\nadmin@r1# $/)
  })

  it.each(['commit', 'commit check'])('is confirmed by %s', async (line) => {
    const { device, user } = await configuring(never)
    await user.sayAll('set system host-name r9', 'commit confirmed 1')
    expect(await user.say(line)).toMatch(/\n\n\[edit\]\nadmin@r9# $/)
    expect(await user.say('exit')).not.toContain('rolled back')
    expect(device.runningConfig()).toContain('host-name r9;')
  })
})

describe('a mistake that locks users out', () => {
  it('delete system services ssh: nobody listens for new users, the old one works', async () => {
    const { device, user } = await configuring(never)
    await user.sayAll('delete system services ssh', 'commit confirmed 5')
    await expect(connect(target(device))).rejects.toThrow()
    expect(await user.sayAll('rollback 1', 'commit')).toMatch(/^commit complete\n/)
    const client = await connect(target(device))
    client.end()
  })

  it('a filter on lo0 without a term for SSH: silence', async () => {
    const { device, user } = await configuring(never)
    await user.sayAll(
      'set firewall family inet filter PROTECT term bgp from protocol tcp',
      'set firewall family inet filter PROTECT term bgp from destination-port bgp',
      'set firewall family inet filter PROTECT term bgp then accept',
      'set interfaces lo0 unit 0 family inet filter input PROTECT',
      'commit',
    )
    await expect(connect({ ...target(device), readyTimeout: 100 })).rejects.toThrow('Timed out')
    await user.sayAll(
      'set firewall family inet filter PROTECT term ssh from source-address 127.0.0.0/8',
      'set firewall family inet filter PROTECT term ssh from destination-port ssh',
      'set firewall family inet filter PROTECT term ssh then accept',
      'commit',
    )
    const client = await connect(target(device))
    client.end()
  })

  it('delete system login user: the password is refused', async () => {
    const { device, user } = await configuring(never)
    await user.sayAll('delete system login user admin', 'commit')
    await expect(connect(target(device))).rejects.toThrow('authentication')
    expect(device.loginAttempts.at(-1)?.accepted).toBe(false)
  })

  it('is over when an unconfirmed commit expires', async () => {
    const { device, user } = await configuring(60)
    await user.say('delete system services ssh')
    user.terminal.type('commit confirmed 1\r')
    await user.terminal.until(/automatic rollback complete\.\r\n\r\n/)
    const client = await connect(target(device))
    client.end()
  })
})
