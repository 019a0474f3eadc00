import { NornirError } from '@nornir-ts/kernel'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { concurrent, defineTask, type Nornir, type RunEvent, type RunPolicy } from '../index.ts'
import { resolvePolicy } from './resolve-policy.ts'
import { backOffMs, defaultRetry } from './retry.ts'

class BusyError extends NornirError {
  readonly code = 'BUSY'
  override readonly retryable = true
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const statuses = async (nr: Nornir, policy: RunPolicy, failing: readonly string[]) => {
  const run = nr.run(
    ({ host }) => {
      if (failing.includes(host.name)) throw new Error('no')
    },
    undefined,
    policy,
  )
  return Array.from((await run).values(), ({ status }) => status).join(' ')
}

describe('retry', () => {
  const busyTwice = () => {
    let tries = 0
    return defineTask({
      name: 'busy',
      run: () => {
        tries += 1
        if (tries < 3) throw new BusyError('busy')
        return tries
      },
    })
  }

  it('tries again after errors that are retryable, with growing delays, and says so', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(busyTwice(), undefined, { retry: { attempts: 5, delayMs: 100, jitter: 0 } })
    const events: RunEvent[] = []
    run.events$.subscribe((event) => void events.push(event))
    await vi.advanceTimersByTimeAsync(300)
    expect((await run).get('h1')).toMatchObject({ status: 'ok', value: 3, attempts: 3 })
    expect(events.filter(({ type }) => type === 'retry')).toMatchObject([
      { attempt: 1, delayMs: 100 },
      { attempt: 2, delayMs: 200 },
    ])
    expect(events.filter(({ type }) => type === 'host:end')).toHaveLength(1)
  })

  it('gives up after the last attempt, and never retries other errors or by default', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(busyTwice(), undefined, { retry: { attempts: 2, delayMs: 1 } })
    await vi.advanceTimersByTimeAsync(10)
    expect((await run).get('h1')).toMatchObject({ status: 'failed', attempts: 2 })
    nr.resetFailedHosts()
    expect((await nr.run(busyTwice())).get('h1')?.attempts).toBe(1)
    nr.resetFailedHosts()
    const plain = nr.run(() => Promise.reject(new Error('no')), undefined, {
      retry: { attempts: 9 },
    })
    expect((await plain).get('h1')?.attempts).toBe(1)
  })

  it('leaves its place to others in between', async () => {
    const nr = await nornirOf(2)
    const order: string[] = []
    const run = nr.run(
      ({ host }) => {
        order.push(host.name)
        if (order.length === 1) throw new BusyError('busy')
      },
      undefined,
      { retry: { attempts: 2, delayMs: 100 }, concurrency: 1 },
    )
    await vi.advanceTimersByTimeAsync(100)
    await run
    expect(order).toEqual(['h1', 'h2', 'h1'])
  })

  it('rule 15: never repeats a task that had a session, unless it says it is idempotent', async () => {
    const plugin = {
      name: 'dummy',
      open: async () => ({}),
      close: async () => {},
      interrupt: async () => {},
    }
    const writing = (idempotent: boolean) =>
      defineTask({
        name: 'writing',
        idempotent,
        run: async ({ connection }) => {
          await connection(plugin)
          throw new BusyError('dropped')
        },
      })
    const nr = await nornirOf(1)
    const policy = { retry: { attempts: 3, delayMs: 1 } }
    expect((await nr.run(writing(false), undefined, policy)).get('h1')?.attempts).toBe(1)
    nr.resetFailedHosts()
    const run = nr.run(writing(true), undefined, policy)
    await vi.advanceTimersByTimeAsync(10)
    expect((await run).get('h1')?.attempts).toBe(3)
  })

