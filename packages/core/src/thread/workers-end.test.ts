import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { InventoryData } from '@nornir-ts/inventory'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hosts } from '../../test/hosts.ts'
import { device, SEEN, seen } from '../../test/thread-device.ts'
import * as ends from '../../test/thread-end-tasks.ts'
import * as tasks from '../../test/thread-tasks.ts'
import {
  initNornir,
  type Nornir,
  type NornirOptions,
  type Run,
  type Runner,
  workers,
} from '../index.ts'
import { ThreadRunner } from './thread-runner.ts'

/** Threads take long to begin: tests that end none have the same two. */
let shared: Runner
let counts: Int32Array
beforeAll(async () => {
  shared = workers({ threads: 2 })
  counts = seen()
  await (await nornir(1)).run(tasks.where)
})
beforeEach(() => {
  counts = seen()
})
afterAll(() => shared.close?.())

function nornir(count: number | InventoryData, options: NornirOptions = {}): Promise<Nornir> {
  return initNornir({
    inventory: typeof count === 'number' ? hosts(count) : count,
    runner: shared,
    logger: pino({ level: 'silent' }),
    connections: [device.with({ seen: counts })],
    ...options,
  })
}

const statuses = async (run: Run<unknown>): Promise<string> =>
  Array.from((await run).values(), ({ status }) => status).join(' ')
/** Once all hosts have been started. */
function onStart(run: Run<unknown>, act: () => void): void {
  let hostCount = 0
  run.events$.subscribe((event) => {
    if (event.type === 'run:start') hostCount = event.hosts.length
    if (event.type !== 'host:start') return
    hostCount -= 1
    if (hostCount === 0) setImmediate(act)
  })
}
const aWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await aWhile(5)
}

