import { describe, expect, it } from 'vitest'
import { isBroken, isCertificate, waitBefore } from './retry.ts'

describe('the wait before the next try', () => {
  it('doubles, with jitter, and has an end', () => {
    for (const [attempt, longest] of [
      [1, 250],
      [2, 500],
      [3, 1_000],
      [30, 60_000],
    ] as const) {
      const waits = Array.from({ length: 50 }, () => waitBefore(attempt, 250, undefined))
      for (const wait of waits) {
        expect(wait).toBeGreaterThanOrEqual(longest / 2)
        expect(wait).toBeLessThanOrEqual(longest)
      }
      expect(new Set(waits).size).toBeGreaterThan(1)
    }
  })

  it('is what the server asks for', () => {
    expect(waitBefore(1, 250, 7_000)).toBe(7_000)
    expect(waitBefore(1, 250, 0)).toBe(0)
  })
})

it('tells broken connections from those that will never be', () => {
  const failed = (code: string) => {
    const cause = Object.assign(new Error(code), { code })
    return new TypeError('fetch failed', { cause })
  }
  expect(isBroken(failed('ECONNRESET'))).toBe(true)
  expect(isBroken(failed('ECONNREFUSED'))).toBe(false)
  expect(isCertificate(failed('DEPTH_ZERO_SELF_SIGNED_CERT'))).toBe(true)
  expect(isCertificate(failed('ENOTFOUND'))).toBe(false)
  expect(isBroken(new TypeError('fetch failed'))).toBe(false)
})
