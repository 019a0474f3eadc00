import { expect, it } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { exclusively } from './exclusively.ts'

it('does one thing after the other under a key, in order, also behind one that fails', async () => {
  const seen: string[] = []
  const first = deferred()
  const one = exclusively('a', async () => {
    seen.push('one begins')
    await first.promise
    throw new Error('one')
  })
  const two = exclusively('a', async () => seen.push('two'))
  const other = exclusively('b', async () => seen.push('other'))
  await other
  expect(seen).toEqual(['one begins', 'other'])
  first.resolve()
  await expect(one).rejects.toThrow('one')
  await two
  expect(seen).toEqual(['one begins', 'other', 'two'])
  expect(await exclusively('a', async () => 3)).toBe(3)
})
