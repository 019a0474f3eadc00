import { expect, it } from 'vitest'
import { atMost } from './at-most.ts'

/** Work that ends when it is told. */
function works() {
  const ends: (() => void)[] = []
  const started: number[] = []
  const start = (id: number, signal?: AbortSignal) =>
    atMost({ key: 'files', count: 2, signal }, () => {
      started.push(id)
      return new Promise<number>((resolve) => ends.push(() => resolve(id)))
    })
  return { ends, started, start }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

it('lets so many work at once, in the order in which they came', async () => {
  const { ends, started, start } = works()
  const all = [1, 2, 3, 4].map((id) => start(id))
  await settle()
  expect(started).toEqual([1, 2])
  ends[1]?.()
  await settle()
  expect(started).toEqual([1, 2, 3])
  ends[0]?.()
  await settle()
  for (const end of ends) end()
  await settle()
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
})

it('hands a place on when work fails', async () => {
  const { ends, start } = works()
  const fail = () => Promise.reject(new Error('no'))
  const failing = [1, 2].map(() => atMost({ key: 'files', count: 2 }, fail))
  const next = start(3)
  await expect(Promise.all(failing)).rejects.toThrow('no')
  await settle()
  ends[0]?.()
  expect(await next).toBe(3)
})

it('gives up waiting when the signal aborts, and takes no place', async () => {
  const { ends, started, start } = works()
  const [first, second] = [start(1), start(2)]
  const control = new AbortController()
  const third = start(3, control.signal)
  const fourth = start(4)
  control.abort(new Error('enough'))
  await expect(third).rejects.toThrow('enough')
  ends[0]?.()
  await settle()
  expect(started).toEqual([1, 2, 4])
  for (const end of ends) end()
  await Promise.all([first, second, fourth])
})
