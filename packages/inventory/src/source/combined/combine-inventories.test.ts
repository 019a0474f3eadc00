import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NornirError, Secret, SecretReference } from '@nornir-ts/kernel'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../../../test/eventually.ts'
import type { InventoryData } from '../../data/inventory-data.ts'
import { testInventorySource } from '../../testing.ts'
import { csvInventory } from '../csv/csv-inventory.ts'
import { defineInventory } from '../function/define-inventory.ts'
import type { InventorySource } from '../inventory-source.ts'
import { InventorySourceError } from '../inventory-source-error.ts'
import { loadInventory } from '../load-inventory.ts'
import { simpleInventory } from '../simple/simple-inventory.ts'
import { combineInventories } from './combine-inventories.ts'
import type { InventoryConflict } from './merge-parts.ts'

const source = (name: string, data: unknown, remote = false): InventorySource =>
  defineInventory({ name, load: () => data as InventoryData, remote })

/** Puts together `a`, `b`, `c`… and tells of conflicts. */
async function combined(...parts: unknown[]) {
  const conflicts: InventoryConflict[] = []
  const sources = parts.map((data, index) => source('abcdef'.charAt(index), data))
  const data = await combineInventories(sources, {
    onConflict: (conflict) => conflicts.push(conflict),
  }).load()
  const told = conflicts.map(
    ({ path, used, ignored }) => `${path.join('.')}: ${used} not ${ignored}`,
  )
  return { data, conflicts: told }
}

const host = (body: object) => ({ hosts: { h: body } })

