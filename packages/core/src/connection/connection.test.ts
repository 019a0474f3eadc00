import { afterEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import {
  type ConnectionPlugin,
  type ConnectionTarget,
  concurrent,
  type Nornir,
  type TaskContext,
} from '../index.ts'

/** A session with private state, as real ones have. */
class Session {
  #uses = 0
  alive = true
  closed = false
  readonly target: ConnectionTarget
  constructor(target: ConnectionTarget) {
    this.target = target
  }
  self(): this {
    return this
  }
  use(): number {
    this.#uses += 1
    return this.#uses
  }
}

interface Recorded {
  readonly plugin: ConnectionPlugin<Session>
  readonly opened: Session[]
}

function recorded(overrides: Partial<ConnectionPlugin<Session>> = {}): Recorded {
  const opened: Session[] = []
  const plugin: ConnectionPlugin<Session> = {
    name: 'dummy',
    open: async (target) => {
      const session = new Session(target)
      opened.push(session)
      return session
    },
    close: async (session) => {
      session.closed = true
    },
    isAlive: (session) => session.alive,
    ...overrides,
  }
  return { plugin, opened }
}

const use = (nr: Nornir, plugin: ConnectionPlugin<Session>, options?: { name: string }) =>
  nr.run(async ({ connection }) => (await connection(plugin, options)).use())

afterEach(() => void vi.useRealTimers())

describe('connections', () => {
  it('K01 are opened once and kept from task to task', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(1)
    const same = await nr.run(async ({ connection }) => {
      const [one, other] = await Promise.all([connection(plugin), connection(plugin)])
      return one === other && one instanceof Session
    })
    expect(same.get('h1')?.value).toBe(true)
    expect((await use(nr, plugin)).get('h1')?.value).toBe(1)
    expect(opened).toHaveLength(1)
  })

  it('are kept per host and per name, with parameters of their own', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(2, {
      inventory: {
        hosts: {
          h1: { hostname: '10.0.0.1', connection_options: { oob: { hostname: '10.9.0.1' } } },
          h2: { hostname: '10.0.0.2' },
        },
      },
    })
    await use(nr, plugin)
    await use(nr, plugin, { name: 'oob' })
    const seen = opened.map(({ target }) => [target.connection, target.parameters.hostname])
    expect(seen).toEqual([
      ['dummy', '10.0.0.1'],
      ['dummy', '10.0.0.2'],
      ['oob', '10.9.0.1'],
      ['oob', '10.0.0.2'],
    ])
  })

  it('are opened once more for a task that wants one of its own, which is closed with it', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(1, {
      inventory: {
        hosts: { h1: { hostname: '10.0.0.1', connection_options: { dummy: { port: 7 } } } },
      },
    })
    await use(nr, plugin)
    const own = await nr.run(async ({ connection }) => {
      const kept = await connection(plugin)
      const one = await connection(plugin, { isNew: true })
      const other = await connection(plugin, { isNew: true })
      return new Set([kept, one, other]).size
    })
    expect(own.get('h1')?.value).toBe(3)
    expect(opened.map(({ target }) => [target.connection, target.parameters.port])).toEqual([
      ['dummy', 7],
      ['dummy', 7],
      ['dummy', 7],
    ])
    expect(opened.map(({ closed }) => closed)).toEqual([false, true, true])
  })

  it('K06 give the plugin what host, groups and defaults say together', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(1, {
      inventory: {
        hosts: {
          h1: {
            hostname: 'localhost',
            port: 65_021,
            platform: 'junos',
            groups: ['g'],
            connection_options: { dummy2: { username: 'from host' } },
          },
        },
        groups: {
          g: {
            password: 'from group',
            connection_options: {
              dummy: { hostname: 'from group', extras: { blah: 'from group' } },
              dummy2: { hostname: 'from group 2' },
            },
          },
        },
        defaults: { username: 'root' },
      },
    })
    for (const name of ['dummy', 'dummy2', 'other']) await use(nr, plugin, { name })
    const seen = opened.map(({ target: { parameters } }) => parameters)
    const common = { port: 65_021, platform: 'junos', username: 'root', extras: {} }
    expect(seen).toMatchObject([
      { ...common, hostname: 'from group', extras: { blah: 'from group' } },
      { ...common, hostname: 'from group 2', username: 'from host' },
      { ...common, hostname: 'localhost' },
    ])
    for (const { password } of seen) expect(password?.reveal()).toBe('from group')
  })

  it('can be opened a dozen at once, without a warning of Node', async () => {
    const { plugin } = recorded()
    const warned = vi.fn()
    process.on('warning', warned)
    const nr = await nornirOf(1)
    const names = Array.from({ length: 12 }, (_, index) => `c${index}`)
    await nr.run(
      async ({ connection }) =>
        void (await Promise.all(names.map((name) => connection(plugin, { name })))),
    )
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', warned)
    expect(warned).not.toHaveBeenCalled()
  })

  it('come from the plugin configured under that name', async () => {
    const plain = recorded()
    const configured = recorded()
    const nr = await nornirOf(1, { connections: [configured.plugin] })
    await use(nr, plain.plugin)
    expect([plain.opened.length, configured.opened.length]).toEqual([0, 1])
  })

  it('cannot be configured twice under one name', async () => {
    const connections = [recorded().plugin, recorded().plugin]
    await expect(nornirOf(1, { connections })).rejects.toMatchObject({
      code: 'DUPLICATE_PLUGIN',
      plugin: 'dummy',
    })
  })

  it('K03 that fail to open leave nothing behind: the next task tries again', async () => {
    let tries = 0
    const { plugin } = recorded({
      open: async (target) => {
        tries += 1
        if (tries === 1) throw new Error('refused')
        return new Session(target)
      },
    })
    const nr = await nornirOf(1)
    expect((await use(nr, plugin)).get('h1')?.error?.message).toBe('refused')
    nr.resetFailedHosts()
    expect((await use(nr, plugin)).get('h1')?.status).toBe('ok')
  })

  it('that died are closed and opened anew before the next use', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(1)
    await use(nr, plugin)
    if (opened[0]) opened[0].alive = false
    await use(nr, plugin)
    expect(opened.map(({ closed }) => closed)).toEqual([true, false])
  })

  it('K04 of a view end with it; hosts outside it keep theirs, and the view can be used further', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(3)
    await use(nr, plugin)
    {
      await using view = nr.filter({ name: 'h2' })
      await use(view, plugin)
    }
    expect(opened.map(({ closed }) => closed)).toEqual([false, true, false])
    expect((await use(nr, plugin)).failed).toBe(false)
    await nr.close()
    expect(opened.map(({ closed }) => closed)).toEqual([true, true, true, true])
  })

  it('K05 of failed hosts stay open until they are asked for, or the end', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(2)
    await use(nr, plugin)
    await nr.filter({ name: 'h1' }).run(() => Promise.reject(new Error('no')))
    const closed = (): boolean[] => opened.map((session) => session.closed)
    await nr.closeConnections()
    expect(closed()).toEqual([false, true])
    await nr.closeConnections({ onGood: false, onFailed: true })
    expect(closed()).toEqual([true, true])
    nr.resetFailedHosts()
    await use(nr, plugin)
    await nr.filter({ name: 'h1' }).run(() => Promise.reject(new Error('no')))
    await nr.close()
    expect(closed()).toEqual([true, true, true, true])
  })

  it('are closed with their host where they are not to be kept, before the next host begins', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(5, { runner: concurrent() })
    let mostOpen = 0
    const run = nr.run(
      async ({ connection, run: runSubtask }) => {
        await connection(plugin)
        await runSubtask(async (context) => void (await context.connection(plugin)))
        mostOpen = Math.max(mostOpen, opened.filter(({ closed }) => !closed).length)
      },
      undefined,
      { concurrency: 2, keepConnections: false },
    )
    expect((await run).failed).toBe(false)
    expect(opened.map(({ closed }) => closed)).toEqual(Array(5).fill(true))
    expect(mostOpen).toBeLessThanOrEqual(2)
  })

  it('that are not to be kept hold a run up for 3 seconds at most, and not once it is cancelled', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { plugin } = recorded({ close: () => new Promise(() => {}) })
    const nr = await nornirOf(2)
    const open = async ({ connection }: TaskContext): Promise<void> =>
      void (await connection(plugin))
    const run = nr.run(open, undefined, { keepConnections: false })
    const ended: number[] = []
    run.events$.subscribe(({ type }) => type === 'host:end' && ended.push(Date.now()))
    await vi.advanceTimersByTimeAsync(2_999)
    expect(ended).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(ended).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    run.cancel('now', { force: true })
    expect((await run).size).toBe(2)
  })

  it('Q20 are all closed although one fails to; the failure is told', async () => {
    const { plugin, opened } = recorded({
      close: async (session) => {
        if (session.target.host === 'h1') throw new Error('stuck')
        session.closed = true
      },
    })
    const nr = await nornirOf(2)
    await use(nr, plugin)
    const errors = await nr.closeConnections()
    expect(errors.map(({ message }) => message)).toEqual(['stuck'])
    expect(opened.map(({ closed }) => closed)).toEqual([false, true])
    expect(nr.failedHosts.size).toBe(0)
  })

  it('that do not close are given up, and named', async () => {
    const { plugin } = recorded({ close: () => new Promise(() => {}) })
    const nr = await nornirOf(1)
    await use(nr, plugin)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const closing = nr.closeConnections()
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await closing)[0]?.message).toContain('h1: connection dummy was not closed within')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('K07 stay as they were opened when the host changes', async () => {
    const { plugin, opened } = recorded()
    const nr = await nornirOf(1)
    await use(nr, plugin)
    const host = nr.inventory.hosts.get('h1')
    if (host) host.username = 'other'
    await use(nr, plugin)
    expect(opened).toHaveLength(1)
  })

  it('are given up while opening when the run is cancelled', async () => {
    const aborted = deferred<unknown>()
    const { plugin } = recorded({
      open: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted.resolve(signal.reason)
            reject(signal.reason)
          })
        }),
    })
    const nr = await nornirOf(1)
    const run = use(nr, plugin)
    await new Promise((resolve) => setImmediate(resolve))
    run.cancel('enough')
    expect((await run).get('h1')?.status).toBe('cancelled')
    expect(await aborted.promise).toMatchObject({ code: 'CANCELLED' })
  })

  it('still being opened for one run survive the cancel of another', async () => {
    const gate = deferred()
    const { plugin, opened } = recorded({
      open: async (target, signal) => {
        await gate.promise
        signal.throwIfAborted()
        const session = new Session(target)
        opened.push(session)
        return session
      },
    })
    const nr = await nornirOf(1, { runner: concurrent() })
    const [one, other] = [use(nr, plugin), use(nr, plugin)]
    await new Promise((resolve) => setImmediate(resolve))
    one.cancel()
    await one
    gate.resolve()
    expect((await other).get('h1')?.value).toBe(1)
  })

  it('that open after everyone has left are closed at once', async () => {
    const gate = deferred()
    const closed = deferred()
    const { plugin } = recorded({
      open: async (target) => {
        await gate.promise
        return new Session(target)
      },
      close: async () => closed.resolve(),
    })
    const nr = await nornirOf(1)
    const run = use(nr, plugin)
    await new Promise((resolve) => setImmediate(resolve))
    run.cancel()
    await run
    gate.resolve()
    await closed.promise
  })
})

