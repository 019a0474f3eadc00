import { describe, expect, it } from 'vitest'
import { gainOfThreads, threadsPay } from './threads-pay.ts'

const two = { threads: 2, areStarted: false }
/** What was seen of 100 attempts that took 10 ms each, one behind the other. */
const computing = { attempts: 100, activeMs: 1_000, busy: 1 }

describe('the gain of threads', () => {
  it('is half of what is left, on two of them, less their start and what they take more', () => {
    const gain = gainOfThreads(computing, 900, two)
    expect(gain).toEqual({ hostMs: 10, busy: 1, savedMs: 900 * (5 - 1.5) - 600 })
  })

  it('is more on more threads', () => {
    expect(gainOfThreads(computing, 900, { ...two, threads: 4 })?.savedMs).toBeCloseTo(
      900 * (7.5 - 1.5) - 600,
    )
  })

  it('costs no start where they have begun', () => {
    expect(gainOfThreads(computing, 10, { ...two, areStarted: true })?.savedMs).toBe(35)
  })

  it('is a loss on one thread', () => {
    expect(gainOfThreads(computing, 10_000, { ...two, threads: 1 })?.savedMs).toBeLessThan(0)
  })

  it('is not known from a few attempts, nor from little work', () => {
    expect(gainOfThreads({ ...computing, attempts: 7 }, 900, two)).toBeUndefined()
    expect(gainOfThreads({ ...computing, activeMs: 99 }, 900, two)).toBeUndefined()
  })
})

describe('threads pay', () => {
  it.each([
    { title: 'where the thread is the bottleneck and much is left', busy: 1, savedMs: 601 },
    { title: 'not where it waits for devices', busy: 0.8, savedMs: 1e6, not: true },
    { title: 'not for less than they cost', busy: 1, savedMs: 599, not: true },
    { title: 'never for a loss', busy: 1, savedMs: -1, not: true },
  ])('$title', ({ busy, savedMs, not = false }) => {
    expect(threadsPay({ hostMs: 10, busy, savedMs })).toBe(!not)
  })
})