describe('combineInventories', () => {
  testInventorySource(
    { describe, it },
    {
      title: 'keeps the contract of sources',
      create: () =>
        combineInventories([
          source('a', host({ groups: ['g'], data: { x: 1 } })),
          source('b', { hosts: { h: { data: { y: 2 } }, i: {} }, groups: { g: {} } }),
        ]),
      createBroken: () =>
        combineInventories([
          source('a', host({})),
          defineInventory({ name: 'b', load: () => Promise.reject(new TypeError('no')) }),
        ]),
    },
  )

  it('lets the earlier source win, key by key', async () => {
    const { data, conflicts } = await combined(
      host({ hostname: '192.0.2.1', data: { site: { name: 'AMS' } } }),
      host({ hostname: '192.0.2.2', port: 22, data: { site: { name: 'FRA', id: 7 }, rack: 1 } }),
      { hosts: { i: {} }, defaults: { username: 'u' } },
    )
    expect(data).toEqual({
      hosts: {
        h: {
          hostname: '192.0.2.1',
          port: 22,
          data: { site: { name: 'AMS', id: 7 }, rack: 1 },
        },
        i: {},
      },
      defaults: { username: 'u' },
    })
    expect(conflicts).toEqual(['hosts.h.hostname: a not b', 'hosts.h.data.site.name: a not b'])
  })

  it('unites lists of groups in order, and takes other lists whole', async () => {
    const { data, conflicts } = await combined(
      host({ groups: ['b', 'a'], data: { tags: ['x'] } }),
      host({ groups: ['c', 'b'], data: { tags: ['x', 'y'] } }),
    )
    expect(data).toEqual(host({ groups: ['b', 'a', 'c'], data: { tags: ['x'] } }))
    expect(conflicts).toEqual(['hosts.h.data.tags: a not b'])
  })

  it('merges connection options in depth', async () => {
    const { data } = await combined(
      host({
        connection_options: { ssh: { port: 1, extras: { jump: { host: 'a' } } }, scp: null },
      }),
      host({ connection_options: { ssh: { extras: { jump: { user: 'b' } } }, scp: { port: 3 } } }),
    )
    expect(data).toEqual(
      host({
        connection_options: {
          ssh: { port: 1, extras: { jump: { host: 'a', user: 'b' } } },
          scp: { port: 3 },
        },
      }),
    )
  })

  it('takes null for nothing, but within data and extras for a value', async () => {
    const extras = (x: unknown) => ({ ssh: { extras: { x } } })
    const { data, conflicts } = await combined(
      host({ port: null, groups: null, data: { x: null }, connection_options: extras(null) }),
      host({ port: 22, groups: ['g'], data: { x: 1 }, connection_options: extras(2) }),
      { hosts: { h: { data: null } }, defaults: { data: { x: null }, port: null } },
      { hosts: {}, groups: null, defaults: { data: { x: 1 }, port: 1 } },
    )
    expect(data).toEqual({
      hosts: {
        h: { port: 22, groups: ['g'], data: { x: null }, connection_options: extras(null) },
      },
      groups: null,
      defaults: { data: { x: null }, port: 1 },
    })
    expect(conflicts).toEqual([
      'hosts.h.data.x: a not b',
      'hosts.h.connection_options.ssh.extras.x: a not b',
      'defaults.data.x: c not d',
    ])
  })

  it('tells of a value that is a map in one source only', async () => {
    const { data, conflicts } = await combined(
      host({ data: { x: { a: 1 }, y: 1 } }),
      host({ data: { x: 1, y: { a: 1 } } }),
      host({ data: { x: { b: 2 }, y: 1 } }),
    )
    expect(data).toEqual(host({ data: { x: { a: 1, b: 2 }, y: 1 } }))
    expect(conflicts).toEqual(['hosts.h.data.x: a not b', 'hosts.h.data.y: a not b'])
  })

  it('compares secrets by what they are, and never merges a reference', async () => {
    const same = await combined(
      host({ password: 'p', data: { s: new Secret('x'), r: { $env: 'A' } } }),
      host({
        password: new Secret('p'),
        data: { s: new Secret('x'), r: SecretReference.from({ $env: 'A' }) },
      }),
    )
    expect(same.conflicts).toEqual([])
    const extras = (x: object) => ({ connection_options: { ssh: { extras: { x } } } })
    const other = await combined(
      host({ password: new Secret('p'), ...extras({ $file: '/a' }) }),
      host({ password: new Secret('q'), ...extras({ $file: '/b' }) }),
      host({ password: { $env: 'A' }, ...extras({ y: 1 }) }),
    )
    expect(other.data.hosts['h']).toMatchObject(extras({ $file: '/a' }))
    expect(
      Object.keys((other.data.hosts as never)['h']['connection_options']['ssh']['extras']['x']),
    ).toEqual(['$file'])
    expect(other.conflicts).toEqual([
      'hosts.h.password: a not b',
      'hosts.h.password: a not c',
      'hosts.h.connection_options.ssh.extras.x: a not b',
      'hosts.h.connection_options.ssh.extras.x: a not c',
    ])
  })

  it('warns once of all conflicts, without what the sources say', async () => {
    const warnings: string[] = []
    const sources = [
      source('a', host({ password: 'hunter31337', port: 1 })),
      source('b', host({ password: 'hunter313377', port: 2 })),
    ]
    const onWarning = (message: string) => warnings.push(message)
    await combineInventories(sources, { onWarning }).load()
    expect(warnings).toEqual([
      '2 values are ignored because an earlier source says something else, e.g. hosts → h → password: that of "a" counts, not that of "b"; `onConflict` tells of each',
    ])
    await combineInventories(sources, { onWarning, onConflict: () => undefined }).load()
    expect(warnings).toHaveLength(1)
  })

  it('says which of two sources of one name it means', async () => {
    const conflicts: InventoryConflict[] = []
    await combineInventories([source('x', host({ port: 1 })), source('x', host({ port: 2 }))], {
      onConflict: (conflict) => conflicts.push(conflict),
    }).load()
    expect(conflicts).toEqual([
      { path: ['hosts', 'h', 'port'], used: 'x (no. 1)', ignored: 'x (no. 2)' },
    ])
  })

  it('loads all sources at the same time', async () => {
    let running = 0
    const waiting = (name: string) =>
      defineInventory({
        name,
        load: async () => {
          running += 1
          await eventually(() => expect(running).toBe(2))
          return { hosts: { [name]: {} } }
        },
      })
    const data = await combineInventories([waiting('a'), waiting('b')]).load()
    expect(Object.keys(data.hosts)).toEqual(['a', 'b'])
  })

  it('is not led astray by names of JavaScript', async () => {
    const part = (x: number) =>
      JSON.parse(`{"hosts": {"__proto__": {"data": {"__proto__": {"x${x}": ${x}}}}}}`) as unknown
    const { data } = await combined(part(1), part(2))
    expect(JSON.stringify(data)).toBe(
      '{"hosts":{"__proto__":{"data":{"__proto__":{"x1":1,"x2":2}}}}}',
    )
    expect({}).not.toHaveProperty('x1')
  })

  it('ends at data that contains itself', async () => {
    const circle = (): object => {
      const data: Record<string, unknown> = {}
      data['self'] = data
      return host({ data })
    }
    const { conflicts } = await combined(circle(), circle())
    expect(conflicts).toHaveLength(1)
  })
})

