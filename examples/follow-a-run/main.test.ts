import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'tells of progress, then of results as they finish, then of all of them (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n')[0]).toBe('6 devices')
    for (const host of ['ams-1', 'ams-2', 'ams-3', 'fra-1', 'fra-2', 'fra-3']) {
      const told = out.split('\n').filter((line) => line.startsWith(`${host}: `))
      expect(told).toEqual([
        `${host}: 10 %, preparing`,
        `${host}: 50 %, reading interfaces`,
        expect.stringMatching(/^\S+ ok, [1-9]\d* interfaces are up$/),
      ])
    }
    expect(out).toContain('count interfaces: 6 ok')
    expect(out).toMatch(/all sendCommand together: [1-9]\d{2,} ms/)
  },
)

it.each(runners)(
  'keeps what it has when it is interrupted (%s)',
  { timeout: 60_000 },
  async (NORNIR_RUNNER_PLUGIN) => {
    const example = startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
    await example.printed('ams-1: 50 %')
    example.interrupt()
    const { code, out } = await example.ended
    expect(code).toBe(0)
    expect(out).toMatch(/^fra-3 +skipped .*interrupted \(SIGINT\)$/m)
    expect(out).toMatch(/^count interfaces: .*[1-9] skipped/m)
  },
)
