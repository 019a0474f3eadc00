import { expect, it } from 'vitest'
import { FileStore } from './file-store.ts'

it('gives a file another name though there is no room for it twice, as a flash does', () => {
  const content = Buffer.alloc(600, 'image')
  const store = new FileStore({ capacity: 1_000, files: { part: content }, now: () => new Date(0) })
  expect(store.rename('part', 'image.bin')).toBe(true)
  expect(store.files.map(({ name }) => name)).toEqual(['image.bin'])
  expect(store.read('image.bin')?.bytes.equals(content)).toBe(true)
  expect(store.free).toBe(400)
})