describe('tasks on threads are told to stop', () => {
  it('by cancel, by the limit of a host, by the limit of the run', async () => {
    const nr = await nornir(2)
    const cancelled = nr.run(ends.listen)
    onStart(cancelled, () => cancelled.cancel('enough'))
    expect(await statuses(cancelled)).toBe('cancelled cancelled')
    const rest = { onFailed: true }
    expect(await statuses(nr.run(ends.listen, undefined, { ...rest, timeoutMs: 50 }))).toBe(
      'timeout timeout',
    )
    expect(await statuses(nr.run(ends.listen, undefined, { ...rest, runTimeoutMs: 100 }))).toBe(
      'timeout timeout',
    )
    const [first, second] = (await cancelled).values()
    expect(first?.error).not.toBe(second?.error)
    expect(first?.error).toMatchObject({
      code: 'CANCELLED',
      message: expect.stringContaining('enough'),
    })
  })

  it('and where they do not listen, are left behind after the grace period, or at once by force', async () => {
    const nr = await nornir(2)
    const policy = { timeoutMs: 30, graceMs: 30, onFailed: true }
    expect(await statuses(nr.run(ends.ignore, undefined, policy))).toBe('timeout timeout')
    const forced = nr.run(ends.ignore, undefined, { graceMs: 60_000, onFailed: true })
    onStart(forced, () => forced.cancel('enough', { force: true }))
    expect(await statuses(forced)).toBe('cancelled cancelled')
    expect(await statuses(nr.run(tasks.where, undefined, { onFailed: true }))).toBe('ok ok')
  })

  it('one that goes on opens nothing, runs nothing and tells nothing any more', async () => {
    const nr = await nornir(1)
    const told = new Int32Array(new SharedArrayBuffer(4))
    const run = nr.run(ends.zombie, told, { timeoutMs: 100, graceMs: 20 })
    const late: string[] = []
    let isOver = false
    run.events$.subscribe(({ type }) => isOver && late.push(type))
    await run
    isOver = true
    const opened = counts[SEEN.opened]
    const before = told[0] ?? 0
    await until(() => (told[0] ?? 0) > before + 9)
    expect(counts[SEEN.opened]).toBe(opened)
    expect(late).toEqual([])
  })

  it('one that goes on with its session writes nothing any more', async () => {
    const nr = await nornir(1)
    const result = await nr.run(ends.writeSoon, undefined, { timeoutMs: 100, graceMs: 0 })
    expect(result.get('h1')).toMatchObject({ status: 'timeout', changed: 'unknown' })
    const writes = counts[SEEN.writes] ?? 0
    expect(writes).toBeGreaterThan(0)
    await aWhile(60)
    expect(counts[SEEN.writes]).toBe(writes)
  })

  it('one whose thread was busy when its time was up does not begin afterwards, or go on', async () => {
    const runner = workers({ threads: 1 })
    const nr = await nornir(3, { runner })
    await nr.run(ends.writeOnce)
    expect(counts[SEEN.writes]).toBe(3)
    const params = { busy: 'h1', ms: 700 }
    const policy = { timeoutMs: 200, graceMs: 100, concurrency: 2 }
    expect(await statuses(nr.run(ends.computeOrWrite, params, policy))).toBe(
      'timeout timeout timeout',
    )
    await aWhile(600)
    expect(counts[SEEN.writes], 'h2 had begun, h3 had not').toBe(3)
    expect(await statuses(nr.run(tasks.where, undefined, { onFailed: true }))).toBe('ok ok ok')
    await nr.close()
  })

  it('an operation that must not be cut is waited for, and its host says what it did', async () => {
    const nr = await nornir(1)
    const policy = { timeoutMs: 60, graceMs: 20, configurationGraceMs: 5_000 }
    const result = await nr.run(ends.changeSlowly, 400, policy)
    expect(result.get('h1')).toMatchObject({ status: 'timeout', error: { code: 'TASK_TIMEOUT' } })
    expect([counts[SEEN.writes], counts[SEEN.closed]]).toEqual([1, 0])
  })

  it('hosts are tried again, with the number of the attempt', async () => {
    const nr = await nornir(2)
    const run = nr.run(tasks.busyUntil, 3, { retry: { attempts: 5, delayMs: 1 } })
    const retries: number[] = []
    run.events$.subscribe((event) => event.type === 'retry' && retries.push(event.attempt))
    const result = await run
    expect(result.get('h1')).toMatchObject({ status: 'ok', value: 3, attempts: 3 })
    expect(retries.toSorted()).toEqual([1, 1, 2, 2])
  })

  it('many attempts on one host leave no listeners behind', async () => {
    const warnings: string[] = []
    const note = ({ message }: Error): void => void warnings.push(message)
    process.on('warning', note)
    const nr = await nornir(1)
    const retry = { attempts: 20, delayMs: 1, maxDelayMs: 1 }
    expect((await nr.run(tasks.busyUntil, 20, { retry })).get('h1')?.attempts).toBe(20)
    await aWhile(1)
    process.off('warning', note)
    expect(warnings).toEqual([])
  })

  it('maxFailures and waves hold', async () => {
    const nr = await nornir(6)
    const policy = { concurrency: 1, maxFailures: 1 }
    const names = ['h1', 'h2']
    expect(await statuses(nr.run(tasks.failOn, names, policy))).toBe(
      'failed failed skipped skipped skipped skipped',
    )
    nr.resetFailedHosts()
    const waves = { waves: [1, 2, '100%'] as const }
    expect(await statuses(nr.run(tasks.failOn, ['h3'], waves))).toBe(
      'ok ok failed skipped skipped skipped',
    )
  })
})

