// B10 is not tested: opening with parameters of the moment belongs to the connections of the core,
// where a task names another connection instead.
import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { members, reveal } from '../../test/members.ts'
import type { InventoryData } from '../data/inventory-data.ts'

/** Parameters in the order hostname, port, username, password, platform, extras. */
function parameters(data: InventoryData, name: string, connection?: string): unknown[] {
  const resolved = members(data).host(name).connectionParameters(connection)
  const { hostname, port, username, password, platform, extras } = resolved
  return [hostname, port, username, reveal(password), platform, extras]
}

describe('connection parameters', () => {
  it.each<[title: string, [host: string, connection?: string | undefined], expected: unknown[]]>([
    [
      'B01: of the host',
      ['dev1.group_1', 'dummy'],
      ['dummy_from_host', 65020, 'root', 'a_password', 'eos', { blah: 'from_host' }],
    ],
    [
      'B02: without any options',
      ['dev1.group_1', 'asd'],
      ['localhost', 65020, 'root', 'a_password', 'eos', {}],
    ],
    [
      'B03: of a group above',
      ['dev2.group_1', 'dummy'],
      ['dummy_from_parent_group', 65021, 'root', 'from_group1', 'junos', { blah: 'from_group' }],
    ],
    [
      'B04: of the defaults',
      ['dev3.group_2', 'dummy'],
      ['dummy_from_defaults', 65022, 'root', 'docker', 'linux', { blah: 'from_defaults' }],
    ],
    [
      'B05: merged field by field',
      ['dev2.group_1', 'dummy2'],
      [
        'dummy2_from_parent_group',
        65021,
        'dummy2_from_host',
        'from_group1',
        'junos',
        { blah: 'from_group' },
      ],
    ],
    [
      'B06: without a name',
      ['dev1.group_1', undefined],
      ['localhost', 65020, 'root', 'a_password', 'eos', {}],
    ],
    [
      'Q01: a group beats the defaults whichever group has it',
      ['dev6.group_3', 'dummy'],
      [
        'dummy_from_parent_group',
        65025,
        'root',
        'from_parent_group',
        'linux',
        { blah: 'from_group' },
      ],
    ],
  ])('%s', (_title, [host, connection], expected) => {
    expect(parameters(fixtureA, host, connection)).toEqual(expected)
  })

  const withExtras = (host: Record<string, unknown> | null, group: Record<string, unknown>) =>
    parameters(
      {
        hosts: { h: { groups: ['g'], connection_options: { c: { extras: host } } } },
        groups: { g: { connection_options: { c: { extras: group } } } },
      },
      'h',
      'c',
    )[5]

  it('B07: empty extras are extras, null falls through', () => {
    expect(withExtras({}, { a: 1 })).toEqual({})
    expect(withExtras(null, { a: 1 })).toEqual({ a: 1 })
  })

  it('B08: extras are replaced as a whole', () => {
    expect(withExtras({ a: 1 }, { b: 2 })).toEqual({ a: 1 })
  })

  it('B09: an option of any level beats the attribute of every level', () => {
    const data = {
      hosts: { h: { port: 22, username: 'hostuser' } },
      defaults: { connection_options: { c: { port: 830 } } },
    }
    expect(parameters(data, 'h', 'c').slice(1, 3)).toEqual([830, 'hostuser'])
  })

  it('Q02: resolving changes nothing in the inventory, and later changes are seen', () => {
    const { host, inventory } = members(fixtureA)
    const before = inventory.toJSON()
    host('dev5.no_group').connectionParameters('dummy')
    host('dev2.group_1').connectionParameters('dummy')
    expect(inventory.toJSON()).toEqual(before)
    const options = inventory.defaults.connectionOptions.get('dummy')
    if (options !== undefined) options.hostname = 'changed'
    expect(host('dev5.no_group').connectionParameters('dummy').hostname).toBe('changed')
  })

  it('Q03: the extras are a copy all the way down', () => {
    const { host } = members({
      hosts: { h: { groups: ['g'] } },
      groups: { g: { connection_options: { c: { extras: { list: [1] } } } } },
    })
    const extras = host('h').connectionParameters('c').extras as { list: number[] }
    extras.list.push(2)
    expect(host('h').connectionParameters('c').extras).toEqual({ list: [1] })
  })

  it('Q23: null in the place of connection options is the same as none', () => {
    const nulls = {
      hosts: { h: { connection_options: null } },
      defaults: { connection_options: { c: null } },
    }
    expect(parameters(nulls, 'h', 'c')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      {},
    ])
  })

  describe('with aliases', () => {
    const aliases = { connections: ['netmiko', 'scrapli'], platforms: { ios: 'cisco_ios' } }
    const { host } = members({
      hosts: {
        h: {
          platform: 'ios',
          connection_options: {
            netmiko: { port: 1, extras: { secret: 's' } },
            scrapli: { port: 2 },
          },
        },
        both: { groups: ['g'], connection_options: { netmiko: { port: 1, username: 'netmiko' } } },
        none: { platform: 'constructor' },
      },
      groups: { g: { connection_options: { ssh: { port: 3, platform: 'ios' } } } },
      defaults: { connection_options: { scrapli: { hostname: 'from_scrapli' } } },
    })

    it('the options of the first alias count where the connection says nothing', () => {
      expect(host('h').connectionParameters('ssh', aliases)).toMatchObject({
        port: 1,
        hostname: 'from_scrapli',
        extras: { secret: new Secret('s') },
        optionsFrom: ['netmiko', 'scrapli'],
      })
      expect(host('h').connectionParameters('ssh')).toMatchObject({ extras: {}, optionsFrom: [] })
    })

    it('the own options of the connection win at any level, field by field', () => {
      expect(host('both').connectionParameters('ssh', aliases)).toMatchObject({
        port: 3,
        username: 'netmiko',
        optionsFrom: ['ssh', 'netmiko', 'scrapli'],
      })
    })

    it('other names of platforms are replaced, wherever the name comes from', () => {
      const platform = (name: string) => host(name).connectionParameters('ssh', aliases).platform
      expect(['h', 'both', 'none'].map(platform)).toEqual(['cisco_ios', 'cisco_ios', 'constructor'])
      expect(host('h').platform).toBe('ios')
      expect(host('h').connectionParameters('ssh').platform).toBe('ios')
    })
  })

  it('have secrets in the place of texts whose key names one, at any depth', () => {
    const extras = {
      port: 22,
      use_pass: true,
      enableSecret: 'hunter2',
      vault: { $secret: ['a'] },
      proxies: [{ tokens: ['hunter2', { of: 'hunter2' }], name: 'p' }],
    }
    const { host, inventory } = members({
      hosts: { h: { connection_options: { c: { extras } } } },
    })
    const resolved = host('h').connectionParameters('c')
    const { enableSecret, proxies, ...others } = resolved.extras
    expect(reveal(enableSecret as Secret)).toBe('hunter2')
    const [{ tokens, name }] = proxies as [{ tokens: [Secret, { of: Secret }]; name: string }]
    expect([reveal(tokens[0]), reveal(tokens[1].of), name]).toEqual(['hunter2', 'hunter2', 'p'])
    expect(others).toEqual({ port: 22, use_pass: true, vault: { $secret: ['a'] } })
    // `console.dir` passes over the methods by which objects hide what they hold.
    for (const thing of [resolved, host('h'), inventory])
      expect(inspect(thing, { customInspect: false, depth: null })).not.toContain('hunter2')
    expect(extras.enableSecret).toBe('hunter2')
  })

  it('are shown redacted, also when extras contain themselves', () => {
    const extras: Record<string, unknown> = { token: 'hunter2', list: [1] }
    extras['self'] = extras
    const { inventory } = members({ hosts: { h: { connection_options: { c: { extras } } } } })
    const { h } = inventory.toJSON().hosts
    const shown = h?.connection_options?.['c']?.extras as typeof extras
    expect([shown['token'], shown['list'], shown['self'] === shown]).toEqual([
      '[secret]',
      [1],
      true,
    ])
    expect(inspect(inventory, { depth: 9 })).not.toContain('hunter2')
  })

  it('never shows the password', () => {
    const resolved = members(fixtureA).host('dev1.group_1').connectionParameters()
    expect(JSON.stringify(resolved)).toContain('"password":"[secret]"')
    expect(JSON.stringify(resolved)).not.toContain('a_password')
  })
})
