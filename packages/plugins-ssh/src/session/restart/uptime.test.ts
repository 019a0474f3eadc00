import { describe, expect, it } from 'vitest'
import { parseUptime } from './uptime.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('parseUptime', () => {
  it.each([
    [
      '2 years, 31 weeks, 6 days, 9 hours, 55 minutes',
      (2 * 365 + 31 * 7 + 6) * DAY + 9 * HOUR + 55 * MINUTE,
    ],
    ['11 day(s), 01 hour(s), 57 minute(s), 02 second(s)', 11 * DAY + HOUR + 57 * MINUTE + 2_000],
    ['1 hour and 16 minutes', HOUR + 16 * MINUTE],
    ['00:02:40', 2 * MINUTE + 40_000],
    ['1 day 00:54:13', DAY + 54 * MINUTE + 13_000],
    ['3 mins 2 secs', 3 * MINUTE + 2_000],
    ['0 minutes', 0],
    ['', undefined],
    ['never', undefined],
  ])('reads %j', (text, expected) => {
    expect(parseUptime(text)).toBe(expected)
  })
})
