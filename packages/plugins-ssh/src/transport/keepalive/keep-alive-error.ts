import { SshError } from '../../error/ssh-error.ts'

/** Details of a {@link KeepAliveError}. */
export interface KeepAliveErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was connected to, `hostname:port`. */
  readonly address: string
  /** How many keep-alives in a row had no answer. */
  readonly missed: number
  /** Milliseconds between them. */
  readonly intervalMs: number
}

/**
 * A device that used to answer keep-alives does so no more, and has sent nothing else: the connection
 * was given up. It becomes the error of the transport's end, `by: 'network'`.
 */
export class KeepAliveError extends SshError implements KeepAliveErrorDetails {
  readonly code = 'KEEP_ALIVE_LOST'
  override readonly retryable = true
  readonly address: string
  readonly missed: number
  readonly intervalMs: number

  constructor({ host, address, missed, intervalMs }: KeepAliveErrorDetails) {
    super(
      `${address} answered none of ${missed} keep-alives, one every ${intervalMs} ms, though it did before: the connection is dead. ` +
        'Is the device up, and no firewall on the way that forgets idle connections?',
      { host, phase: 'command' },
    )
    this.address = address
    this.missed = missed
    this.intervalMs = intervalMs
  }
}
