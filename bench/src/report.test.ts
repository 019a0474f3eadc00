import { expect, it } from 'vitest'
import { formatReport, stateOf } from './report.ts'
import type { Verdict } from './workload/workload.ts'

const spread = (median: number) => ({ median, min: median / 2, max: median * 2 })
const verdict: Verdict = { promise: 'first filter', value: 50, limit: 50, unit: 'ms' }
const lines = (report: string) => report.split('\n').map((line) => line.replace(/ {2,}/g, '  '))

it('keeps a promise up to its limit, and breaks it above', () => {
  expect(stateOf(verdict)).toBe('kept')
  expect(stateOf({ ...verdict, value: 50.1 })).toBe('BROKEN')
  expect(stateOf({ ...verdict, value: Number.NaN })).toBe('BROKEN')
})

it('shows costs with their spread, what contenders measured themselves, then the verdicts', () => {
  const cost = { wallMs: spread(1000), cpuMs: spread(500), figures: { filterMs: spread(12.345) } }
  const report = formatReport({
    situations: { loopback: [{ name: 'some', ...cost }] },
    verdicts: [verdict, { promise: 'wall', value: 2.613, limit: 2.5, unit: 's' }],
  })
  expect(lines(report)).toEqual([
    'loopback  wall s (min–max)  client CPU s (min–max)',
    '  some  1.00 (0.50–2.00)  0.50 (0.25–1.00)',
    '  filterMs  12.3 (6.17–24.7)',
    '',
    'kept  first filter: 50.0 ms (at most 50 ms)',
    'BROKEN  wall: 2.61 s (at most 2.5 s)',
  ])
})

it('shows what ours costs of each of the others', () => {
  const cost = { wallMs: spread(1000), cpuMs: spread(500), figures: {} }
  const ours = { ...cost, cpuMs: spread(250), isOurs: true }
  const report = formatReport({
    situations: {
      near: [
        { name: 'ours', ...ours },
        { name: 'theirs', ...cost },
      ],
    },
    verdicts: [],
  })
  expect(lines(report).slice(1, 3)).toEqual([
    '  ours  1.00 (0.50–2.00)  0.25 (0.13–0.50)',
    '  theirs  1.00 (0.50–2.00)  0.50 (0.25–1.00)  1.00  0.50  –',
  ])
})

it('names who is missing, and the promises that nobody can judge', () => {
  const report = formatReport({
    situations: { near: [{ name: 'peer', missing: 'no python' }] },
    verdicts: [{ ...verdict, value: undefined }],
  })
  expect(lines(report).slice(1)).toEqual([
    '  peer  missing: no python',
    '',
    'missing  first filter: (at most 50 ms)',
  ])
})
