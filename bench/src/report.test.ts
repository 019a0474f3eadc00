import { expect, it } from 'vitest'
import { formatReport, isKept } from './report.ts'
import type { Verdict } from './workload/workload.ts'

const spread = (median: number) => ({ median, min: median / 2, max: median * 2 })
const verdict: Verdict = { promise: 'first filter', value: 50, limit: 50, unit: 'ms' }

it('keeps a promise up to its limit, and breaks it above', () => {
  expect(isKept(verdict)).toBe(true)
  expect(isKept({ ...verdict, value: 50.1 })).toBe(false)
})

it('shows costs with their spread, what contenders measured themselves, then the verdicts', () => {
  const cost = { wallMs: spread(1000), cpuMs: spread(500), figures: { filterMs: spread(12.345) } }
  const report = formatReport({
    situations: { loopback: [{ name: 'ours', ...cost }] },
    verdicts: [verdict, { promise: 'wall', value: 2.613, limit: 2.5, unit: 's' }],
  })
  expect(report.split('\n').map((line) => line.trimEnd())).toEqual([
    'loopback                wall s (min–max)        client CPU s (min–max)',
    '  ours                  1.00 (0.50–2.00)        0.50 (0.25–1.00)',
    '      filterMs          12.3 (6.17–24.7)',
    '',
    'kept    first filter: 50.0 ms (at most 50 ms)',
    'BROKEN  wall: 2.61 s (at most 2.5 s)',
  ])
})
