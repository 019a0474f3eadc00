import { Secret } from '@nornir-ts/kernel'
import { expect, it } from 'vitest'
import { authorizationFor } from './authorization.ts'

it('tells tokens of version 2 by their beginning', () => {
  const header = (token: string) => authorizationFor(new Secret(token))?.reveal()
  expect(header('nbt_abc.def')).toBe('Bearer nbt_abc.def')
  expect(header('0123456789abcdef')).toBe('Token 0123456789abcdef')
})

it('takes nothing that no header takes, nor a word before the token', () => {
  for (const token of ['', ' ', 'Token abc', 'abc\n', 'abc\r\nX-Evil: 1', 'tökén'])
    expect(authorizationFor(new Secret(token)), JSON.stringify(token)).toBeUndefined()
})
