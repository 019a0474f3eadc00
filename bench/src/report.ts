import type { ContenderCost, Missing } from './measure/compare.ts'
import type { Spread } from './measure/spread.ts'
import type { Verdict, WorkloadReport } from './workload/workload.ts'

/** How a promise stands; `missing`: who it is about is not there. */
export function stateOf({ value, limit }: Verdict): 'kept' | 'BROKEN' | 'missing' {
  if (value === undefined) return 'missing'
  return value <= limit ? 'kept' : 'BROKEN'
}

/** Formats a report for people: a table per situation, then the verdicts. */
export function formatReport({ situations, verdicts }: WorkloadReport): string {
  const tables = Object.entries(situations).map(([situation, costs]) =>
    [
      `${situation.padEnd(36)}${'wall s (min–max)'.padEnd(22)}${'client CPU s (min–max)'.padEnd(24)}${hasOurs(costs) ? 'ours ÷ it: wall, CPU, memory' : ''}`.trimEnd(),
      ...costs.map((cost) => formatLine(cost, costs)),
    ].join('\n'),
  )
  return [...tables, verdicts.map(formatVerdict).join('\n')].join('\n\n')
}

/** Formats one promise and how it stands. */
export function formatVerdict(verdict: Verdict): string {
  const { promise, value, limit, unit } = verdict
  const measured = value === undefined ? '' : ` ${formatNumber(value)} ${unit}`
  return `${stateOf(verdict).padEnd(9)}${promise}:${measured} (at most ${limit} ${unit})`
}

type Line = ContenderCost | Missing

const isOurs = (line: Line): line is ContenderCost => !('missing' in line) && line.isOurs === true

const hasOurs = (costs: readonly Line[]) => costs.some(isOurs)

function formatLine(line: Line, all: readonly Line[]): string {
  const name = `  ${line.name.padEnd(34)}`
  if ('missing' in line) return `${name}missing: ${line.missing}`
  const { wallMs, cpuMs, figures } = line
  const costs = `${formatSeconds(wallMs).padEnd(22)}${formatSeconds(cpuMs).padEnd(24)}`
  return `${name}${costs}${formatRatios(line, all.find(isOurs))}`.trimEnd() + formatFigures(figures)
}

/** What the first of ours costs, divided by what it costs. */
function formatRatios(line: ContenderCost, ours: ContenderCost | undefined): string {
  if (ours === undefined || ours === line) return ''
  const ratio = (one: Spread | undefined, other: Spread | undefined) =>
    one && other ? formatNumber(one.median / other.median) : '–'
  return [
    ratio(ours.wallMs, line.wallMs),
    ratio(ours.cpuMs, line.cpuMs),
    ratio(ours.figures['peakMb'], line.figures['peakMb']),
  ].join('  ')
}

/** As precise as it is worth: three digits. */
const formatNumber = (value: number) =>
  value >= 100 ? value.toFixed(0) : value.toPrecision(value < 1 ? 2 : 3)

const formatSpread = ({ median, min, max }: Spread, format: (value: number) => string) =>
  `${format(median)} (${format(min)}–${format(max)})`

const formatSeconds = (spread: Spread) => formatSpread(spread, (ms) => (ms / 1000).toFixed(2))

/** What was measured within and beside a contender stands below its costs. */
const formatFigures = (figures: Readonly<Record<string, Spread>>) =>
  Object.entries(figures)
    .map(([name, spread]) => `\n      ${name.padEnd(30)}${formatSpread(spread, formatNumber)}`)
    .join('')
