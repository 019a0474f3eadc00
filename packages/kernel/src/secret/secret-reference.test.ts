import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { SecretReference } from './secret-reference.ts'

describe('SecretReference', () => {
  it('is read from a map with one key that starts with a dollar sign', () => {
    const reference = SecretReference.from({ $vault: { path: 'net', field: 'password' } })
    expect(reference.provider).toBe('vault')
    expect(reference.argument).toEqual({ path: 'net', field: 'password' })
    expect(SecretReference.from(reference)).toBe(reference)
  })

  it.each([
    ['a text', '$env'],
    ['null', null],
    ['an empty map', {}],
    ['a map with another key', { env: 'X' }],
    ['a bare dollar sign', { $: 'X' }],
    ['two keys', { $env: 'X', $file: 'y' }],
    ['a list', ['$env']],
  ])('%s is none', (_title, value) => {
    expect(SecretReference.from(value)).toBeUndefined()
  })

  it('prints as a secret does', () => {
    const reference = SecretReference.from({ $exec: ['show', 'hunter2'] })
    const seen = [`${reference}`, JSON.stringify({ reference }), inspect({ reference })]
    for (const text of seen) {
      expect(text).toContain('[secret]')
      expect(text).not.toContain('hunter2')
    }
  })
})
