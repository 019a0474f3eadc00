import { describe, expect, it } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import {
  AggregatedResult,
  concurrent,
  defineTask,
  ExecutionError,
  result,
  serial,
} from '../index.ts'

const ok = defineTask({ name: 'ok', run: () => 'ok' })
const boom = defineTask({
  name: 'boom',
  run: ({ host }) => {
    if (host.name === 'h2') throw new Error('boom')
    return 'ok'
  },
})

describe('run', () => {
  it('gives one result per host, in dispatch order', async () => {
    const nr = await nornirOf(3)
    const results = await nr.run(ok)
    expect([...results.keys()]).toEqual(['h1', 'h2', 'h3'])
    expect(results.get('h2')).toMatchObject({
      status: 'ok',
      value: 'ok',
      host: 'h2',
      name: 'ok',
      attempts: 1,
    })
    expect(results.failed).toBe(false)
  })

  it('keeps the error of a host that fails, and the values of the others', async () => {
    const nr = await nornirOf(3)
    const results = await nr.run(boom)
    expect(results.failed).toBe(true)
    expect([...results.failedHosts.keys()]).toEqual(['h2'])
    expect(results.get('h2')?.error?.message).toBe('boom')
    expect(results.get('h3')?.value).toBe('ok')
  })

  it('turns a thrown value that is no Error into one', async () => {
    const nr = await nornirOf(1)
    const results = await nr.run(() => Promise.reject('no'))
    expect(results.get('h1')?.error).toMatchObject({ code: 'THROWN_VALUE', value: 'no' })
  })

  it('E03 leaves out hosts that failed before, or runs on them after the good ones, as asked', async () => {
    const nr = await nornirOf(3)
    await nr.run(boom)
    const names = async (options: { onGood?: boolean; onFailed?: boolean }): Promise<string[]> => [
      ...(await nr.run(ok, undefined, options)).keys(),
    ]
    expect(await names({})).toEqual(['h1', 'h3'])
    expect(await names({ onFailed: true })).toEqual(['h1', 'h3', 'h2'])
    expect(await names({ onFailed: true, onGood: false })).toEqual(['h2'])
    expect(await names({ onGood: false })).toEqual([])
    expect((await nr.run(ok)).excludedHosts).toEqual(['h2'])
  })

  it('E05 forgets failed hosts one by one or all; an unknown name is not an error', async () => {
    const nr = await nornirOf(3)
    await nr.run(boom)
    nr.recoverHost('unknown')
    nr.recoverHost('h2')
    expect((await nr.run(boom)).size).toBe(3)
    nr.resetFailedHosts()
    expect(nr.failedHosts.size).toBe(0)
  })

  it('E06 shares failed hosts between views', async () => {
    const nr = await nornirOf(3)
    await nr.filter({ name: 'h2' }).run(boom)
    expect([...nr.failedHosts]).toEqual(['h2'])
    nr.filter({ name: 'h1' }).resetFailedHosts()
    expect(nr.failedHosts.size).toBe(0)
  })

  it('E07 Q12 throws with the whole result when asked to, after all bookkeeping', async () => {
    const completed: string[] = []
    const nr = await nornirOf(3, {
      raiseOnError: true,
      processors: [{ taskCompleted: (task) => void completed.push(task.name) }],
    })
    const error = await nr.run(boom).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(ExecutionError)
    expect((error as ExecutionError).result).toBeInstanceOf(AggregatedResult)
    expect(((error as ExecutionError).result as AggregatedResult).get('h1')?.value).toBe('ok')
    expect((error as ExecutionError).message).toBe('boom: 1 of 3 hosts failed\n  h2: failed: boom')
    expect(completed).toEqual(['boom'])
    expect([...nr.failedHosts]).toEqual(['h2'])
  })

  it('E08 lets a run take back what was configured', async () => {
    const nr = await nornirOf(3, { raiseOnError: true })
    const results = await nr.run(boom, undefined, { raiseOnError: false })
    expect(results.failed).toBe(true)
    expect([...nr.failedHosts]).toEqual(['h2'])
  })

  it('never reports an unhandled rejection for a run that nobody awaits', async () => {
    const unhandled: unknown[] = []
    const listener = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', listener)
    const nr = await nornirOf(3, { raiseOnError: true })
    const run = nr.run(boom)
    for await (const _ of run);
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', listener)
    expect(unhandled).toEqual([])
  })

  it('E09 fails a host whose task returns a failed result', async () => {
    const nr = await nornirOf(1)
    const results = await nr.run(() => result({ value: 'half', failed: true }))
    expect(results.get('h1')).toMatchObject({ status: 'failed', severity: 'error' })
    expect(results.get('h1')?.error).toMatchObject({ code: 'TASK_FAILED', returned: 'half' })
    expect([...nr.failedHosts]).toEqual(['h1'])
  })

  it('E10 runs on no hosts without an error, and calls the hooks of the run', async () => {
    const hooks: string[] = []
    const nr = await nornirOf(0, {
      processors: [
        {
          taskStarted: () => void hooks.push('started'),
          taskCompleted: () => void hooks.push('completed'),
        },
      ],
    })
    const results = await nr.run(ok)
    expect(results.size).toBe(0)
    expect(results.failed).toBe(false)
    expect(hooks).toEqual(['started', 'completed'])
  })

  it('E11 keeps the dispatch order when the first host is the slowest', async () => {
    const nr = await nornirOf(3, { runner: concurrent() })
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const finished: string[] = []
    const run = nr.run(async ({ host }) => {
      if (host.name === 'h1') await held
    })
    for await (const { host } of run) {
      finished.push(host)
      if (finished.length === 2) release()
    }
    expect(finished).toEqual(['h2', 'h3', 'h1'])
    expect([...(await run).keys()]).toEqual(['h1', 'h2', 'h3'])
  })

  it('E13 names results after the task, the function, or the caller', async () => {
    const nr = await nornirOf(1)
    expect((await nr.run(ok)).name).toBe('ok')
    expect((await nr.run(function uptime() {})).name).toBe('uptime')
    expect((await nr.run(ok, undefined, { name: 'custom' })).name).toBe('custom')
  })

  it('E14 tells tasks whether to change anything: by the run, else as configured', async () => {
    const dryRun = defineTask({ name: 'dryRun', run: (context) => context.dryRun })
    const dry = await nornirOf(1, { dryRun: true })
    expect((await dry.run(dryRun)).get('h1')?.value).toBe(true)
    expect((await dry.run(dryRun, undefined, { dryRun: false })).get('h1')?.value).toBe(false)
    expect((await dry.run(dryRun, undefined, { dryRun: true })).get('h1')?.value).toBe(true)
    const wet = await nornirOf(1)
    expect((await wet.run(dryRun)).get('h1')?.value).toBe(false)
    expect((await wet.run(dryRun, undefined, { dryRun: true })).get('h1')?.value).toBe(true)
  })

  it('E15 shares what a task sets on its host with later runs', async () => {
    const nr = await nornirOf(1)
    await nr.run(({ host }) => host.set('seen', true))
    expect((await nr.run(({ host }) => host.get('seen'))).get('h1')?.value).toBe(true)
  })

  it('runs as many hosts at once as the policy says, and one on the serial runner', async () => {
    for (const [runner, concurrency, expected] of [
      [concurrent(), 3, 3],
      [serial(), 3, 1],
      [concurrent(), Number.POSITIVE_INFINITY, 10],
    ] as const) {
      const nr = await nornirOf(10, { runner })
      let atWork = 0
      let most = 0
      await nr.run(
        async () => {
          atWork += 1
          most = Math.max(most, atWork)
          await new Promise((resolve) => setImmediate(resolve))
          atWork -= 1
        },
        undefined,
        { concurrency },
      )
      expect(most).toBe(expected)
    }
  })

  it('refuses an option that makes no sense at once', async () => {
    const nr = await nornirOf(1)
    expect(() => nr.run(ok, undefined, { concurrency: 0 })).toThrow(
      'Run option concurrency: expected a whole number of at least 1, or Infinity, got 0',
    )
    expect(() => nr.with({ timeoutMs: Number.NaN })).toThrow('Run option timeoutMs')
  })

  it('refuses at once what is no task', async () => {
    const nr = await nornirOf(1)
    expect(() => nr.run(undefined as never)).toThrow('Cannot run undefined: expected a task')
    expect(() => nr.run({ name: 'x' } as never)).toThrow("Cannot run { name: 'x' }")
  })

  it('refuses to run once closed, and cancels what is under way', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    )
    await nr.close()
    expect((await run).get('h1')).toMatchObject({ status: 'skipped' })
    expect(() => nr.run(ok)).toThrow('closed')
    await nr.close()
  })

  it('C05 filters to a new view of the same hosts and leaves the original alone', async () => {
    const seen: string[] = []
    const nr = await nornirOf(3, {
      processors: [{ taskInstanceStarted: (_, { name }) => void seen.push(name) }],
      policy: { onGood: false },
    })
    const view = nr.filter({ name: 'h2' })
    expect((await view.run(ok)).size).toBe(0)
    await view.run(ok, undefined, { onGood: true })
    expect(seen).toEqual(['h2'])
    expect(view.inventory.groups).toBe(nr.inventory.groups)
    expect(view.inventory.defaults).toBe(nr.inventory.defaults)
    expect([...view.inventory.hosts.keys()]).toEqual(['h2'])
    expect(view.inventory.hosts.get('h2')).toBe(nr.inventory.hosts.get('h2'))
    expect(nr.inventory.hosts.size).toBe(3)
  })
})

