import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link LoopBehindError}. */
export interface LoopBehindDetails {
  /** For how long the loop did not ask for a result, in milliseconds. */
  readonly timeoutMs: number
  /** How many results waited for it. */
  readonly waiting: number
}

/**
 * A `for await` loop over a run whose results go to a file came to a standstill, and the run goes on
 * without it: what waited for the loop would not fit into memory. The file has it all.
 */
export class LoopBehindError extends NornirError implements LoopBehindDetails {
  readonly code = 'LOOP_BEHIND'
  /** For how long the loop did not ask for a result, in milliseconds. */
  readonly timeoutMs: number
  /** How many results waited for it. */
  readonly waiting: number

  constructor({ timeoutMs, waiting }: LoopBehindDetails, options?: ErrorOptions) {
    super(
      `A loop over the run asked for no result for ${timeoutMs} ms while ${waiting} waited for it, and gets no more; read the results file, or do less in the loop (awaiting the run in it waits for ever)`,
      options,
    )
    this.timeoutMs = timeoutMs
    this.waiting = waiting
  }
}
