import assert from 'node:assert/strict'
import { pino } from 'pino'
import { initNornir } from '../nornir/init-nornir.ts'
import type { Nornir } from '../nornir/nornir.ts'
import type { Run } from '../run/run.ts'
import type { Runner } from '../runner/runner.ts'
import {
  echoParams,
  failAlways,
  failOnH2,
  keepOrder,
  keepSignal,
  keepTurnOnH1,
  nameHost,
  nestSubtasks,
  neverEnd,
  runFailingSubtask,
  runInTurn,
  tellProgress,
  type WorkTime,
  waitForItself,
} from './contract-tasks.ts'
import type { TestFunctions } from './test-functions.ts'

/**
 * Asserts what every runner guarantees to the engine.
 *
 * @param test - The test runner's functions.
 * @param makeRunner - Makes a runner; called for every test.
 */
export function runnerContract({ describe, it }: TestFunctions, makeRunner: () => Runner): void {
  async function withNornir(count: number, use: (nr: Nornir) => Promise<void>): Promise<void> {
    const names = Array.from({ length: count }, (_, index) => `h${index + 1}`)
    const nr = await initNornir({
      inventory: { hosts: Object.fromEntries(names.map((name) => [name, {}])) },
      runner: makeRunner(),
      logger: pino({ level: 'silent' }),
    })
    try {
      await use(nr)
    } finally {
      await nr.close()
    }
  }

  const statuses = async (run: Run): Promise<string> =>
    Array.from((await run).values(), ({ status }) => status).join(' ')

  describe(`the runner ${makeRunner().name}`, () => {
    it('gives the values of all hosts', () =>
      withNornir(3, async (nr) => {
        const result = await nr.run(nameHost)
        assert.deepEqual(
          Array.from(result.values(), ({ value }) => value),
          ['h1', 'h2', 'h3'],
        )
      }))

    it('hands parameters to the task as they are', () =>
      withNornir(1, async (nr) => {
        const params = { text: 'x', list: [1, { deep: true }], when: new Date(0) }
        assert.deepEqual((await nr.run(echoParams, params)).get('h1')?.value, params)
      }))

    it('keeps a failure to its host', () =>
      withNornir(3, async (nr) => {
        const result = await nr.run(failOnH2)
        assert.equal(await statuses(nr.run(failOnH2)), 'ok ok')
        assert.deepEqual([...result.failedHosts.keys()], ['h2'])
        assert.equal(result.get('h2')?.error?.message, 'h2 fails')
      }))

    it('gives subtasks as a tree, and the failure of one with its cause', () =>
      withNornir(1, async (nr) => {
        const nested = (await nr.run(nestSubtasks)).get('h1')
        assert.deepEqual(
          nested?.results.map(({ name }) => name),
          ['nest', 'echo', 'name'],
        )
        const failing = (await nr.run(runFailingSubtask)).get('h1')
        assert.equal(failing?.status, 'failed')
        assert.equal((failing?.error?.cause as Error | undefined)?.message, 'always')
      }))

    it('passes progress on', () =>
      withNornir(1, async (nr) => {
        const run = nr.run(tellProgress)
        const seen: unknown[] = []
        run.events$.subscribe((event) => {
          if (event.type === 'progress') seen.push([event.fraction, event.message])
        })
        await run
        assert.deepEqual(seen, [[0.5, 'half']])
      }))

    it('lets only so many of a run do something at once, in the order in which they ask', () =>
      withNornir(8, async (nr) => {
        const times = Array.from((await nr.run(runInTurn, 2)).values(), ({ value }) => value)
        const atWork = ({ from }: WorkTime): number =>
          times.filter((other) => other !== undefined && other.from <= from && from < other.to)
            .length
        for (const time of times) assert.ok(time !== undefined && atWork(time) <= 2)
        const inOrder = (await nr.run(keepOrder)).get('h1')
        assert.deepEqual(inOrder?.value, [0, 1, 2])
      }))

    it('ends the waiting for a turn when a task is told to stop, with the reason', () =>
      withNornir(1, async (nr) => {
        const policy = { timeoutMs: 50, graceMs: 60_000 }
        const result = await nr.run(waitForItself, undefined, policy)
        assert.deepEqual(result.get('h1')?.value, { hasBegun: false, isReason: true })
      }))

    it('gives a turn to others when the attempt that has it is given up', () =>
      withNornir(2, async (nr) => {
        const policy = { concurrency: 1, timeoutMs: 500, graceMs: 1 }
        assert.equal(await statuses(nr.run(keepTurnOnH1, undefined, policy)), 'timeout ok')
      }))

    it('refuses a number of turns that makes no sense', () =>
      withNornir(1, async (nr) => {
        const { error } = (await nr.run(runInTurn, 0)).get('h1') ?? {}
        const cause = error?.cause as (Error & { readonly code?: string }) | undefined
        assert.equal(cause?.code, 'INVALID_LIMIT')
      }))

    it('tells a task to stop through its signal', () =>
      withNornir(1, async (nr) => {
        assert.equal(await statuses(nr.run(keepSignal, undefined, { timeoutMs: 50 })), 'timeout')
      }))

    it('does not keep the engine waiting for a task that does not stop', () =>
      withNornir(2, async (nr) => {
        const policy = { timeoutMs: 20, graceMs: 20 }
        assert.equal(await statuses(nr.run(neverEnd, undefined, policy)), 'timeout timeout')
      }))

    it('goes on with other runs after all that', () =>
      withNornir(2, async (nr) => {
        await nr.run(failAlways)
        await nr.run(neverEnd, undefined, { timeoutMs: 1, graceMs: 1, onFailed: true })
        nr.resetFailedHosts()
        assert.equal(await statuses(nr.run(nameHost)), 'ok ok')
      }))
  })
}
