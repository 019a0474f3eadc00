import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { fixtureC } from '../../test/fixture-c.ts'
import { fixtureD } from '../../test/fixture-d.ts'
import { members, namesOf, reveal } from '../../test/members.ts'
import { createInventory } from '../inventory/create-inventory.ts'
import {
  ForeignGroupError,
  GroupCycleError,
  GroupNotListedError,
  MissingDataError,
} from './host-error.ts'

const devices = [
  'dev1.group_1',
  'dev2.group_1',
  'dev3.group_2',
  'dev4.group_2',
  'dev5.no_group',
  'dev6.group_3',
]

describe('groups', () => {
  it('A02: are flattened depth first, left to right, each at its first place', () => {
    const { host } = members(fixtureD)
    const names = host('hostA')
      .extendedGroups()
      .map(({ name }) => name)
    expect(names).toEqual(['a', 'g1', 'X', 'g2', 'b', 'g3'])
  })

  it('A10: a parent group is found at any height, by name and by object', () => {
    const { host, group } = members(fixtureA)
    const dev1 = host('dev1.group_1')
    const found = ['group_1', 'group_2', 'parent_group'].map((name) => dev1.hasParentGroup(name))
    expect(found).toEqual([true, false, true])
    expect(dev1.hasParentGroup(group('parent_group'))).toBe(true)
    expect(dev1.hasParentGroup(group('group_2'))).toBe(false)
  })

  it('Q24: a group of another inventory is told by its name, and cannot be added', () => {
    const other = members(fixtureA).group('group_2')
    const { host } = members(fixtureA)
    expect(host('dev3.group_2').hasParentGroup(other)).toBe(true)
    expect(() => host('dev5.no_group').addGroup(other)).toThrow(ForeignGroupError)
  })

  const chain = {
    hosts: { h1: { groups: ['g1', 'g2'] } },
    groups: {
      g1: { data: { var1: 'val1' } },
      g2: { groups: ['g1'] },
      g3: { groups: ['g2'], data: { var3: 'val3' } },
    },
  }

  it('A14: an added group is looked up at once, and added twice is listed once', () => {
    const { host, group } = members(chain)
    const h1 = host('h1')
    expect(h1.get('var3')).toBeUndefined()
    h1.addGroup(group('g3'))
    expect(h1.get('var3')).toBe('val3')
    h1.addGroup(group('g3'))
    expect(h1.groups.map(({ name }) => name)).toEqual(['g1', 'g2', 'g3'])
  })

  it('A15: a change in a group and its removal are seen at once; removing it again is an error', () => {
    const { host, group } = members({ ...chain, hosts: { h1: { groups: ['g1', 'g2', 'g3'] } } })
    const h1 = host('h1')
    group('g3').data['var3'] = 'newval3'
    expect(h1.get('var3')).toBe('newval3')
    h1.removeGroup(group('g3'))
    expect(h1.get('var3')).toBeUndefined()
    expect(h1.get('var1')).toBe('val1')
    expect(() => h1.removeGroup(group('g3'))).toThrow(GroupNotListedError)
  })

  it('a group added to a group reaches the hosts below it that were looked at before', () => {
    const { host, group } = members({
      hosts: { h: { groups: ['low'] } },
      groups: { low: {}, high: { data: { x: 1 } } },
    })
    expect(host('h').has('x')).toBe(false)
    group('low').addGroup(group('high'))
    expect(host('h').get('x')).toBe(1)
    group('low').removeGroup(group('high'))
    expect(host('h').has('x')).toBe(false)
  })

  it('Q04: a cycle is refused when it is made, and named', () => {
    const { group } = members({
      hosts: {},
      groups: { a: { groups: ['b'] }, b: { groups: ['c'] }, c: {} },
    })
    expect(() => group('c').addGroup(group('a'))).toThrow(
      expect.objectContaining({ constructor: GroupCycleError, cycle: ['c', 'a', 'b', 'c'] }),
    )
    expect(() => group('c').addGroup(group('c'))).toThrow('c → c')
  })
})

