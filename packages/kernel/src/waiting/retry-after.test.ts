import { expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

it.each<[string | null, number | undefined]>([
  ['3', 3_000],
  [' 0 ', 0],
  ['Sun, 01 Mar 2026 00:00:05 GMT', 5_000],
  ['Sun, 01 Mar 2020 00:00:05 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j means %j ms', (header, expected) => {
  expect(retryAfterMs(header, Date.UTC(2026, 2, 1))).toBe(expected)
})
