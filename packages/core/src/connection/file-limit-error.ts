import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link FileLimitError}. */
export interface FileLimitDetails {
  /** How many files the process may have open. */
  readonly limit: number
  /** How many it had open. */
  readonly inUse: number
  /** How many more the run may need. */
  readonly needed: number
  /** The largest `concurrency` that the limit allows. */
  readonly possibleConcurrency: number
  /** Whether this is the first host of its run that was refused; the others end `skipped`. */
  readonly isFirst: boolean
}

/**
 * The process may not open as many files as the run may need for its sessions. No session was opened: the
 * first host that asked for one fails with this, all others are skipped.
 */
export class FileLimitError extends NornirError implements FileLimitDetails {
  readonly code = 'FILE_LIMIT'
  /** How many files the process may have open. */
  readonly limit: number
  /** How many it had open. */
  readonly inUse: number
  /** How many more the run may need. */
  readonly needed: number
  /** The largest `concurrency` that the limit allows. */
  readonly possibleConcurrency: number
  /** Whether this is the first host of its run that was refused; the others end `skipped`. */
  readonly isFirst: boolean

  constructor(details: FileLimitDetails, options?: ErrorOptions) {
    super(message(details), options)
    this.limit = details.limit
    this.inUse = details.inUse
    this.needed = details.needed
    this.possibleConcurrency = details.possibleConcurrency
    this.isFirst = details.isFirst
  }
}

function message({ limit, inUse, needed, possibleConcurrency }: FileLimitDetails): string {
  const enough = 2 ** Math.ceil(Math.log2(inUse + needed))
  const lower = possibleConcurrency > 0 ? `, or lower concurrency to ${possibleConcurrency}` : ''
  return `No connection was opened: the process may have ${limit} files open, has ${inUse}, and this run may need ${needed} more; raise the limit where the process is started (ulimit -n ${enough}; LimitNOFILE=${enough} of a systemd service; --ulimit nofile=${enough} of a container)${lower}`
}