describe('attributes', () => {
  it('A06: the password of each device comes from the nearest level that has one', () => {
    const { host } = members(fixtureA)
    expect(devices.map((name) => reveal(host(name).password))).toEqual([
      'a_password',
      'from_group1',
      'docker',
      'from_parent_group',
      'docker',
      'from_parent_group',
    ])
  })

  it('A07: a change of the defaults after load is seen by those who fall through to them', () => {
    const { host, inventory } = members(fixtureA)
    inventory.defaults.password = new Secret('asd')
    expect(devices.slice(1, 5).map((name) => reveal(host(name).password))).toEqual([
      'from_group1',
      'asd',
      'from_parent_group',
      'asd',
    ])
  })

  it('A18: only null falls through: an empty password and port 0 are values', () => {
    const { host } = members({
      hosts: { h: { password: '', port: 0, hostname: null, groups: ['g'] } },
      groups: { g: { password: 'p', port: 9, hostname: 'from_group' } },
    })
    const { password, port, hostname } = host('h')
    expect([reveal(password), port, hostname]).toEqual(['', 0, 'from_group'])
  })

  it('setting one writes the own value of the host and not that of the group', () => {
    const { host, group } = members({ hosts: { h: { groups: ['g'] } }, groups: { g: { port: 9 } } })
    host('h').port = 10
    expect([host('h').port, host('h').own.port, group('g').port]).toEqual([10, 10, 9])
  })
})

describe('data', () => {
  it('A03: is looked up through groups and defaults', () => {
    const { host } = members(fixtureA)
    expect(devices.map((name) => host(name).require('my_var'))).toEqual([
      'comes_from_dev1.group_1',
      'comes_from_group_1',
      'comes_from_defaults',
      'comes_from_dev4.group_2',
      'comes_from_defaults',
      'comes_from_parent_group',
    ])
  })

  it('A04: own data is what the host says itself', () => {
    const { host } = members(fixtureA)
    expect(host('dev1.group_1').data['my_var']).toBe('comes_from_dev1.group_1')
    expect(host('dev4.group_2').data['my_var']).toBe('comes_from_dev4.group_2')
    expect(host('dev2.group_1').data).not.toHaveProperty('my_var')
    expect(host('dev3.group_2').data).not.toHaveProperty('my_var')
  })

  it('A08: all of it, resolved', () => {
    const { host } = members(fixtureA)
    const all = (name: string) => Object.fromEntries(host(name).entries())
    expect(all('dev3.group_2')).toEqual({
      my_var: 'comes_from_defaults',
      only_default: 'only_defined_in_default',
      role: 'www',
      site: 'site2',
      some_string_to_test_any_all: 'other_prefix',
      www_server: 'apache',
    })
    expect(all('dev5.no_group')).toEqual({
      my_var: 'comes_from_defaults',
      only_default: 'only_defined_in_default',
    })
    expect(all('dev6.group_3')).toEqual({
      a_false_var: false,
      a_var: 'blah',
      asd: 1,
      my_var: 'comes_from_parent_group',
      only_default: 'only_defined_in_default',
      site: 'site2',
    })
  })

  it('A09: keys and entries include what is inherited, and no attributes', () => {
    const dev1 = members(fixtureA).host('dev1.group_1')
    expect(dev1.keys()).toEqual(expect.arrayContaining(['a_var', 'only_default', 'my_var', 'site']))
    expect(dev1.keys()).not.toContain('hostname')
    expect(dev1.entries()).toContainEqual(['my_var', 'comes_from_dev1.group_1'])
    expect(dev1.entries()).toContainEqual(['a_var', 'blah'])
  })

  it('A16: writing goes to the host', () => {
    const { host, group } = members({
      hosts: { h: { groups: ['g'] } },
      groups: { g: { data: { n: 1 } } },
    })
    host('h').set('n', 3)
    expect([host('h').require('n'), group('g').require('n')]).toEqual([3, 1])
  })

  it('A17: the nearest of a chain of groups wins, and a missing key is an error', () => {
    const { host } = members(fixtureC)
    const bma = host('leaf01.bma')
    const cmh = host('leaf01.cmh')
    expect([bma.require('domain'), bma.require('asn')]).toEqual(['global.local', 65100])
    expect(cmh.require('domain')).toBe('acme.local')
    expect(() => cmh.require('nope')).toThrow(MissingDataError)
    expect(() => cmh.require('domian')).toThrow(
      'No data "domian" on "leaf01.cmh", its groups or the defaults; did you mean "domain"?',
    )
  })

  it('A20: null in a host or group ends the search, null in the defaults is missing', () => {
    const { host } = members({
      hosts: { own: { data: { n: null } }, inherited: { groups: ['g'] }, none: {} },
      groups: { g: { data: { n: null } } },
      defaults: { data: { n: null } },
    })
    expect(host('own').get('n', 'x')).toBeNull()
    expect(host('inherited').require('n')).toBeNull()
    expect(() => host('none').require('n')).toThrow(MissingDataError)
    expect(host('none').get('n', 'd')).toBe('d')
    expect(host('none').keys()).toEqual([])

    const withDefault = members({
      hosts: { h: { groups: ['g'] } },
      groups: { g: { data: { n: null } } },
      defaults: { data: { n: 1 } },
    })
    expect(withDefault.host('h').require('n')).toBeNull()
  })

  it('A21: a value is overridden as a whole, not merged', () => {
    const { host } = members({
      hosts: { h: { data: { a: { x: 1 } }, groups: ['g'] } },
      groups: { g: { data: { a: { y: 2 } } } },
    })
    expect(host('h').require('a')).toEqual({ x: 1 })
  })

  it('Q10: keys named like attributes, methods or parts of Object are data like any other', () => {
    const names = [
      'keys',
      'items',
      'groups',
      'data',
      'name',
      'constructor',
      '__proto__',
      'toString',
    ]
    const data = Object.fromEntries(names.map((name) => [name, `data of ${name}`]))
    const { host } = members({ hosts: { h: { data }, empty: {} } })
    for (const name of names) {
      expect(host('h').get(name)).toBe(`data of ${name}`)
      expect(host('empty').has(name)).toBe(false)
    }
    host('empty').set('__proto__', 'set')
    expect(host('empty').get('__proto__')).toBe('set')
    expect(host('h').name).toBe('h')
  })

  it('does not share what two hosts refer to by one alias', () => {
    const shared = { vlans: [1] }
    const { host } = members({ hosts: { h1: { data: { shared } }, h2: { data: { shared } } } })
    const own = host('h1').require('shared') as typeof shared
    own.vlans.push(2)
    expect(host('h2').require('shared')).toEqual({ vlans: [1] })
    expect(shared).toEqual({ vlans: [1] })
  })
})

