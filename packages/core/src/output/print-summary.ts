import type { AggregatedResult } from '../result/aggregated-result.ts'
import { FileResult } from '../result/file-result.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { ResultStatus } from '../result/result.ts'
import type { RunResult } from '../result/run-result.ts'
import { rootFailure } from '../task/root-failure.ts'
import {
  formatDuration,
  type OutputOptions,
  type OutputStream,
  oneLine,
  type Paint,
  paintFor,
  paintStatus,
  printable,
} from './paint.ts'
import { type Cell, layOut, type Table } from './table.ts'

/** What a column of {@link printSummary} shows of a host's result. */
export type SummaryColumn<Value> = (result: MultiResult<Value>) => string

/** Options of {@link printSummary}. */
export interface PrintSummaryOptions<Value> extends OutputOptions {
  /** Further columns by their heading, shown for hosts that ended `ok`. */
  readonly columns?: Readonly<Record<string, SummaryColumn<Value>>> | undefined
}

/**
 * Prints a run whose results are in a file: one line per host that did not end `ok`, with its error, a
 * count of each status, and the file.
 *
 * @param result - The run's result.
 * @param options - Where to print.
 */
export function printSummary(result: FileResult, options?: OutputOptions): void
/**
 * Prints a run as a table: one line per host, with the error of those that failed, and a count of
 * each status below.
 *
 * @param result - The run's result.
 * @param options - Further columns, and where to print.
 */
export function printSummary<Value>(
  result: AggregatedResult<Value>,
  options?: PrintSummaryOptions<Value>,
): void
export function printSummary<Value>(
  result: RunResult<Value>,
  options: PrintSummaryOptions<Value> = {},
): void {
  const stream: OutputStream = options.stream ?? process.stdout
  const paint = paintFor(stream, options.color)
  const lines =
    result instanceof FileResult
      ? [...layOut(failures(result, paint), stream), total(result, paint), ...place(result, paint)]
      : [...layOut(table(result, options.columns, paint), stream), total(result, paint)]
  stream.write(`${lines.join('\n')}\n`)
}

function table<Value>(
  result: AggregatedResult<Value>,
  further: PrintSummaryOptions<Value>['columns'],
  paint: Paint,
): Table {
  const columns = Object.entries(further ?? {})
  const standard = ['host', 'status', 'changed', 'time']
  const rows = Array.from(result.values(), (hostResult) => [
    ...standardCells(hostResult, paint),
    ...detailCells(hostResult, columns, paint),
  ])
  const headings = [...standard, ...columns.map(([name]) => name)]
  return { rows: [headingCells(headings, paint), ...rows], commonColumns: standard.length }
}

function failures({ failedHosts }: FileResult, paint: Paint): Table {
  const rows = Array.from(failedHosts, ([host, { status, message }]) => [
    ...hostCells(host, status, paint),
    { text: oneLine(message), color: paint.red },
  ])
  const headings = headingCells(['host', 'status'], paint)
  return { rows: rows.length === 0 ? [] : [headings, ...rows], commonColumns: headings.length }
}

function place({ file, writeError, unwritten }: FileResult, paint: Paint): string[] {
  const lines = [`results: ${printable(file)}`]
  if (writeError !== undefined)
    lines.push(paint.red(`${unwritten.size} are not in it: ${oneLine(writeError.message)}`))
  return lines
}

function headingCells(texts: readonly string[], paint: Paint): Cell[] {
  return texts.map((text) => ({ text, color: paint.dim }))
}

function hostCells(host: string, status: ResultStatus, paint: Paint): Cell[] {
  return [
    { text: printable(host), color: paint.bold },
    { text: status, color: (text) => paintStatus(paint, status, text) },
  ]
}

function standardCells(result: MultiResult, paint: Paint): Cell[] {
  const changed = { true: 'yes', false: 'no', unknown: 'unknown' }[`${result.changed}`]
  return [
    ...hostCells(result.host, result.status, paint),
    { text: changed, color: result.changed === false ? paint.dim : paint.yellow },
    { text: result.attempts > 0 ? formatDuration(result.durationMs) : '-', color: paint.dim },
  ]
}

function detailCells<Value>(
  result: MultiResult<Value>,
  columns: readonly (readonly [string, SummaryColumn<Value>])[],
  paint: Paint,
): Cell[] {
  if (result.status !== 'ok')
    return [{ text: oneLine(rootFailure(result.error).message), color: paint.red }]
  return columns.map(([, column]) => ({ text: oneLine(column(result)), color: String }))
}

function total(result: RunResult, paint: Paint): string {
  const parts = Object.entries(result.counts).flatMap(([status, count]) =>
    count > 0 ? [`${count} ${status}`] : [],
  )
  if (result.excludedHosts.length > 0)
    parts.push(`${result.excludedHosts.length} left out, failed before`)
  return paint.bold(`${printable(result.name)}: ${parts.join(', ') || 'no hosts'}`)
}
