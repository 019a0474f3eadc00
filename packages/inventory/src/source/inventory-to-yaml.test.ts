import { readYaml, Secret, SecretReference } from '@nornir-ts/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { fixtureB } from '../../test/fixture-b.ts'
import { fixtureC } from '../../test/fixture-c.ts'
import { fixtureD } from '../../test/fixture-d.ts'
import type { AttributesData, HostData, InventoryData } from '../data/inventory-data.ts'
import type { UnresolvedParameters } from '../host/attributes.ts'
import { createInventory } from '../inventory/create-inventory.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { inventoryToYaml } from './inventory-to-yaml.ts'
import { LiteralSecretError } from './literal-secret-error.ts'

const quiet = { onWarning: () => undefined }

function reload(inventory: Inventory, reveal = true): Inventory {
  const texts = inventoryToYaml(inventory, { reveal })
  const read = (section: keyof typeof texts) => readYaml(texts[section], { file: section }).value
  const data = { hosts: read('hosts'), groups: read('groups'), defaults: read('defaults') }
  return createInventory(data as InventoryData, quiet)
}

/** Everything that can be asked of an inventory, with secrets and references told apart. */
function allOf({ hosts, groups, defaults }: Inventory): unknown {
  const connections = ['ssh', 'oob', '<<', undefined]
  const shown = ({ password, ...parameters }: UnresolvedParameters) => ({
    ...parameters,
    password: plain(password),
  })
  return {
    hosts: Array.from(hosts, ([name, host]) => [
      name,
      host.entries(),
      host.extendedGroups().map((group) => group.name),
      host.groups.map((group) => group.name),
      connections.map((connection) => plain(shown(host.connectionParameters(connection)))),
    ]),
    groups: Array.from(groups, ([name, group]) => [
      name,
      group.entries(),
      group.groups.map((parent) => parent.name),
    ]),
    defaults: plain({ ...defaults }),
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Secret) return { secret: value.reveal() }
  if (value instanceof SecretReference)
    return { reference: value.provider, argument: value.argument }
  if (value instanceof Map) return Array.from(value, ([key, item]) => [key, plain(item)])
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([key, item]) => [key, plain(item)])
}

const word = fc.oneof(
  fc.constantFrom(
    'no',
    '~',
    'null',
    '',
    '1',
    '0x10',
    '1e3',
    '2024-01-02',
    '12:30:45',
    '<<',
    '$env',
    '$',
    '__proto__',
    '*a',
  ),
  fc.constantFrom(
    'a: b',
    '# c',
    '- d',
    'line\nline\n',
    '  x\n\n y',
    '\t',
    'ä 漢 🦀',
    '\u0000\u0085\u2028',
    "it's",
    '"',
    '[secret',
  ),
  fc.string({ unit: 'grapheme' }),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(word, tie('any'), { maxKeys: 3 }),
  ),
})).any
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const reference = fc.record({ $env: fc.string({ minLength: 1 }) })
const attributes: fc.Arbitrary<AttributesData> = fc.record({
  hostname: optional(word),
  port: optional(fc.nat(65_535)),
  username: optional(word),
  password: optional(
    fc.oneof(word, reference, fc.constant({ $vault: { path: '<<', keys: ['no'] } })),
  ),
  platform: fc.option(word),
})
const connection = fc
  .tuple(
    attributes,
    optional(
      fc.dictionary(fc.oneof(word, fc.constant('api_token')), fc.oneof(value, reference), {
        maxKeys: 3,
      }),
    ),
  )
  .map(([own, extras]) => ({ ...own, extras }))
const body = (groups: readonly string[]): fc.Arbitrary<HostData> =>
  fc
    .record({
      own: attributes,
      data: optional(fc.dictionary(word, value, { maxKeys: 4 })),
      connection_options: optional(
        fc.dictionary(fc.constantFrom('ssh', 'oob', '<<'), connection, { maxKeys: 2 }),
      ),
      groups: fc.subarray([...groups]),
    })
    .map(({ own, ...rest }) => ({ ...own, ...rest }))
const inventories: fc.Arbitrary<InventoryData> = fc.record({
  hosts: fc.dictionary(word, body(['no', 'g2', '__proto__x']), { maxKeys: 4 }),
  groups: fc.record({
    no: body(['g2', '__proto__x']),
    g2: body(['__proto__x']),
    __proto__x: body([]),
  }),
  defaults: body([]).map(({ groups: _, ...own }) => own),
})

