import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link ThreadEndedError}. */
export interface ThreadEndedDetails {
  /** What it was doing: `h1: uptime`, `loading the task "uptime"`. */
  readonly doing: string
}

/**
 * A thread of the workers runner came to its end while it was at work: out of memory, `process.exit`, an
 * uncaught exception of the task. Another thread takes its place. The reason is the `cause`.
 */
export class ThreadEndedError extends NornirError implements ThreadEndedDetails {
  readonly code = 'THREAD_ENDED'
  /** What it was doing: `h1: uptime`, `loading the task "uptime"`. */
  readonly doing: string

  constructor({ doing }: ThreadEndedDetails, options: { readonly cause: Error }) {
    super(`${doing}: its thread came to its end: ${options.cause.message}`, options)
    this.doing = doing
  }
}
