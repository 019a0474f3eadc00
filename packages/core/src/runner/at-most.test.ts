import { afterEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import { concurrent, type RunPolicy, type TaskContext } from '../index.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const aWhile = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const forever = (): Promise<never> => new Promise<never>(() => {})
const one = { key: 'x', count: 1 }
const nornir = (count: number, policy: RunPolicy = {}) =>
  nornirOf(count, { runner: concurrent(), policy })

/** Work that tells when it begins, and ends when it is told. */
function works() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name)
    await new Promise<void>((resolve) => ends.set(name, resolve))
    return name
  }
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.()
    await turn()
  }
  return { begun, work, end }
}

afterEach(() => void vi.useRealTimers())

describe('atMost', () => {
  it('lets so many hosts of a run work at once, in the order in which they came, and gives what they give', async () => {
    const { begun, work, end } = works()
    const nr = await nornir(4)
    const run = nr.run(({ host, atMost }) => atMost({ key: 'x', count: 2 }, work(host.name)))
    await turn()
    expect(begun).toEqual(['h1', 'h2'])
    await end('h2')
    expect(begun).toEqual(['h1', 'h2', 'h3'])
    for (const name of ['h3', 'h4', 'h1']) await end(name)
    const values = Array.from((await run).values(), ({ value }) => value)
    expect(values).toEqual(['h1', 'h2', 'h3', 'h4'])
  })

  it('keeps keys apart, and runs', async () => {
    const { begun, work, end } = works()
    const nr = await nornir(2)
    const task = ({ host, atMost }: TaskContext, run: string) => {
      const key = run === 'apart' ? host.name : 'x'
      return atMost({ key, count: 1 }, work(`${run} ${host.name}`))
    }
    const runs = [nr.run(task, 'apart'), nr.run(task, 'together')]
    await turn()
    expect(begun.toSorted()).toEqual(['apart h1', 'apart h2', 'together h1'])
    for (const name of [...begun, 'together h2']) await end(name)
    expect(begun).toHaveLength(4)
    for (const run of runs) expect((await run).failed).toBe(false)
  })

  it('counts what one task does several times, and what its subtasks do', async () => {
    const { begun, work, end } = works()
    const nr = await nornir(1)
    const run = nr.run(async ({ atMost, run: runSubtask }) => {
      const own = ['a', 'b'].map((name) => atMost(one, work(name)))
      const sub = runSubtask((context) => context.atMost(one, work('c')))
      return [...(await Promise.all(own)), (await sub).value]
    })
    await turn()
    for (const name of ['a', 'b', 'c']) {
      expect(begun.at(-1)).toBe(name)
      await end(name)
    }
    expect((await run).get('h1')?.value).toEqual(['a', 'b', 'c'])
  })

  it('gives a place back when its work fails, whether or not it is a promise that fails', async () => {
    const nr = await nornir(3)
    const result = await nr.run(({ host, atMost }) =>
      atMost(one, () => {
        if (host.name === 'h1') throw new Error('at once')
        if (host.name === 'h2') return Promise.reject(new Error('later'))
        return Promise.resolve('done')
      }),
    )
    const outcomes = Array.from(result.values(), ({ value, error }) => value ?? error?.message)
    expect(outcomes).toEqual(['at once', 'later', 'done'])
  })

  it('waits as part of the task, also where that does not await it', async () => {
    const { work, end, begun } = works()
    const nr = await nornir(1)
    let isOver = false
    const run = nr.run(({ atMost }) => {
      void atMost(one, work('a'))
      void atMost(one, work('b'))
      return 'returned'
    })
    void run.then(() => {
      isOver = true
    })
    await turn()
    await end('a')
    expect([begun, isOver]).toEqual([['a', 'b'], false])
    await end('b')
    expect((await run).get('h1')?.value).toBe('returned')
  })

  it('lets very many parts of one task wait without a warning of Node', async () => {
    const warnings: string[] = []
    const keep = ({ name }: Error): void => void warnings.push(name)
    process.on('warning', keep)
    const nr = await nornir(1)
    const result = await nr.run(({ atMost }) => {
      const all = Array.from({ length: 50 }, (_, index) => atMost(one, async () => index))
      return Promise.all(all)
    })
    await turn()
    process.off('warning', keep)
    expect(result.get('h1')?.value).toHaveLength(50)
    expect(warnings).toEqual([])
  })

  it.each([
    [{ key: '', count: 1 }, 'key'],
    [{ key: 1, count: 1 }, 'key'],
    [{ key: 'x', count: 0 }, 'count'],
    [{ key: 'x', count: 1.5 }, 'count'],
    [{ key: 'x', count: Number.NaN }, 'count'],
    [{ key: 'x' }, 'count'],
  ])('refuses %o', async (limit, field) => {
    let hasBegun = false
    const result = await (await nornir(1)).run(({ atMost }) =>
      atMost(limit as never, async () => {
        hasBegun = true
      }),
    )
    expect(result.get('h1')?.error).toMatchObject({ code: 'INVALID_LIMIT', field })
    expect(hasBegun).toBe(false)
  })

  it('takes Infinity for no limit, and still waits behind others', async () => {
    const { begun, work, end } = works()
    const nr = await nornir(1)
    const run = nr.run(({ atMost }) => {
      const counts = [Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY]
      return Promise.all(counts.map((count, at) => atMost({ key: 'x', count }, work(`${at}`))))
    })
    await turn()
    expect(begun).toEqual(['0'])
    await end('0')
    expect(begun).toEqual(['0', '1', '2'])
    for (const name of begun) await end(name)
    await run
  })
})

