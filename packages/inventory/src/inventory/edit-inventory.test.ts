import { Secret, SecretReference } from '@nornir-ts/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { members, namesOf, reveal } from '../../test/members.ts'
import type { HostData } from '../data/inventory-data.ts'
import { createInventory } from './create-inventory.ts'
import { GroupInUseError, InventoryViewError, UnknownNameError } from './edit-error.ts'
import type { Inventory } from './inventory.ts'

const quiet = { onWarning: () => undefined }
const data = {
  hosts: {
    leaf01: {
      hostname: '10.0.0.1',
      port: 22,
      groups: ['leaf', 'ams'],
      data: { rack: 1, tags: ['a'] },
      connection_options: { ssh: { port: 2222, extras: { a: 1 } }, oob: { port: 23 } },
    },
    leaf02: { groups: ['leaf'] },
  },
  groups: {
    leaf: { platform: 'cisco_ios', groups: ['all'] },
    ams: { data: { site: 'ams' } },
    all: {},
  },
}
const make = () => createInventory(data, quiet)

/** The message of what an edit throws; the inventory must be as it was. */
function refusal(edit: (inventory: ReturnType<typeof make>) => unknown): string {
  const inventory = make()
  expect(() => edit(inventory)).toThrow()
  expect(inventory.toJSON()).toEqual(make().toJSON())
  try {
    edit(inventory)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was thrown the second time')
}

describe('addHost', () => {
  it('makes a host as loading does, behind all others, seen by filters at once', () => {
    const inventory = make()
    inventory.filter({ rack: 2 })
    const body: HostData = { groups: ['leaf'], password: 'p', data: { rack: 2 } }
    const host = inventory.addHost('leaf03', body)
    expect([...inventory.hosts.keys()]).toEqual(['leaf01', 'leaf02', 'leaf03'])
    expect(inventory.hosts.get('leaf03')).toBe(host)
    expect([host.platform, reveal(host.password), host.get('rack')]).toEqual(['cisco_ios', 'p', 2])
    expect(namesOf(inventory.filter({ rack: 2 }))).toEqual(['leaf03'])
    expect(inventory.childrenOfGroup('all')).toContain(host)
    const loaded = createInventory({ ...data, hosts: { ...data.hosts, leaf03: body } })
    expect(inventory.toJSON()).toEqual(loaded.toJSON())
  })

  it('copies what it is given, and needs nothing but a name', () => {
    const inventory = make()
    const body = { data: { list: [1] } }
    inventory.addHost('a', body)
    body.data.list.push(2)
    expect(inventory.hosts.get('a')?.get('list')).toEqual([1])
    expect(inventory.addHost('b').toJSON()).toEqual(inventory.addHost('c', {}).toJSON())
  })

  it('makes data known that filters were warned of', () => {
    const inventory = createInventory(data, { strictFilters: true })
    expect(() => inventory.filter({ serial: 'x' })).toThrow('"serial"')
    inventory.addHost('a', { data: { serial: 'x' } })
    expect(namesOf(inventory.filter({ serial: 'x' }))).toEqual(['a'])
    inventory.removeHost('a')
    expect(() => inventory.filter({ serial: 'x' })).toThrow('"serial"')
  })

  it.each<[name: string, body: unknown, message: RegExp]>([
    ['a', { hostnmae: 'x' }, /^inventory: hosts → a → hostnmae: .* did you mean "hostname"/],
    ['a', { port: 70_000 }, /^inventory: hosts → a → port: expected <= 65535, got 70000/],
    ['a', { password: '[secret]' }, /hosts → a → password: expected a password/],
    ['a', null, /^inventory: hosts → a: expected a map, got null/],
    [
      'a',
      { groups: ['ams', 'leef'] },
      /a → groups → 1: there is no group "leef"; did you mean "leaf"/,
    ],
    ['leaf01', {}, /^inventory: hosts → leaf01: is in the inventory already/],
    ['', {}, /^inventory: hosts: expected a name, .*not empty, got an empty text/],
    [undefined as never, {}, /got undefined/],
  ])('refuses a host named %j with the body %j', (name, body, message) => {
    expect(refusal((inventory) => inventory.addHost(name, body as HostData))).toMatch(message)
  })

  it('takes names that objects have, too', () => {
    const inventory = make()
    for (const name of ['__proto__', 'constructor', 'toString'])
      inventory.addHost(name, { port: 1 })
    expect(inventory.hosts.get('__proto__')?.port).toBe(1)
    expect(Object.keys(inventory.toJSON().hosts)).toContain('__proto__')
  })
})

describe('updateHost', () => {
  it('changes what the patch says, and nothing else', () => {
    const inventory = make()
    const host = inventory.updateHost('leaf01', {
      hostname: '10.0.0.9',
      password: { $env: 'NET' },
      data: { rack: 7, row: null },
      connection_options: { ssh: { username: 'u' }, telnet: { port: 23 } },
    })
    expect(host).toBe(inventory.hosts.get('leaf01'))
    expect(host.password).toBeInstanceOf(SecretReference)
    expect(host.data).toEqual({ rack: 7, tags: ['a'], row: null })
    expect(host.connectionParameters('ssh')).toMatchObject({
      ...{ hostname: '10.0.0.9', port: 2222, username: 'u', extras: { a: 1 } },
    })
    expect([...host.own.connectionOptions.keys()]).toEqual(['ssh', 'oob', 'telnet'])
    expect(host.groups.map(({ name }) => name)).toEqual(['leaf', 'ams'])
  })

  it('takes away what is null', () => {
    const inventory = make()
    const host = inventory.updateHost('leaf01', {
      port: null,
      connection_options: { oob: null, ssh: { port: null, extras: null } },
    })
    expect(host.own.port).toBeUndefined()
    expect(host.own.connectionOptions.get('ssh')).toMatchObject({
      port: undefined,
      extras: undefined,
    })
    expect(host.own.connectionOptions.has('oob')).toBe(false)
    inventory.updateHost('leaf01', { data: null, connection_options: null, groups: null })
    expect([host.data, host.own.connectionOptions.size, host.groups]).toEqual([{}, 0, []])
  })

  it('takes undefined as left out, at every level', () => {
    const inventory = make()
    inventory.updateHost('leaf01', {
      port: undefined,
      groups: undefined,
      data: { rack: undefined },
      connection_options: { ssh: { port: undefined, extras: undefined } },
    })
    expect(inventory.toJSON()).toEqual(make().toJSON())
  })

  it('replaces lists and extras as a whole', () => {
    const inventory = make()
    const host = inventory.updateHost('leaf01', {
      groups: ['ams'],
      data: { tags: ['b'] },
      connection_options: { ssh: { extras: { secret: 's' } } },
    })
    expect(host.groups.map(({ name }) => name)).toEqual(['ams'])
    expect([host.platform, host.get('tags')]).toEqual([undefined, ['b']])
    expect(host.connectionParameters('ssh').extras).toEqual({ secret: new Secret('s') })
  })

  it('sets a key of data that is called __proto__', () => {
    const inventory = make()
    inventory.updateHost('leaf02', JSON.parse('{ "data": { "__proto__": { "polluted": true } } }'))
    expect(inventory.hosts.get('leaf02')?.get('__proto__')).toEqual({ polluted: true })
    expect(inventory.hosts.get('leaf02')?.get('polluted')).toBeUndefined()
  })

  it.each<[string, HostData, RegExp]>([
    [
      'an unknown key',
      { data: { rack: 9 }, prot: 1 } as never,
      /hosts → leaf01 → prot: .* did you mean "port"/,
    ],
    ['an undefined group', { port: 1, groups: ['nope'] }, /there is no group "nope"/],
  ])('refuses %s, and has changed nothing', (_title, patch, message) => {
    expect(refusal((inventory) => inventory.updateHost('leaf01', patch))).toMatch(message)
  })

  it('names the nearest host when there is none of that name', () => {
    const unknown = () => make().updateHost('leaf1', {})
    expect(unknown).toThrow(UnknownNameError)
    expect(unknown).toThrow('The inventory has no host "leaf1"; did you mean "leaf01"?')
    expect(() => make().removeHost('spine')).toThrow(/^The inventory has no host "spine"$/)
  })
})

describe('removeHost', () => {
  it('takes a host out; who holds it may still read it', () => {
    const inventory = make()
    const host = inventory.removeHost('leaf01')
    expect([...inventory.hosts.keys()]).toEqual(['leaf02'])
    expect(host.get('site')).toBe('ams')
    expect(inventory.childrenOfGroup('ams')).toEqual([])
    expect(() => inventory.removeHost('leaf01')).toThrow(UnknownNameError)
  })

  it('may be called in a loop over the hosts', () => {
    const inventory = make()
    for (const name of inventory.hosts.keys()) inventory.removeHost(name)
    expect(inventory.hosts.size).toBe(0)
  })
})

describe('groups', () => {
  it('are added, changed and removed in the same way; hosts below see it at once', () => {
    const inventory = make()
    const [leaf01] = inventory.hosts.values()
    expect(leaf01?.get('mtu')).toBeUndefined()
    inventory.addGroup('europe', { groups: ['all'], data: { mtu: 9000 } })
    inventory.updateGroup('ams', { groups: ['europe'] })
    expect(leaf01?.get('mtu')).toBe(9000)
    expect(leaf01?.hasParentGroup('europe')).toBe(true)
    inventory.updateGroup('europe', { data: { mtu: 1500 } })
    expect(leaf01?.get('mtu')).toBe(1500)
    inventory.updateGroup('ams', { groups: [] })
    expect(inventory.removeGroup('europe').name).toBe('europe')
    expect([leaf01?.get('mtu'), inventory.groups.has('europe')]).toEqual([undefined, false])
  })

  it('cannot be removed while anybody lists them', () => {
    const inventory = make()
    expect(() => inventory.removeGroup('leaf')).toThrow(
      expect.objectContaining({ constructor: GroupInUseError, members: ['leaf01', 'leaf02'] }),
    )
    expect(() => inventory.removeGroup('all')).toThrow(
      'Cannot remove group "all": it is listed by leaf; take it out',
    )
    for (let index = 0; index < 10; index++) inventory.addHost(`h${index}`, { groups: ['ams'] })
    expect(() => inventory.removeGroup('ams')).toThrow('leaf01, h0, h1, h2, h3 and 6 more')
  })

  it('that were removed cannot be listed any more', () => {
    const inventory = make()
    const gone = inventory.addGroup('gone')
    inventory.removeGroup('gone')
    expect(() => inventory.hosts.get('leaf01')?.addGroup(gone)).toThrow('was removed from it')
    expect(() => inventory.addHost('a', { groups: ['gone'] })).toThrow('there is no group "gone"')
  })

  it('cannot become their own ancestors, and stay as they were', () => {
    expect(
      refusal((inventory) => inventory.updateGroup('all', { data: { x: 1 }, groups: ['leaf'] })),
    ).toMatch('all → leaf → all')
    expect(refusal((inventory) => inventory.addGroup('ams'))).toMatch(
      'groups → ams: is in the inventory',
    )
    expect(refusal((inventory) => inventory.updateGroup('lead', {}))).toMatch(
      'no group "lead"; did you mean "leaf"',
    )
  })
})

describe('a view', () => {
  it('cannot be edited', () => {
    const { inventory } = members(fixtureA)
    const view = inventory.filter({ role: 'www' })
    expect([inventory.isView, view.isView]).toEqual([false, true])
    const edits = [
      () => view.addHost('a'),
      () => view.updateHost('dev1.group_1', {}),
      () => view.removeHost('dev1.group_1'),
      () => view.addGroup('a'),
      () => view.updateGroup('group_1', {}),
      () => view.removeGroup('group_1'),
    ]
    for (const edit of edits) expect(edit).toThrow(InventoryViewError)
    expect(edits[0]).toThrow(/^addHost: this is a selection of hosts made by a filter/)
  })

  it('keeps what it has selected, whatever is added or changed', () => {
    const inventory = make()
    const view = inventory.filter({ rack: 1 })
    inventory.addHost('leaf03', { data: { rack: 1 } })
    inventory.updateHost('leaf01', { data: { rack: 2 } })
    expect(namesOf(view)).toEqual(['leaf01'])
    expect(namesOf(inventory.filter({ rack: 1 }))).toEqual(['leaf03'])
  })

  it('loses a host that is removed, also when another one gets its name', () => {
    const inventory = make()
    const views = [inventory.filter({}), inventory.filter({}).filter({ platform: 'cisco_ios' })]
    const { hosts } = views[0] as typeof inventory
    inventory.removeHost('leaf01')
    expect(views.map(namesOf)).toEqual([['leaf02'], ['leaf02']])
    expect(views[0]?.hosts).toBe(hosts)
    inventory.addHost('leaf01', { platform: 'cisco_ios' })
    expect(views.map(namesOf)).toEqual([['leaf02'], ['leaf02']])
    expect(namesOf((views[0] as typeof inventory).filter({}))).toEqual(['leaf02'])
  })
})

describe('any edits', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const groups = fc.uniqueArray(fc.constantFrom('g0', 'g1', 'g2', 'g3'), { maxLength: 3 })
  const body = fc.record({ groups, data: fc.dictionary(name, fc.nat(9), { maxKeys: 3 }) })
  const edit = fc.record({
    kind: fc.constantFrom(
      'addHost',
      'updateHost',
      'removeHost',
      'addGroup',
      'updateGroup',
      'removeGroup',
    ),
    host: name,
    group: fc.constantFrom('g0', 'g1', 'g2', 'g3'),
    body,
  } as const)

  type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never

  function apply(inventory: Inventory, { kind, host, group, body }: Edit): void {
    if (kind === 'removeHost') inventory.removeHost(host)
    else if (kind === 'removeGroup') inventory.removeGroup(group)
    else inventory[kind](kind.endsWith('Host') ? host : group, body)
  }

  const resolved = ({ hosts }: Inventory) =>
    Array.from(hosts, ([name, host]) => [
      name,
      host.entries(),
      host.extendedGroups().map((above) => above.name),
    ])

  it('leave an inventory that is the same as one that is loaded from its data', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const inventory = createInventory({ hosts: {} }, quiet)
        for (const one of edits) {
          const before = JSON.stringify(inventory)
          try {
            apply(inventory, one)
          } catch {
            expect(JSON.stringify(inventory)).toBe(before)
          }
          expect(resolved(inventory)).toEqual(resolved(createInventory(inventory.toJSON(), quiet)))
        }
      }),
    )
  })
})
