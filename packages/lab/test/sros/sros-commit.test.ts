import { afterEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { at, srosUser } from './sros-user.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

/** A user on a device whose minutes last so long. */
async function start(minuteMs = 600_000): Promise<{ device: LabDevice; user: TerminalUser }> {
  lab = await startLab({ devices: [{ name: 'r1', platform: 'nokia_sros' }], minuteMs })
  const device = lab.device('r1')
  const user = await srosUser(device)
  await user.say('environment more false')
  return { device, user }
}

describe('two users of SR OS', () => {
  it('share the candidate of global mode, which keeps its changes', async () => {
    const { device, user } = await start()
    const other = await srosUser(device)
    expect(await user.say('edit-config global')).toBe(
      `INFO: CLI #2054: Entering global configuration mode\n${at('(gl)[/]')}`,
    )
    await user.say('configure system location "here"')
    await other.say('edit-config global')
    expect(await other.say('compare')).toContain('+           location "here"\n')
    expect(await user.say('quit-config')).toBe(
      `INFO: CLI #2056: Exiting global configuration mode\nINFO: CLI #2057: Uncommitted changes are kept in the candidate configuration\n${at('[/]')}`,
    )
    expect(await other.say('commit')).toBe(at('(gl)[/]'))
    expect(device.runningConfig()).toContain('location "here"')
  })

  it('lock each other out by exclusive mode', async () => {
    const { device, user } = await start()
    const other = await srosUser(device)
    await user.say('edit-config global')
    expect(await other.say('edit-config exclusive')).toBe(
      `MINOR: MGMT_CORE #2052: Exclusive datastore access unavailable - model-driven interface editing global candidate\n${at('[/]')}`,
    )
    await user.sayAll('quit-config', 'edit-config exclusive', 'configure system location "here"')
    expect(await other.say('edit-config global')).toBe(
      `MINOR: MGMT_CORE #2051: Global datastore access unavailable - the MD-CLI has exclusive lock on configuration\n${at('[/]')}`,
    )
    expect(await other.say('edit-config exclusive')).toContain('#2052: Exclusive datastore access')
    expect(await other.say('show system management-interface configuration-sessions')).toMatch(
      / MD-CLI +exclusive\n/,
    )
    expect(await other.say('edit-config read-only')).toBe(
      `INFO: CLI #2066: Entering read-only configuration mode\n${at('*(ro)[/]')}`,
    )
    expect(await other.say('compare')).toContain('+           location "here"\n')
    expect(await other.say('configure system contact "me"')).toContain('MINOR: CLI #2069')
    await other.sayAll('quit-config', 'edit-config private', 'configure system contact "me"')
    expect(await other.say('commit')).toContain('exclusive lock on configuration\n')
    user.terminal.close()
    await user.terminal.ended
    await expect.poll(() => other.say('commit')).toBe(at('(pr)[/]'))
    expect(device.runningConfig()).not.toContain('location "here"')
  })

  it('have each a private candidate, and are told of conflicts', async () => {
    const { device, user } = await start()
    const other = await srosUser(device)
    await user.sayAll('edit-config private', 'configure system')
    await other.sayAll('edit-config private', 'configure system')
    await user.sayAll('location "here"', 'commit')
    expect(await other.say('contact "me"')).toBe(at('!*(pr)[/configure system]'))
    expect(await other.say('commit')).toBe(at('(pr)[/configure system]'))
    expect(device.runningConfig()).toMatch(/contact "me"\n\s*location "here"\n/)
    await user.sayAll('update', 'location "there"', 'commit')
    await other.say('location "elsewhere"')
    expect(await other.say('commit')).toBe(
      `MINOR: MGMT_CORE #2703: Commit canceled - conflicts detected - use update\n${at('!*(pr)[/configure system]')}`,
    )
    expect(await other.say('update')).toBe(at('*(pr)[/configure system]'))
    expect(await other.say('commit')).toBe(at('(pr)[/configure system]'))
    expect(device.runningConfig()).toContain('location "elsewhere"')
  })
})

describe('commit confirmed', () => {
  it.each(['commit confirmed 0', 'commit confirmed 169', 'commit confirmed soon'])(
    'refuses %s',
    async (line) => {
      const { device, user } = await start()
      await user.sayAll('edit-config exclusive', 'configure system location "here"')
      expect(await user.say(line)).toContain('MINOR: MGMT_CORE #2201: Unknown element')
      expect(device.commits).toHaveLength(1)
    },
  )

  it('is kept by accept, and stops other commits until then', async () => {
    const { device, user } = await start()
    const other = await srosUser(device)
    await user.sayAll('edit-config private', 'configure system location "here"')
    expect(await user.say('commit confirmed')).toBe(
      `INFO: CLI #2090: Commit confirmed - automatic rollback in 9 minutes 59 seconds\n${at('(pr)[/]')}`,
    )
    expect(device.commits.at(-1)?.confirmWithin).toBe(10)
    await other.sayAll('edit-config private', 'configure system contact "me"')
    expect(await other.say('commit')).toContain('commit confirmed in progress')
    expect(await other.say('commit confirmed accept')).toContain('MINOR: CLI #2091')
    expect(await user.say('commit confirmed accept')).toBe(
      `INFO: CLI #2092: Commit confirmed - accepted - automatic rollback canceled\n${at('(pr)[/]')}`,
    )
    expect(await user.say('commit confirmed accept')).toContain('MINOR: CLI #2091')
    expect(await other.say('commit')).toBe(at('(pr)[/]'))
    expect(device.runningConfig()).toMatch(/contact "me"\n\s*location "here"\n/)
  })

  it('is undone by cancel, and its changes are in the candidate again', async () => {
    const { device, user } = await start()
    const before = device.runningConfig()
    await user.sayAll('edit-config exclusive', 'configure system location "here"')
    expect(await user.say('commit confirmed 1')).toContain('automatic rollback in 59 seconds\n')
    expect(await user.say('commit confirmed cancel')).toBe(
      `INFO: CLI #2096: Commit confirmed - canceled - automatic rollback of changes\n${at('*(ex)[/]')}`,
    )
    expect(device.runningConfig()).toBe(before)
    expect(await user.say('discard')).toBe(at('(ex)[/]'))
  })

  it('is undone when its time is over', async () => {
    const { device, user } = await start(60)
    const before = device.runningConfig()
    await user.sayAll('edit-config exclusive', 'configure system name "r9"', 'commit confirmed 1')
    await expect.poll(() => device.commits.length, { timeout: 4_500 }).toBe(3)
    expect(device.runningConfig()).toBe(before)
    expect(device.commits.map(({ user: by, confirmWithin }) => [by, confirmWithin])).toEqual([
      ['root', undefined],
      ['admin', 1],
      ['root', undefined],
    ])
    expect(await user.say('')).toBe(at('*(ex)[/]'))
  })

  it('is undone at once when its session ends', async () => {
    const { device, user } = await start()
    const before = device.runningConfig()
    await user.sayAll('edit-config exclusive', 'configure system security ssh')
    await user.sayAll('server-admin-state disable', 'commit confirmed 10')
    await expect(connect(target(device))).rejects.toThrow()
    user.terminal.close()
    await user.terminal.ended
    await expect.poll(() => device.runningConfig()).toBe(before)
    const client = await connect(target(device))
    client.end()
  })
})
