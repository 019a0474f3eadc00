import { afterEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { vrpUser } from './vrp-user.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

/** A user on a device whose minutes last so long. */
async function start(minuteMs = 600_000): Promise<{ device: LabDevice; user: TerminalUser }> {
  lab = await startLab({
    devices: [{ name: 'r1', platform: 'huawei_vrpv8' }],
    minuteMs,
    now: () => new Date('2026-11-22T17:16:58.000Z'),
  })
  const device = lab.device('r1')
  const user = await vrpUser(device)
  await user.say('screen-length 0 temporary')
  return { device, user }
}

const question =
  'Warning: Uncommitted configurations found. Are you sure to commit them before exiting? [Y(yes)/N(no)/C(cancel)]:'

describe('a candidate of VRP 8', () => {
  it('is marked in the prompt until it is committed, without a word', async () => {
    const { device, user } = await start()
    expect(await user.say('system-view')).toBe(
      'Enter system view, return user view with return command.\n[~r1]',
    )
    expect(await user.say('interface GE1/0/0')).toBe('[~r1-GE1/0/0]')
    expect(await user.say('undo shutdown')).toBe('[*r1-GE1/0/0]')
    expect(await user.say('shutdown')).toBe('[~r1-GE1/0/0]')
    expect(await user.sayAll('undo shutdown', 'sysname r9')).toBe('[*r1]')
    expect(device.runningConfig()).toContain('sysname r1\n')
    expect(await user.say('commit description a new name')).toBe('[~r9]')
    expect(device.runningConfig()).toContain('sysname r9\n')
    expect(device.commits.at(-1)).toMatchObject({
      user: 'admin',
      comment: 'a new name',
      confirmWithin: undefined,
    })
    expect(await user.say('commit')).toBe('[~r9]')
    expect(await user.say('commit comment "x"')).toContain('Error: Unrecognized command')
    expect(device.commits).toHaveLength(2)
  })

  it('shows what would change', async () => {
    const { user } = await start()
    await user.sayAll('system-view', 'interface GE1/0/0', 'undo shutdown', 'description to B')
    await user.sayAll('interface LoopBack0', 'ip address 198.51.100.1 32', 'mtu 1500', 'sysname r9')
    expect(await user.say('display configuration candidate changes')).toBe(`Building configuration
  #
- sysname r1
+ sysname r9
  #
  interface GE1/0/0
-  shutdown
+  description to B
  #
+ interface LoopBack0
+  ip address 198.51.100.1 255.255.255.255
+  mtu 1500
  #
[*r1]`)
    expect(await user.say('display configuration candidate merge')).toContain('\nsysname r9\n')
    expect(await user.say('display current-configuration')).toMatch(
      /^!Software Version V200R005C10SPC800\n!Last configuration was updated at 2026-11-22 17:16:58\+00:00\n#\nsysname r1\n/,
    )
    expect(await user.say('clear configuration candidate')).toBe('[~r1]')
    expect(await user.say('display configuration candidate changes')).toBe(
      'Building configuration\n[~r1]',
    )
  })

  it.each([
    ['y', 'r9', 'r9'],
    ['no', 'r1', 'r1'],
  ])('is asked about at return: %s', async (answer, name, running) => {
    const { device, user } = await start()
    await user.sayAll('system-view', 'sysname r9')
    expect(await user.say('return')).toBe(question)
    expect(await user.say('what?')).toBe(
      "Error: Please choose 'YES', 'NO' or 'CANCEL' first before pressing 'Enter'. [Y/N/C]:",
    )
    expect(await user.say('c')).toBe('[*r1]')
    expect(await user.say('quit')).toBe(question)
    expect(await user.say(answer)).toBe(`<${name}>`)
    expect(device.runningConfig()).toContain(`sysname ${running}\n`)
  })

  it('is refused when two interfaces have one address, and nothing changed', async () => {
    const { device, user } = await start()
    const before = device.runningConfig()
    expect(
      await user.sayAll(
        'system-view',
        'sysname r9',
        'interface GE1/0/0',
        'ip address 192.0.2.1 24',
      ),
    ).toBe('[*r1-GE1/0/0]')
    expect(await user.say('commit')).toMatch(
      /^Error: .*\nError: Failed to generate committed config\.\n\[\*r1-GE1\/0\/0\]$/,
    )
    await user.say('return')
    expect(await user.say('y')).toMatch(
      /Failed to generate committed config\.\n\[\*r1-GE1\/0\/0\]$/,
    )
    expect(device.runningConfig()).toBe(before)
  })

  it('is saved by its own dialog: a commit alone does not outlive a reboot', async () => {
    const { device, user } = await start()
    await user.sayAll('system-view', 'sysname r9', 'commit', 'return')
    expect(device.startupConfig()).toContain('sysname r1\n')
    expect(await user.say('save')).toBe(
      'Warning: The current configuration will be written to the device. Continue? [Y/N]:',
    )
    expect(await user.say('y')).toBe(
      'Now saving the current configuration to the slot 1 ........\nInfo: Save the configuration successfully.\n<r9>',
    )
    expect(device.startupConfig()).toContain('sysname r9\n')
    expect(await user.say('display saved-configuration')).toContain('!Last configuration was saved')
  })

  it('has a list of commits', async () => {
    const { user } = await start()
    await user.sayAll('system-view', 'sysname r9', 'commit label blue description a name')
    expect(await user.say('display configuration commit list')).toMatch(
      /^-+\nNo\. {2}CommitId .*\n-+\n1 {4}1000000001 {4}blue {17}admin {11}2026-11-22 17:16:58\+00:00\n-+\n/,
    )
    expect(await user.say('display configuration commit list verbose')).toContain(
      '1) CommitId: 1000000001\n        Label: blue\n        User: admin\n',
    )
    expect(await user.say('display configuration commit changes last 1')).toBe(
      'Building configuration\n  #\n- sysname r1\n+ sysname r9\n  #\n[~r9]',
    )
  })
})

describe('two users of VRP 8', () => {
  it('have each a candidate of their own', async () => {
    const { device, user } = await start()
    const other = await vrpUser(device)
    await user.sayAll('system-view', 'ntp-service unicast-server 192.0.2.7')
    expect(await other.sayAll('system-view', 'vlan 10', 'commit')).toBe('[~r1-vlan10]')
    expect(device.runningConfig()).not.toContain('ntp-service')
    expect(await user.say('commit')).toBe('[~r1]')
    expect(device.runningConfig()).toMatch(/\nvlan 10\n(?:.|\n)*\nntp-service /)
  })

  it('lock each other out of commits, not of candidates', async () => {
    const { device, user } = await start()
    const other = await vrpUser(device)
    await user.say('configuration exclusive')
    expect(await other.sayAll('system-view', 'sysname r9')).toBe('[*r1]')
    expect(await other.say('commit')).toMatch(
      /^Error: The configuration is locked by other user\. \[Session ID = \d+\]\n\[\*r1\]$/,
    )
    expect(await user.say('undo configuration exclusive')).toBe('<r1>')
    expect(await other.say('commit')).toBe('[~r9]')
  })
})

describe('commit trial', () => {
  const entered = (
    seconds: number,
  ): string => `Info: The system enters the trial configuration mode.
The system will revert to previous configuration if the trial configuration is not confirmed in ${seconds} seconds.
`

  it.each(['commit trial 59', 'commit trial 65536', 'commit trial soon'])(
    'refuses %s',
    async (line) => {
      const { device, user } = await start()
      expect(await user.sayAll('system-view', 'sysname r9', line)).toMatch(
        /Error: .* '\^' position/,
      )
      expect(device.commits).toHaveLength(1)
    },
  )

  it('is undone when its time is over', async () => {
    const { device, user } = await start(60)
    const before = device.runningConfig()
    expect(await user.sayAll('system-view', 'sysname r9', 'commit trial 60')).toBe(
      `${entered(60)}[~r9]`,
    )
    await expect.poll(() => device.commits.length, { timeout: 4_500 }).toBe(3)
    expect(device.runningConfig()).toBe(before)
    expect(device.commits.map(({ user: by, confirmWithin }) => [by, confirmWithin])).toEqual([
      ['root', undefined],
      ['admin', 1],
      ['root', undefined],
    ])
    expect(await user.say('display configuration trial status')).toContain('INACTIVE')
  })

  it('is confirmed by commit in the session that began it, and by no other one', async () => {
    const { device, user } = await start()
    const other = await vrpUser(device)
    expect(await user.sayAll('system-view', 'sysname r9', 'commit trial')).toContain(entered(600))
    expect(await other.sayAll('system-view', 'display configuration trial status')).toMatch(
      /^Trial status: {2}ACTIVE\nTrial time left \(sec\): (?:600|59\d)\n/,
    )
    expect(await other.say('commit')).toContain('Error: The system is in trial configuration mode.')
    expect(await other.sayAll('vlan 10', 'commit')).toContain('Error: The system is in trial')
    expect(await other.say('abort trial')).toContain('Error: ')
    expect(await user.say('commit')).toBe('[~r9]')
    expect(await user.say('display configuration trial status')).toContain('INACTIVE')
    expect(await other.say('commit')).toBe('[~r9-vlan10]')
    expect(device.runningConfig()).toContain('sysname r9\n')
  })

  it('is taken back by abort trial, with all that was committed meanwhile', async () => {
    const { device, user } = await start()
    const before = device.runningConfig()
    await user.sayAll('system-view', 'sysname r9', 'commit trial 120', 'vlan 10')
    await user.say('commit trial 240')
    expect(await user.say('abort trial')).toBe(
      'Warning: The trial configuration will be rolled back. Continue? [Y/N]:',
    )
    expect(await user.say('y')).toBe(
      'Info: The trial configuration rollback succeeded.\n[~r1-vlan10]',
    )
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('abort trial')).toContain('Error: ')
  })

  it('can be taken back by another session that names it', async () => {
    const { device, user } = await start()
    const other = await vrpUser(device)
    await user.sayAll('system-view', 'sysname r9', 'commit trial 120')
    expect(await other.sayAll('system-view', 'abort trial session 401', 'Y')).toContain('succeeded')
    expect(device.runningConfig()).toContain('sysname r1\n')
  })

  it('outlives a link that is cut, and brings log-ins back when its time is over', async () => {
    // long enough that nothing expires before the first refusal, whatever the machine does
    const { device, user } = await start(1_500)
    await user.sayAll('system-view', 'undo stelnet server enable', 'commit trial 60')
    user.terminal.close()
    await user.terminal.ended
    await expect(connect(target(device))).rejects.toThrow()
    await expect.poll(() => device.commits.length, { timeout: 4_500 }).toBe(3)
    const client = await connect(target(device))
    client.end()
  })
})
