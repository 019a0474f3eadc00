import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { where } from '../../test/thread-tasks.ts'
import * as tasks from '../../test/thread-turn-tasks.ts'
import { concurrent, type Nornir, type Runner, type TaskContext, workers } from '../index.ts'

const { WORK } = tasks
let runner: Runner
beforeAll(() => {
  runner = workers({ threads: 2 })
})
afterAll(() => runner.close?.())

const aWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Two hosts that are on the same thread, and one that is on the other. */
async function threadsOf(nr: Nornir): Promise<{ same: [string, string]; other: string }> {
  const threads = await nr.run(where)
  const [first, ...rest] = [...threads.keys()] as [string, ...string[]]
  const isBeside = (name: string): boolean => threads.get(name)?.value === threads.get(first)?.value
  const [second, other] = [rest.find(isBeside), rest.find((name) => !isBeside(name))]
  return { same: [first, second as string], other: other as string }
}

describe('turns of a run on threads', () => {
  it('come back when a thread ends, from those that have one and those that wait', async () => {
    const own = workers({ threads: 2 })
    const nr = await nornirOf(4, { runner: own })
    const { same } = await threadsOf(nr)
    const [holds, waits] = same
    const result = await nr.run(tasks.dieWithTurn, { holds, waits })
    for (const [name, { status, value, error }] of result) {
      if (same.includes(name)) expect(error).toMatchObject({ code: 'THREAD_ENDED' })
      else expect([status, value]).toEqual(['ok', 'had its turn'])
    }
    await nr.close()
  })

  it('come back when the engine gives up a thread that never yields', async () => {
    const own = workers({ threads: 2 })
    const nr = await nornirOf(4, { runner: own })
    const { same, other } = await threadsOf(nr)
    const view = nr.filter((host) => [same[0], other].includes(host.name))
    const policy = { timeoutMs: 300, graceMs: 50, concurrency: 1 }
    const result = await view.run(tasks.loopWithTurn, { loops: same[0] }, policy)
    expect(result.get(same[0])?.status).toBe('timeout')
    expect(result.get(other)).toMatchObject({ status: 'ok', value: 'had its turn' })
    await nr.close()
  })

  it('begin nothing on a thread that was busy when its turn came and its time was up', async () => {
    const nr = await nornirOf(4, { runner })
    const { same, other } = await threadsOf(nr)
    const view = nr.filter((host) => [same[0], other].includes(host.name))
    const seen = tasks.workSeen()
    const policy = { timeoutMs: 300, graceMs: 50 }
    const result = await view.run(tasks.busyWhenCalled, { seen, busy: same[0] }, policy)
    expect(result.get(same[0])?.status).toBe('timeout')
    expect(result.get(other)?.status).toBe('ok')
    await aWhile(500)
    expect(seen[WORK.begun]).toBe(0)
  })

  it('are shared by steps that are offloaded, and come back when such a step ends its thread', async () => {
    const nr = await nornirOf(4, { runner: concurrent(), offload: { threads: 2 } })
    const seen = tasks.workSeen()
    await nr.run(({ offload }) => offload(tasks.stepInTurn, { seen, dies: false }))
    expect(Array.from(seen)).toEqual([0, 1, 4])
    const goOn = async ({ offload, atMost }: TaskContext): Promise<unknown> => {
      const step = offload(tasks.stepInTurn, { seen, dies: true })
      const thrown = await step.catch((error: unknown) => error)
      return await atMost({ key: 'turn', count: 1 }, async () => thrown)
    }
    const result = await nr.filter({ name: 'h1' }).run(goOn, undefined, { timeoutMs: 5_000 })
    expect(result.get('h1')?.value).toMatchObject({ code: 'THREAD_ENDED' })
    await nr.close()
  })
})

const scenario = fc.record({
  ways: fc.array(fc.constantFrom(...tasks.wayNames), { minLength: 1, maxLength: 8 }),
  count: fc.integer({ min: 1, max: 3 }),
  cancelAtMs: fc.option(fc.integer({ min: 0, max: 60 })),
  concurrency: fc.integer({ min: 2, max: 8 }),
})

describe('law: on threads', () => {
  it('no more than so many are at work, and whoever may wait has its turn', async () => {
    const nornirs = await Promise.all(
      Array.from({ length: 9 }, (_, count) => nornirOf(count, { runner })),
    )
    await fc.assert(
      fc.asyncProperty(scenario, async ({ ways, count, cancelAtMs, concurrency }) => {
        const nr = nornirs[ways.length] as Nornir
        const seen = tasks.workSeen()
        const told = Object.fromEntries(ways.map((way, index) => [`h${index + 1}`, way]))
        const hangs = ways.includes('hangs')
        const policy = { graceMs: 200, concurrency, ...(hangs && { timeoutMs: 60 }) }
        const run = nr.run(tasks.useTurn, { told, seen, count }, { ...policy, onFailed: true })
        if (cancelAtMs !== null) setTimeout(() => run.cancel('enough'), cancelAtMs)
        const result = await run
        expect(seen[WORK.most]).toBeLessThanOrEqual(count)
        expect(seen[WORK.atWork], 'at work behind the end of the run').toBe(0)
        if (hangs || cancelAtMs !== null) return
        for (const [host, { status }] of result)
          expect(status).toBe(told[host] === 'fails' ? 'failed' : 'ok')
      }),
      { numRuns: 40, endOnFailure: true },
    )
  }, 60_000)
})
