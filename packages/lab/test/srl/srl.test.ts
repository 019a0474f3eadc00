import { afterEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, target } from '../terminal-client.ts'
import { type TerminalUser, terminalUser } from '../terminal-user.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

/** A device whose minutes last so long. */
async function start(minuteMs = 600_000): Promise<{ device: LabDevice; user: TerminalUser }> {
  lab = await startLab({ devices: [{ name: 'r1', platform: 'nokia_srl' }], minuteMs })
  const device = lab.device('r1')
  return { device, user: await srlUser(device) }
}

function srlUser(device: LabDevice): Promise<TerminalUser> {
  return terminalUser(device, { first: /# /, end: /\]--\r\nA:\S+# / })
}

/** What stands behind an answer. */
function at(place: string, path = ' '): string {
  return `\n--{ ${place} }--[${path === ' ' ? '  ' : ` ${path} `}]--\nA:r1# `
}

const committed = 'All changes have been committed. Leaving candidate mode.\n'

describe('a user of SR Linux', () => {
  it('walks into the tree, and sees in the prompt what is not committed and not saved', async () => {
    const { device, user } = await start()
    expect(await user.say('enter candidate')).toBe(at('candidate shared default'))
    expect(await user.say('interface ethernet-1/1')).toBe(
      at('* candidate shared default', 'interface ethernet-1/1'),
    )
    await user.say('description "to r2"')
    expect(await user.say('diff')).toBe(
      `+     interface ethernet-1/1 {\n+         description "to r2"\n+     }\n${at('* candidate shared default', 'interface ethernet-1/1')}`,
    )
    expect(await user.say('commit stay')).toBe(
      `All changes have been committed. Starting new transaction.\n${at('+ candidate shared default', 'interface ethernet-1/1')}`,
    )
    await user.sayAll('/', 'delete / interface ethernet-1/1 description')
    expect(await user.say('commit now')).toBe(`${committed}${at('+ running')}`)
    expect(await user.say('save startup')).toContain('Saved current running configuration as')
    expect(device.startupConfig()).toBe(device.runningConfig())
    expect(await user.say('info flat from running / interface ethernet-1/1')).toBe(
      `set / interface ethernet-1/1\n${at('running')}`,
    )
  })

  it('is told what means nothing, and what only a commit finds', async () => {
    const { user } = await start()
    expect(await user.say('set / system name host-name r2')).toContain('Error: ')
    await user.say('enter candidate private name mine')
    expect(await user.say('set / system nonsense 1')).toContain(
      "Parsing error: Unknown token 'nonsense'",
    )
    await user.say('set / network-instance red interface ethernet-1/9.7')
    for (const command of ['commit validate', 'commit now']) {
      expect(await user.say(command)).toContain(
        'Error: Error in path: .network-instance{.name=="red"}',
      )
    }
    await user.say('set / interface ethernet-1/9 subinterface 7')
    expect(await user.say('commit validate')).toContain('All changes are valid.\n')
  })

  it('locks new log-ins out by a mistake, while open sessions live', async () => {
    const { device, user } = await start()
    await user.sayAll('enter candidate', 'set / system ssh-server mgmt admin-state disable')
    await user.say('commit confirmed timeout 600')
    await expect(connect(target(device))).rejects.toThrow()
    await user.say('tools system configuration confirmed-reject')
    const again = await connect(target(device))
    again.end()
  })
})

describe('two users of SR Linux', () => {
  it('keep each other out of the candidate of all only where nothing is in it', async () => {
    const { device, user } = await start()
    const other = await srlUser(device)
    expect(await user.say('enter candidate exclusive')).toBe(
      at('candidate shared-exclusive default'),
    )
    expect(await other.say('enter candidate')).toContain('locked by another session')
    await user.sayAll('set / system information contact me', 'enter running')
    expect(await other.say('enter candidate exclusive')).toContain('has been modified')
    expect(await other.say('enter candidate')).toBe(at('* candidate shared default'))
    expect(await other.say('commit now')).toBe(`${committed}${at('+ running')}`)
    expect(device.runningConfig()).toContain('contact me')
  })

  it('find a candidate that has outlived its session, on its old baseline, until it is cleared', async () => {
    const { device, user } = await start()
    await user.sayAll('enter candidate private name mine', 'set / system information contact me')
    device.dropConnections()
    const other = await srlUser(device)
    await other.sayAll('enter candidate', 'set / system information location here', 'commit now')
    expect(await other.say('enter candidate private name mine')).toBe(
      at('+!* candidate private mine'),
    )
    const third = await srlUser(device)
    await third.say('tools system configuration candidate mine clear')
    expect(await other.say('diff')).toContain('outside of candidate mode')
    expect(device.runningConfig()).not.toContain('contact me')
  })

  it('cannot commit while a trial waits, which any of them ends', async () => {
    const { device, user } = await start()
    const other = await srlUser(device)
    await user.sayAll('enter candidate private name mine', 'set / system information contact me')
    expect(await user.say('commit confirmed timeout 120')).toBe(
      `Commit confirmed (automatic rollback in 2 minutes)\n${committed}${at('+ running')}`,
    )
    await other.sayAll('enter candidate', 'set / system information location here')
    expect(await other.say('commit now')).toContain('(commit confirmed in progress)')
    const table = 'info from state / system configuration commit * | as table | filter fields name'
    expect(await other.say(`${table} status`)).toContain('| 2  | mine   | unconfirmed |\n')
    await other.say('tools system configuration confirmed-accept')
    expect(await other.say(`${table} status`)).toContain('| 2  | mine   | complete |\n')
    expect(await other.say('tools system configuration confirmed-reject')).toContain('Error: ')
    expect(device.runningConfig()).toContain('contact me')
  })

  it('see a trial end by itself', async () => {
    const { device, user } = await start(60)
    const before = device.runningConfig()
    await user.sayAll('enter candidate', 'set / system information contact me')
    await user.say('commit confirmed timeout 60')
    expect(device.commits.at(-1)).toMatchObject({ confirmWithin: 1, user: 'admin' })
    await expect.poll(() => device.runningConfig()).toBe(before)
    expect(device.commits.at(-1)).toMatchObject({ user: 'root' })
  })
})
