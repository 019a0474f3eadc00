import { describe, expect, it } from 'vitest'
import { formatClock } from '../../ios-like/clock.ts'
import { formatUptime } from './show-version.ts'

const minute = 60_000

describe('show version', () => {
  it.each([
    [0, '0 minutes'],
    [minute, '1 minute'],
    [61 * minute, '1 hour, 1 minute'],
    [(9 * 24 * 60 + 5) * minute, '1 week, 2 days, 5 minutes'],
    [2 * 525_600 * minute, '2 years, 0 minutes'],
  ])('writes %i ms of uptime as "%s"', (elapsedMs, text) => {
    expect(formatUptime(elapsedMs)).toBe(text)
  })

  it('writes the time as IOS does', () => {
    expect(formatClock(new Date('2015-10-05T18:57:38.347Z'))).toBe(
      '18:57:38.347 UTC Mon Oct 5 2015',
    )
  })
})
