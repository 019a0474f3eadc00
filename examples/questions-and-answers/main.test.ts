import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'answers what it foresaw, and reloads only the device that has nothing to lose (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN }).ended
    expect(code).toBe(0)
    expect(out).toMatch(/clear counters: 2 ok/)
    for (const host of ['sw1', 'sw2']) {
      expect(out).toMatch(new RegExp(`^${host} show clock: 1 lines, show version: \\d+ lines`, 'm'))
    }
    expect(out).toMatch(/^sw1 +ok .*reloading/m)
    expect(out).toMatch(/^sw2 +failed .*not reloaded, the device asks: .*Save\?/m)
    expect(out).toMatch(/sw1#reload\r?\nProceed with reload\? \[confirm\]/)
  },
)
