import { afterEach, describe, expect, it, vi } from 'vitest'
import { advanceUntil } from '../../test/advance-until.ts'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { concurrent, type FileResult } from '../index.ts'

const CONCURRENCY = 10
const WAITING = 100

afterEach(() => void vi.useRealTimers())

async function runOf(count: number, resultsFile: string) {
  const nr = await nornirOf(count, { runner: concurrent() })
  let ended = 0
  const run = nr.run(({ host }) => host.name, undefined, {
    ...{ resultsFile, concurrency: CONCURRENCY, processorTimeoutMs: 1_000 },
  })
  run.events$.subscribe(({ type }) => {
    if (type === 'host:end') ended += 1
  })
  return { run, ended: () => ended }
}

/** Goes on until files and timers bring nothing more about. */
async function untilQuiet(ended: () => number): Promise<void> {
  for (let quiet = 0, before = -1; quiet < 50; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    if (ended() !== before) quiet = 0
    before = ended()
  }
}

describe('a loop over a run whose results go to a file', () => {
  it('is waited for when it is slow, and gets every host', async () => {
    using folder = temporaryFolder()
    const { run, ended } = await runOf(500, folder.file('results.ndjson'))
    const looped: string[] = []
    let behind = 0
    for await (const { host } of run) {
      await new Promise((resolve) => setImmediate(resolve))
      looped.push(host)
      behind = Math.max(behind, ended() - looped.length)
    }
    expect(new Set(looped).size).toBe(500)
    expect(behind).toBeLessThanOrEqual(WAITING + CONCURRENCY)
  })

  it('that stands still is left behind, and told so when it goes on', async () => {
    using folder = temporaryFolder()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { run, ended } = await runOf(500, folder.file('results.ndjson'))
    const gate = deferred()
    const looping = (async () => {
      for await (const _ of run) await gate.promise
    })()
    looping.catch(() => {})
    await untilQuiet(ended)
    expect(ended()).toBeLessThanOrEqual(WAITING + CONCURRENCY)
    expect((await advanceUntil(run)).counts.ok).toBe(500)
    gate.resolve()
    await expect(looping).rejects.toMatchObject({ code: 'LOOP_BEHIND', timeoutMs: 1_000 })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('that is left does not hold the run up', async () => {
    using folder = temporaryFolder()
    const { run } = await runOf(500, folder.file('results.ndjson'))
    for await (const _ of run) break
    expect((await run).counts.ok).toBe(500)
  })

  it('is not waited for once the run is cancelled, and still gets every host', async () => {
    using folder = temporaryFolder()
    const { run, ended } = await runOf(500, folder.file('results.ndjson'))
    const looped: string[] = []
    let result: FileResult | undefined
    for await (const { host } of run) {
      if (looped.length === 0) {
        await untilQuiet(ended)
        run.cancel('enough')
        result = await run
      }
      looped.push(host)
    }
    expect(result?.counts.skipped).toBeGreaterThan(300)
    expect(new Set(looped).size).toBe(500)
  })
})
