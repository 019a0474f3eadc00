import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'follows the run, sums it up, and answers a question from the file (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^read device \d+\/60 {2}r7 failed: /m)
    expect(out).toMatch(/^read device 60\/60 {2}/m)
    expect(out).toContain('\nread device: 59 ok, 1 failed\n')
    expect(out).toMatch(/^r7 +failed +\S/m)
    expect(out).toMatch(/^results: .*results\.ndjson$/m)
    expect(out).toMatch(/^version \d\S+: 59 devices$/m)
    expect(out).not.toContain('not in the file')
  },
)
