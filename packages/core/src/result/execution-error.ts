import { NornirError } from '@nornir-ts/kernel'
import type { RunResult } from './run-result.ts'

/** Details of an {@link ExecutionError}. */
export interface ExecutionErrorDetails {
  /** Everything that the run brought, the good results too; or where that is. */
  readonly result: RunResult
}

const SHOWN_HOSTS = 5

/** A task failed on some hosts, and the caller asked for an error in that case. */
export class ExecutionError extends NornirError implements ExecutionErrorDetails {
  readonly code = 'EXECUTION_FAILED'
  /** Everything that the run brought, the good results too; or where that is. */
  readonly result: RunResult

  constructor({ result }: ExecutionErrorDetails, options?: ErrorOptions) {
    super(message(result), options)
    this.result = result
  }
}

function message(result: RunResult): string {
  const failed = [...result.failedHosts]
  const lines = failed.slice(0, SHOWN_HOSTS).map(([host, failure]) => {
    const { message } = 'error' in failure ? failure.error : failure
    return `\n  ${host}: ${failure.status}: ${message}`
  })
  const more = failed.length > SHOWN_HOSTS ? `\n  and ${failed.length - SHOWN_HOSTS} more` : ''
  return `${result.name}: ${failed.length} of ${result.size} hosts failed${lines.join('')}${more}`
}
