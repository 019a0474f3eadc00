/** What was seen of a run on this thread. */
export interface LoopSample {
  /** Attempts that ended meanwhile. */
  readonly attempts: number
  /** How long this thread was at work meanwhile, in milliseconds. */
  readonly activeMs: number
  /** The share of the time in which it was, from 0 to 1. */
  readonly busy: number
}

/** What the threads are. */
export interface ThreadSupply {
  /** How many there are. */
  readonly threads: number
  /** Whether they have begun. */
  readonly areStarted: boolean
}

/** What may be expected of threads. */
export interface Gain {
  /** What an attempt took of this thread, in milliseconds. */
  readonly hostMs: number
  /** The share of the time in which this thread was at work, from 0 to 1. */
  readonly busy: number
  /** By how much sooner the run may end on threads, in milliseconds; negative: later. */
  readonly savedMs: number
}

/** Fewer attempts, or less work, say nothing yet. */
const FEWEST_ATTEMPTS = 8
const LEAST_ACTIVE_MS = 100

/** A thread that is idle for longer waits for devices, and so would several. */
const LEAST_BUSY = 0.85

/** What threads take to begin and to warm up, in milliseconds of the run (docs/threads.md has the figures). */
const START_MS = 600

/**
 * What a host takes more of a thread than of this one, in milliseconds: it crosses, its session asks the main
 * thread for what there is only once, and each thread warms up code of its own. Measured with sessions of SSH.
 */
const EXTRA_MS = 1.5

/**
 * What threads would bring to the hosts that are left.
 *
 * @param sample - Of the hosts before them.
 * @param left - How many hosts are left.
 * @param supply - The threads.
 * @returns undefined while too little was seen.
 */
export function gainOfThreads(
  { attempts, activeMs, busy }: LoopSample,
  left: number,
  { threads, areStarted }: ThreadSupply,
): Gain | undefined {
  if (attempts < FEWEST_ATTEMPTS || activeMs < LEAST_ACTIVE_MS) return undefined
  const hostMs = activeMs / attempts
  const perHostMs = hostMs * (1 - 1 / threads) - EXTRA_MS
  return { hostMs, busy, savedMs: left * perHostMs - (areStarted ? 0 : START_MS) }
}

/**
 * Whether they are worth it: the thread is the bottleneck, and more is saved than threads cost.
 *
 * @param gain - What may be expected.
 */
export function threadsPay({ busy, savedMs }: Gain): boolean {
  return busy >= LEAST_BUSY && savedMs >= START_MS
}
