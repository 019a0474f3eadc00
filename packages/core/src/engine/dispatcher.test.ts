import { createInventory, type Host } from '@nornir-ts/inventory'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hosts as hostsData } from '../../test/hosts.ts'
import { Dispatcher, type Slot } from './dispatcher.ts'

const hostsOf = (count: number) => [...createInventory(hostsData(count)).hosts.values()]
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the dispatcher', () => {
  it('starts hosts in order when nothing holds them back', async () => {
    const started: string[] = []
    const dispatcher = new Dispatcher({ concurrency: 2, limitsOf: () => [] })
    await dispatcher.run(hostsOf(5), async ({ name }) => {
      started.push(name)
      await tick()
    })
    expect(started).toEqual(['h1', 'h2', 'h3', 'h4', 'h5'])
  })

  it('lets others pass a host that its limits hold back', async () => {
    const started: string[] = []
    const dispatcher = new Dispatcher({
      concurrency: 2,
      limitsOf: ({ name }) => (['h1', 'h2', 'h3'].includes(name) ? [{ id: 'core', max: 1 }] : []),
    })
    await dispatcher.run(hostsOf(5), async ({ name }) => {
      started.push(name)
      await tick()
    })
    expect(started.slice(0, 2)).toEqual(['h1', 'h4'])
    expect(started.toSorted()).toEqual(['h1', 'h2', 'h3', 'h4', 'h5'])
  })

  it('lets all go at once when limits are lifted, however many they hold back', async () => {
    const [host] = hostsOf(1)
    const dispatcher = new Dispatcher({ concurrency: 50, limitsOf: () => [{ id: 'x', max: 1 }] })
    let count = 0
    await dispatcher.run(Array<Host>(200_000).fill(host as Host), async () => {
      count += 1
      await tick()
      if (count === 1) dispatcher.lift()
    })
    expect(count).toBe(200_000)
  }, 60_000)

  it('gives timers and sockets their turn while tasks never wait', async () => {
    let turns = 0
    let over = false
    const count = async (): Promise<void> => {
      while (!over) {
        turns += 1
        await tick()
      }
    }
    const counting = count()
    const dispatcher = new Dispatcher({ concurrency: 50, limitsOf: () => [] })
    const spin = (): void => {
      const end = performance.now() + 1
      while (performance.now() < end);
    }
    await dispatcher.run(hostsOf(100), async () => spin())
    over = true
    await counting
    expect(turns).toBeGreaterThan(2)
  })

  it('law: every host is worked on once, no limit is ever exceeded, whatever the groups', async () => {
    const job = fc.record({
      limits: fc.shuffledSubarray(['a', 'b', 'c']),
      ticks: fc.integer({ min: 0, max: 3 }),
      pauses: fc.integer({ min: 0, max: 2 }),
      abortsPause: fc.boolean(),
    })
    const scenario = fc.record({
      jobs: fc.array(job, { maxLength: 40 }),
      concurrency: fc.integer({ min: 1, max: 5 }),
      max: fc.integer({ min: 1, max: 3 }),
      liftAfter: fc.option(fc.integer({ min: 0, max: 30 })),
    })
    await fc.assert(
      fc.asyncProperty(scenario, async ({ jobs, concurrency, max, liftAfter }) => {
        const hosts = hostsOf(jobs.length)
        const jobOf = (host: Host): Job => jobs[hosts.indexOf(host)] as Job
        const limitsOf = (host: Host) => jobOf(host).limits.map((id) => ({ id, max }))
        const dispatcher = new Dispatcher({ concurrency, limitsOf })
        const worked: string[] = []
        let allowed = max
        const work = new Work((id, atWork) =>
          expect(atWork).toBeLessThanOrEqual(id === 'all' ? concurrency : allowed),
        )
        await dispatcher.run(hosts, async (host, slot) => {
          await work.do(jobOf(host), slot)
          worked.push(host.name)
          if (worked.length !== liftAfter) return
          allowed = Number.POSITIVE_INFINITY
          dispatcher.lift()
        })
        expect(worked.toSorted()).toEqual(hosts.map(({ name }) => name).toSorted())
      }),
      { numRuns: 60 },
    )
  })
})

interface Job {
  readonly limits: readonly string[]
  readonly ticks: number
  readonly pauses: number
  readonly abortsPause: boolean
}

/** Does jobs, and counts how many are being done under each limit. */
class Work {
  readonly #atWork = new Map<string, number>()
  readonly #check: (id: string, atWork: number) => void

  constructor(check: (id: string, atWork: number) => void) {
    this.#check = check
  }

  async do(job: Job, slot: Slot): Promise<void> {
    await this.#round(job)
    for (let pause = 0; pause < job.pauses; pause += 1) {
      const abort = new AbortController()
      if (job.abortsPause) setImmediate(() => abort.abort())
      await slot.pause(0, abort.signal)
      if (abort.signal.aborted) return
      await this.#round(job)
    }
  }

  async #round({ limits, ticks }: Job): Promise<void> {
    const ids = ['all', ...limits]
    for (const id of ids) this.#add(id, 1)
    for (let left = ticks; left > 0; left -= 1) await tick()
    for (const id of ids) this.#add(id, -1)
  }

  #add(id: string, by: number): void {
    const atWork = (this.#atWork.get(id) ?? 0) + by
    this.#atWork.set(id, atWork)
    this.#check(id, atWork)
  }
}
