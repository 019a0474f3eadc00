import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'starts two devices with the image that it brought, and leaves two alone that cannot take it (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN }).ended
    const rows = Array.from(out.matchAll(/^(r\d) +(ok|failed) +(yes|no) +\S+ \w+ +(.*)$/gm))
    expect(rows.map(([, ...row]) => row.join(' | '))).toEqual([
      'r1 | ok | yes | 15.9(3)M4 → 15.9(3)M6',
      'r2 | ok | yes | 15.9(3)M4 → 15.9(3)M6',
      expect.stringContaining(
        'r3 | failed | no | r3: transfer: 1348576 bytes are needed in flash:',
      ),
      expect.stringMatching(
        /^r4 [|] failed [|] no [|] .* is not what was sent: its sha512 checksum/,
      ),
    ])
    expect(code).toBe(1)
  },
)
