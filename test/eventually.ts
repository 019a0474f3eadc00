import { vi } from 'vitest'

/** Machines are busy: vitest's own second is too short for what takes a millisecond. */
const LIMIT_MS = 10_000

/**
 * Waits until a check no longer throws.
 *
 * @param check - Tried every few milliseconds.
 * @throws what the check threw last, after ten seconds.
 */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: LIMIT_MS, interval: 2 })
}
