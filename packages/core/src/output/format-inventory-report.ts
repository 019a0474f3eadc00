import type { InventoryProblem, InventoryReport } from '@nornir-ts/inventory'
import { type OutputOptions, type OutputStream, oneLine, type Paint, paintFor } from './paint.ts'
import { layOut } from './table.ts'

/** Options of {@link formatInventoryReport}. */
export interface FormatInventoryReportOptions {
  /** Whether to use colours. Default: false. */
  readonly color?: boolean | undefined
  /** How many problems are shown, one on a line; the others are counted. Default: 100. */
  readonly maxProblems?: number | undefined
}

/** Options of {@link printInventoryReport}. */
export interface PrintInventoryReportOptions
  extends OutputOptions,
    Pick<FormatInventoryReportOptions, 'maxProblems'> {}

/**
 * Writes a report of `validateInventory` for people: a line per problem, and a count below.
 *
 * @param report - The report.
 * @param options - How much of it, and whether in colours.
 * @returns Lines; each ends with a line feed.
 */
export function formatInventoryReport(
  { problems, checked }: InventoryReport,
  { color = false, maxProblems = 100 }: FormatInventoryReportOptions = {},
): string {
  const paint = paintFor({ write: String }, color)
  const rows = problems.slice(0, maxProblems).map(({ severity, path, message }) => [
    { text: severity, color: colorOf(severity, paint) },
    { text: oneLine(path.join(' → ')), color: paint.bold },
    { text: oneLine(message), color: String },
  ])
  const others = problems.slice(maxProblems)
  const lines = [
    ...layOut({ rows, commonColumns: 2 }, {}),
    ...(others.length === 0 ? [] : [`… and ${others.length} more: ${countsOf(others)}`]),
    paint.bold(
      `${counted(checked.hosts, 'host')}, ${counted(checked.groups, 'group')}: ${totalOf(problems)}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

/**
 * Prints a report of `validateInventory`.
 *
 * @param report - The report.
 * @param options - How much of it, and where.
 */
export function printInventoryReport(
  report: InventoryReport,
  { stream, color, maxProblems }: PrintInventoryReportOptions = {},
): void {
  const target: OutputStream = stream ?? process.stdout
  const isColored = color ?? (target.isTTY === true && !process.env['NO_COLOR'])
  target.write(formatInventoryReport(report, { color: isColored, maxProblems }))
}

function colorOf(severity: InventoryProblem['severity'], paint: Paint) {
  return severity === 'error' ? paint.red : paint.yellow
}

function totalOf(problems: readonly InventoryProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const parts = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ]
  return parts.join(', ') || 'ok'
}

function countsOf(problems: readonly InventoryProblem[]): string {
  const counts = new Map<string, number>()
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)
  return Array.from(counts, ([code, count]) => `${count} ${code}`).join(', ')
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
