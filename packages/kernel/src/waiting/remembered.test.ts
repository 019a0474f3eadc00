import { expect, it } from 'vitest'
import { remembered } from './remembered.ts'

it('makes a thing once, also for those who ask while it is made', async () => {
  const map = new Map<string, Promise<number>>()
  let made = 0
  const ask = () => remembered(map, 'a', async () => ++made)
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
  expect(await ask()).toBe(1)
})

it('makes it again where it failed', async () => {
  const map = new Map<string, Promise<number>>()
  await expect(remembered(map, 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await remembered(map, 'a', async () => 2)).toBe(2)
})
