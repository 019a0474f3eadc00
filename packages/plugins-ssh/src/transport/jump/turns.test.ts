import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { Turns } from './turns.ts'

const noSignal = (): AbortSignal => new AbortController().signal

it('lets only so many in at once, first come, first served', async () => {
  const turns = new Turns(2)
  const entered: number[] = []
  const enter = async (number: number): Promise<() => void> => {
    const giveBack = await turns.take(noSignal())
    entered.push(number)
    return giveBack
  }
  const [first, second, third, fourth] = [1, 2, 3, 4].map(enter)
  const leaveFirst = await first
  await second
  expect(entered).toEqual([1, 2])
  leaveFirst?.()
  const leaveThird = await third
  expect(entered).toEqual([1, 2, 3])
  leaveThird?.()
  await fourth
  expect(entered).toEqual([1, 2, 3, 4])
})

it('forgets who gives up, also in the moment of his turn', async () => {
  const turns = new Turns(1)
  const giveBack = await turns.take(noSignal())
  const controllers = [new AbortController(), new AbortController()]
  const [early, late] = controllers.map(({ signal }) => turns.take(signal))
  const reason = new Error('enough')
  controllers[0]?.abort(reason)
  await expect(early).rejects.toBe(reason)
  giveBack()
  controllers[1]?.abort(reason)
  // Whether he got it or gave it up: nobody else may have lost it.
  await late?.then(
    (giveIt) => giveIt(),
    (error: unknown) => {
      expect(error).toBe(reason)
    },
  )
  const again = await turns.take(noSignal())
  again()
  for (const { signal } of controllers) expect(getEventListeners(signal, 'abort')).toEqual([])
})