describe('initNornir', () => {
  it('installs no handler of signals or errors, nor does a run', async () => {
    const events = [...process.eventNames(), 'SIGINT', 'SIGTERM', 'uncaughtException']
    const count = () => events.map((event) => process.listenerCount(event))
    const before = count()
    const nr = await nornirOf(1)
    let during: number[] = []
    await nr.run(() => {
      during = count()
    })
    await nr.close()
    expect([during, count()]).toEqual([before, before])
  })

  it('Q18 keeps runners and connection plugins apart, also those of one name', async () => {
    const plugin = {
      name: 'serial',
      open: async () => ({ is: 'a session' }),
      close: async () => {},
    }
    const nr = await nornirOf(1, { runner: serial(), connections: [plugin] })
    const used = await nr.run(async ({ connection }) => (await connection(plugin)).is)
    expect(used.get('h1')?.value).toBe('a session')
    await nr.close()
  })

  it('L10 calls the transform function once with every host, and fails when it does', async () => {
    const seen: string[] = []
    const nr = await nornirOf(2, {
      transform: async (host) => {
        seen.push(host.name)
        host.set('a', 1)
      },
    })
    expect(seen).toEqual(['h1', 'h2'])
    expect((await nr.run(({ host }) => host.get('a'))).get('h2')?.value).toBe(1)
    await expect(
      nornirOf(1, {
        transform: ({ name }) => {
          throw new Error(`cannot transform ${name}`)
        },
      }),
    ).rejects.toThrow('cannot transform h1')
  })

  it('L08 takes an option that is undefined as not given', async () => {
    const nr = await nornirOf(1, { raiseOnError: undefined, policy: { concurrency: undefined } })
    expect((await nr.run(boom)).failed).toBe(false)
  })

  it('Q21 shares no defaults between two of its kind', async () => {
    const policy = { timeoutMs: 1_000 }
    const [one, other] = [await nornirOf(1, { policy }), await nornirOf(1, { policy })]
    policy.timeoutMs = Number.NaN
    one.inventory.defaults.username = 'changed'
    expect(other.inventory.defaults.username).toBeUndefined()
    expect((await one.run(ok)).failed).toBe(false)
  })
})

