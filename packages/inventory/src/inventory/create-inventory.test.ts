import { DocumentSchemaError, Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { reveal } from '../../test/members.ts'
import type { InventoryData } from '../data/inventory-data.ts'
import { GroupCycleError } from '../host/host-error.ts'
import { createInventory } from './create-inventory.ts'
import { UndefinedGroupError } from './undefined-group-error.ts'

const failure = (data: unknown): unknown => {
  try {
    return createInventory(data as InventoryData)
  } catch (error) {
    return error
  }
}

describe('createInventory', () => {
  it('keeps the order of the hosts', () => {
    const { hosts } = createInventory({ hosts: { b: {}, a: {}, __proto__x: {} } })
    expect([...hosts.keys()]).toEqual(['b', 'a', '__proto__x'])
  })

  it('takes passwords as texts and as secrets, and keeps both secret', () => {
    const secret = new Secret('s')
    const { hosts, groups, defaults } = createInventory({
      hosts: { h: { password: secret, connection_options: { c: { password: secret } } } },
      groups: { g: { password: 'p' } },
      defaults: { password: secret },
    })
    expect(hosts.get('h')?.password).toBe(secret)
    expect(hosts.get('h')?.connectionParameters('c').password).toBe(secret)
    expect(reveal(groups.get('g')?.password)).toBe('p')
    expect(defaults.password).toBe(secret)
  })

  it('copies the data, so that later changes of it change nothing', () => {
    const data = { hosts: { h: { data: { list: [1] } } } }
    const { hosts } = createInventory(data)
    data.hosts.h.data.list.push(2)
    expect(hosts.get('h')?.get('list')).toEqual([1])
  })

  it('takes data that refers to itself', () => {
    const self: Record<string, unknown> = {}
    self['self'] = self
    const copy = createInventory({ hosts: { h: { data: self } } })
      .hosts.get('h')
      ?.get('self')
    expect((copy as typeof self)['self']).toBe(copy)
    expect(copy).not.toBe(self)
  })

  it('undefined is the same as leaving a key out', () => {
    const data = { hosts: { h: { port: undefined, groups: undefined } }, groups: undefined }
    expect(createInventory(data).hosts.get('h')?.port).toBeUndefined()
  })

  it('L14: an undefined group of a host or a group is an error that names both', () => {
    expect(failure({ hosts: { h: { groups: ['g'] } } })).toMatchObject({
      constructor: UndefinedGroupError,
      code: 'UNDEFINED_GROUP',
      group: 'g',
      path: ['hosts', 'h', 'groups', 0],
      location: undefined,
      message: 'inventory: hosts → h → groups → 0: there is no group "g"',
    })
    expect(failure({ hosts: {}, groups: { a: { groups: ['x'] } } })).toMatchObject({
      path: ['groups', 'a', 'groups', 0],
    })
  })

  it('L14: a host without a body is an error', () => {
    expect(failure({ hosts: { h1: null } })).toMatchObject({
      constructor: DocumentSchemaError,
      path: ['hosts', 'h1'],
      position: undefined,
    })
  })

  it('Q04: a cycle of groups is an error that names it, also of a group with itself', () => {
    const groups = { a: { groups: ['b'] }, b: { groups: ['c'] }, c: { groups: ['a'] } }
    expect(failure({ hosts: {}, groups })).toMatchObject({
      constructor: GroupCycleError,
      cycle: ['c', 'a', 'b', 'c'],
      message: expect.stringContaining('c → a → b → c'),
    })
    expect(failure({ hosts: {}, groups: { a: { groups: ['a'] } } })).toMatchObject({
      cycle: ['a', 'a'],
    })
  })

  it.each([
    ['no object at all', null],
    ['no hosts', {}],
    ['hosts that are a list', { hosts: [] }],
    ['an unknown section', { hosts: {}, hots: {} }],
    [
      'a password of a connection that is no text',
      { hosts: { h: { connection_options: { c: { password: 5 } } } } },
    ],
  ])('%s is an error', (_title, data) => {
    expect(failure(data)).toBeInstanceOf(DocumentSchemaError)
  })
})