describe('resolution laws', () => {
  const level = fc.record(
    { hostname: fc.option(fc.string()), port: fc.option(fc.nat(65_535)) },
    { requiredKeys: [] },
  )
  const value = fc.option(fc.string())

  it('host beats group beats defaults, for attributes', () => {
    fc.assert(
      fc.property(level, level, level, (h, g, defaults) => {
        const { host } = members({ hosts: { h: { ...h, groups: ['g'] } }, groups: { g }, defaults })
        expect(host('h').hostname).toBe(h.hostname ?? g.hostname ?? defaults.hostname ?? undefined)
        expect(host('h').port).toBe(h.port ?? g.port ?? defaults.port ?? undefined)
      }),
    )
  })

  it('host beats group beats defaults, for data', () => {
    const data = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'keys'), value)
    fc.assert(
      fc.property(data, data, data, (h, g, d) => {
        const { host } = members({
          hosts: { h: { data: h, groups: ['g'] } },
          groups: { g: { data: g } },
          defaults: { data: d },
        })
        const set = Object.entries(d).filter(([, item]) => item !== null)
        const expected = new Map([...set, ...Object.entries(g), ...Object.entries(h)])
        expect(new Map(host('h').entries())).toEqual(expected)
        for (const key of ['a', 'b', '__proto__', 'keys']) {
          expect(host('h').has(key)).toBe(expected.has(key))
          expect(host('h').get(key, 'fallback')).toBe(
            expected.has(key) ? expected.get(key) : 'fallback',
          )
        }
      }),
    )
  })

  it('the flattened groups are the reachable ones, each once, after any adding and removing', () => {
    const names = ['g0', 'g1', 'g2', 'g3', 'g4']
    const edit = fc.tuple(fc.boolean(), fc.constantFrom(...names), fc.constantFrom(...names))
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const { host, group } = members({
          hosts: { h: { groups: ['g0'] } },
          groups: Object.fromEntries(names.map((name) => [name, {}])),
        })
        for (const [adds, member, parent] of edits) {
          host('h').extendedGroups()
          const isListed = group(member).groups.includes(group(parent))
          if (!adds && isListed) group(member).removeGroup(group(parent))
          const isCycle = member === parent || group(parent).hasParentGroup(member)
          if (adds && !isCycle) group(member).addGroup(group(parent))
        }
        const reached: string[] = []
        const visit = (name: string): void => {
          if (reached.includes(name)) return
          reached.push(name)
          for (const parent of group(name).groups) visit(parent.name)
        }
        visit('g0')
        expect(
          host('h')
            .extendedGroups()
            .map(({ name }) => name),
        ).toEqual(reached)
      }),
    )
  })
})

