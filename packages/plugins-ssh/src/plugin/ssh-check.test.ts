import { createInventory, type HostData, validateInventory } from '@nornir-ts/inventory'
import { describe, expect, it } from 'vitest'
import { plainPlatform } from '../../test/fake-session.ts'
import { platforms } from '../platform/platforms.ts'
import { knownPlatforms, sshCheck } from './ssh-check.ts'
import type { SshOptions } from './ssh-options.ts'

const logIn = { platform: 'cisco_ios', username: 'u', password: { $env: 'NET' } }

function problemsOf(host: HostData, options?: SshOptions): string[] {
  const inventory = createInventory({ hosts: { h: host } })
  const { problems } = validateInventory(inventory, { connections: [sshCheck(options)] })
  return problems.map(({ code, message }) => `${code} ${message}`)
}
const withExtras = (extras: Record<string, unknown>, connection = 'ssh'): HostData => ({
  platform: 'cisco_ios',
  username: 'u',
  connection_options: { [connection]: { extras } },
})

describe('knownPlatforms', () => {
  it('knows every platform by every name that sessions are opened by', () => {
    const known = knownPlatforms()
    for (const { name, aliases = [] } of platforms)
      for (const each of [name, ...aliases]) expect(known.has(each)).toBe(true)
    for (const name of [
      'autodetect',
      'cisco_ios_telnet',
      'ios',
      'eos',
      'junos',
      'iosxr',
      'nxos',
      'nxos_ssh',
    ])
      expect([name, known.has(name)]).toEqual([name, true])
    for (const name of ['cisco_iso', '', 'constructor']) expect(known.has(name)).toBe(false)
    expect([...known.keys()]).toEqual(expect.arrayContaining(['frr', 'autodetect']))
  })

  it('knows platforms of a user, too', () => {
    const own = [{ ...plainPlatform, name: 'mine' }]
    expect(problemsOf({ ...logIn, platform: 'mine' }, { platforms: own })).toEqual([])
    expect(problemsOf({ ...logIn, platform: 'mine' })).toEqual([
      'PLATFORM_UNKNOWN ssh: platform "mine" is unknown',
    ])
  })
})

describe('sshCheck', () => {
  it('finds nothing wrong with a host that is right', () => {
    expect(problemsOf(logIn)).toEqual([])
    expect(problemsOf({ ...logIn, platform: 'ios' })).toEqual([])
  })

  it('names the nearest platform', () => {
    expect(problemsOf({ ...logIn, platform: 'cisco_iso' })).toEqual([
      'PLATFORM_UNKNOWN ssh: platform "cisco_iso" is unknown; did you mean "cisco_ios"?',
    ])
  })

  it('reads extras as a session would, by all names, references too', () => {
    const enableSecret = { $env: 'ENABLE' }
    expect(
      problemsOf({ ...logIn, connection_options: { ssh: { extras: { enableSecret } } } }),
    ).toEqual([])
    expect(problemsOf(withExtras({ kyeFile: 'x' }))).toEqual([
      expect.stringMatching(/^EXTRAS_INVALID ssh: .*kyeFile.*did you mean "keyFile"/),
    ])
    expect(
      problemsOf(withExtras({ host: '10.0.0.1:22', use_keys: true, key_file: 'id' }, 'netmiko')),
    ).toEqual([expect.stringMatching(/^ADDRESS_MALFORMED ssh: hostname "10.0.0.1:22" has a port/)])
  })

  it.each<[extras: Record<string, unknown>, options: SshOptions | undefined, isWanted: boolean]>([
    [{}, undefined, true],
    [{ keyFile: '~/.ssh/id' }, undefined, false],
    [{}, { keyFile: '~/.ssh/id' }, false],
    [{}, { agent: true }, false],
    [{ agent: false }, { agent: true }, true],
    [{}, { sshConfig: true }, false],
    [{}, { onPrompt: async () => [] }, false],
    [{ password: 'p' }, undefined, false],
  ])('with extras %o and options %o a credential is wanted: %o', (extras, options, isWanted) => {
    const found = problemsOf(withExtras(extras), options).map((problem) => problem.split(' ')[0])
    expect(found.includes('CREDENTIAL_MISSING')).toBe(isWanted)
  })

  it('refuses a password beside the one of the extras, as a session would', () => {
    const connection_options = { netmiko: { extras: { password: 'p' } } }
    expect(problemsOf({ ...logIn, connection_options })).toContainEqual(
      expect.stringMatching(/^EXTRAS_INVALID ssh: .*extras.password: there is one beside/),
    )
  })

  it('takes hosts with and without port 22 for one', () => {
    const hosts = {
      a: { ...logIn, hostname: '10.0.0.1' },
      b: { ...logIn, hostname: '10.0.0.1', port: 22 },
    }
    const { problems } = validateInventory(createInventory({ hosts }), {
      connections: [sshCheck()],
    })
    expect(problems).toMatchObject([{ code: 'ADDRESS_SHARED', host: 'b' }])
  })
})
