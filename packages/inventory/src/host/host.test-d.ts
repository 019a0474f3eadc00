import type { Secret, SecretReference } from '@nornir-ts/kernel'
import { expectTypeOf, it } from 'vitest'
import type { Group, Host } from '../index.ts'

it('a host cannot be added as a group', () => {
  expectTypeOf<Host>().not.toExtend<Group>()
  expectTypeOf<Host['addGroup']>().parameter(0).toEqualTypeOf<Group>()
})

it('the password is a secret or where it is kept, and data is unknown until it is looked at', () => {
  expectTypeOf<Host['password']>().toEqualTypeOf<Secret | SecretReference | undefined>()
  expectTypeOf<Host['get']>().returns.toBeUnknown()
  expectTypeOf<Host['require']>().returns.toBeUnknown()
})

it('the list of groups is read-only: addGroup and removeGroup edit it', () => {
  expectTypeOf<Host['groups']>().toEqualTypeOf<readonly Group[]>()
})
