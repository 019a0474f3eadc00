import assert from 'node:assert/strict'
import { NornirError } from '@nornir-ts/kernel'
import { isPlainObject } from './data/copy-data.ts'
import type { InventorySource } from './source/inventory-source.ts'
import { loadInventory } from './source/load-inventory.ts'

/** What a contract suite needs of a test runner: `node:test`, vitest and jest all have it. */
export interface TestFunctions {
  /** Opens a group of tests. */
  readonly describe: (title: string, body: () => void) => unknown
  /** Makes one test. */
  readonly it: (title: string, body: () => Promise<void>) => unknown
}

/** What {@link testInventorySource} runs over. */
export interface InventorySourceContract {
  /** Title of the group of tests, e.g. the name of the source. */
  readonly title: string
  /** Makes a source with at least one host. Called for each test; what it reads must not change meanwhile. */
  readonly create: () => InventorySource | Promise<InventorySource>
  /** Makes a source that cannot be read: a missing file, a server that refuses. Left out: not tested. */
  readonly createBroken?: (() => InventorySource | Promise<InventorySource>) | undefined
}

/**
 * Makes the tests that every `InventorySource` passes.
 *
 * @example
 * ```ts
 * import { testInventorySource } from '@nornir-ts/inventory/testing'
 * import { describe, it } from 'node:test'
 *
 * testInventorySource(
 *   { describe, it },
 *   { title: 'one host', create: () => ({ name: 'one', load: async () => ({ hosts: { h: {} } }) }) },
 * )
 * ```
 *
 * @param functions - Of the test runner.
 * @param contract - The source.
 */
export function testInventorySource(
  { describe, it }: TestFunctions,
  { title, create, createBroken }: InventorySourceContract,
): void {
  describe(title, () => {
    it('has a name', async () => {
      assert.match((await create()).name, /\S/)
    })

    it('gives hosts with their groups', async () => {
      const inventory = await loadInventory(await create(), { onWarning: () => undefined })
      assert.notEqual(inventory.hosts.size, 0, 'the source of the test has no hosts')
      for (const name of inventory.hosts.keys()) assert.notEqual(name, '')
    })

    it('gives plain data, which belongs to the caller', async () => {
      const source = await create()
      const data = await source.load()
      assert.ok(isPlainObject(data) && isPlainObject(data.hosts), 'not a plain object')
      const before = JSON.stringify(data)
      for (const name of Object.keys(data.hosts)) Reflect.deleteProperty(data.hosts, name)
      assert.equal(JSON.stringify(await source.load()), before, 'a change came back')
    })

    it('gives the same hosts in the same order each time, also at the same time', async () => {
      const source = await create()
      const [first, ...others] = await Promise.all([source.load(), source.load()])
      others.push(await source.load())
      for (const other of others) assert.equal(JSON.stringify(other), JSON.stringify(first))
    })

    it('rejects with the reason of a signal that has aborted', async () => {
      const reason = new Error('enough')
      const source = await create()
      await assert.rejects(source.load(AbortSignal.abort(reason)), (error) => error === reason)
    })

    if (createBroken === undefined) return
    it('rejects with a NornirError when it cannot be read', async () => {
      const source = await createBroken()
      await assert.rejects(source.load(), (error) => NornirError.is(error))
    })
  })
}
