import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Pace } from './pace.ts'

const { signal } = new AbortController()

describe('a pace', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('lets the first go at once, and the others in order, one after each interval', async () => {
    const pace = new Pace(10)
    const begin = performance.now()
    const went: string[] = []
    for (const name of ['a', 'b', 'c'])
      void pace.turn(signal).then(() => went.push(`${name} ${performance.now() - begin}`))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(went).toEqual(['a 0', 'b 100', 'c 200'])
    expect(pace.isFree).toBe(true)
  })

  it('keeps no turn for those who gave up, and no timer', async () => {
    const pace = new Pace(1)
    const abort = new AbortController()
    const all = Array.from({ length: 9 }, () => pace.turn(abort.signal))
    const ended = Promise.allSettled(all)
    abort.abort(new Error('enough'))
    expect((await ended).map(({ status }) => status)).toEqual([
      'fulfilled',
      ...Array.from({ length: 8 }, () => 'rejected'),
    ])
    expect(vi.getTimerCount()).toBe(0)
    const begin = performance.now()
    const next = pace.turn(signal).then(() => performance.now() - begin)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await next).toBe(1_000)
  })

  it('makes nobody wait without a limit', async () => {
    const pace = new Pace()
    await Promise.all(Array.from({ length: 100 }, () => pace.turn(signal)))
    expect(vi.getTimerCount()).toBe(0)
  })
})
