import { Secret, SecretReference } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { createInventory } from '../inventory/create-inventory.ts'
import type { InventoryData } from './inventory-data.ts'
import { RemoteSecretError } from './remote-secret-error.ts'

function failure(data: InventoryData): unknown {
  try {
    return createInventory(data, { remote: true })
  } catch (error) {
    return error
  }
}

const options = (ssh: object) => ({ connection_options: { ssh } })
const exec = { $exec: ['rm', 'hunter2'] }

describe('data of another system', () => {
  it.each<[string, InventoryData]>([
    ['hosts → h → password', { hosts: { h: { password: exec } } }],
    ['hosts → h → password', { hosts: { h: { password: SecretReference.from(exec) } } }],
    [
      'hosts → h → connection_options → ssh → password',
      { hosts: { h: options({ password: { $file: '/etc/shadow' } }) } },
    ],
    [
      'hosts → h → connection_options → ssh → extras → login → 1',
      { hosts: { h: options({ extras: { login: [{}, exec] } }) } },
    ],
    ['groups → g → password', { hosts: {}, groups: { g: { password: exec } } }],
    ['defaults → password', { hosts: {}, defaults: { password: exec } }],
    ['defaults → password', { hosts: {}, defaults: { password: { $prompt: 'hunter2' } } }],
    ['defaults → password', { hosts: {}, defaults: { password: { $keyring: 'hunter2' } } }],
  ])('%s may not refer to what belongs to this machine or its user', (place, data) => {
    const error = failure(data)
    expect(error).toBeInstanceOf(RemoteSecretError)
    expect((error as Error).message).toMatch(
      new RegExp(`^${place}: "\\$(exec|file|prompt|keyring)"`),
    )
    expect((error as Error).message).not.toContain('hunter2')
    expect(createInventory(data).hosts).toBeDefined()
  })

  it('may hold passwords, other references, and data that only looks like one', () => {
    const data: InventoryData = {
      hosts: {
        a: { password: 'p', data: { ...exec }, connection_options: { ssh: null } },
        b: { password: { $env: 'X' } },
        c: { password: new Secret('p'), connection_options: null },
        d: options({ password: { $vault: 'net' }, extras: null }),
      },
    }
    expect(createInventory(data, { remote: true }).hosts.size).toBe(4)
  })
})
