import { availableParallelism } from 'node:os'
import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'reaches twenty devices over one connection to each jump host (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN })
      .ended
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/sendCommand: 20 ok/)
    // Each thread has connections of its own.
    const ways = NORNIR_RUNNER_PLUGIN === 'workers' ? Math.min(20, availableParallelism()) : 1
    expect(out).toContain(`\nbastion: ${ways} connection, ${ways} on to others\n`)
    expect(out).toContain(`\ninner: ${ways} connection, 20 on to others\n`)
  },
)