describe('the result of a run', () => {
  it('is JSON also when a task returned what JSON cannot say', async () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    const nr = await nornirOf(2)
    const results = await nr.run(({ host }) => (host.name === 'h1' ? cycle : 1n))
    const { hosts } = JSON.parse(JSON.stringify(results))
    expect([hosts.h1.value, hosts.h2.value]).toEqual(['<ref *1> { self: [Circular *1] }', '1n'])
  })

  it('Q14 names the host although the task does not', async () => {
    const nr = await nornirOf(1)
    expect((await nr.run(() => result({ value: 1 }))).get('h1')?.host).toBe('h1')
  })

  it('Q15 throws an error that can be shown, when asked to throw', async () => {
    const nr = await nornirOf(7)
    const results = await nr.run(() => Promise.reject(new Error('no')))
    expect(() => results.throwOnError()).toThrow(
      /7 of 7 hosts failed\n {2}h1: failed: no(?:.|\n)*and 2 more/,
    )
    expect((await nr.run(ok, undefined, { onGood: false })).throwOnError().size).toBe(0)
  })

  it('Q19 has parameters of its own: none collides with an option', async () => {
    const nr = await nornirOf(1)
    const echo = defineTask({
      name: 'echo',
      run: (_, params: { name: string; severity: string; task: string; signal: number }) => params,
    })
    const params = { name: 'n', severity: 's', task: 't', signal: 1 }
    const results = await nr.run(echo, params)
    expect(results.name).toBe('echo')
    expect(results.get('h1')?.value).toEqual(params)
  })

  it('is plain data as JSON', async () => {
    const nr = await nornirOf(2)
    const json = JSON.parse(JSON.stringify(await nr.run(boom)))
    expect(json).toMatchObject({
      name: 'boom',
      failed: true,
      hosts: {
        h1: { status: 'ok', value: 'ok', changed: false },
        h2: { status: 'failed', error: { name: 'Error', message: 'boom' } },
      },
    })
  })
})
