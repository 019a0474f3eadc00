import type { Spread } from './measure/spread.ts'
import type { Verdict, WorkloadReport } from './workload/workload.ts'

/** Whether the value keeps its limit. */
export const isKept = ({ value, limit }: Verdict): boolean => value <= limit

/** Formats a report for people: a table per situation, then the verdicts. */
export function formatReport({ situations, verdicts }: WorkloadReport): string {
  const tables = Object.entries(situations).map(([situation, costs]) =>
    [
      `${situation.padEnd(24)}${'wall s (min–max)'.padEnd(24)}client CPU s (min–max)`,
      ...costs.map(
        ({ name, wallMs, cpuMs, figures }) =>
          `  ${name.padEnd(22)}${formatSeconds(wallMs).padEnd(24)}${formatSeconds(cpuMs)}${formatFigures(figures)}`,
      ),
    ].join('\n'),
  )
  const lines = verdicts.map((verdict) => {
    const state = isKept(verdict) ? 'kept  ' : 'BROKEN'
    const { promise, value, limit, unit } = verdict
    return `${state}  ${promise}: ${formatNumber(value)} ${unit} (at most ${limit} ${unit})`
  })
  return [...tables, lines.join('\n')].join('\n\n')
}

/** As precise as it is worth: three digits. */
const formatNumber = (value: number) =>
  value >= 100 ? value.toFixed(0) : value.toPrecision(value < 1 ? 2 : 3)

const formatSpread = ({ median, min, max }: Spread, format: (value: number) => string) =>
  `${format(median)} (${format(min)}–${format(max)})`

const formatSeconds = (spread: Spread) => formatSpread(spread, (ms) => (ms / 1000).toFixed(2))

/** What a contender measured itself stands below its costs. */
const formatFigures = (figures: Readonly<Record<string, Spread>>) =>
  Object.entries(figures)
    .map(([name, spread]) => `\n      ${name.padEnd(18)}${formatSpread(spread, formatNumber)}`)
    .join('')
