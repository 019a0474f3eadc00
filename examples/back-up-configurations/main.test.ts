import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'keeps what is good, shows what changed, and says what was never saved (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect(err).toBe('')
    expect(code).toBe(0)
    for (const host of ['sw1', 'sw2', 'sw3']) {
      expect(out).toMatch(new RegExp(`^${host} +ok .*changed, \\d+ bytes`, 'm'))
    }
    expect(out).toContain('\nsw1 is as before\n')
    expect(out).toContain('\nsw2 changed:\n--- sw2.cfg\n+++ sw2.cfg\n')
    expect(out).toContain('\n+ description mine\n')
    expect(out).toMatch(/^sw3 keeps its last backup: sw3: command: the connection broke/m)
    expect(out).toContain('\nfiles: sw1.cfg, sw2.cfg, sw2.cfg.1, sw3.cfg\n')
    expect(out).toMatch(/^sw1 +ok .* ms +saved/m)
    expect(out).toMatch(/^sw2 +ok .*not saved/m)
  },
)