describe('the inventory', () => {
  it('A11: gives the hosts below a group, by name and by object; an unknown name has none', () => {
    const { inventory, group } = members(fixtureA)
    expect(namesOf(inventory.childrenOfGroup('parent_group'))).toEqual([
      'dev1',
      'dev2',
      'dev4',
      'dev6',
    ])
    expect(namesOf(inventory.childrenOfGroup(group('group_1')))).toEqual(['dev1', 'dev2'])
    expect(namesOf(inventory.childrenOfGroup(group('group_2')))).toEqual(['dev3', 'dev4'])
    expect(inventory.childrenOfGroup('blah')).toEqual([])
  })

  it('A12: of a filtered inventory only the selected hosts', () => {
    const { inventory } = members(fixtureA)
    const www = inventory.filter({ role: 'www' })
    expect(namesOf(www.childrenOfGroup('parent_group'))).toEqual(['dev1'])
  })

  it('A13: is serialised unresolved, with names of groups and without secrets', () => {
    const { inventory } = members(fixtureA)
    inventory.hosts.get('dev2.group_1')?.connectionParameters('dummy')
    const { hosts, groups } = inventory.toJSON()
    expect(hosts['dev2.group_1']).toMatchObject({
      password: null,
      username: null,
      groups: ['group_1'],
    })
    expect(hosts['dev2.group_1']?.data).not.toHaveProperty('my_var')
    expect(groups?.['group_1']?.groups).toEqual(['parent_group'])
    const text = JSON.stringify(inventory)
    expect(JSON.parse(text)).toEqual(inventory.toJSON())
    expect(text).not.toMatch(/a_password|from_group1/)
  })

  it('shows no secret anywhere, those among the extras included', () => {
    const secret = 'hunter2'
    const attributes = {
      password: secret,
      connection_options: {
        ssh: {
          password: secret,
          extras: {
            port: 22,
            secret,
            use_keys: true,
            passphrase: { $exec: ['show', secret] },
            proxies: [{ login: { $vault: secret }, api_token: secret, enableSecret: null }],
          },
        },
      },
    }
    const { inventory, host } = members({
      hosts: { h: { ...attributes, groups: ['g'] } },
      groups: { g: attributes },
      defaults: attributes,
    })
    const shown = [
      JSON.stringify(inventory),
      inspect(inventory, { depth: null }),
      inspect(inventory.defaults, { depth: null, showHidden: true }),
      inspect({ host: host('h') }, { depth: null, showHidden: true }),
      inspect(host('h').connectionParameters()),
    ]
    for (const text of shown) expect(text).not.toContain(secret)
    expect(inspect({ host: host('h') })).toContain("Host {\n    name: 'h'")
    expect(host('h').toJSON().connection_options?.['ssh']?.extras).toEqual({
      port: 22,
      secret: '[secret]',
      use_keys: true,
      passphrase: '[secret]',
      proxies: [{ login: '[secret]', api_token: '[secret]', enableSecret: null }],
    })
  })

  it('loads again what it serialised', () => {
    const data = {
      hosts: { h: { hostname: 'x', groups: ['g'], data: { a: [1] } } },
      groups: { g: {} },
    }
    const json = createInventory(data).toJSON()
    expect(createInventory(json).toJSON()).toEqual(json)
    expect(json.hosts['h']).toMatchObject(data.hosts.h)
  })
})
