import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../../src/index.ts'
import { connect, execute, target } from '../terminal-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { at, srosUser } from './sros-user.ts'

let lab: Lab
let device: LabDevice
let user: TerminalUser

beforeEach(async () => {
  lab = await startLab({
    devices: [
      { name: 'r1', platform: 'nokia_sros', motd: 'Keep out', commands: { 'show port': 'none' } },
    ],
    now: () => new Date('2026-11-22T17:16:58.300Z'),
  })
  device = lab.device('r1')
  user = await srosUser(device)
})

afterEach(() => lab.close())

const exclusive = `INFO: CLI #2060: Entering exclusive configuration mode
INFO: CLI #2061: Uncommitted changes are discarded on configuration mode exit
`

describe('the MD-CLI', () => {
  it('has a line with the place above its prompt', async () => {
    expect(user.terminal.output().replaceAll('\r\n', '\n')).toBe('Keep out\n[/]\nA:admin@r1# ')
    expect(await user.say('edit-config exclusive')).toBe(`${exclusive}${at('(ex)[/]')}`)
    expect(await user.say('configure router interface "to B"')).toBe(
      at('*(ex)[/configure router "Base" interface "to B"]'),
    )
    expect(await user.say('exit')).toBe(at('*(ex)[/]'))
    expect(await user.say('configure router bgp')).toBe(at('*(ex)[/configure router "Base" bgp]'))
    expect(await user.say('back')).toBe(at('*(ex)[/configure router "Base"]'))
    expect(await user.say('top')).toBe(at('*(ex)[/configure]'))
    expect(await user.say('/')).toBe(at('*(ex)[/]'))
    expect(await user.sayAll('configure system', 'exit all')).toBe(at('*(ex)[/]'))
  })

  it('underlines the word that it does not know', async () => {
    expect(await user.say('tt')).toBe(
      `${' '.repeat(12)}^^\nMINOR: MGMT_CORE #2201: Unknown element - 'tt'\n${at('[/]')}`,
    )
    expect(await user.say('configure system')).toBe(
      `MINOR: CLI #2069: Operation not allowed - currently in operational mode\n${at('[/]')}`,
    )
    await user.sayAll('edit-config private', 'configure system')
    expect(await user.say('contakt me')).toContain("Unknown element - 'contakt'\n")
    expect(await user.say('contact')).toContain(
      "MINOR: CLI #2001: Missing element value - 'contact'",
    )
    expect(await user.say('time ntp admin-state maybe')).toContain(
      `${'^'.repeat(5)}\nMINOR: MGMT_CORE #2301: Invalid element value\n`,
    )
    expect(await user.say('delete location')).toContain('Entry does not exist')
    await user.say('environment command-completion space false')
    expect(await user.say('commit confirm accept')).toContain(
      "MINOR: MGMT_CORE #2201: Unknown element - 'confirm'",
    )
  })

  it('completes words at a blank until it is told not to', async () => {
    expect(await user.say('edit-c excl')).toBe(`${exclusive}${at('(ex)[/]')}`)
    user.terminal.type('conf sys')
    expect(await user.terminal.until(/sys/)).toBe('configure sys')
    user.terminal.type('\t\r')
    expect(await user.terminal.until(/# /)).toMatch(/em .*\[\/configure system\]\r\n/s)
    await user.say('environment command-completion space false')
    user.terminal.type('loc ')
    expect(await user.terminal.until(/loc /)).toBe('loc ')
    user.terminal.type('?')
    expect(await user.terminal.until(/loc /)).toContain('?')
    user.terminal.type('\x03')
    await user.terminal.until(/# /)
    expect(await user.say('loc here')).toContain("Unknown element - 'loc'\n")
    expect(await user.sayAll('location here', 'info')).toContain('    location "here"\n')
  })

  it('pages until it is told not to, and filters', async () => {
    expect(await user.say('admin show configuration')).toMatch(
      /\nPress Q to quit, Enter to print next line or any other key to print next page\.$/,
    )
    user.terminal.type('q')
    await user.terminal.until(/# /)
    expect(await user.sayAll('environment console width 512', 'environment more false')).toBe(
      at('[/]'),
    )
    expect(await user.say('/admin show configuration')).toMatch(
      /^# TiMOS-B-25\.3\.R1 (?:.|\n)*\n# Generated 2026-11-22T17:16:58\.3\+00:00 by admin from 127\.0\.0\.1\n(?:.|\n)*\nconfigure \{\n {4}port 1\/1\/c1\/1 \{\n(?:.|\n)*\n\}\n\n# Finished 2026-11-22T17:16:58\.3\+00:00\n\n\[\/\]/,
    )
    expect(await user.say('admin show configuration | match "name "')).toBe(
      `        name "r1"\n${at('[/]')}`,
    )
    device.setFaults({ pagingCannotBeDisabled: true })
    expect(await user.say('environment more false')).toContain('MINOR: MGMT_CORE #2020: Permission')
  })

  it('runs one command in the classic CLI, and answers exec requests', async () => {
    expect(await user.say('//environment no more')).toMatch(
      /^INFO: CLI #2051: Switching to the classic CLI engine\nINFO: CLI #2050: .*\nA:r1# \/environment no more\nINFO: CLI #2052: Switching to the MD-CLI engine\n/,
    )
    expect(await user.say('show port')).toBe(`none\n${at('[/]')}`)
    const client = await connect(target(device))
    expect(await execute(client, 'show version')).toMatch(/^TiMOS-B-25\.3\.R1 .* Nokia 7750 SR /)
    user.terminal.type('logout\r')
    await user.terminal.ended
  })
})

describe('a candidate of SR OS', () => {
  it('is compared, taken back in parts, and committed without a word', async () => {
    const before = device.runningConfig()
    await user.sayAll('edit-config exclusive', 'configure', 'system location "here"')
    await user.sayAll('router "Base" interface "system"', 'description "new"')
    expect(await user.say('compare')).toBe(
      `+   description "new"\n${at('*(ex)[/configure router "Base" interface "system"]')}`,
    )
    await user.sayAll('ipv4 primary address 192.0.2.2', 'delete admin-state', 'exit all')
    expect(await user.say('compare')).toBe(`    configure {
        router "Base" {
            interface "system" {
-               admin-state enable
+               description "new"
                ipv4 {
                    primary {
-                       address 192.0.2.1
+                       address 192.0.2.2
                    }
                }
            }
        }
        system {
+           location "here"
        }
    }
${at('*(ex)[/]')}`)
    expect(device.runningConfig()).toBe(before)
    await user.sayAll('configure router interface system', 'discard', 'exit all')
    expect(await user.say('validate')).toBe(at('*(ex)[/]'))
    expect(await user.say('commit comment "a place"')).toBe(at('(ex)[/]'))
    expect(await user.say('commit')).toBe(at('(ex)[/]'))
    expect(device.runningConfig()).toBe(
      before.replace('        name "r1"', '        location "here"\n        name "r1"'),
    )
    expect(device.commits.map(({ user: by, comment }) => [by, comment])).toEqual([
      ['root', undefined],
      ['admin', 'a place'],
    ])
  })

  it('takes pasted output, in and out by braces', async () => {
    await user.sayAll('environment more false', 'edit-config private', 'configure router bgp')
    await user.sayAll('group "g" {', 'peer-as 65001', '}', 'neighbor "192.0.2.9" {')
    expect(await user.sayAll('group "g"', '}')).toBe(at('*(pr)[/configure router "Base" bgp]'))
    expect(await user.say('info')).toBe(`    group "g" {
        peer-as 65001
    }
    neighbor "192.0.2.9" {
        group "g"
    }
${at('*(pr)[/configure router "Base" bgp]')}`)
    expect(await user.say('info flat')).toContain('    group "g" peer-as 65001\n')
    expect(await user.say('info from running')).toBe(at('*(pr)[/configure router "Base" bgp]'))
    expect(await user.say('info group "g"')).toContain('    peer-as 65001\n')
    expect(await user.say('info /configure system name')).toContain('    name "r1"\n')
    expect(await user.say('info neighbour')).toContain("Unknown element - 'neighbour'")
    expect(await user.sayAll('exit all', '/configure port 1/1/c1/1 descr here', 'info')).toContain(
      '        port 1/1/c1/1 {\n            admin-state enable\n            description "here"\n',
    )
    await user.say('delete /configure port 1/1/c1/1 description')
    expect(await user.say('info')).not.toContain('"here"')
    await user.sayAll('/configure router', 'static-routes route 0.0.0.0/0 route-type unicast')
    await user.sayAll('next-hop "192.0.2.254" admin-state enable', 'commit')
    expect(device.runningConfig()).toContain('route 0.0.0.0/0 route-type unicast {\n')
    expect(device.runningConfig()).toContain('neighbor "192.0.2.9" {\n')
  })

  it('is refused when it refers to what is not there, and nothing changed', async () => {
    const before = device.runningConfig()
    await user.sayAll('edit-config exclusive', 'configure router bgp neighbor 192.0.2.9 group "g"')
    expect(await user.say('commit')).toBe(
      `MINOR: MGMT_CORE #224: configure router "Base" bgp neighbor "192.0.2.9" group - Entry does not exist - configure router "Base" bgp group "g"\n${at('*(ex)[/]')}`,
    )
    expect(device.runningConfig()).toBe(before)
    await user.say('configure router bgp group "g"')
    expect(await user.say('commit')).toBe(at('(ex)[/configure router "Base" bgp group "g"]'))
  })

  it.each([
    ['exclusive', 'ex', '2063', '2065', '2062'],
    ['private', 'pr', '2071', '2072', '2073'],
  ])('of %s mode is asked about at quit-config', async (...[mode, sign, asked, canceled, done]) => {
    await user.sayAll(`edit-config ${mode}`, 'configure system location "here"')
    expect(await user.say('quit-config')).toBe(
      `INFO: CLI #${asked}: Uncommitted changes are present in the candidate configuration. Exiting ${mode} configuration mode will discard those changes.\n\nDiscard uncommitted changes? [y,n] `,
    )
    expect(await user.say('maybe')).toBe('Discard uncommitted changes? [y,n] ')
    expect(await user.say('n')).toBe(
      `INFO: CLI #${canceled}: Exit ${mode} configuration mode canceled\n${at(`*(${sign})[/]`)}`,
    )
    expect(await user.sayAll('quit-config', 'y')).toBe(
      `WARNING: CLI #${done}: Exiting ${mode} configuration mode - uncommitted changes are discarded\n${at('[/]')}`,
    )
    expect(await user.say('quit-config')).toContain('MINOR: CLI #2069: Operation not allowed')
    expect(device.commits).toHaveLength(1)
  })

  it('of configure exclusive cannot leave /configure', async () => {
    expect(await user.say('configure exclusive')).toBe(`${exclusive}${at('[ex:/configure]')}`)
    expect(await user.say('system location "here"')).toBe(at('*[ex:/configure]'))
    await user.say('commit')
    expect(await user.sayAll('router bgp', 'exit all')).toBe(
      `INFO: CLI #2064: Exiting exclusive configuration mode\n${at('[/]')}`,
    )
    expect(await user.sayAll('configure private', 'back')).toContain('INFO: CLI #2074: Exiting')
  })

  it('does not outlive a reboot unless it was saved', async () => {
    await user.sayAll('edit-config exclusive', 'configure system name "r9"')
    expect(await user.say('commit')).toBe(at('(ex)[/]', 'r9'))
    expect(device.startupConfig()).toContain('name "r1"')
    expect(await user.say('/admin save')).toBe(
      `Writing configuration to cf3:\\config.cfg\nSaving configuration OK\nCompleted.\n${at('(ex)[/]', 'r9')}`,
    )
    expect(device.startupConfig()).toContain('name "r9"')
    await user.sayAll('configure system name "r8"', 'commit')
    user.terminal.type('/admin reboot now\r')
    await user.terminal.ended
    expect(device.runningConfig()).toContain('name "r9"')
  })

  it('never shows a secret', async () => {
    await user.sayAll(
      'edit-config private',
      'configure system security user-params local-user user "eve" password "hunter2"',
      'commit',
    )
    expect(device.runningConfig()).toMatch(/user "eve" \{\n\s*password "\$2y\$10\$/)
    expect(device.runningConfig()).not.toContain('hunter2')
  })
})

describe('a mistake on SR OS that locks users out', () => {
  it('ssh server-admin-state disable: nobody listens for new users', async () => {
    await user.sayAll('edit-config private', 'configure system security ssh')
    await user.sayAll('server-admin-state disable', 'commit')
    await expect(connect(target(device))).rejects.toThrow()
    await user.sayAll('server-admin-state enable', 'commit')
    const client = await connect(target(device))
    client.end()
  })

  it('delete user: the password is refused', async () => {
    await user.sayAll('edit-config private', 'configure system security user-params local-user')
    await user.sayAll('delete user "admin"', 'commit')
    await expect(connect(target(device))).rejects.toThrow('authentication')
  })
})
