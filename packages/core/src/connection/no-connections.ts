import { NornirError } from '@nornir-ts/kernel'
import type { SessionSource } from './attempt-connections.ts'

/** Details of an {@link OffloadConnectionError}. */
export interface OffloadConnectionDetails {
  /** The host. */
  readonly host: string
}

/** A step that was offloaded asked for a connection: those of its task are on another thread. */
export class OffloadConnectionError extends NornirError implements OffloadConnectionDetails {
  readonly code = 'OFFLOAD_CONNECTION'
  /** The host. */
  readonly host: string

  constructor({ host }: OffloadConnectionDetails, options?: ErrorOptions) {
    super(
      `${host}: a step that was offloaded has no connections: read from the device in the task itself, and offload what computes`,
      options,
    )
    this.host = host
  }
}

/** What a step that was offloaded has instead of connections. */
export class NoConnections implements SessionSource {
  /** {@inheritDoc AttemptConnections.isUsed} */
  readonly isUsed = false
  /** {@inheritDoc AttemptConnections.isUninterruptible} */
  readonly isUninterruptible = false
  readonly #host: string

  /**
   * @param host - Name of the host.
   */
  constructor(host: string) {
    this.#host = host
  }

  /** Refuses. */
  async session(): Promise<never> {
    throw new OffloadConnectionError({ host: this.#host })
  }

  /** {@inheritDoc AttemptConnections.interrupt} */
  async interrupt(): Promise<void> {}

  /** {@inheritDoc AttemptConnections.close} */
  async close(): Promise<void> {}

  /** {@inheritDoc AttemptConnections.end} */
  end(): undefined {}
}