describe('a source among others', () => {
  class Unreachable extends NornirError {
    readonly code = 'UNREACHABLE'
    override readonly retryable = true
  }
  const failing = defineInventory({
    name: 'racks',
    load: () => Promise.reject(new Unreachable('no route')),
  })

  it('that fails fails them all, by name', async () => {
    const load = combineInventories([source('a', host({})), failing]).load()
    const error = await load.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InventorySourceError)
    expect(error).toMatchObject({
      source: 'racks',
      message: 'The inventory source "racks" failed: no route',
      retryable: true,
      cause: { code: 'UNREACHABLE' },
    })
  })

  it('is told when another has failed', async () => {
    let reason: unknown
    const slow: InventorySource = {
      name: 'slow',
      load: (signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reason = signal.reason
            reject(signal.reason)
          })
        }),
    }
    await expect(combineInventories([slow, failing]).load()).rejects.toThrow('"racks" failed')
    expect(reason).toBeInstanceOf(InventorySourceError)
  })

  it('that is optional is left out with a warning when it fails', async () => {
    const warnings: string[] = []
    const data = await combineInventories(
      [{ source: failing, optional: true }, source('a', host({}))],
      {
        onWarning: (message) => warnings.push(message),
      },
    ).load()
    expect(data).toEqual(host({}))
    expect(warnings).toEqual([
      'The inventory source "racks" failed: no route; the inventory is made without it',
    ])
  })

  it('that ignores the signal holds nobody up, nor is it a failure', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const deaf: InventorySource = { name: 'deaf', load: () => new Promise(() => undefined) }
    const onWarning = vi.fn()
    const load = combineInventories([{ source: deaf, optional: true }], { onWarning }).load(
      controller.signal,
    )
    controller.abort(reason)
    await expect(load).rejects.toBe(reason)
    expect(onWarning).not.toHaveBeenCalled()
  })

  it.each([
    ['no inventory', undefined, 'inventory source "x" failed: x: top level: expected a map'],
    ['a host that is none', { hosts: { h: null } }, 'x: hosts → h: expected a map, got null'],
    ['a wrong key', host({ hostnmae: 'a' }), 'did you mean "hostname"?'],
    ['a list of hosts', { hosts: [] }, 'x: hosts: expected a map, got a list'],
  ])('that gives %s is named', async (_title, data, message) => {
    const bare: InventorySource = { name: 'x', load: async () => data as InventoryData }
    await expect(combineInventories([source('a', host({})), bare]).load()).rejects.toThrow(message)
  })

  it('that is remote may not have files read or programs run, beside a local one that may', async () => {
    const exec = host({ password: { $exec: ['pass', 'show', 'net'] } })
    const both = [source('local', exec), source('remote', host({ port: 1 }), true)]
    expect((await loadInventory(combineInventories(both))).hosts.size).toBe(1)
    const wrong = combineInventories([source('local', host({})), source('remote', exec, true)])
    await expect(loadInventory(wrong)).rejects.toMatchObject({
      source: 'remote',
      cause: { code: 'REMOTE_SECRET', path: ['hosts', 'h', 'password'] },
    })
    const nested = combineInventories([combineInventories([source('remote', exec, true)])])
    await expect(nested.load()).rejects.toThrow('"$exec" is honoured only in local files')
  })
})