describe('a session that its plugin says is not reusable', () => {
  it('is closed when the last task that has it has ended, and opened again by the next', async () => {
    const { plugin, opened } = recorded({ isReusable: ({ alive }) => !alive })
    const nr = await nornirOf(1, { runner: concurrent() })
    const gate = deferred()
    const long = nr.run(async ({ connection }) => {
      await connection(plugin)
      await gate.promise
    })
    await use(nr, plugin)
    expect(opened.map(({ closed }) => closed)).toEqual([false])
    gate.resolve()
    await long
    expect(opened.map(({ closed }) => closed)).toEqual([true])
    expect((await use(nr, plugin)).get('h1')?.value).toBe(1)
    expect(opened).toHaveLength(2)
  })

  it('is interrupted first when the task was cut short', async () => {
    const told: string[] = []
    const { plugin } = recorded({
      isReusable: () => false,
      interrupt: async ({ closed }) => void told.push(`interrupted, closed: ${closed}`),
      close: async () => void told.push('closed'),
    })
    const nr = await nornirOf(1)
    await nr.run(
      async ({ connection, signal }) => {
        await connection(plugin)
        await new Promise((_, reject) => signal.addEventListener('abort', reject))
      },
      undefined,
      { timeoutMs: 10 },
    )
    expect(told).toEqual(['interrupted, closed: false', 'closed'])
  })
})

