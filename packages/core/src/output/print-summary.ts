import type { AggregatedResult } from '../result/aggregated-result.ts'
import type { MultiResult } from '../result/multi-result.ts'
import {
  formatDuration,
  type OutputOptions,
  type OutputStream,
  type Paint,
  paintFor,
  paintStatus,
  printable,
} from './paint.ts'
import { rootFailure } from './root-failure.ts'

/** What a column of {@link printSummary} shows of a host's result. */
export type SummaryColumn<Value> = (result: MultiResult<Value>) => string

/** Options of {@link printSummary}. */
export interface PrintSummaryOptions<Value> extends OutputOptions {
  /** Further columns by their heading, shown for hosts that ended `ok`. */
  readonly columns?: Readonly<Record<string, SummaryColumn<Value>>> | undefined
}

const GAP = '  '
const STANDARD_COLUMNS = 4

interface Cell {
  readonly text: string
  readonly color: (text: string) => string
}

/**
 * Prints a run as a table: one line per host, with the error of those that failed, and a count of
 * each status below.
 *
 * @param result - The run's result.
 * @param options - Further columns, and where to print.
 */
export function printSummary<Value>(
  result: AggregatedResult<Value>,
  options: PrintSummaryOptions<Value> = {},
): void {
  const stream: OutputStream = options.stream ?? process.stdout
  const paint = paintFor(stream, options.color)
  const columns = Object.entries(options.columns ?? {})
  const headings = ['host', 'status', 'changed', 'time', ...columns.map(([name]) => name)]
  const width = stream.isTTY
    ? (stream.columns ?? Number.POSITIVE_INFINITY)
    : Number.POSITIVE_INFINITY
  const rows = [
    headings.map((text): Cell => ({ text, color: paint.dim })),
    ...Array.from(result.values(), (hostResult) => [
      ...standardCells(hostResult, paint),
      ...detailCells(hostResult, columns, paint),
    ]),
  ]
  stream.write(`${layOut(rows, headings.length, width).join('\n')}\n${total(result, paint)}\n`)
}

function standardCells(result: MultiResult, paint: Paint): Cell[] {
  const changed = { true: 'yes', false: 'no', unknown: 'unknown' }[`${result.changed}`]
  return [
    { text: printable(result.host), color: paint.bold },
    { text: result.status, color: (text) => paintStatus(paint, result.status, text) },
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

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** Pads all cells of a column to the same width; an error may run past the last column. */
function layOut(rows: readonly Cell[][], columnCount: number, width: number): string[] {
  const widths = Array.from({ length: columnCount }, (_, column) =>
    rows.reduce((widest, row) => {
      const isCell = column < STANDARD_COLUMNS || row.length === columnCount
      return isCell ? Math.max(widest, row[column]?.text.length ?? 0) : widest
    }, 0),
  )
  return rows.map((row) => {
    let left = width
    return row
      .map(({ text, color }, column) => {
        const isLast = column === row.length - 1
        const shown = isLast ? cut(text, left) : text.padEnd(widths[column] ?? 0)
        left -= shown.length + GAP.length
        return color(shown)
      })
      .join(GAP)
  })
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`
}

function total(result: AggregatedResult, paint: Paint): string {
  const counts = new Map<string, number>()
  for (const { status } of result.values()) counts.set(status, (counts.get(status) ?? 0) + 1)
  const parts = Array.from(counts, ([status, count]) => `${count} ${status}`)
  if (result.excludedHosts.length > 0)
    parts.push(`${result.excludedHosts.length} left out, failed before`)
  return paint.bold(`${printable(result.name)}: ${parts.join(', ') || 'no hosts'}`)
}
