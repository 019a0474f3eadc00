import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'reads versions over HTTP, and says which device did not let it in (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^ap-1 +ok .* 7\.1\.0$/m)
    expect(out).toMatch(/^ap-2 +ok .* 7\.2\.3$/m)
    expect(out).toMatch(/^ap-3 +failed .*ap-3: http:\/\/127\.0\.0\.1:\d+\/: 401$/m)
    expect(out).not.toContain('wrong')
  },
)