describe('rule 19: a session that nobody uses', () => {
  const IDLE_MS = 60_000
  const fakeTimers = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

  it('is logged out after a while, and opened again by the next task', async () => {
    fakeTimers()
    const { plugin, opened } = recorded({ idleTimeoutMs: () => IDLE_MS })
    const nr = await nornirOf(1)
    await use(nr, plugin)
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1)
    expect(opened[0]?.closed).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(opened[0]?.closed).toBe(true)
    expect((await use(nr, plugin)).get('h1')?.value).toBe(1)
    expect(opened.map(({ closed }) => closed)).toEqual([true, false])
  })

  it('counts from its last use', async () => {
    fakeTimers()
    const { plugin, opened } = recorded({ idleTimeoutMs: () => IDLE_MS })
    const nr = await nornirOf(1)
    for (const _ of [1, 2, 3]) {
      await use(nr, plugin)
      await vi.advanceTimersByTimeAsync(IDLE_MS - 1)
    }
    expect(opened.map(({ closed }) => closed)).toEqual([false])
    await vi.advanceTimersByTimeAsync(1)
    expect(opened.map(({ closed }) => closed)).toEqual([true])
  })

  it('is never closed while a task has it, however long that takes', async () => {
    fakeTimers()
    const { plugin, opened } = recorded({ idleTimeoutMs: () => IDLE_MS })
    const nr = await nornirOf(1, { runner: concurrent() })
    const [first, second] = [deferred(), deferred()]
    const hold = (until: Promise<void>) =>
      nr.run(async ({ connection }) => {
        await connection(plugin)
        await until
      })
    const runs = [hold(first.promise), hold(second.promise)]
    await vi.advanceTimersByTimeAsync(10 * IDLE_MS)
    first.resolve()
    await runs[0]
    await vi.advanceTimersByTimeAsync(10 * IDLE_MS)
    expect(opened.map(({ closed }) => closed)).toEqual([false])
    second.resolve()
    await runs[1]
    await vi.advanceTimersByTimeAsync(IDLE_MS)
    expect(opened.map(({ closed }) => closed)).toEqual([true])
  })

  it('is logged out too when the task that asked for it had ended before it was open', async () => {
    fakeTimers()
    const gate = deferred()
    const { plugin, opened } = recorded({ idleTimeoutMs: () => IDLE_MS })
    const slow: typeof plugin = {
      ...plugin,
      open: async (...args) => {
        await gate.promise
        return await plugin.open(...args)
      },
    }
    const nr = await nornirOf(1)
    await nr.run(async ({ connection }) => void connection(slow).catch(() => {}))
    gate.resolve()
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1)
    expect(opened.map(({ closed }) => closed)).toEqual([false])
    await vi.advanceTimersByTimeAsync(1)
    expect(opened.map(({ closed }) => closed)).toEqual([true])
  })

  it.each([undefined, Number.POSITIVE_INFINITY])('is kept when its limit is %s', async (limit) => {
    fakeTimers()
    const { plugin, opened } = recorded({ idleTimeoutMs: () => limit })
    const nr = await nornirOf(1)
    await use(nr, plugin)
    expect(vi.getTimerCount()).toBe(0)
    expect(opened[0]?.closed).toBe(false)
  })

  it('leaves no timer behind when it is closed before, or has died', async () => {
    fakeTimers()
    const { plugin, opened } = recorded({ idleTimeoutMs: () => IDLE_MS })
    const nr = await nornirOf(1)
    await use(nr, plugin)
    await nr.closeConnections()
    expect(vi.getTimerCount()).toBe(0)
    await use(nr, plugin)
    if (opened[1]) opened[1].alive = false
    await use(nr, plugin)
    expect(vi.getTimerCount()).toBe(1)
    await nr.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not keep the process from ending', async () => {
    const { plugin } = recorded({ idleTimeoutMs: () => IDLE_MS })
    const nr = await nornirOf(1)
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout')
    const before = timers().length
    await use(nr, plugin)
    expect(timers()).toHaveLength(before)
    await nr.close()
  })

  it('has ended before the next one begins: the device may have room for one only', async () => {
    fakeTimers()
    const closed = deferred()
    const { plugin, opened } = recorded({
      idleTimeoutMs: () => IDLE_MS,
      close: () => closed.promise,
    })
    const nr = await nornirOf(1)
    await use(nr, plugin)
    await vi.advanceTimersByTimeAsync(IDLE_MS)
    const next = use(nr, plugin)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(opened).toHaveLength(1)
    closed.resolve()
    expect((await next).get('h1')?.status).toBe('ok')
    expect(opened).toHaveLength(2)
  })

  it('that does not end is not waited for longer than 3 seconds', async () => {
    fakeTimers()
    const { plugin, opened } = recorded({
      idleTimeoutMs: () => IDLE_MS,
      close: () => new Promise(() => {}),
    })
    const nr = await nornirOf(1)
    await use(nr, plugin)
    await vi.advanceTimersByTimeAsync(IDLE_MS)
    const next = use(nr, plugin)
    await vi.advanceTimersByTimeAsync(3_000)
    expect((await next).get('h1')?.status).toBe('ok')
    expect(opened).toHaveLength(2)
  })
})

