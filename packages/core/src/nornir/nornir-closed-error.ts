import { NornirError } from '@nornir-ts/kernel'

/** `run` was called after `close`. */
export class NornirClosedError extends NornirError {
  readonly code = 'NORNIR_CLOSED'

  constructor() {
    super('This Nornir is closed and runs nothing any more; call initNornir for a new one')
  }
}
