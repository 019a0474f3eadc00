import { NornirError } from '@nornir-ts/kernel'

/** How a run goes about its hosts; everything is optional. All times are in milliseconds. */
export interface RunPolicy {
  /** How many hosts are at work at once. Default: 50. */
  readonly concurrency?: number | undefined
  /** The most time that the task may take on one host. Default: no limit. */
  readonly timeoutMs?: number | undefined
  /** The most time that the whole run may take. Default: no limit. */
  readonly runTimeoutMs?: number | undefined
  /** How long a host that was told to stop may take before its result is given without it. Default: 2 000. */
  readonly graceMs?: number | undefined
  /** The same for a host in an operation that must not be cut, such as a configuration change. Default: 30 000. */
  readonly configurationGraceMs?: number | undefined
  /** The most time that one hook of one processor may take. Default: 10 000. */
  readonly processorTimeoutMs?: number | undefined
  /** Whether to run on hosts that did not fail in earlier runs. Default: true. */
  readonly onGood?: boolean | undefined
  /** Whether to run on hosts that failed in earlier runs, after the others. Default: false. */
  readonly onFailed?: boolean | undefined
}

/** A {@link RunPolicy} with nothing left open. */
export type ResolvedPolicy = {
  readonly [Key in keyof RunPolicy]-?: Exclude<RunPolicy[Key], undefined>
}

/** Details of a {@link PolicyError}. */
export interface PolicyDetails {
  /** The option that is wrong. */
  readonly option: string
  /** What was given. */
  readonly received: unknown
}

/** An option of a run has a value that makes no sense. */
export class PolicyError extends NornirError implements PolicyDetails {
  readonly code = 'POLICY_INVALID'
  /** The option that is wrong. */
  readonly option: string
  /** What was given. */
  readonly received: unknown

  constructor({ option, received }: PolicyDetails, expected: string) {
    super(`Run option ${option}: expected ${expected}, got ${String(received)}`)
    this.option = option
    this.received = received
  }
}

const defaults: ResolvedPolicy = {
  concurrency: 50,
  timeoutMs: Number.POSITIVE_INFINITY,
  runTimeoutMs: Number.POSITIVE_INFINITY,
  graceMs: 2_000,
  configurationGraceMs: 30_000,
  processorTimeoutMs: 10_000,
  onGood: true,
  onFailed: false,
}

// Node fires a timer at once when its delay does not fit in 31 bits.
const MAX_TIMER_MS = 2 ** 31 - 1

const times = [
  'timeoutMs',
  'runTimeoutMs',
  'graceMs',
  'configurationGraceMs',
  'processorTimeoutMs',
] as const

/**
 * Fills in the defaults.
 *
 * @param policies - The later ones win; an option that is undefined counts as not given.
 * @throws {@link PolicyError} for a value that makes no sense.
 */
export function resolvePolicy(...policies: readonly RunPolicy[]): ResolvedPolicy {
  const resolved = { ...defaults }
  for (const policy of policies)
    for (const key of Object.keys(defaults) as (keyof RunPolicy)[])
      if (policy[key] !== undefined) Object.assign(resolved, { [key]: policy[key] })
  check(resolved)
  return resolved
}

function check(policy: ResolvedPolicy): void {
  const { concurrency } = policy
  if (!(concurrency >= 1 && (Number.isInteger(concurrency) || concurrency === Infinity)))
    throw new PolicyError(
      { option: 'concurrency', received: concurrency },
      'a whole number of at least 1, or Infinity',
    )
  for (const option of times) {
    const value = policy[option]
    if (value === Number.POSITIVE_INFINITY || (value >= 0 && value <= MAX_TIMER_MS)) continue
    throw new PolicyError(
      { option, received: value },
      `milliseconds from 0 to ${MAX_TIMER_MS}, or Infinity for no limit`,
    )
  }
}
