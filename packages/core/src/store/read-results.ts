import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { expandHome, toError } from '@nornir-ts/kernel'
import type { ResultJson } from '../result/result-json.ts'
import { ResultsFileError } from '../result/results-file-error.ts'
import { countStatuses } from '../result/status-counts.ts'
import { ResultsLineError } from './results-line-error.ts'
import { splitLines } from './split-lines.ts'

/** Options of {@link readResults}. */
export interface ReadResultsOptions {
  /** Whether a last line that is cut short ends the reading without an error. Default: false. */
  readonly allowCutShort?: boolean | undefined
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads the results file of a run, host by host, in the order in which the hosts ended. One line is in
 * memory at a time.
 *
 * @param file - The file. A leading `~` is the home folder.
 * @param options - What is done with the file of a run that did not come to its end.
 * @throws ResultsFileError when the file cannot be read; ResultsLineError at a line that is no result,
 * after all lines before it have been given; the signal's reason.
 * @example
 * ```ts
 * import { readResults } from '@nornir-ts/core'
 *
 * for await (const { host, status, value } of readResults('results.ndjson'))
 *   if (status === 'ok') console.log(host, value)
 * ```
 */
export async function* readResults(
  file: string,
  { allowCutShort = false, signal }: ReadResultsOptions = {},
): AsyncGenerator<ResultJson, void, undefined> {
  const path = resolve(expandHome(file))
  let line = 0
  for await (const { text, isWhole } of splitLines(chunksOf(path, signal))) {
    line += 1
    if (text.trim() === '') continue
    const result = parse(text)
    if (isResult(result)) yield result
    else if (isWhole || !allowCutShort)
      throw new ResultsLineError({ file: path, line, isCutShort: !isWhole })
  }
}

async function* chunksOf(file: string, signal: AbortSignal | undefined): AsyncGenerator<string> {
  try {
    yield* createReadStream(file, { encoding: 'utf8', signal }) as AsyncIterable<string>
  } catch (error) {
    signal?.throwIfAborted()
    throw new ResultsFileError({ file, operation: 'read' }, { cause: toError(error) })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const statuses = new Set<unknown>(Object.keys(countStatuses([])))

function isResult(value: unknown): value is ResultJson {
  if (typeof value !== 'object' || value === null) return false
  const { host, name, status } = value as Partial<ResultJson>
  return typeof host === 'string' && typeof name === 'string' && statuses.has(status)
}
