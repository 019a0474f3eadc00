import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { type TerminalUser, terminalUser } from '../terminal-user.ts'

const minuteMs = 20

let lab: Lab
let device: LabDevice
let user: TerminalUser

const logIn = (): Promise<TerminalUser> =>
  terminalUser(device, { first: /\$ /, end: /(?:[$#]|\[Y\/n\]|:) $|^:$/m })

beforeEach(async () => {
  lab = await startLab({ devices: [{ name: 'r1', platform: 'vyos' }], minuteMs })
  device = lab.device('r1')
  user = await logIn()
  await user.say('set terminal length 0')
})
afterEach(() => lab.close())

describe('the command line of a simulated VyOS', () => {
  it('shows its configuration in nodes and in commands, and hides secrets in one of them', async () => {
    expect(await user.say('show configuration')).toContain(
      '    ethernet eth0 {\n        address 192.0.2.1/24\n    }\n',
    )
    expect(await user.say('show configuration')).toContain('encrypted-password ****************')
    const commands = await user.say('show configuration commands')
    expect(commands).toContain("set interfaces ethernet eth0 address '192.0.2.1/24'\n")
    expect(commands).toContain('set interfaces ethernet eth1 disable\n')
    expect(commands).toContain('set interfaces loopback lo\n')
    expect(commands).toContain("encrypted-password '$6$lab'\n")
  })

  it('says in the line above its prompt that it is edited', async () => {
    expect(await user.say('configure')).toBe('[edit]\nadmin@r1# ')
    expect(await user.say('exit')).toBe('exit\nadmin@r1:~$ ')
    expect(await user.say('shwo')).toBe('\n  Invalid command: [shwo]\n\nadmin@r1:~$ ')
  })

  it.each([
    ['set a b', 'Configuration path: [a] is not valid\n  Set failed'],
    ['set system b', 'Configuration path: system [b] is not valid\n  Set failed'],
    ['set service ssh port 0', 'Invalid value\n  Value validation failed\n  Set failed'],
    ['set interfaces ethernet', 'The specified configuration node requires a value\n  Set failed'],
    ['set system host-name r1', 'Configuration path: [system host-name r1] already exists'],
    ['delete system time-zone', 'Nothing to delete (the specified node does not exist)'],
    ['delete system host-name r9', 'Nothing to delete (the specified value does not exist)'],
    ['discard', 'No changes have been discarded'],
  ])('answers %j two columns in', async (line, answer) => {
    await user.say('configure')
    expect(await user.say(line)).toBe(`\n  ${answer}\n\n[edit]\nadmin@r1# `)
  })
})

describe('the candidate of a simulated VyOS', () => {
  it('is compared, committed without a word, and saved without one', async () => {
    await user.say('configure')
    expect(await user.say('commit')).toContain('No configuration changes to commit\n')
    expect(await user.say('compare')).toMatch(/^No changes between working and active config/)
    await user.say('set system host-name r2')
    expect(await user.say('compare')).toContain('[edit system]\n-host-name r1\n+host-name r2\n')
    expect(await user.say('commit comment "a b"')).toBe('[edit]\nadmin@r2# ')
    expect(device.commits.at(-1)).toMatchObject({ comment: 'a b', user: 'admin' })
    expect(await user.say('compare saved')).toContain('+host-name r2')
    expect(await user.say('save')).toBe('[edit]\nadmin@r2# ')
    expect(await user.say('compare saved')).toMatch(/^No changes between working and saved/)
    expect(device.startupConfig()).toBe(device.runningConfig())
  })

  it('cannot be left while something waits in it, but by discarding that', async () => {
    await user.sayAll('configure', 'set system host-name r2')
    expect(await user.say('exit')).toMatch(/^Cannot exit: configuration modified\.\nUse 'exit/)
    expect(await user.say('exit discard')).toBe('exit\nadmin@r1:~$ ')
    expect(await user.sayAll('configure', 'compare')).toMatch(/^No changes/)
  })

  it('is edited and compared below a node', async () => {
    await user.sayAll('configure', 'set system time-zone UTC')
    expect(await user.say('edit service ssh')).toBe('[edit service ssh]\nadmin@r1# ')
    expect(await user.say('compare')).toMatch(/^No changes/)
    await user.say('set port 2222')
    expect(await user.say('compare')).not.toContain('UTC')
    expect(await user.say('top')).toBe('[edit]\nadmin@r1# ')
    expect(await user.say('top')).toMatch(/^Already at the top level\n/)
    expect(await user.say('compare')).toMatch(/-port 22\n\+port 2222\n[\s\S]*\+time-zone UTC/)
  })

  it('is committed in parts', async () => {
    await user.sayAll('configure', 'set interfaces dummy dum1', 'set interfaces ethernet eth7')
    expect(await user.say('commit')).toMatch(
      /^\[\[interfaces ethernet eth7\]\] failed\nCommit failed$/m,
    )
    expect(device.runningConfig()).toContain('dum1')
    expect(device.runningConfig()).not.toContain('eth7')
    expect(await user.say('compare')).toContain('+ethernet eth7')
  })

  it('is private, and who is in one is told of commits', async () => {
    const other = await logIn()
    await other.sayAll('configure', 'set system time-zone UTC')
    expect(await user.sayAll('configure', 'compare')).toMatch(/^No changes/)
    await user.sayAll('set system host-name r2', 'commit')
    expect(await other.terminal.until(/EOF\s*$/)).toContain("changed by user 'admin' on 'pts/0'")
    expect(await other.say('compare')).not.toContain('host-name')
    await other.say('commit')
    expect(device.runningConfig()).toMatch(/host-name r2[\s\S]*time-zone UTC/)
  })

  it('is not committed while another commit is at work', async () => {
    const other = await logIn()
    await other.sayAll('configure', 'set system time-zone UTC')
    const archive = 'set system config-management commit-archive location tftp://192.0.2.9'
    await user.sayAll('configure', archive, 'commit')
    expect(await other.say('commit')).toContain('temporarily locked due to another commit')
    expect(device.runningConfig()).not.toContain('UTC')
  })
})

describe('going back on a simulated VyOS', () => {
  it('makes an earlier revision the candidate', async () => {
    const before = device.runningConfig()
    await user.sayAll('configure', 'set system host-name r2', 'commit')
    expect(await user.say('rollback-soft 1')).toMatch(/^Rollback diff has been applied\.\n/)
    expect(await user.say('compare')).toContain('+host-name r1')
    expect(device.runningConfig()).not.toBe(before)
    await user.say('commit')
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('rollback-soft 9')).toContain('Invalid revision number 9')
  })

  it('asks before it reboots into one', async () => {
    const before = device.runningConfig()
    await user.sayAll('configure', 'set system host-name r2', 'commit')
    expect(await user.say('rollback 1')).toContain('Proceed with reboot ? [Y/n] ')
    user.terminal.type('y\r')
    await expect.poll(() => device.openSessions).toBe(0)
    expect(device.runningConfig()).toBe(before)
  })

  it('reboots into what was saved when a commit on trial is not confirmed, also one that failed', async () => {
    const saved = device.runningConfig()
    await user.sayAll('configure', 'set system host-name r2', 'commit')
    await user.say('set interfaces ethernet eth7')
    expect(await user.say('commit-confirm 5 no-prompt')).toMatch(/^Initialized[\s\S]*Commit failed/)
    expect(await user.say('systemctl is-active commit-confirm.timer')).toMatch(/^active\n/)
    await expect.poll(() => device.openSessions).toBe(0)
    expect(device.runningConfig()).toBe(saved)
  })

  it('keeps a commit on trial that is confirmed', async () => {
    await user.sayAll('configure', 'set system host-name r2', 'commit-confirm 5')
    await user.say('y')
    expect(await user.say('confirm')).toMatch(/^Reboot timer stopped\n/)
    expect(await user.say('confirm')).toMatch(/^No confirm pending\n/)
    await new Promise((resolve) => setTimeout(resolve, 8 * minuteMs))
    expect(device.runningConfig()).toContain('r2')
  })
})

it('lets nobody in whom its configuration keeps out', async () => {
  await user.sayAll('configure', 'set service ssh port 2222')
  expect(await user.say('commit')).toContain('[ service ssh ]\nRestarting')
  await expect(logIn()).rejects.toThrow()
  await user.sayAll('delete service ssh port', 'commit')
  await expect(logIn()).resolves.toBeDefined()
})