  it('rule 18: never follows a refused credential, and not a retryOn that throws', async () => {
    const nr = await nornirOf(2)
    const refused = Object.assign(new Error('denied'), { credentialRejected: true })
    const results = await nr.run(
      ({ host, run }) => {
        if (host.name === 'h2') throw new Error('other')
        return run(() => Promise.reject(refused))
      },
      undefined,
      {
        retry: {
          attempts: 3,
          retryOn: ({ message }) => {
            if (message === 'other') throw new Error('a mistake in retryOn')
            return true
          },
        },
      },
    )
    expect(Array.from(results.values(), ({ attempts }) => attempts)).toEqual([1, 1])
    expect(results.get('h2')?.error?.message).toBe('other')
  })

  it('is over at once when the run is cancelled during a delay', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(busyTwice(), undefined, { retry: { attempts: 5, delayMs: 60_000 } })
    await vi.advanceTimersByTimeAsync(10)
    run.cancel('enough')
    expect((await run).get('h1')).toMatchObject({ status: 'failed', attempts: 1 })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('backs off exponentially, up to a limit, less a share that is left to chance', () => {
    const delays = [1, 2, 3, 9].map((attempt) => backOffMs(defaultRetry, attempt, 0))
    expect(delays).toEqual([1_000, 2_000, 4_000, 30_000])
    expect(backOffMs(defaultRetry, 1, 1)).toBe(800)
  })
})

describe('a policy that says nothing', () => {
  it('sets no limit of time, of failures or of hosts, and 50 hosts at once', () => {
    const none = Number.POSITIVE_INFINITY
    expect(resolvePolicy({})).toMatchObject({
      concurrency: 50,
      timeoutMs: none,
      runTimeoutMs: none,
      maxFailures: none,
      graceMs: 2_000,
      limits: [],
      waves: [],
      connectLimit: {},
      separate: undefined,
      retry: { attempts: 1 },
      maxCredentialRejections: 3,
    })
  })
})

describe('maxFailures', () => {
  it('starts no more hosts once more have failed than allowed', async () => {
    const failing = ['h1', 'h3']
    expect(await statuses(await nornirOf(4), { maxFailures: 1 }, failing)).toBe(
      'failed ok failed skipped',
    )
    expect(await statuses(await nornirOf(4), { maxFailures: 0 }, failing)).toBe(
      'failed skipped skipped skipped',
    )
    expect(await statuses(await nornirOf(4), { maxFailures: '50%' }, failing)).toBe(
      'failed ok failed ok',
    )
    expect(await statuses(await nornirOf(4), {}, failing)).toBe('failed ok failed ok')
  })

  it('lets hosts at work go on', async () => {
    const nr = await nornirOf(3, { runner: concurrent() })
    const policy = { maxFailures: 0, concurrency: 2 }
    expect(await statuses(nr, policy, ['h1'])).toBe('failed ok skipped')
  })
})

describe('waves', () => {
  it('rule 17: end with the first one in which a host failed', async () => {
    const policy: RunPolicy = { waves: [1, 2, '100%'] }
    expect(await statuses(await nornirOf(5), policy, ['h2'])).toBe('ok failed ok skipped skipped')
    expect(await statuses(await nornirOf(5), policy, [])).toBe('ok ok ok ok ok')
  })

  it('go on after failures that maxFailures allows for', async () => {
    const policy: RunPolicy = { waves: [1], maxFailures: 1 }
    expect(await statuses(await nornirOf(3), policy, ['h1'])).toBe('failed ok ok')
    expect(await statuses(await nornirOf(4), policy, ['h1', 'h2'])).toBe(
      'failed failed skipped skipped',
    )
  })

  it('begin only when the one before is over', async () => {
    const nr = await nornirOf(4, { runner: concurrent() })
    const atWork: string[] = []
    await nr.run(
      async ({ host }) => {
        atWork.push(`+${host.name}`)
        await new Promise((resolve) => setImmediate(resolve))
        atWork.push(`-${host.name}`)
      },
      undefined,
      { waves: [2] },
    )
    expect(atWork.join(' ')).toBe('+h1 +h2 -h1 -h2 +h3 +h4 -h3 -h4')
  })
})