describe('inventoryToYaml', () => {
  it('gives texts that are loaded as the same: values, groups, order', () => {
    fc.assert(
      fc.property(inventories, (data) => {
        const inventory = createInventory(data, quiet)
        const again = reload(inventory)
        expect(allOf(again)).toEqual(allOf(inventory))
        expect(inventoryToYaml(again, { reveal: true })).toEqual(
          inventoryToYaml(inventory, { reveal: true }),
        )
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['A', fixtureA],
    ['B', fixtureB],
    ['C', fixtureC],
    ['D', fixtureD],
  ])('fixture %s comes back as it was', (_title, fixture) => {
    const inventory = createInventory(fixture)
    expect(allOf(reload(inventory))).toEqual(allOf(inventory))
  })

  it('writes what stands in a body, in the shape of the files, and nothing that is unset', () => {
    const inventory = createInventory({
      hosts: {
        leaf01: {
          hostname: '10.0.0.1',
          password: { $env: 'NET' },
          groups: ['leaf'],
          data: { rack: 1, empty: null },
          connection_options: {
            ssh: { port: 22, extras: { secret: { $exec: ['pass', 'x'] } } },
            oob: {},
          },
        },
        leaf02: {},
      },
      groups: { leaf: { platform: 'ios' } },
    })
    expect(inventoryToYaml(inventory)).toEqual({
      hosts: `leaf01:
  hostname: 10.0.0.1
  password:
    $env: NET
  data:
    rack: 1
    empty: null
  connection_options:
    ssh:
      port: 22
      extras:
        secret:
          $exec:
            - pass
            - x
    oob: {}
  groups:
    - leaf
leaf02: {}
`,
      groups: 'leaf:\n  platform: ios\n',
      defaults: '{}\n',
    })
  })

  it.each<[string, Partial<InventoryData>]>([
    ['hosts → h → password', { hosts: { h: { password: 'hunter2' } } }],
    ['groups → g → password', { groups: { g: { password: 'hunter2' } } }],
    ['defaults → password', { defaults: { password: new Secret('hunter2') } }],
    [
      'hosts → h → connection_options → ssh → password',
      { hosts: { h: { connection_options: { ssh: { password: 'hunter2' } } } } },
    ],
    [
      'defaults → connection_options → ssh → extras → jump → 0 → passphrase',
      {
        defaults: {
          connection_options: { ssh: { extras: { jump: [{ passphrase: 'hunter2' }] } } },
        },
      },
    ],
    ['hosts → h → data → key', { hosts: { h: { data: { key: new Secret('hunter2') } } } }],
  ])('refuses to write %s in clear text, unless it is told to', (place, data) => {
    const inventory = createInventory({ hosts: {}, ...data })
    const write = () => inventoryToYaml(inventory)
    expect(write).toThrow(LiteralSecretError)
    expect(write).toThrow(new RegExp(`^${place}: this secret would be written in clear text`))
    const { hosts, groups, defaults } = inventoryToYaml(inventory, { reveal: true })
    expect(hosts + groups + defaults).toContain('hunter2')
  })

  it.each<[string, (inventory: Inventory) => void, RegExp]>([
    [
      'a date',
      ({ hosts }) => hosts.get('h')?.set('at', new Date(0)),
      /^hosts → h → data → at: an instance of Date/,
    ],
    [
      'undefined',
      ({ defaults }) => Object.assign(defaults.data, { x: undefined }),
      /^defaults → data → x: undefined/,
    ],
    [
      'a wrong port',
      ({ groups }) => Object.assign(groups.get('g') ?? {}, { port: 70_000 }),
      /groups → g → port: .*got 70000/,
    ],
    [
      'a redacted password',
      ({ hosts }) => Object.assign(hosts.get('h') ?? {}, { password: new Secret('[secret]') }),
      /hosts → h → password/,
    ],
  ])('refuses %s, which could not be loaded again', (_title, edit, message) => {
    const inventory = createInventory({ hosts: { h: {} }, groups: { g: {} } })
    edit(inventory)
    expect(() => inventoryToYaml(inventory, { reveal: true })).toThrow(message)
  })

  it('writes the hosts of a view, with all groups', () => {
    const view = createInventory(fixtureB).filter({ groups__contains: 'bird' })
    expect([...reload(view).hosts.keys()]).toEqual(['eagle', 'canary'])
    expect(reload(view).groups.size).toBe(5)
  })

  it('writes an empty inventory', () => {
    expect(inventoryToYaml(createInventory({ hosts: {} }))).toEqual({
      ...{ hosts: '{}\n', groups: '{}\n', defaults: '{}\n' },
    })
  })
})
