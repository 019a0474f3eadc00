import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link ContextRevokedError}. */
export interface ContextRevokedDetails {
  /** The host. */
  readonly host: string
  /** Name of the task. */
  readonly task: string
}

/**
 * A task used its context, or a session it got from it, after its attempt on the host had ended:
 * because of a deadline or a cancel, or because a promise was not awaited.
 */
export class ContextRevokedError extends NornirError implements ContextRevokedDetails {
  readonly code = 'CONTEXT_REVOKED'
  /** The host. */
  readonly host: string
  /** Name of the task. */
  readonly task: string

  constructor({ host, task }: ContextRevokedDetails, options?: ErrorOptions) {
    super(
      `${host}: ${task} has ended and may no longer use its context; await everything it starts, and stop when its signal aborts`,
      options,
    )
    this.host = host
    this.task = task
  }
}
