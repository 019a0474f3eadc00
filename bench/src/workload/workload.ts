import type { ContenderCost, Missing } from '../measure/compare.ts'
import type { Situation } from '../sessions/situation.ts'

/** A promise about speed and how it stands. */
export interface Verdict {
  /** The promise in words. */
  readonly promise: string
  /** A median, or a ratio of medians; undefined: who it is about is missing on this machine. */
  readonly value: number | undefined
  /** The largest value that keeps it. */
  readonly limit: number
  /** Unit of both; `×` for a ratio. */
  readonly unit: '×' | 's' | 'ms' | 'µs' | 'MB' | 'round trips' | 'hosts'
  /** Whether the bench itself is worthless where it is broken; else it is a promise to users. */
  readonly isSelfCheck?: boolean | undefined
}

/** What a workload found. */
export interface WorkloadReport {
  /** Measurements by situation, e.g. `loopback`; who is missing is named. */
  readonly situations: Readonly<Record<string, readonly (ContenderCost | Missing)[]>>
  /** What they mean. */
  readonly verdicts: readonly Verdict[]
}

/** How a workload is measured. */
export interface RunOptions {
  /** How many times each contender runs and counts. */
  readonly rounds: number
  /** The only situation for workloads on many devices. Default: each has its own. */
  readonly situation?: Situation | undefined
}

/** One piece of work that users do, measured beside other ways to do it. */
export interface Workload {
  /** The work in words. */
  readonly title: string
  /** Whether it takes so long, or so much room, that it runs only when it is named. Default: false. */
  readonly isOnRequest?: boolean | undefined
  /** Measures. Rejects on a wrong answer. */
  readonly run: (options: RunOptions) => Promise<WorkloadReport>
}
