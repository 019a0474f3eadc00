import type { ContenderCost } from '../measure/compare.ts'
import type { Verdict } from './workload.ts'

const LIMIT_MB = 32

/**
 * The promise about the memory that moving a file takes, whatever its size: from the open connection on.
 *
 * @param name - Who.
 * @param size - Of which file.
 * @param growthMb - What was found; undefined: they are missing.
 */
export function memoryVerdict(name: string, size: string, growthMb: number | undefined): Verdict {
  return {
    promise: `${name}: growth of memory at ${size}`,
    value: growthMb,
    limit: LIMIT_MB,
    unit: 'MB',
  }
}

/** What somebody measured within, as a median; infinite where nothing was. */
export function medianOf({ figures }: ContenderCost, name: string): number {
  return figures[name]?.median ?? Number.POSITIVE_INFINITY
}
