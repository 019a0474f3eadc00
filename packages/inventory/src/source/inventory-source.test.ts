import { join } from 'node:path'
import { NornirError } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { testInventorySource } from '../testing.ts'
import type { InventorySource } from './inventory-source.ts'
import { loadInventory } from './load-inventory.ts'
import { simpleInventory } from './simple/simple-inventory.ts'

const fixture = (name: string, file: string) =>
  join(import.meta.dirname, '../../test', name, `${file}.yaml`)

testInventorySource(
  { describe, it },
  {
    title: 'simpleInventory keeps the contract of sources',
    create: () =>
      simpleInventory({
        hostFile: fixture('fixture-a', 'hosts'),
        groupFile: fixture('fixture-a', 'groups'),
        defaultsFile: fixture('fixture-a', 'defaults'),
      }),
    createBroken: () => simpleInventory({ hostFile: fixture('none', 'hosts') }),
  },
)

class Unreachable extends NornirError {
  readonly code = 'UNREACHABLE'
}

testInventorySource(
  { describe, it },
  {
    title: 'a source of a few lines keeps the contract of sources',
    create: () => ({
      name: 'lines',
      load: async (signal) => {
        signal?.throwIfAborted()
        return { hosts: { h1: { groups: ['g'] } }, groups: { g: {} } }
      },
    }),
    createBroken: () => ({ name: 'lines', load: () => Promise.reject(new Unreachable()) }),
  },
)

describe('the contract of sources', () => {
  /** Runs the suite with a runner of our own and gives the titles of the tests that failed. */
  async function failuresOf(create: () => InventorySource): Promise<string[]> {
    const tests: { title: string; body: () => Promise<void> }[] = []
    testInventorySource(
      {
        describe: (_title, body) => body(),
        it: (title, body) => tests.push({ title, body }),
      },
      { title: 'broken', create, createBroken: create },
    )
    const failed: string[] = []
    for (const { title, body } of tests) await body().catch(() => failed.push(title))
    return failed
  }

  it('finds a source that hands out its own data and does not look at the signal', async () => {
    const data = { hosts: { h: {} } }
    expect(await failuresOf(() => ({ name: 'x', load: async () => data }))).toEqual([
      'gives plain data, which belongs to the caller',
      'rejects with the reason of a signal that has aborted',
      'rejects with a NornirError when it cannot be read',
    ])
  })

  it('finds a source without name and hosts that gives something else each time', async () => {
    let count = 0
    const load = async () => ({ hosts: {}, defaults: { data: { count: count++ } } })
    expect(await failuresOf(() => ({ name: ' ', load }))).toEqual([
      'has a name',
      'gives hosts with their groups',
      'gives plain data, which belongs to the caller',
      'gives the same hosts in the same order each time, also at the same time',
      'rejects with the reason of a signal that has aborted',
      'rejects with a NornirError when it cannot be read',
    ])
  })
})

describe('loadInventory', () => {
  const source = (remote?: boolean): InventorySource => ({
    name: 'x',
    remote,
    load: async () => ({ hosts: { h: { password: { $file: '/etc/shadow' } } } }),
  })

  it('minds whether the source is remote', async () => {
    expect((await loadInventory(source())).hosts.size).toBe(1)
    await expect(loadInventory(source(true))).rejects.toMatchObject({ code: 'REMOTE_SECRET' })
  })

  it('hands the signal to the source and the rest to the inventory', async () => {
    const reason = new Error('enough')
    const waiting: InventorySource = {
      name: 'x',
      load: async (signal) => {
        signal?.throwIfAborted()
        return { hosts: { h: {} } }
      },
    }
    await expect(loadInventory(waiting, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const inventory = await loadInventory(waiting, { strictFilters: true })
    expect(() => inventory.filter('site=ams')).toThrow(expect.objectContaining({ path: 'site' }))
  })
})
