import { NornirError, Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { testInventorySource } from '../../testing.ts'
import { InventoryShapeError, InventorySourceError } from '../inventory-source-error.ts'
import { loadInventory } from '../load-inventory.ts'
import { defineInventory, type InventoryDefinition } from './define-inventory.ts'

class Unreachable extends NornirError {
  readonly code = 'UNREACHABLE'
}

const data = { hosts: { h1: { groups: ['g'], password: new Secret('p') } }, groups: { g: {} } }
const loading = (load: InventoryDefinition['load']) =>
  defineInventory({ name: 'racks', load }).load()

describe('defineInventory', () => {
  testInventorySource(
    { describe, it },
    {
      title:
        'keeps the contract of sources, with a function that returns the same object each time',
      create: () => defineInventory({ name: 'racks', load: () => data }),
      createBroken: () =>
        defineInventory({
          name: 'racks',
          load: () => {
            throw new TypeError('no')
          },
        }),
    },
  )

  it('keeps secrets and says whether it is remote', async () => {
    const loaded = await loading(async () => data)
    expect(loaded.hosts['h1']?.password).toBe(data.hosts.h1.password)
    const hosts = { h: { password: { $file: '/etc/shadow' } } }
    const remote = defineInventory({ name: 'racks', load: () => ({ hosts }), remote: true })
    await expect(loadInventory(remote)).rejects.toMatchObject({ code: 'REMOTE_SECRET' })
  })

  it('says which source failed, and leaves errors of nornir-ts as they are', async () => {
    const cause = new TypeError('x is not a function')
    const error = await loading(() => Promise.reject(cause)).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InventorySourceError)
    expect(error).toMatchObject({ source: 'racks', cause, retryable: false })
    expect((error as Error).message).toBe(
      'The inventory source "racks" failed: x is not a function',
    )
    await expect(loading(() => Promise.reject('no'))).rejects.toThrow('failed: A value that is not')
    const own = new Unreachable()
    await expect(loading(() => Promise.reject(own))).rejects.toBe(own)
  })

  it.each<[unknown, string]>([
    [undefined, 'gave undefined, expected a plain object { hosts'],
    [null, 'gave null'],
    [[], 'gave a list'],
    ['hosts', 'gave a string'],
    [new Map(), 'gave an instance of Map'],
    [{ hosts: new Map([['h', {}]]) }, 'gave an instance of Map, expected a plain object as hosts'],
    [
      { hosts: {}, groups: new Date() },
      'gave an instance of Date, expected a plain object as groups',
    ],
  ])('refuses %o', async (value, message) => {
    const error = await loading(() => value as never).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InventoryShapeError)
    expect((error as Error).message).toContain(`The inventory source "racks" ${message}`)
  })

  it('stops waiting with the signal, also when the function does not', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const never = defineInventory({ name: 'racks', load: () => new Promise(() => undefined) })
    const loaded = never.load(controller.signal)
    controller.abort(reason)
    await expect(loaded).rejects.toBe(reason)
  })

  it('rejects with the reason of the signal, whatever the function makes of it', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const source = defineInventory({
      name: 'racks',
      load: async () => {
        controller.abort(reason)
        throw new Error('aborted')
      },
    })
    await expect(source.load(controller.signal)).rejects.toBe(reason)
  })
})