describe('atMost, when its task is told to stop', () => {
  it('while it waits, rejects with the reason of the signal, begins nothing, and takes no place', async () => {
    const { begun, work, end } = works()
    const seen: unknown[] = []
    const nr = await nornir(3)
    const run = nr.run(async ({ host, signal, atMost }) => {
      const doing = atMost(one, work(host.name))
      if (host.name !== 'h2') return await doing
      const stopping = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve())
      })
      const thrown = await doing.catch((error: unknown) => error)
      await stopping
      seen.push(thrown === signal.reason)
      throw thrown
    })
    await turn()
    run.cancel('enough')
    await turn()
    await end('h1')
    const statuses = Array.from((await run).values(), ({ status }) => status)
    expect(statuses).toEqual(['ok', 'cancelled', 'cancelled'])
    expect([begun, seen]).toEqual([['h1'], [true]])
  })

  it('while nobody listens to it does not end the process', async () => {
    const rejections: unknown[] = []
    const keep = (reason: unknown): void => void rejections.push(reason)
    process.on('unhandledRejection', keep)
    const nr = await nornir(1)
    const run = nr.run(async ({ atMost, signal }) => {
      const untilAborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
      void atMost(one, () => untilAborted)
      void atMost(one, async () => {})
      await untilAborted
    })
    await turn()
    run.cancel()
    expect((await run).get('h1')?.status).toBe('cancelled')
    await turn()
    process.off('unhandledRejection', keep)
    expect(rejections).toEqual([])
  })

  it('keeps its place for the grace period, and no longer, though its work never ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const nr = await nornir(3, { timeoutMs: 100, graceMs: 50, concurrency: 2 })
    let hasBegun = false
    const run = nr.run(({ host, atMost }) => {
      if (host.name === 'h1') return atMost(one, forever)
      if (host.name === 'h2') return aWhile(60) // so that the last one has time when the first is given up
      return atMost(one, async () => {
        hasBegun = true
      })
    })
    await vi.advanceTimersByTimeAsync(149)
    expect(hasBegun).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(hasBegun).toBe(true)
    const statuses = Array.from((await run).values(), ({ status }) => status)
    expect(statuses).toEqual(['timeout', 'ok', 'ok'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('throws CONTEXT_REVOKED when the attempt has ended', async () => {
    const late = deferred<unknown>()
    const ended = deferred()
    const nr = await nornir(1)
    await nr.run(({ atMost }) => {
      void ended.promise.then(() => atMost(one, async () => 1)).catch(late.resolve)
    })
    ended.resolve()
    expect(await late.promise).toMatchObject({ code: 'CONTEXT_REVOKED', host: 'h1' })
  })

  it('throws CONTEXT_REVOKED when its work ends behind its attempt', async () => {
    const late = deferred<unknown>()
    const gate = deferred()
    const nr = await nornir(1, { timeoutMs: 1, graceMs: 1 })
    await nr.run(({ atMost }) => atMost(one, () => gate.promise).catch(late.resolve))
    gate.resolve()
    expect(await late.promise).toMatchObject({ code: 'CONTEXT_REVOKED' })
  })
})