describe('a thread that comes to its end', () => {
  const deaths: [ends.Death, RegExp][] = [
    ['exit', /exited with code: 3/],
    ['uncaught', /out of a timer/],
    ['unhandled', /nobody listens/],
    ['memory', /memory/],
  ]

  it.each(deaths)(
    'by %s fails the hosts at work on it with the reason, and no others',
    async (how, reason) => {
      const runner = workers({ threads: 2, ...(how === 'memory' && { maxHeapMb: 32 }) })
      const nr = await nornir(4, { runner })
      const threads = await nr.run(tasks.where)
      const threadOf = (name: string) => threads.get(name)?.value
      const result = await nr.run(ends.die, { on: 'h1', how })
      for (const [name, { status, error, changed }] of result) {
        const isHit = threadOf(name) === threadOf('h1')
        expect(status, name).toBe(isHit ? 'failed' : 'ok')
        if (!isHit) continue
        expect(error).toMatchObject({ code: 'THREAD_ENDED', doing: `${name}: die` })
        expect(error?.message).toMatch(reason)
        expect(changed).toBe('unknown')
      }
      expect([...result.values()].filter(({ status }) => status === 'failed')).toHaveLength(2)
      const after = await nr.run(tasks.where, undefined, { onFailed: true })
      expect(after.failed).toBe(false)
      expect(after.get('h1')?.value).not.toBe(threadOf('h1'))
      await nr.close()
    },
  )

  it('does not keep later hosts of its run from being run, on one thread too', async () => {
    const runner = workers({ threads: 1 })
    const nr = await nornir(4, { runner, policy: { concurrency: 1 } })
    expect(await statuses(nr.run(ends.die, { on: 'h2', how: 'exit' }))).toBe('ok failed ok ok')
    expect(await nr.closeConnections({ onFailed: true })).toEqual([])
    await nr.close()
  })

  it('gives back its places at the gate, and log-ins that it had begun', async () => {
    const runner = workers({ threads: 2 })
    const password = 'pw'
    const nr = await nornir(
      { ...hosts(6), defaults: { username: 'u', password } },
      {
        runner,
        policy: { connectLimit: { atOnce: 1 } },
        connections: [device.with({ seen: counts, openMs: 150, password })],
      },
    )
    const run = nr.run(ends.die, { on: 'h1', how: 'exit', connects: true })
    const result = await run
    expect(result.get('h1')).toMatchObject({ status: 'failed', changed: 'unknown' })
    nr.resetFailedHosts()
    counts.fill(0, SEEN.opening) // what the dead thread was opening it never counted down
    expect(await statuses(nr.run(tasks.use, false))).toBe('ok ok ok ok ok ok')
    expect(counts[SEEN.mostOpening]).toBe(1)
    await nr.close()
  })

  it('as soon as it begins fails the runs that wait for it, each of them', async () => {
    const runner = workers({ threads: 1, maxHeapMb: 4 }) // not enough to begin with
    const nr = await nornir(1, { runner })
    for (let count = 0; count < 3; count += 1)
      await expect(nr.run(tasks.where)).rejects.toMatchObject({ code: 'THREAD_ENDED' })
    await nr.close()
  })

  it('is what closes one that never yields, and Nornir can be closed all the same', async () => {
    const runner = new ThreadRunner({ threads: 1 }, 100)
    const nr = await nornir(1, { runner })
    const result = await nr.run(ends.loopForever, undefined, { timeoutMs: 50, graceMs: 50 })
    expect(result.get('h1')).toMatchObject({ status: 'timeout', changed: false })
    const [problem] = await nr.closeConnections({ onFailed: true })
    expect(problem?.message).toContain('never yields')
    await nr.close()
  })
})

describe('a process with threads', () => {
  const file = fileURLToPath(new URL('../../test/thread-modules/process.ts', import.meta.url))
  const run = promisify(execFile)

  it.each([
    ['wait', 'close', 'ok ok ok'],
    ['wait', '', 'ok ok ok'],
    // Between threads nothing but the run itself keeps the process alive.
    ['exit', '', 'failed ok ok'],
  ])('ends by itself (%s %s)', async (how, close, expected) => {
    const options = ['--conditions=nornir-ts:source', '--import', 'tsx', file, how, close]
    const { stdout, stderr } = await run(process.execPath, options, { timeout: 30_000 })
    expect(stderr).toBe('')
    expect(stdout.trim()).toBe(expected)
  })
})
