import type { AggregatedResult } from './aggregated-result.ts'
import type { FileResult } from './file-result.ts'

/** What a run is awaited to: all results, or where they are. Tell them apart by `instanceof`. */
export type RunResult<Value = unknown> = AggregatedResult<Value> | FileResult<Value>
