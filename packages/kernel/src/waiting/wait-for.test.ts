import { expect, it } from 'vitest'
import { waitFor } from './wait-for.ts'

it('does not leave the rejection of what nobody waits for to the process', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown): void => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  const reason = new Error('enough')
  const failed = Promise.reject(new Error('too late'))
  await expect(waitFor(failed, AbortSignal.abort(reason))).rejects.toBe(reason)
  // Node tells of unhandled rejections before it goes on to the next turn of its loop.
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})

it('leaves no listener behind, however it ends', async () => {
  const controller = new AbortController()
  let listeners = 0
  const { addEventListener, removeEventListener } = controller.signal
  controller.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners += 1
    addEventListener.apply(controller.signal, args)
  }
  controller.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners -= 1
    removeEventListener.apply(controller.signal, args)
  }
  expect(await waitFor(Promise.resolve(1), controller.signal)).toBe(1)
  await expect(waitFor(Promise.reject(new Error('no')), controller.signal)).rejects.toThrow('no')
  expect(listeners).toBe(0)
})
