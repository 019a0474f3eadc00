import { createHash } from 'node:crypto'
import { threadId } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { type KeptLog, keptLog } from '../../test/log-lines.ts'
import { connect, fail, offloading, where } from '../../test/step-tasks.ts'
import { concurrent, defineTask, type Nornir } from '../index.ts'
import { workers } from './workers.ts'

const digest = createHash('sha256').update('text').digest('hex')
let log: KeptLog
let nr: Nornir

beforeAll(async () => {
  log = keptLog('info')
  const { logger } = log
  nr = await nornirOf(3, { runner: concurrent(), offload: { threads: 2 }, logger })
})

afterAll(() => nr.close())

it('runs a step on another thread, as its host, and gives its value', async () => {
  const steps = new Set<number>()
  for (const [host, { value, error }] of await nr.run(offloading, 'text')) {
    expect(error).toBeUndefined()
    expect(value).toMatchObject({ own: threadId, step: { host, hash: digest } })
    steps.add((value as { step: { threadId: number } }).step.threadId)
  }
  expect(steps.has(threadId)).toBe(false)
  expect(steps.size).toBe(2)
  const lines = log.lines.filter(({ msg }) => msg === 'a step')
  expect(lines.map(({ host, level }) => `${host} ${level}`).sort()).toEqual([
    'h1 info',
    'h2 info',
    'h3 info',
  ])
})

it('throws what the step throws, and goes on with the next one', async () => {
  const both = defineTask({
    name: 'both',
    run: async ({ offload }) => {
      const error = await offload(fail).catch((thrown: Error) => thrown)
      return [error, await offload(where, 'text')]
    },
  })
  const [error, step] = ((await nr.run(both)).get('h1')?.value ?? []) as [Error, object]
  expect(error).toMatchObject({ name: 'RangeError', message: 'too much' })
  expect(step).toMatchObject({ hash: digest })
})

it('gives a step no connections', async () => {
  const result = await nr.filter({ name: 'h1' }).run(({ offload }) => offload(connect))
  expect(result.get('h1')?.error).toMatchObject({ code: 'OFFLOAD_CONNECTION', host: 'h1' })
  nr.resetFailedHosts()
})

it('refuses what cannot be copied, and a step that is nowhere to be had', async () => {
  const one = nr.filter({ name: 'h1' })
  const url = await one.run(({ offload }) => offload(where, new URL('http://x') as never))
  expect(url.get('h1')?.error).toMatchObject({ code: 'CANNOT_CROSS', path: 'input of where' })
  nr.resetFailedHosts()
  const nowhere = defineTask({ name: 'nowhere', run: () => 1 })
  const result = await one.run(({ offload }) => offload(nowhere))
  expect(result.get('h1')?.error).toMatchObject({ code: 'TASK_NOT_PORTABLE', task: 'nowhere' })
  nr.resetFailedHosts()
})

it('runs a step where it is on the workers runner', async () => {
  const threaded = await nornirOf(2, { runner: workers({ threads: 2 }) })
  for (const { value, error } of (await threaded.run(offloading, 'text')).values()) {
    expect(error).toBeUndefined()
    expect(value?.own).not.toBe(threadId)
    expect(value?.step).toMatchObject({ threadId: value?.own, hash: digest })
  }
  await threaded.close()
})
