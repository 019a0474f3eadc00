import { NornirError } from '@nornir-ts/core'

/** Details of a {@link ReturnError}. */
export interface ReturnDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /**
   * What did not come: the device stayed `up` as it was, it stayed `down`, or it came back and was not
   * `stable`.
   */
  readonly still: 'up' | 'down' | 'unstable'
  /** How long was waited for it, in milliseconds. */
  readonly waitedMs: number
}

const WORDS: Readonly<Record<ReturnDetails['still'], string>> = {
  up: 'it has not gone down: it answers, and says that it has been up for longer than since the reload',
  down: 'it has not come back',
  unstable: 'it came back and was lost again',
}

/** A device that was started again did not come back as it should. */
export class ReturnError extends NornirError implements ReturnDetails {
  readonly code = 'RETURN'
  /** Name of the host in the inventory. */
  readonly host: string
  /** What did not come. */
  readonly still: 'up' | 'down' | 'unstable'
  /** How long was waited for it, in milliseconds. */
  readonly waitedMs: number

  constructor(details: ReturnDetails, options?: ErrorOptions) {
    const { host, still, waitedMs } = details
    const last = options?.cause instanceof Error ? ` Last seen: ${options.cause.message}` : ''
    super(`${host}: after ${Math.round(waitedMs / 1_000)} s ${WORDS[still]}.${last}`, options)
    this.host = host
    this.still = still
    this.waitedMs = waitedMs
  }
}
