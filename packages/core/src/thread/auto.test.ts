import { setTimeout as aWhile } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { type KeptLog, keptLog } from '../../test/log-lines.ts'
import { offloading } from '../../test/step-tasks.ts'
import { device, SEEN, seen } from '../../test/thread-device.ts'
import { changeSlowly } from '../../test/thread-end-tasks.ts'
import * as tasks from '../../test/thread-tasks.ts'
import {
  type AggregatedResult,
  auto,
  concurrent,
  defineTask,
  type Nornir,
  PolicyError,
  type Processor,
} from '../index.ts'
import { AutoRunner } from './auto-runner.ts'

/** What is measured: the test decides. */
let sample = { attempts: 0, activeMs: 0, busy: 0 }
const computing = { attempts: 100, activeMs: 1e6, busy: 1 }
const waiting = { attempts: 100, activeMs: 1e6, busy: 0.5 }

let log: KeptLog
let nr: Nornir
let counts: Int32Array

beforeEach(async () => {
  sample = computing
  log = keptLog('debug')
  counts = seen()
  const meter = {
    ended: () => {},
    get sample() {
      return sample
    },
  }
  nr = await nornirOf(6, {
    runner: new AutoRunner({ threads: 2 }, () => meter),
    logger: log.logger,
    connections: [device.with({ seen: counts })],
    policy: { concurrency: 1 },
  })
})

afterEach(() => nr.close())

const said = () => log.lines.filter(({ level }) => level === 'info').map(({ msg }) => msg)
const onThreads = () => log.lines.some(({ msg }) => msg === 'on threads')

/** The second host waits until there are threads. */
const waitForThreads: Processor = {
  taskInstanceStarted: async (_, { name }) => {
    while (name === 'h2' && !onThreads()) await aWhile(5)
    await aWhile(5)
  },
}

const valuesOf = (result: AggregatedResult<unknown>) =>
  Array.from(result.values(), ({ value, error }) => {
    expect(error).toBeUndefined()
    return value
  })
const threadsOf = (result: AggregatedResult<unknown>) =>
  valuesOf(result).map((value) => (value as { thread: number }).thread)

it('goes on on threads as soon as that pays, and says so with its figures', async () => {
  const values = valuesOf(await nr.withProcessors([waitForThreads]).run(tasks.where))
  expect(values[0]).toBe(threadId)
  expect(values.slice(1)).not.toContain(threadId)
  expect(new Set(values.slice(1)).size).toBe(2)
  expect(log.lines.find(({ level }) => level === 'info')).toMatchObject({
    msg: 'the hosts that are left go to threads: they compute',
    ...{ task: 'where', hostMs: 10_000, busyPercent: 100, left: 6, threads: 2 },
  })
  expect(said()).toHaveLength(1)
})

it('stays where a thread waits most of the time, and says why', async () => {
  sample = waiting
  expect(new Set(valuesOf(await nr.run(tasks.where)))).toEqual(new Set([threadId]))
  expect(onThreads()).toBe(false)
  expect(said()).toEqual(['stayed on one thread: others would not have ended it sooner'])
  expect(log.lines.at(-1)).toMatchObject({ busyPercent: 50 })
})

it('stays where there is too little to do', async () => {
  sample = { attempts: 1, activeMs: 1, busy: 1 }
  await nr.run(tasks.where)
  expect(said()).toEqual(['stayed on one thread: too little to do'])
})

it('says so where it was over before there were threads', async () => {
  await nr.run(tasks.where)
  expect(said()).toEqual([
    'the hosts that are left go to threads: they compute',
    'stayed on one thread: it was over before others had begun',
  ])
})

it('keeps a task here that cannot travel, and says why', async () => {
  const result = await nr
    .withProcessors([{ taskInstanceStarted: () => aWhile(5) }])
    .run(() => threadId, { name: 'bare' })
  expect(new Set(valuesOf(result))).toEqual(new Set([threadId]))
  const line = log.lines.findLast(({ level }) => level === 'info')
  expect(line).toMatchObject({
    msg: 'stayed on one thread: it cannot run on others',
    err: { code: 'TASK_NOT_PORTABLE' },
  })
})

it('leaves a host where its session is, over runs', async () => {
  const first = threadsOf(await nr.withProcessors([waitForThreads]).run(tasks.use, false))
  expect(first[0]).toBe(threadId)
  sample = waiting
  expect(threadsOf(await nr.run(tasks.use, false))).toEqual(first)
  sample = computing
  expect(threadsOf(await nr.run(tasks.use, false))).toEqual(first)
  expect([counts[SEEN.opened], counts[SEEN.closed]]).toEqual([6, 0])
  expect(await nr.closeConnections()).toEqual([])
  expect(counts[SEEN.closed]).toBe(6)
})

it('closes the sessions of a host that is removed, wherever they are', async () => {
  await nr.withProcessors([waitForThreads]).run(tasks.use, false)
  nr.inventory.removeHost('h1')
  nr.inventory.removeHost('h6')
  while ((counts[SEEN.closed] ?? 0) < 2) await aWhile(5)
  expect([counts[SEEN.opened], counts[SEEN.closed]]).toEqual([6, 2])
})

it('has no second session where the next task cannot follow', async () => {
  await nr.withProcessors([waitForThreads]).run(tasks.use, false)
  const bare = await nr.run(async ({ connection }) => {
    await connection(device)
    return threadId
  })
  expect(new Set(valuesOf(bare))).toEqual(new Set([threadId]))
  expect([counts[SEEN.opened], counts[SEEN.closed]]).toEqual([11, 5])
})

it('closes no session that another run works with', async () => {
  await nr.withProcessors([waitForThreads]).run(tasks.use, false)
  const one = nr.filter({ name: 'h6' })
  const changing = one.run(changeSlowly, 300)
  await new Promise<void>((resolve) => {
    changing.events$.subscribe(({ type }) => type === 'host:start' && setTimeout(resolve, 100))
  })
  const bare = await one.run(async ({ connection }) => {
    await connection(device)
    return threadId
  })
  expect(valuesOf(bare)).toEqual([threadId])
  expect(counts[SEEN.closed]).toBe(0)
  expect((await changing).failed).toBe(false)
  expect(counts[SEEN.writes]).toBe(1)
})

it('runs offloaded steps on its threads', async () => {
  sample = waiting
  for (const value of valuesOf(await nr.run(offloading, 'text'))) {
    expect(value).toMatchObject({ own: threadId })
    expect((value as { step: { threadId: number } }).step.threadId).not.toBe(threadId)
  }
})

it('measures by itself', async () => {
  const spin = defineTask({ module: import.meta.url, name: 'spin', run: () => aWhile(0) })
  await using other = await nornirOf(3, { runner: auto({ threads: 2 }), logger: log.logger })
  await other.run(spin)
  expect(said()).toEqual(['stayed on one thread: too little to do'])
  await using plain = await nornirOf(3, { runner: concurrent(), logger: log.logger })
  await plain.run(spin)
  expect(said()).toHaveLength(1)
})

it('refuses numbers of threads that make no sense', () => {
  expect(() => auto({ threads: 0 })).toThrow(PolicyError)
})
