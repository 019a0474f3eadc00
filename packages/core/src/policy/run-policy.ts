import type { Host } from '@nornir-ts/inventory'
import type { HostLimit } from './host-limit.ts'
import type { ResolvedRetry, RetryPolicy } from './retry.ts'

/** A number of hosts, or a share of all hosts of the run. */
export type HostCount = number | `${number}%`

/** How fast log-ins may follow each other. */
export interface ConnectLimit {
  /** How many connections may be opened at the same time. Default: no limit. */
  readonly atOnce?: number | undefined
  /** How many may be begun per second. Default: no limit. */
  readonly perSecond?: number | undefined
}

/** How a run goes about its hosts; everything is optional. All times are in milliseconds. */
export interface RunPolicy {
  /** How many hosts are at work at once. Default: 50. */
  readonly concurrency?: number | undefined
  /** Limits on hosts that have something in common, such as a group or a site. Default: none. */
  readonly limits?: readonly HostLimit[] | undefined
  /** How fast log-ins may follow each other. Default: no limit. */
  readonly connectLimit?: ConnectLimit | undefined
  /** When and how often a host is tried again. Default: never. */
  readonly retry?: RetryPolicy | undefined
  /** How many hosts may fail; once more have, no further host is started. Default: no limit. */
  readonly maxFailures?: HostCount | undefined
  /**
   * Sizes of groups of hosts that are worked on one after the other, e.g. `[1, 10, '25%', '100%']`;
   * the last one is repeated. After a wave in which a host failed no further one is begun, unless
   * `maxFailures` allows for it. Default: all hosts at once.
   */
  readonly waves?: readonly HostCount[] | undefined
  /**
   * Hosts with the same key, such as the two members of a pair, are never in the same wave. Default:
   * none are kept apart.
   */
  readonly separate?: ((host: Host) => string | undefined) | undefined
  /**
   * How many log-ins with the same credential may be rejected, with none accepted in between,
   * before it is used no more, in this run and later ones, until `resetFailedHosts`. Default: 3.
   */
  readonly maxCredentialRejections?: number | undefined
  /** The most time that the task may take on one host, over all its attempts. Default: no limit. */
  readonly timeoutMs?: number | undefined
  /** The most time that the whole run may take. Default: no limit. */
  readonly runTimeoutMs?: number | undefined
  /** How long a host that was told to stop may take before its result is given without it. Default: 2 000. */
  readonly graceMs?: number | undefined
  /** The same for a host in an operation that must not be cut, such as a configuration change. Default: 30 000. */
  readonly configurationGraceMs?: number | undefined
  /** The most time that one hook of one processor may take. Default: 10 000. */
  readonly processorTimeoutMs?: number | undefined
  /**
   * Whether sessions stay open for later tasks when their host has ended: then there are as many as hosts
   * in the end, else as many as hosts at work. Default: true, as long as the process may open them all.
   */
  readonly keepConnections?: boolean | undefined
  /** Whether to run on hosts that did not fail in earlier runs. Default: true. */
  readonly onGood?: boolean | undefined
  /** Whether to run on hosts that failed in earlier runs, after the others. Default: false. */
  readonly onFailed?: boolean | undefined
}

/** A {@link RunPolicy} with nothing left open. */
export type ResolvedPolicy = {
  readonly [Key in keyof Omit<RunPolicy, 'retry' | 'separate'>]-?: Exclude<
    RunPolicy[Key],
    undefined
  >
} & {
  readonly retry: ResolvedRetry
  readonly separate: RunPolicy['separate']
}
