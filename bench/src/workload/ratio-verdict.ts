import type { ContenderCost, Missing } from '../measure/compare.ts'
import type { Verdict } from './workload.ts'

/** What is compared, and how it is called. */
const figures = {
  wall: ({ wallMs }: ContenderCost) => wallMs.median,
  'client CPU': ({ cpuMs }: ContenderCost) => cpuMs.median,
  'peak memory': ({ figures }: ContenderCost) => figures['peakMb']?.median ?? Number.NaN,
  'first filter': ({ figures }: ContenderCost) => figures['filterMs']?.median ?? Number.NaN,
}

/** A promise about two contenders. */
export interface RatioPromise<Key extends string> {
  /** What is compared. */
  readonly figure: keyof typeof figures
  /** Whose is promised to be small. */
  readonly of: Key
  /** What it is divided by. */
  readonly by: Key
  /** The largest ratio of the medians that keeps it. */
  readonly limit: number
  /** Where it holds, e.g. `50 ms round trip`. Default: anywhere. */
  readonly at?: string | undefined
  /** See {@link Verdict}. */
  readonly isSelfCheck?: boolean | undefined
}

/** Says how a promise about two contenders stands. */
export function ratioVerdict<Key extends string>(
  costs: Readonly<Record<Key, ContenderCost | Missing>>,
  { figure, of, by, limit, at, isSelfCheck }: RatioPromise<Key>,
): Verdict {
  const [ours, theirs] = [costs[of], costs[by]]
  if (!ours || !theirs) throw new RangeError(`Nobody measured ${ours ? by : of}`)
  const promise = `${ours.name}: ${figure}, of that of ${theirs.name}`
  const isMissing = 'missing' in ours || 'missing' in theirs
  return {
    promise: at === undefined ? promise : `${at}, ${promise}`,
    value: isMissing ? undefined : figures[figure](ours) / figures[figure](theirs),
    limit,
    unit: '×',
    isSelfCheck,
  }
}
