import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { InventoryData } from '@nornir-ts/inventory'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts } from '../../test/hosts.ts'
import { keptLog } from '../../test/log-lines.ts'
import * as tasks from '../../test/thread-tasks.ts'
import {
  type Group,
  type Host,
  initNornir,
  type Nornir,
  type NornirOptions,
  type Processor,
  RemoteError,
  type RunEvent,
  type Runner,
  type Secret,
  type Task,
  type TaskInfo,
  workers,
} from '../index.ts'

const { PortDownError } = tasks

/** Threads take long to begin: all tests have the same two. */
let runner: Runner
beforeAll(() => {
  runner = workers({
    threads: 2,
    modules: [{ url: new URL('../../test/thread-tasks.ts', import.meta.url), exports: tasks }],
  })
})
afterAll(() => runner.close?.())

function nornir(inventory: InventoryData, options: NornirOptions = {}): Promise<Nornir> {
  return initNornir({ inventory, runner, logger: pino({ level: 'silent' }), ...options })
}

const hostOf = (nr: Nornir, name: string) => nr.inventory.hosts.get(name) as Host
const groupOf = (nr: Nornir, name: string) => nr.inventory.groups.get(name) as Group

describe('host data on threads', () => {
  it('E15 what a task sets, deletes, and changes in depth is there for later runs', async () => {
    const deep = { list: [1], when: new Date(1), bytes: new Uint8Array(1) }
    const nr = await nornir({
      hosts: {
        h1: {
          hostname: '10.0.0.1',
          port: 22,
          password: 'first',
          data: { old: 1, deep, kept: { same: true } },
          groups: ['a', 'b'],
          connection_options: { old: { port: 1 } },
        },
      },
      groups: { a: { data: { from: 'a' } }, b: { data: { from: 'b' } } },
    })
    const host = hostOf(nr, 'h1')
    const kept = host.get('kept')
    expect((await nr.run(tasks.change)).failedHosts.size).toBe(0)
    expect((host.get('new') as Map<number, Secret>).get(1)?.reveal()).toBe('n3w')
    expect(Object.getPrototypeOf(host.data)).toBe(Object.prototype)
    expect(host.get('__proto__')).toEqual({ polluted: true })
    expect(host.get('$nornir-ts')).toBe('secret')
    expect(host.has('old')).toBe(false)
    expect(host.get('kept')).toBe(kept)
    const { list, when, bytes } = host.get('deep') as typeof deep
    expect(list[1]).toEqual({ more: list })
    expect([when.getTime(), bytes[0]]).toEqual([5, 9])
    expect([host.hostname, host.port]).toEqual(['10.0.0.9', undefined])
    expect((host.password as Secret).reveal()).toBe('ch4nged')
    expect([...host.own.connectionOptions.keys()]).toEqual(['oob'])
    expect(host.groups.map(({ name }) => name)).toEqual(['b', 'a'])
    expect((await nr.run(tasks.getKey, 'from')).get('h1')?.value).toBe('b')
    expect((await nr.run(tasks.getKey, '__proto__')).get('h1')?.value).toEqual({ polluted: true })
  })

  it('groups and defaults are frozen there, all the way down, and an error says so', async () => {
    const nr = await nornir({
      hosts: { h1: { groups: ['g', 'other'] } },
      groups: { g: { connection_options: { device: { port: 1 } } }, other: {} },
      defaults: { data: { fromDefaults: [1] } },
    })
    const data = { list: [1], map: new Map(), set: new Set([1]), when: new Date(0) }
    for (const [key, value] of Object.entries(data)) groupOf(nr, 'g').set(key, value)
    const { value } = (await nr.run(tasks.changeElsewhere)).get('h1') ?? {}
    expect(value).toHaveLength(9)
    for (const way of value as string[]) expect(way).not.toContain(': ')
  })

  it('changes of groups and defaults on the main thread are seen by the next run', async () => {
    const nr = await nornir({ hosts: { h1: { groups: ['g'] } }, groups: { g: {} } })
    const get = async () => (await nr.run(tasks.getKey, 'x')).get('h1')?.value
    const seen = [await get()]
    nr.inventory.defaults.data['x'] = 'defaults'
    seen.push(await get())
    for (const value of ['one', 'two', 'one', { when: new Date(0) }]) {
      groupOf(nr, 'g').set('x', value)
      seen.push(await get())
    }
    ;(groupOf(nr, 'g').get('x') as { when: Date }).when.setTime(1)
    seen.push(await get())
    const dates = [{ when: new Date(0) }, { when: new Date(1) }]
    expect(seen).toEqual([undefined, 'defaults', 'one', 'two', 'one', ...dates])
  })

  it('edits of the inventory are seen by the next run: hosts, groups, memberships', async () => {
    const nr = await nornir({ hosts: { h1: { groups: ['g'] } }, groups: { g: { data: { x: 1 } } } })
    const { inventory } = nr
    const get = async () =>
      Array.from(await nr.run(tasks.getKey, 'x'), ([name, { value }]) => [name, value])
    expect(await get()).toEqual([['h1', 1]])
    inventory.addGroup('late', { data: { x: 2 } })
    inventory.addHost('h2', { groups: ['late'] })
    inventory.updateGroup('g', { groups: ['late'], data: null })
    expect(await get()).toEqual([
      ['h1', 2],
      ['h2', 2],
    ])
    inventory.updateHost('h1', { data: { x: 3 } })
    inventory.removeHost('h2')
    inventory.updateGroup('g', { groups: [] })
    inventory.removeGroup('late')
    expect(await get()).toEqual([['h1', 3]])
    inventory.updateHost('h1', { data: null })
    expect(await get()).toEqual([['h1', undefined]])
  })

  it('two runs at work on one host at once keep what each of them sets', async () => {
    const nr = await nornir(hosts(1))
    const set = (key: string, ms: number) => nr.run(tasks.setKey, { key, value: key, ms })
    await Promise.all([set('slow', 60), set('fast', 10)])
    expect(hostOf(nr, 'h1').data).toEqual({ slow: 'slow', fast: 'fast' })
  })

  it('that cannot cross keeps its host from being run, with the path, and no other', async () => {
    const nr = await nornir(hosts(2))
    hostOf(nr, 'h1').set('client', { call: () => 1 })
    const result = await nr.run(tasks.where)
    expect(result.get('h1')?.error).toMatchObject({ path: 'host.data.client.call' })
    expect(result.get('h2')?.status).toBe('ok')
  })

  it('that a task makes so that it cannot cross back fails it, with what it tells beside', async () => {
    const nr = await nornir(hosts(1))
    const { h1 } = Object.fromEntries(await nr.run(tasks.setFunction))
    expect(h1).toMatchObject({ status: 'failed', changed: true, diff: '+x', warnings: ['w'] })
    expect(h1?.error).toMatchObject({ code: 'CANNOT_CROSS', path: 'host.data.client.call' })
    expect(hostOf(nr, 'h1').data).toEqual({})
  })

  it('of a group that cannot cross rejects the run, with its name', async () => {
    const nr = await nornir({ hosts: { h1: { groups: ['g'] } }, groups: { g: {} } })
    groupOf(nr, 'g').set('f', () => 1)
    await expect(nr.run(tasks.where)).rejects.toMatchObject({ path: 'inventory.groups.g.data.f' })
    groupOf(nr, 'g').set('f', 1)
    expect((await nr.run(tasks.where)).failed).toBe(false)
  })

  it('stays with its thread, and hosts are spread over all threads, one by one too', async () => {
    const nr = await nornir(hosts(6), { policy: { concurrency: 1 } })
    const threads = async () =>
      Array.from((await nr.run(tasks.where)).values(), ({ value }) => value)
    const first = await threads()
    expect(new Set(first).size).toBe(2)
    expect(await threads()).toEqual(first)
  })
})

