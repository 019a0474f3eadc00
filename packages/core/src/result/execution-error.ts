import { NornirError } from '@nornir-ts/kernel'
import type { AggregatedResult } from './aggregated-result.ts'

/** Details of an {@link ExecutionError}. */
export interface ExecutionErrorDetails {
  /** Everything that the run brought, the good results too. */
  readonly result: AggregatedResult
}

const SHOWN_HOSTS = 5

/** A task failed on some hosts, and the caller asked for an error in that case. */
export class ExecutionError extends NornirError implements ExecutionErrorDetails {
  readonly code = 'EXECUTION_FAILED'
  /** Everything that the run brought, the good results too. */
  readonly result: AggregatedResult

  constructor({ result }: ExecutionErrorDetails, options?: ErrorOptions) {
    super(message(result), options)
    this.result = result
  }
}

function message(result: AggregatedResult): string {
  const failed = [...result.failedHosts]
  const lines = failed
    .slice(0, SHOWN_HOSTS)
    .map(([host, { status, error }]) => `\n  ${host}: ${status}: ${error.message}`)
  const more = failed.length > SHOWN_HOSTS ? `\n  and ${failed.length - SHOWN_HOSTS} more` : ''
  return `${result.name}: ${failed.length} of ${result.size} hosts failed${lines.join('')}${more}`
}