describe('places of what was combined', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-combined-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('are those of the source that said it', async () => {
    const hostFile = join(folder, 'hosts.yaml')
    const file = join(folder, 'devices.csv')
    await writeFile(hostFile, 'h: { groups: [ams] }\n')
    await writeFile(file, 'name,groups\nh,ams\n')
    const none = join(folder, 'none.yaml')
    const places = async (yaml: string) => {
      await writeFile(hostFile, yaml)
      const inventory = combineInventories([
        csvInventory({ file }),
        simpleInventory({
          hostFile,
          groupFile: none,
          defaultsFile: none,
          onWarning: () => undefined,
        }),
      ])
      const error: unknown = await loadInventory(inventory).catch((caught: unknown) => caught)
      return (error as Error).message.replaceAll(`${folder}/`, '')
    }
    // The second group of the host is the second of the list that the file has.
    expect(await places('\nh: { groups: [ams, fra] }\n')).toBe(
      'hosts.yaml:2:20: hosts → h → groups → 1: there is no group "fra"',
    )
    expect(await places('h: { groups: [fra] }')).toContain(
      'hosts.yaml:1:15: hosts → h → groups → 1',
    )
    expect(await places('i: { port: x }')).toContain(
      'The inventory source "SimpleInventory" failed: hosts.yaml:1:6: hosts → i → port',
    )
  })
})

describe('laws of combining', () => {
  const key = fc.constantFrom('a', 'b', '__proto__', 'groups', 'data')
  const leaf = fc.oneof(fc.integer({ max: 2, min: 0 }), fc.constant(null), fc.constant('x'))
  const data = fc.dictionary(key, leaf, { maxKeys: 3 })
  const body = fc.record(
    {
      port: fc.option(fc.integer({ min: 0, max: 2 })),
      password: fc.option(fc.constantFrom('p', new Secret('p'), { $env: 'A' })),
      groups: fc.option(fc.uniqueArray(fc.constantFrom('g1', 'g2', 'g3'))),
      data: fc.option(
        fc.record({ leaves: data, deep: fc.record({ leaves: data }) }, { requiredKeys: [] }),
      ),
      connection_options: fc.option(
        fc.dictionary(
          fc.constantFrom('ssh', 'scp'),
          fc.option(fc.record({ port: fc.integer({ min: 1, max: 2 }), extras: data })),
        ),
      ),
    },
    { requiredKeys: [] },
  )
  const bodies = fc.dictionary(fc.constantFrom('h1', 'h2', 'h3', '__proto__'), body, { maxKeys: 3 })
  const inventory = fc.record(
    {
      hosts: bodies,
      groups: fc.option(bodies),
      defaults: fc.option(body.map(({ groups: _, ...rest }) => rest)),
    },
    { requiredKeys: ['hosts'] },
  ) as fc.Arbitrary<InventoryData>
  const quiet = { onConflict: () => undefined }
  const combine = (...parts: InventorySource[]) => combineInventories(parts, quiet)

  it('one source alone stays what it is', async () => {
    await fc.assert(
      fc.asyncProperty(inventory, async (alone) => {
        expect(await combine(source('a', alone)).load()).toEqual(alone)
      }),
    )
  })

  it('it does not matter which are put together first, where maps meet maps', async () => {
    await fc.assert(
      fc.asyncProperty(inventory, inventory, inventory, async (one, two, three) => {
        const [a, b, c] = [source('a', one), source('b', two), source('c', three)]
        const flat = await combine(a, b, c).load()
        expect(await combine(combine(a, b), c).load()).toEqual(flat)
        expect(await combine(a, combine(b, c)).load()).toEqual(flat)
      }),
    )
  })

  it('a source does not conflict with itself', async () => {
    await fc.assert(
      fc.asyncProperty(inventory, async (twice) => {
        const onConflict = vi.fn()
        const data = await combineInventories([source('a', twice), source('b', twice)], {
          onConflict,
        }).load()
        expect(onConflict).not.toHaveBeenCalled()
        expect(data).toEqual(twice)
      }),
    )
  })
})
