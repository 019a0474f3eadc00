import { formatClock } from '../../ios-like/clock.ts'

/** `show clock`; the star says that no NTP server vouches for the time. */
export function showClock(date: Date): string {
  return `*${formatClock(date)}\n`
}