describe('a session in the hands of a task that was stopped', () => {
  async function stopped(plugin: ConnectionPlugin<Session>) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const nr = await nornirOf(1)
    const kept = deferred<Session>()
    const run = nr.run(
      async ({ connection }) => {
        kept.resolve(await connection(plugin))
        await new Promise(() => {})
      },
      undefined,
      { timeoutMs: 100, graceMs: 100, configurationGraceMs: 1_000 },
    )
    return { run, session: await kept.promise }
  }

  it('can no longer be used, and is closed', async () => {
    const { plugin, opened } = recorded()
    const { run, session } = await stopped(plugin)
    expect(session.use()).toBe(1)
    const { use: method } = session
    const chained = session.self()
    await vi.advanceTimersByTimeAsync(200)
    const h1 = (await run).get('h1')
    expect(h1).toMatchObject({ status: 'timeout', changed: 'unknown' })
    expect(() => session.use()).toThrow('may no longer use its context')
    expect(() => method()).toThrow('may no longer use its context')
    expect(() => chained.use()).toThrow('may no longer use its context')
    expect(opened[0]?.closed).toBe(true)
  })

  it('rule 16: begins nothing new once the task was told to stop', async () => {
    const { plugin } = recorded({ interrupt: async () => {} })
    const nr = await nornirOf(1)
    const uses: number[] = []
    const run = nr.run(async ({ connection, signal }) => {
      const session = await connection(plugin)
      uses.push(session.use())
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      uses.push(session.use())
    })
    await new Promise((resolve) => setImmediate(resolve))
    run.cancel('enough')
    expect((await run).get('h1')).toMatchObject({ status: 'cancelled' })
    expect(uses).toEqual([1])
  })

  it('is interrupted by its plugin first', async () => {
    const interrupted: Error[] = []
    const { plugin, opened } = recorded({
      interrupt: async (_, reason) => void interrupted.push(reason),
    })
    const { run } = await stopped(plugin)
    await vi.advanceTimersByTimeAsync(100)
    expect(interrupted).toMatchObject([{ code: 'TASK_TIMEOUT' }])
    expect(opened[0]?.closed).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    await run
  })

  it('is left alone while another run works with it; the last one that is stopped interrupts it', async () => {
    const interrupted: Error[] = []
    const { plugin, opened } = recorded({
      interrupt: async (_, reason) => void interrupted.push(reason),
    })
    const nr = await nornirOf(1, { runner: concurrent(), policy: { graceMs: 0 } })
    const release = deferred()
    const held = async ({ connection }: { connection: (p: typeof plugin) => Promise<Session> }) => {
      const session = await connection(plugin)
      await release.promise
      return session.use()
    }
    const [one, other] = [nr.run(held), nr.run(held)]
    await new Promise((resolve) => setImmediate(resolve))
    one.cancel('enough')
    expect((await one).get('h1')?.status).toBe('cancelled')
    expect([interrupted.length, opened[0]?.closed]).toEqual([0, false])
    release.resolve()
    expect((await other).get('h1')?.value).toBe(1)
    nr.resetFailedHosts()
    const [third, fourth] = [nr.run(held), nr.run(held)]
    release.promise.catch(() => {})
    await Promise.all([third, fourth])
    const stuck = async (context: { connection: (p: typeof plugin) => Promise<Session> }) => {
      await context.connection(plugin)
      await new Promise(() => {})
    }
    const both = [nr.run(stuck), nr.run(stuck)]
    await new Promise((resolve) => setImmediate(resolve))
    for (const run of both) run.cancel('enough')
    await Promise.all(both)
    expect([interrupted.length, opened[0]?.closed]).toEqual([1, true])
  })

  it('rule 16: gets more time while it must not be cut', async () => {
    const atRest = deferred()
    const { plugin } = recorded({
      interrupt: () => atRest.promise,
      isUninterruptible: () => true,
    })
    const { run } = await stopped(plugin)
    let settled = false
    void run.finally(() => {
      settled = true
    })
    await vi.advanceTimersByTimeAsync(900)
    expect(settled).toBe(false)
    atRest.resolve()
    await vi.advanceTimersByTimeAsync(100)
    expect(settled).toBe(true)
  })
})