describe('what a run tells from threads', () => {
  it('processors are awaited in order, before a subtask runs, with names, parents and parameters', async () => {
    const calls: string[] = []
    const pathOf = (info: TaskInfo): string =>
      info.parent === undefined ? info.name : `${pathOf(info.parent)}/${info.name}`
    const hook = (name: string) => async (info: TaskInfo) => {
      calls.push(`${name} ${pathOf(info)} ${JSON.stringify(info.params)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      calls.push(`${name} awaited`)
    }
    const processor: Processor = {
      subtaskInstanceStarted: hook('start'),
      subtaskInstanceCompleted: hook('end'),
    }
    const nr = await nornir(hosts(1), { processors: [processor] })
    expect((await nr.run(tasks.outer)).failed).toBe(false)
    const paths = [
      'start outer/middle',
      'start outer/middle/first',
      'end outer/middle/first',
      'start outer/middle/second',
      'end outer/middle/second',
      'end outer/middle',
    ]
    const params = (path: string) => (path.endsWith('second') ? 'undefined' : '{"to":"h1"}')
    expect(calls).toEqual(
      paths.flatMap((path) => [`${path} ${params(path)}`, `${path.split(' ')[0]} awaited`]),
    )
  })

  it('events of subtasks, with their paths, and progress, come before the end of their host', async () => {
    const nr = await nornir(hosts(20))
    const run = nr.run(tasks.outer)
    const events: RunEvent[] = []
    run.events$.subscribe((event) => events.push(event))
    await run
    const ofHost = events.filter((event) => 'host' in event && event.host === 'h7')
    expect(
      ofHost.map((event) =>
        'path' in event ? `${event.type} ${event.path.join('/')}` : event.type,
      ),
    ).toEqual([
      'host:start',
      'subtask:start outer/middle',
      'subtask:start outer/middle/first',
      'progress',
      'subtask:end outer/middle/first',
      'subtask:start outer/middle/second',
      'progress',
      'subtask:end outer/middle/second',
      'subtask:end outer/middle',
      'host:end',
    ])
    expect(events.filter(({ type }) => type === 'progress')).toHaveLength(40)
  })

  it('lines of the log come to the main logger before the host ends, redacted there too', async () => {
    const lines: Record<string, unknown>[] = []
    const logger = pino(
      { level: 'info', redact: ['token'] },
      { write: (line) => void lines.push(JSON.parse(line)) },
    )
    const nr = await nornir(hosts(1), { logger })
    const run = nr.run(tasks.logs)
    await run
    const said = { run: run.id, task: 'logs', host: 'h1' }
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      ...said,
      level: 30,
      msg: 'hello there',
      password: '[secret]',
      token: '[Redacted]',
    })
    expect(lines[1]).toMatchObject({
      ...said,
      level: 40,
      err: { type: 'PortDownError', message: 'down' },
    })
    expect(Object.keys(lines[0] ?? {}).filter((key) => key === 'pid')).toHaveLength(1)
  })

  it('errors of a class that the module of the task exports are of that class', async () => {
    const nr = await nornir(hosts(1))
    const error = (await nr.run(tasks.throwKnown)).get('h1')?.error
    expect(error).toBeInstanceOf(PortDownError)
    expect(error?.cause).toBeInstanceOf(RemoteError)
    expect(error?.cause).toMatchObject({ name: 'RangeError', message: 'deep' })
  })

  it('a value that cannot cross fails its host and those above, and keeps the rest', async () => {
    const nr = await nornir(hosts(1))
    const result = (await nr.run(tasks.aboveUncrossable)).get('h1')
    const error = { code: 'CANNOT_CROSS', path: 'value of uncrossable.client.url' }
    expect(result).toMatchObject({ status: 'failed', changed: true, error })
    const [child] = result?.children ?? []
    expect(child).toMatchObject({ status: 'failed', changed: true, diff: '+y', error })
    expect(child).toMatchObject({ children: [{ name: 'echo', status: 'ok', value: 'child' }] })
    nr.resetFailedHosts()
    for (const task of [tasks.returnTransferred, tasks.returnSession] as Task[]) {
      const failed = (await nr.run(task)).get('h1')
      expect(failed?.error).toMatchObject({ code: 'CANNOT_CROSS' })
      nr.resetFailedHosts()
    }
  })

  it('what a task posts to its parent port is nobody’s', async () => {
    const nr = await nornir(hosts(2))
    expect((await nr.run(tasks.postToParent)).failed).toBe(false)
    expect((await nr.run(tasks.where)).failed).toBe(false)
  })
})

describe('what cannot run on threads', () => {
  const module = (name: string) =>
    new URL(`../../test/thread-modules/${name}`, import.meta.url).href
  const broken = (): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'nornir-ts-broken-')), 'broken.ts')
    writeFileSync(file, 'export const x = (')
    return pathToFileURL(file).href
  }
  const task = (name: string, url: string | undefined) => ({ name, module: url, run: () => 1 })

  it.each([
    ['a module that is missing', task('x', module('missing.ts')), /missing: /],
    ['a module with a syntax error', task('x', broken()), /loading it failed: .*/],
    ['a module that throws', task('x', module('throwing.ts')), /loading it failed: .*not today/],
    ['a module that starts runs', task('x', module('nested.ts')), /tasks in a file of their own/],
    [
      'a task that is not exported, with the nearest name',
      task('wher', tasks.where.module),
      /but "where"/,
    ],
  ])('%s rejects the run before it begins', async (_, bad, problem) => {
    const nr = await nornir(hosts(2))
    const run = nr.run(bad)
    const events: string[] = []
    run.events$.subscribe(({ type }) => events.push(type))
    await expect(run).rejects.toMatchObject({
      code: 'THREAD_MODULE',
      message: expect.stringMatching(problem),
    })
    expect(events).toEqual([])
    expect((await nr.run(tasks.where)).size).toBe(2)
  })

  it('a bare function is found in the modules that are named, and nowhere else', async () => {
    const nr = await nornir(hosts(1))
    expect((await nr.run(tasks.bare)).get('h1')?.value).toBe('h1')
    const inline = async () => 1
    await expect(nr.run(inline)).rejects.toMatchObject({
      code: 'TASK_NOT_PORTABLE',
      task: 'inline',
    })
    expect((await nr.run(tasks.where)).failed).toBe(false)
  })

  it.each([
    ['a function', { list: [{ call: () => 1 }] }, 'params.list.0.call'],
    ['a URL', { url: new URL('http://x/') }, 'params.url'],
  ])('parameters with %s reject the run, with the path', async (_, params, path) => {
    const nr = await nornir(hosts(1))
    await expect(nr.run(tasks.echo, params)).rejects.toMatchObject({ code: 'CANNOT_CROSS', path })
    expect((await nr.run(tasks.echo, 1)).get('h1')?.value).toBe(1)
  })

  it.each([{ threads: 0 }, { threads: 1.5 }, { maxHeapMb: 0 }, { threads: Number.NaN }])(
    '%o makes no sense, and is refused at once',
    (options) => {
      expect(() => workers(options)).toThrow(expect.objectContaining({ code: 'POLICY_INVALID' }))
    },
  )

  it('a run that is cancelled while it is prepared skips its hosts, and later ones work', async () => {
    const nr = await nornir(hosts(2))
    const run = nr.run(tasks.where)
    run.cancel('enough')
    expect(Array.from((await run).values(), ({ status }) => status)).toEqual(['skipped', 'skipped'])
    nr.resetFailedHosts()
    expect((await nr.run(tasks.where)).failed).toBe(false)
  })

  it('a log that is asked for little says little', async () => {
    const { logger, lines } = keptLog('warn')
    const nr = await nornir({ hosts: { h1: {} } }, { logger })
    await nr.run(tasks.logs)
    expect(lines.map(({ level }) => level)).toEqual(['warn'])
  })
})
