import type { ContenderCost } from '../measure/compare.ts'

/** A promise about speed and how it stands. */
export interface Verdict {
  /** The promise in words. */
  readonly promise: string
  /** A median, or a ratio of medians. */
  readonly value: number
  /** The largest value that keeps it. */
  readonly limit: number
  /** Unit of both; `×` for a ratio. */
  readonly unit: '×' | 's' | 'ms' | 'µs' | 'MB' | 'round trips'
  /** Whether the bench itself is worthless where it is broken; else it is a promise to users. */
  readonly isSelfCheck?: boolean | undefined
}

/** What a workload found. */
export interface WorkloadReport {
  /** Measurements by situation, e.g. `loopback`. */
  readonly situations: Readonly<Record<string, readonly ContenderCost[]>>
  /** What they mean. */
  readonly verdicts: readonly Verdict[]
}

/** One piece of work that users do, measured beside other ways to do it. */
export interface Workload {
  /** The work in words. */
  readonly title: string
  /** Measures; `rounds` is how many times each contender runs. Rejects on a wrong answer. */
  readonly run: (rounds: number) => Promise<WorkloadReport>
}
