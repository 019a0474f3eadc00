import { inspect } from 'node:util'
import type { AggregatedResult } from '../result/aggregated-result.ts'
import { isMultiResult } from '../result/multi-result.ts'
import type { Result } from '../result/result.ts'
import { isAtLeast, type Severity } from '../result/severity.ts'
import { SubtaskError } from '../task/task-error.ts'
import {
  formatDuration,
  type OutputOptions,
  type Paint,
  paintFor,
  paintStatus,
  printable,
} from './paint.ts'

/** Options of {@link printResult}. */
export interface PrintResultOptions extends OutputOptions {
  /** The least severity that is shown. Default: `info`. */
  readonly severity?: Severity | undefined
  /** Whether to leave out hosts that ended `ok`. Default: false. */
  readonly failedOnly?: boolean | undefined
}

/**
 * Prints the results of a run, host by host, with values, diffs, warnings, errors and subtasks.
 *
 * What devices said is cleaned of control characters first.
 *
 * @param result - The run's result.
 * @param options - What to show, and where.
 */
export function printResult(result: AggregatedResult, options: PrintResultOptions = {}): void {
  const { stream = process.stdout, severity = 'info', failedOnly = false } = options
  const paint = paintFor(stream, options.color)
  const lines = [paint.bold(printable(result.name))]
  for (const hostResult of result.values()) {
    if (failedOnly && hostResult.status === 'ok') continue
    lines.push(...describe(hostResult, { paint, severity, depth: 1, title: hostResult.host }))
  }
  if (result.excludedHosts.length > 0)
    lines.push(paint.yellow(`  left out, failed before: ${result.excludedHosts.join(', ')}`))
  stream.write(`${lines.join('\n')}\n`)
}

interface Place {
  readonly paint: Paint
  readonly severity: Severity
  readonly depth: number
  readonly title: string
}

function describe(result: Result, place: Place): string[] {
  const { paint, severity, depth } = place
  const own = isMultiResult(result) ? (result.results[0] ?? result) : result
  const children = isMultiResult(result) ? result.children : []
  const below = children.flatMap((child) =>
    describe(child, { paint, severity, depth: depth + 1, title: child.name }),
  )
  if (!isAtLeast(own.severity, severity) && below.length === 0) return []
  const indent = '  '.repeat(depth)
  return [`${indent}${heading(own, place)}`, ...body(own, paint, `${indent}    `), ...below]
}

function heading(result: Result, { paint, title }: Place): string {
  const parts = [paint.bold(printable(title)), paintStatus(paint, result.status)]
  if (result.changed === true) parts.push(paint.yellow('changed'))
  if (result.changed === 'unknown') parts.push(paint.red('changed?'))
  if (result.attempts > 0) parts.push(paint.dim(formatDuration(result.durationMs)))
  return parts.join('  ')
}

function body(result: Result, paint: Paint, indent: string): string[] {
  const lines: string[] = []
  const add = (text: string, color: (line: string) => string = String): void => {
    for (const line of printable(text).replace(/\n$/, '').split('\n'))
      lines.push(indent + color(line))
  }
  if (result.status !== 'ok') add(failureText(result.error), paint.red)
  else if (result.value !== undefined) add(asText(result.value))
  for (const warning of result.warnings) add(`warning: ${warning}`, paint.yellow)
  for (const line of result.diff.split('\n')) if (line !== '') add(line, diffColor(line, paint))
  return lines
}

/** A subtask's own failure is shown with the subtask. */
function failureText(error: Error): string {
  if (error instanceof SubtaskError) return `its subtask ${error.result.name} did not succeed`
  return `${error.name}: ${error.message}`
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 6, colors: false })
}

function diffColor(line: string, paint: Paint): (line: string) => string {
  if (line.startsWith('+')) return paint.green
  return line.startsWith('-') ? paint.red : paint.dim
}
