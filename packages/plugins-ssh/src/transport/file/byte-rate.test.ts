import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ByteRate } from './byte-rate.ts'

const { signal } = new AbortController()

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('lets no more through than the rate and a tenth of a second, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 30 }),
      async (pieces) => {
        const rate = new ByteRate(10_000)
        const begin = performance.now()
        let passed = 0
        const all = (async () => {
          for (const bytes of pieces) {
            await rate.take(bytes, signal)
            passed += bytes
            const allowed = (performance.now() - begin + 100) * 10
            // Timers count whole milliseconds.
            expect(passed).toBeLessThanOrEqual(allowed + 10)
          }
        })()
        await vi.runAllTimersAsync()
        await all
        const sum = pieces.reduce((total, bytes) => total + bytes, 0)
        expect(performance.now() - begin).toBeLessThanOrEqual(sum / 10 + pieces.length)
      },
    ),
    { numRuns: 50 },
  )
})

it('makes nobody wait without a limit', async () => {
  const rate = new ByteRate()
  await rate.take(1e12, signal)
  expect(rate.pieceBytes).toBe(Number.POSITIVE_INFINITY)
  expect(vi.getTimerCount()).toBe(0)
})

it('asks for pieces of a tenth of a second, and of one byte at least', () => {
  expect(new ByteRate(1_000_000).pieceBytes).toBe(100_000)
  expect(new ByteRate(1).pieceBytes).toBe(1)
})

it('ends the waiting with the signal', async () => {
  const rate = new ByteRate(1)
  const cancel = new AbortController()
  const waiting = rate.take(1_000, cancel.signal)
  cancel.abort('enough')
  await expect(waiting).rejects.toBe('enough')
  expect(vi.getTimerCount()).toBe(0)
})
