import { afterEach, describe, expect, it, vi } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { defineTask, type Processor, type TaskInfo } from '../index.ts'

const named = (name: string) =>
  defineTask({
    name,
    run: ({ host }) => {
      if (name === 'B' && host.name === 'h2') throw new Error('B failed')
    },
  })
const sub = defineTask({
  name: 'sub',
  run: async ({ run }) => {
    for (const name of ['A', 'B', 'C']) await run(named(name))
  },
})

afterEach(() => void vi.useRealTimers())

/** Writes down every hook that is called. */
function recorder(name: string, calls: string[]): Processor {
  const path = (info: TaskInfo): string =>
    info.parent ? `${path(info.parent)}/${info.name}` : info.name
  const note = (text: string): void => void calls.push(`${name} ${text}`)
  return {
    name,
    taskStarted: (task) => note(`start ${path(task)}`),
    taskCompleted: (task, result) => note(`end ${path(task)} ${result.size}`),
    taskInstanceStarted: (task, host) => note(`${host.name} start ${path(task)}`),
    taskInstanceCompleted: (task, host, result) =>
      note(`${host.name} end ${path(task)} ${result.status} ${result.results[0]?.name}`),
    subtaskInstanceStarted: (task, host) => note(`${host.name} start ${path(task)}`),
    subtaskInstanceCompleted: (task, host, result) =>
      note(`${host.name} end ${path(task)} ${result.status}`),
  }
}

describe('processors', () => {
  it('P01 P02 are called in their order at every step, with the parents of a subtask', async () => {
    const calls: string[] = []
    const nr = await nornirOf(2, { processors: [recorder('p1', calls), recorder('p2', calls)] })
    await nr.run(sub)
    const first = calls.filter((call) => call.startsWith('p1')).map((call) => call.slice(3))
    expect(first).toEqual([
      'start sub',
      'h1 start sub',
      'h1 start sub/A',
      'h1 end sub/A ok',
      'h1 start sub/B',
      'h1 end sub/B ok',
      'h1 start sub/C',
      'h1 end sub/C ok',
      'h1 end sub ok sub',
      'h2 start sub',
      'h2 start sub/A',
      'h2 end sub/A ok',
      'h2 start sub/B',
      'h2 end sub/B failed',
      'h2 end sub failed sub',
      'end sub 2',
    ])
    expect(calls).toEqual(first.flatMap((call) => [`p1 ${call}`, `p2 ${call}`]))
  })

  it('P03 see nested subtasks on every host but the one that failed before them', async () => {
    const calls: string[] = []
    const mock = defineTask({
      name: 'mock',
      run: ({ host }) => {
        if (host.name === 'h3') throw new Error('no')
      },
    })
    const inner = defineTask({ name: 'inner', run: async ({ run }) => void (await run(mock)) })
    const outer = defineTask({
      name: 'outer',
      run: async ({ run }) => {
        await run(mock)
        await run(inner)
      },
    })
    const nr = await nornirOf(3, { processors: [recorder('p', calls)] })
    await nr.run(outer)
    expect(calls.filter((call) => call.includes('h1 end'))).toEqual([
      'p h1 end outer/mock ok',
      'p h1 end outer/inner/mock ok',
      'p h1 end outer/inner ok',
      'p h1 end outer ok outer',
    ])
    expect(calls.filter((call) => call.includes('h3 end'))).toEqual([
      'p h3 end outer/mock failed',
      'p h3 end outer failed outer',
    ])
  })

  it('P04 of a view replace those of the original, which keeps its own', async () => {
    const calls: string[] = []
    const nr = await nornirOf(1)
    const a = nr.withProcessors([recorder('a', calls)])
    const b = a.withProcessors([recorder('b', calls)])
    await nr.run(named('A'))
    expect(calls).toEqual([])
    await b.run(named('A'))
    expect(new Set(calls.map((call) => call[0]))).toEqual(new Set(['b']))
  })

  it('Q13 that throw are isolated: results, other hosts and other processors are untouched', async () => {
    const calls: string[] = []
    const throwing = Object.fromEntries(
      Object.keys(recorder('x', [])).map((hook) => [
        hook,
        () => {
          throw new Error(`${hook} failed`)
        },
      ]),
    ) as Processor
    const nr = await nornirOf(2, {
      processors: [{ ...throwing, name: 'bad' }, recorder('good', calls)],
    })
    const results = await nr.run(sub)
    expect(results.get('h1')?.status).toBe('ok')
    expect(calls).toHaveLength(16)
  })

  it('may be a module, which has no class to be named after', async () => {
    const module = Object.assign(Object.create(null), {
      taskInstanceStarted: () => Promise.reject(new Error('no')),
    }) as Processor
    const nr = await nornirOf(1, { processors: [module] })
    expect((await nr.run(() => 'ok')).get('h1')?.value).toBe('ok')
  })

  it('are not waited for once the run was cut by force', async () => {
    const nr = await nornirOf(9, {
      processors: [{ taskInstanceCompleted: () => new Promise(() => {}) }],
    })
    const run = nr.run(() => 1, undefined, { processorTimeoutMs: Number.POSITIVE_INFINITY })
    await new Promise((resolve) => setImmediate(resolve))
    run.cancel('now', { force: true })
    const results = await run
    expect(results.size).toBe(9)
    expect(results.get('h9')?.status).toBe('skipped')
  })

  it('that hang hold a host up for the time limit, not longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const nr = await nornirOf(1, {
      processors: [{ taskInstanceStarted: () => new Promise(() => {}) }],
    })
    const run = nr.run(() => 'ok', undefined, { processorTimeoutMs: 100 })
    await vi.advanceTimersByTimeAsync(0)
    await vi.advanceTimersByTimeAsync(100)
    expect((await run).get('h1')?.value).toBe('ok')
    expect(vi.getTimerCount()).toBe(0)
  })
})
