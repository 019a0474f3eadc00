import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../../test/hosts.ts'
import { type Behaviour, behave, behaviourNames } from '../../test/thread-behaviours.ts'
import { device, SEEN, seen } from '../../test/thread-device.ts'
import { initNornir, type Processor, type RunEvent, type Runner, workers } from '../index.ts'

// The same law as in engine/run.property.test.ts, in real time: threads have clocks of their own.

let runner: Runner
beforeAll(() => {
  runner = workers({ threads: 2 })
})
afterAll(() => runner.close?.())

const badProcessor: Processor = {
  taskInstanceStarted: () => {
    throw new Error('no')
  },
  subtaskInstanceStarted: () => Promise.reject(new Error('no')),
  subtaskInstanceCompleted: () => new Promise(() => {}),
}
const oddOrEven = ({ name }: { name: string }): string => (/[02468]$/.test(name) ? 'even' : 'odd')

const scenario = fc.record({
  tasks: fc.array(fc.constantFrom(...behaviourNames), { minLength: 1, maxLength: 8 }),
  hasBadProcessor: fc.boolean(),
  cancelAtMs: fc.option(fc.integer({ min: 0, max: 100 })),
  policy: fc.record(
    {
      concurrency: fc.integer({ min: 2, max: 5 }),
      graceMs: fc.integer({ min: 0, max: 20 }),
      maxFailures: fc.integer({ min: 0, max: 4 }),
      waves: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
      runTimeoutMs: fc.integer({ min: 0, max: 200 }),
      limits: fc.constant([{ key: oddOrEven, max: 1 }]),
      connectLimit: fc.record({ atOnce: fc.integer({ min: 1, max: 2 }) }),
      retry: fc.record({ attempts: fc.integer({ min: 1, max: 3 }), delayMs: fc.constant(3) }),
    },
    { requiredKeys: [] },
  ),
})

describe('law: whatever tasks on threads, processors and limits do', () => {
  it('every host has one result, all of them are told, and nothing is left behind', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ tasks, policy, hasBadProcessor, cancelAtMs }) => {
        const counts = seen()
        const nr = await initNornir({
          inventory: hosts(tasks.length),
          runner,
          logger: pino({ level: 'silent' }),
          connections: [device.with({ seen: counts })],
          processors: hasBadProcessor ? [badProcessor] : [],
          policy: { graceMs: 20, ...policy, timeoutMs: 60, processorTimeoutMs: 7 },
        })
        const told = tasks.map((task, index): [string, Behaviour] => [`h${index + 1}`, task])
        const run = nr.run(behave, Object.fromEntries(told))
        const events: RunEvent[] = []
        run.events$.subscribe((event) => void events.push(event))
        if (cancelAtMs !== null) setTimeout(() => run.cancel('enough'), cancelAtMs)
        const result = await run
        counts[SEEN.writes] = 0

        const names = [...nr.inventory.hosts.keys()]
        expect([...result.keys()]).toEqual(names)
        const ends = events.filter(({ type }) => type === 'host:end')
        expect(ends.map((event) => 'host' in event && event.host).toSorted()).toEqual(
          names.toSorted(),
        )
        expect([events.at(0)?.type, events.at(-1)?.type]).toEqual(['run:start', 'run:end'])
        for (const [host, { status }] of result)
          expect(nr.failedHosts.has(host)).toBe(status !== 'ok')

        await new Promise((resolve) => setTimeout(resolve, 30))
        expect(counts[SEEN.writes], 'writes after the end of the run').toBe(0)
        expect(await nr.closeConnections({ onFailed: true })).toEqual([])
        expect((counts[SEEN.opened] ?? 0) - (counts[SEEN.closed] ?? 0), 'open sessions').toBe(0)
      }),
      { numRuns: 30, endOnFailure: true },
    )
  }, 60_000)
})
