import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import { CancelledError, concurrent, interruptSignal, TaskTimeoutError } from '../index.ts'

const forever = (): Promise<never> => new Promise<never>(() => {})
const untilAborted = ({ signal }: { signal: AbortSignal }): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Lets everything that needs no time happen, then moves the clock. */
async function advance(durationMs: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
  await vi.advanceTimersByTimeAsync(durationMs)
}

describe('a deadline', () => {
  it('ends a task that listens to its signal, and says how long it was given', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(untilAborted, undefined, { timeoutMs: 100 })
    await advance(100)
    const h1 = (await run).get('h1')
    expect(h1).toMatchObject({ status: 'timeout', attempts: 1 })
    expect(h1?.error).toBeInstanceOf(TaskTimeoutError)
    expect(h1?.error?.message).toContain('did not end within 100 ms')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends a task that never listens, one grace period later', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(forever, undefined, { timeoutMs: 100, graceMs: 50 })
    let settled = false
    void run.finally(() => {
      settled = true
    })
    await advance(149)
    expect(settled).toBe(false)
    await advance(1)
    expect(settled).toBe(true)
    expect((await run).get('h1')?.status).toBe('timeout')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('concerns one host alone', async () => {
    const nr = await nornirOf(3, { runner: concurrent() })
    const run = nr.run(
      (context) => (context.host.name === 'h2' ? untilAborted(context) : context.host.name),
      undefined,
      { timeoutMs: 100 },
    )
    await advance(100)
    expect(Array.from((await run).values(), ({ status }) => status)).toEqual([
      'ok',
      'timeout',
      'ok',
    ])
  })

  it('keeps what the task brought to an end in time, and what its subtasks brought', async () => {
    const nr = await nornirOf(1)
    const late = nr.run(
      async ({ signal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        return 'wound down'
      },
      undefined,
      { timeoutMs: 100 },
    )
    await advance(100)
    expect((await late).get('h1')).toMatchObject({ status: 'ok', value: 'wound down' })
    const zombie = nr.run(
      async ({ run }) => {
        await run(function first() {
          return 'kept'
        })
        await forever()
      },
      undefined,
      { timeoutMs: 100, graceMs: 10 },
    )
    await advance(110)
    const h1 = (await zombie).get('h1')
    expect(h1?.status).toBe('timeout')
    expect(h1?.child('first')?.value).toBe('kept')
  })

  it('of the whole run ends its hosts and skips the rest', async () => {
    const nr = await nornirOf(2)
    const run = nr.run(untilAborted, undefined, { runTimeoutMs: 100 })
    await advance(100)
    const results = await run
    expect(results.get('h1')).toMatchObject({ status: 'timeout', error: { code: 'RUN_TIMEOUT' } })
    expect(results.get('h2')).toMatchObject({ status: 'skipped', attempts: 0 })
  })

  it('may be longer than a timer of Node can be only as Infinity', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(() => 1, undefined, { timeoutMs: Number.POSITIVE_INFINITY })
    expect((await run).failed).toBe(false)
    expect(() => nr.run(() => 1, undefined, { timeoutMs: 2 ** 31 })).toThrow('timeoutMs')
  })
})

describe('cancelling', () => {
  it('Q25 ends hosts at work, skips the others, and gives every host one result', async () => {
    const nr = await nornirOf(4, { runner: concurrent() })
    const run = nr.run(untilAborted, undefined, { concurrency: 2 })
    await advance(0)
    run.cancel('enough')
    const results = await run
    expect(Array.from(results.values(), ({ status }) => status)).toEqual([
      'cancelled',
      'cancelled',
      'skipped',
      'skipped',
    ])
    expect(results.get('h1')?.error).toBeInstanceOf(CancelledError)
    expect(results.get('h1')?.error).not.toBe(results.get('h2')?.error)
    expect(results.get('h3')?.error?.message).toBe('h3: not started: enough')
    expect([...nr.failedHosts]).toEqual(['h1', 'h2', 'h3', 'h4'])
  })

  it('by a signal works the same, also when it was given before the run', async () => {
    const nr = await nornirOf(1)
    const abort = new AbortController()
    const run = nr.run(untilAborted, undefined, { signal: abort.signal })
    await advance(0)
    abort.abort(new Error('stop it'))
    expect((await run).get('h1')?.error?.message).toContain('cancelled: stop it')
    nr.resetFailedHosts()
    const late = await nr.run(() => 1, undefined, { signal: abort.signal })
    expect(late.get('h1')?.status).toBe('skipped')
  })

  it('keeps what the task threw as the cause', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(({ signal }) =>
      untilAborted({ signal }).catch(() => Promise.reject(new Error('left config mode'))),
    )
    await advance(0)
    run.cancel()
    expect((await run).get('h1')?.error?.cause).toMatchObject({ message: 'left config mode' })
  })

  it('rule 15: an error that tells what was done before the cut is the result, its cause the cut', async () => {
    const nr = await nornirOf(1)
    const push = ({ signal }: { signal: AbortSignal }): Promise<never> =>
      untilAborted({ signal }).catch((cause) => {
        throw Object.assign(new Error('cut'), { cause, acknowledged: ['l1'], changed: true })
      })
    const run = nr.run(({ run }) => run(push))
    await advance(0)
    run.cancel()
    const h1 = (await run).get('h1')
    expect(h1).toMatchObject({ status: 'cancelled', changed: true })
    expect(h1?.error).toBeInstanceOf(CancelledError)
    const pushed = h1?.child('push')
    expect(pushed).toMatchObject({ status: 'cancelled', error: { acknowledged: ['l1'] } })
    expect(pushed?.error?.cause).toBe(h1?.error)
  })

  it('by force does not wait for the grace period', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(forever)
    await advance(0)
    run.cancel('now', { force: true })
    expect((await run).get('h1')?.status).toBe('cancelled')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('rule 16: Ctrl-C once cancels, twice cuts', async () => {
    const nr = await nornirOf(2)
    const before = process.listenerCount('SIGUSR2')
    const run = nr.run(forever, undefined, { signal: interruptSignal('SIGUSR2') })
    let settled = false
    void run.finally(() => {
      settled = true
    })
    await advance(0)
    process.emit('SIGUSR2')
    await advance(1_000)
    expect(settled).toBe(false)
    process.emit('SIGUSR2')
    const results = await run
    expect(Array.from(results.values(), ({ status }) => status)).toEqual(['cancelled', 'skipped'])
    expect(process.listenerCount('SIGUSR2')).toBe(before)
  })

  it('leaves no listener on a signal that outlives the run', async () => {
    const nr = await nornirOf(1)
    const { signal } = new AbortController()
    const add = vi.spyOn(signal, 'addEventListener')
    const remove = vi.spyOn(signal, 'removeEventListener')
    await nr.run(() => 1, undefined, { signal })
    await advance(0)
    expect(add).toHaveBeenCalledTimes(1)
    expect(remove).toHaveBeenCalledTimes(1)
  })
})

describe('a revoked context', () => {
  it('refuses everything that a late task still calls', async () => {
    const nr = await nornirOf(1)
    const go = deferred()
    const late = deferred<unknown[]>()
    const run = nr.run(
      async (context) => {
        await go.promise
        const thrown = async (call: () => unknown): Promise<unknown> => {
          try {
            return await call()
          } catch (error) {
            return (error as { code?: string }).code
          }
        }
        late.resolve([
          await thrown(() => context.run(() => 1)),
          await thrown(() => context.connection({} as never)),
          await thrown(() => context.progress(1)),
        ])
      },
      undefined,
      { timeoutMs: 10, graceMs: 10 },
    )
    await advance(20)
    await run
    go.resolve()
    expect(await late.promise).toEqual(['CONTEXT_REVOKED', 'CONTEXT_REVOKED', 'CONTEXT_REVOKED'])
  })

  it('is what a task has that ended without awaiting what it started', async () => {
    const nr = await nornirOf(1)
    let progress: (fraction: number) => void = () => {}
    await nr.run((context) => {
      progress = context.progress
    })
    expect(() => progress(1)).toThrow('await everything it starts')
  })

  it('starts nothing new once its signal has aborted', async () => {
    const nr = await nornirOf(1)
    const started: string[] = []
    const run = nr.run(async (context) => {
      await untilAborted(context).catch(() => {})
      await context.run(() => void started.push('late'))
    })
    await advance(0)
    run.cancel('enough')
    expect((await run).get('h1')?.status).toBe('cancelled')
    expect(started).toEqual([])
  })
})
