import { expect, it } from 'vitest'
import { exclusively } from './exclusively.ts'

it('does one thing after the other under a key, in order, also behind one that fails', async () => {
  const seen: string[] = []
  let release = (): void => {}
  const first = new Promise<void>((resolve) => {
    release = resolve
  })
  const one = exclusively('a', async () => {
    seen.push('one begins')
    await first
    throw new Error('one')
  })
  const two = exclusively('a', async () => seen.push('two'))
  const other = exclusively('b', async () => seen.push('other'))
  await other
  expect(seen).toEqual(['one begins', 'other'])
  release()
  await expect(one).rejects.toThrow('one')
  await two
  expect(seen).toEqual(['one begins', 'other', 'two'])
  expect(await exclusively('a', async () => 3)).toBe(3)
})
