import type { Spread } from './measure/spread.ts'
import type { Verdict, WorkloadReport } from './workload/workload.ts'

/** Whether the ratio keeps its limit. */
export const isKept = ({ ratio, limit }: Verdict): boolean => ratio <= limit

/** Formats a report for people: a table per situation, then the verdicts. */
export function formatReport({ situations, verdicts }: WorkloadReport): string {
  const tables = Object.entries(situations).map(([situation, costs]) =>
    [
      `${situation.padEnd(24)}${'wall s (min–max)'.padEnd(24)}client CPU s (min–max)`,
      ...costs.map(
        ({ name, wallMs, cpuMs }) =>
          `  ${name.padEnd(22)}${formatSpread(wallMs).padEnd(24)}${formatSpread(cpuMs)}`,
      ),
    ].join('\n'),
  )
  const lines = verdicts.map((verdict) => {
    const state = isKept(verdict) ? 'kept  ' : 'BROKEN'
    return `${state}  ${verdict.promise}: ${verdict.ratio.toFixed(2)} × (at most ${verdict.limit} ×)`
  })
  return [...tables, lines.join('\n')].join('\n\n')
}

const seconds = (ms: number) => (ms / 1000).toFixed(2)

const formatSpread = ({ median, min, max }: Spread) =>
  `${seconds(median)} (${seconds(min)}–${seconds(max)})`
