import { resolve } from 'node:path'
import { expandHome } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { PolicyError } from '../policy/policy-error.ts'
import type { RunResult } from '../result/run-result.ts'
import { FileStore } from './file-store.ts'
import { MemoryStore } from './memory-store.ts'
import type { ResultStore } from './result-store.ts'

/** What decides where results go. */
export interface StoreOptions {
  /** The file, as the caller wrote it; undefined for memory. */
  readonly resultsFile: unknown
  /** Whether what it holds may be lost. */
  readonly overwriteResults: unknown
  /** How long a loop over the run may stand still before it is left behind, in milliseconds. */
  readonly loopTimeoutMs: number
  /** Where it is told that the file takes no more. */
  readonly log: Logger
}

/**
 * The store that the options of a run ask for.
 *
 * @param options - As the caller gave them.
 * @throws PolicyError for options that make no sense.
 */
export function storeFor<Value>({
  resultsFile,
  overwriteResults,
  ...options
}: StoreOptions): ResultStore<Value, RunResult<Value>> {
  if (resultsFile === undefined) {
    if (overwriteResults === undefined) return new MemoryStore()
    const wrong = { option: 'overwriteResults', received: overwriteResults }
    throw new PolicyError(wrong, 'a resultsFile beside it')
  }
  if (typeof resultsFile !== 'string' || resultsFile === '')
    throw new PolicyError({ option: 'resultsFile', received: resultsFile }, 'the path of a file')
  const file = resolve(expandHome(resultsFile))
  return new FileStore({ file, overwrite: overwriteResults === true, ...options })
}