describe('limits', () => {
  it('hold for groups and for keys', async () => {
    const nr = await nornirOf(0, {
      runner: concurrent(),
      inventory: {
        hosts: Object.fromEntries(
          [...'abcdef'].map((name, index) => [
            name,
            { groups: ['edge'], data: { site: index % 2 === 0 ? 'ams' : 'fra' } },
          ]),
        ),
        groups: { edge: { groups: ['all'] }, all: {}, other: {} },
      },
    })
    const most = async (policy: RunPolicy): Promise<number> => {
      let atWork = 0
      let highest = 0
      await nr.run(
        async () => {
          atWork += 1
          highest = Math.max(highest, atWork)
          await new Promise((resolve) => setImmediate(resolve))
          atWork -= 1
        },
        undefined,
        policy,
      )
      return highest
    }
    expect(await most({ limits: [{ group: 'all', max: 3 }] })).toBe(3)
    expect(await most({ limits: [{ group: 'other', max: 1 }] })).toBe(6)
    expect(await most({ limits: [{ key: (host) => host.get('site') as string, max: 1 }] })).toBe(2)
  })
})

describe('a policy that makes no sense', () => {
  it('is one with an option that there is not, with the name that was probably meant', async () => {
    const nr = await nornirOf(1)
    const misspelt = { timeout: 5 } as RunPolicy
    expect(() => nr.run(() => 1, undefined, misspelt)).toThrow(
      'Run option timeout: expected it to be named timeoutMs, got 5',
    )
    expect(() => nr.with({ dryRun: true } as RunPolicy)).toThrow('dryRun: expected no option of')
    const retry = { retry: { delay: 5 } as RunPolicy['retry'] }
    expect(() => nr.with(retry)).toThrow('Run option retry.delay: expected no option of that name')
  })

  it('is one with a limit on a group that there is not', async () => {
    const nr = await nornirOf(1, { inventory: { hosts: {}, groups: { core: {} } } })
    expect(() => nr.run(() => 1, undefined, { limits: [{ group: 'coer', max: 1 }] })).toThrow(
      'Run option limits: expected a group of the inventory, such as core, got coer',
    )
  })

  it('is one whose functions throw: nothing has begun then', async () => {
    const nr = await nornirOf(3)
    const onH2 = ({ name }: { name: string }): string => {
      if (name === 'h2') throw new Error('no site')
      return 'x'
    }
    const ran: string[] = []
    const task = ({ host }: { host: { name: string } }) => void ran.push(host.name)
    const keyed = { limits: [{ key: onH2, max: 1 }] }
    expect(() => nr.run(task, undefined, keyed)).toThrow('no site')
    expect(() => nr.run(task, undefined, { separate: onH2 })).toThrow('no site')
    await vi.advanceTimersByTimeAsync(0)
    expect(ran).toEqual([])
  })

  it('is not one that leaves an option open: a limit that was set before stays', async () => {
    const nr = (await nornirOf(2)).with({ maxFailures: 0 }).with({ maxFailures: undefined })
    expect(await statuses(nr, {}, ['h1'])).toBe('failed skipped')
  })

  it.each([
    [{ concurrency: 1.5 }, 'concurrency'],
    [{ graceMs: -1 }, 'graceMs'],
    [{ waves: ['25' as '25%'] }, 'waves'],
    [{ waves: ['120%'] }, 'waves'],
    [{ waves: [0] }, 'waves'],
    [{ maxFailures: -1 }, 'maxFailures'],
    [{ limits: [{ group: 'x', max: 0 }] }, 'limits'],
    [{ connectLimit: { perSecond: 0 } }, 'connectLimit.perSecond'],
    [{ retry: { attempts: 0 } }, 'retry.attempts'],
    [{ retry: { jitter: 2 } }, 'retry.jitter'],
    [{ maxCredentialRejections: 0 }, 'maxCredentialRejections'],
  ] as const)('%j is refused at once', async (policy, option) => {
    const nr = await nornirOf(1)
    expect(() => nr.with(policy)).toThrow(`Run option ${option}: expected`)
  })
})
