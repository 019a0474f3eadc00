import { afterEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { xrUser } from './xr-user.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

/** A user on a device whose minutes last so long. */
async function start(minuteMs = 600_000): Promise<{ device: LabDevice; user: TerminalUser }> {
  lab = await startLab({ devices: [{ name: 'r1', platform: 'cisco_xr' }], minuteMs })
  const device = lab.device('r1')
  const user = await xrUser(device)
  await user.sayAll('terminal length 0', 'terminal exec prompt no-timestamp')
  return { device, user }
}

const at = 'RP/0/RP0/CPU0:r1'

const failed =
  "\n% Failed to commit one or more configuration items during a pseudo-atomic operation. All changes made have been reverted. Please issue 'show configuration failed [inheritance]' from this session to view the errors\n"

describe('a commit that fails', () => {
  it('changes nothing, and says why when it is asked', async () => {
    const { device, user } = await start()
    const before = device.runningConfig()
    await user.sayAll('configure', 'hostname r9', 'interface MgmtEth0/RP0/CPU0/0', 'vrf LAB')
    expect(await user.say('commit')).toBe(`${failed}${at}(config-if)#`)
    expect(device.runningConfig()).toBe(before)
    expect(
      await user.say('show configuration failed'),
    ).toBe(`!! SEMANTIC ERRORS: This configuration was rejected by 
!! the system due to semantic errors. The individual 
!! errors with each failed configuration command can be 
!! found below.


interface MgmtEth0/RP0/CPU0/0
 vrf LAB
!!% 'RSI' detected the 'fatal' condition 'The interface's numbered and unnumbered IPv4/IPv6 addresses must be removed prior to changing or deleting the VRF'
!
end

${at}(config-if)#`)
    expect(await user.say('abort')).toBe(`${at}#`)
  })

  it('is one whose policy does not exist', async () => {
    const { user } = await start()
    await user.sayAll(
      'configure',
      'router bgp 65000',
      'neighbor 192.0.2.9',
      'remote-as 65001',
      'address-family ipv4 unicast',
      'route-policy OUT out',
    )
    expect(await user.say('commit')).toContain(failed)
    await user.sayAll('root', 'route-policy OUT', 'pass', 'end-policy')
    expect(await user.say('commit')).toBe(`${at}(config)#`)
    expect(await user.say('show configuration failed')).toContain('% No such configuration item(s)')
  })
})

describe('two users', () => {
  it('have each a target of their own, and are asked when the other one was first', async () => {
    const { device, user } = await start()
    const other = await xrUser(device)
    await user.sayAll('configure', 'ntp server 192.0.2.1')
    await other.say('terminal exec prompt no-timestamp')
    expect(await other.say('configure')).toMatch(
      /^Current Configuration Session {2}Line {7}User {5}Date {21}Lock\n00001000-00003595-00000000 {5}vty0 {7}admin {4}.*\n/,
    )
    await other.sayAll('snmp-server location here', 'commit')
    expect(await user.say('commit')).toBe(
      `One or more commits have occurred from other
configuration sessions since this session started
or since the last commit was made from this session.
You can use the 'show configuration commit changes'
command to browse the changes.
Do you wish to proceed with this commit anyway? [no]: `.replace(/^/, '\n'),
    )
    expect(await user.say('')).toBe(`${at}(config)#`)
    expect(device.runningConfig()).not.toContain('server 192.0.2.1')
    expect(await user.sayAll('commit', 'yes')).toBe(`${at}(config)#`)
    expect(device.runningConfig()).toContain('snmp-server location here\n')
    expect(device.runningConfig()).toContain(' server 192.0.2.1\n')
  })

  it('lock each other out of commits with configure exclusive', async () => {
    const { device, user } = await start()
    const other = await xrUser(device)
    await user.say('configure exclusive')
    expect(await other.say('configure exclusive')).toMatch(
      / \*\nCannot enter exclusive mode\. The Configuration Namespace is locked by another agent\.\nRP\/0\/RP0\/CPU0:r1#$/,
    )
    await other.sayAll('configure', 'hostname r9')
    expect(await other.say('commit')).toContain('Namespace is locked by another agent.')
    expect(device.commits).toHaveLength(1)
    await user.say('end')
    expect(await other.say('commit')).not.toContain('locked')
    expect(device.runningConfig()).toContain('hostname r9\n')
  })
})

describe('commit confirmed', () => {
  it.each(['commit confirmed 29', 'commit confirmed minutes 1025', 'commit frobnicate'])(
    'refuses %s',
    async (line) => {
      const { user } = await start()
      expect(await user.sayAll('configure', 'hostname r9', line)).toContain('% Invalid input')
    },
  )

  it('is undone when its time is over, without a word', async () => {
    const { device, user } = await start(60)
    const before = device.runningConfig()
    await user.sayAll('configure', 'interface Loopback7', 'commit confirmed minutes 1')
    await expect.poll(() => device.commits.length, { timeout: 4_500 }).toBe(3)
    expect(device.runningConfig()).toBe(before)
    expect(device.commits.map(({ confirmWithin }) => confirmWithin)).toEqual([
      undefined,
      1,
      undefined,
    ])
    expect(await user.sayAll('end', 'show configuration commit list')).toMatch(
      /1 {4}1000000002 .* Rollback .*\n2 {4}1000000001 .* CLI /,
    )
  })

  it('is confirmed by the session that began it, and by no other one', async () => {
    const { device, user } = await start()
    const other = await xrUser(device)
    await other.say('terminal exec prompt no-timestamp')
    await user.sayAll('configure exclusive', 'hostname r9', 'commit confirmed 30')
    expect(device.commits.at(-1)?.confirmWithin).toBe(0.5)
    expect(await other.say('configure exclusive')).toContain('A trial commit is underway')
    expect(await other.sayAll('configure', 'commit')).toContain(
      'No configuration changes to commit.',
    )
    expect(await other.sayAll('ntp server 192.0.2.1', 'commit')).toMatch(
      /% Cannot commit because there is an unexpired trial\/rollback session '00001000-\w+-00000000'\./,
    )
    expect(await other.sayAll('abort', 'show configuration sessions detail')).toContain(
      'Client: commit-confirm',
    )
    expect(await user.say('commit')).toContain('% Confirming commit for trial session.\n')
    expect(await other.say('show configuration sessions detail')).not.toContain('commit-confirm')
    expect(device.runningConfig()).toContain('hostname r9\n')
  })

  it('is undone at once when its session leaves', async () => {
    const { device, user } = await start()
    await user.sayAll('configure', 'hostname r9', 'commit confirmed 30')
    expect(await user.say('end')).toMatch(
      /You are exiting after a 'commit confirm' with an active rollback session\.(?:.|\n)*\nDo you wish to exit\? \[no\]: $/,
    )
    expect(await user.say('')).toBe('RP/0/RP0/CPU0:r9(config)#')
    expect(await user.sayAll('end', 'yes')).toBe(`${at}#`)
    expect(device.runningConfig()).toContain('hostname r1\n')
  })

  it('outlives a link that is cut, until its time is over', async () => {
    // long enough that nothing expires before the first refusal, whatever the machine does
    const { device, user } = await start(1_500)
    await user.sayAll('configure', 'no ssh server v2', 'commit confirmed minutes 1')
    user.terminal.close()
    await user.terminal.ended
    await expect(connect(target(device))).rejects.toThrow()
    await expect.poll(() => device.commits.length, { timeout: 4_500 }).toBe(3)
    const client = await connect(target(device))
    client.end()
  })
})

describe('rollback', () => {
  it('takes the last commits back', async () => {
    const { device, user } = await start()
    const before = device.runningConfig()
    await user.sayAll('configure', 'hostname r9', 'commit', 'ntp server 192.0.2.1', 'commit', 'end')
    expect(await user.say('rollback configuration last 2')).toMatch(
      /^\nLoading Rollback Changes\.\nLoaded Rollback Changes in 1 sec \nCommitting\.\n2 items committed in 1 sec \(2\)items\/sec\nUpdating\.\nUpdated Commit database in 1 sec \nConfiguration successfully rolled back 2 commits\.\n/,
    )
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('rollback configuration 1000000001')).toContain(
      "Configuration successfully rolled back commit '1000000001'.",
    )
    expect(await user.say('rollback configuration 7')).toContain('% Invalid commit')
  })
})

describe('a mistake that locks users out', () => {
  it('no ssh server v2: nobody listens for new users', async () => {
    const { device, user } = await start()
    await user.sayAll('configure', 'no ssh server v2', 'commit')
    await expect(connect(target(device))).rejects.toThrow()
    await user.sayAll('ssh server v2', 'commit')
    const client = await connect(target(device))
    client.end()
  })

  it('no username: the password is refused', async () => {
    const { device, user } = await start()
    await user.sayAll('configure', 'no username admin', 'commit')
    await expect(connect(target(device))).rejects.toThrow('authentication')
  })
})
