import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'starts two devices with the new image, and says of the third that it runs the old one (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN }).ended
    expect(code).toBe(0)
    const rows = Array.from(out.matchAll(/^(r\d) +(ok|failed) +(yes|no) +\S+ \w+ +(.*)$/gm))
    expect(rows.map(([, ...row]) => row.join(' | '))).toEqual([
      'r1 | ok | yes | 15.9(3)M4 → 15.9(3)M6',
      'r2 | ok | yes | 15.9(3)M4 → 15.9(3)M6',
      'r3 | ok | yes | 15.9(3)M4 → 15.9(3)M4',
    ])
  },
)
