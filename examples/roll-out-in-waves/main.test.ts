import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'rule 17: stops with the wave in which a router failed, and leaves its partner alone (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect([code, err]).toEqual([0, ''])
    const started = Array.from(out.matchAll(/^(\S+) …$/gm), ([, host]) => host)
    expect(started).toEqual(['ams-1a', 'ams-1b', 'ams-2a', 'fra-1a'])
    const endings = Array.from(out.matchAll(/^(\S+) +(ok|failed|skipped) +(\w+)/gm), (row) =>
      row.slice(1).join(' '),
    )
    expect(endings).toEqual([
      'ams-1a ok yes',
      'ams-1b ok yes',
      'ams-2a ok yes',
      'ams-2b skipped no',
      'fra-1a failed unknown', // rule 15: the line was cut before it was answered
      'fra-1b skipped no',
      'fra-2a skipped no',
      'fra-2b skipped no',
    ])
    expect(out).toMatch(/^ams-2a is tried again: /m)
    expect(out).toContain('Still to do: ams-2b fra-1a fra-1b fra-2a fra-2b\n')
  },
)
