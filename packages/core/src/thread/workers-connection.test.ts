import type { InventoryData } from '@nornir-ts/inventory'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hosts } from '../../test/hosts.ts'
import { device, SEEN, seen } from '../../test/thread-device.ts'
import * as tasks from '../../test/thread-tasks.ts'
import {
  type AggregatedResult,
  type ConnectionPlugin,
  initNornir,
  type Nornir,
  type NornirOptions,
  type RunEvent,
  type Runner,
  Secret,
  workers,
} from '../index.ts'

/** Threads take long to begin: most tests have the same two. */
let shared: Runner
let counts: Int32Array
beforeAll(() => {
  shared = workers({ threads: 2 })
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

interface Used {
  readonly thread: number
  readonly number: number
  readonly password: string | undefined
}
const valuesOf = (result: AggregatedResult): Used[] =>
  Array.from(result.values(), ({ value }) => value as Used)
const here = new URL('../../test/', import.meta.url)

describe('connections on threads', () => {
  it('are opened there, kept over runs on the thread of their host, and closed when asked', async () => {
    const nr = await nornir(4)
    const first = valuesOf(await nr.run(tasks.use, false))
    expect(new Set(first.map(({ thread }) => thread)).size).toBe(2)
    expect(valuesOf(await nr.run(tasks.use, false))).toEqual(first)
    expect([counts[SEEN.opened], counts[SEEN.closed]]).toEqual([4, 0])
    expect(await nr.filter({ name: 'h1' }).closeConnections()).toEqual([])
    expect(counts[SEEN.closed]).toBe(1)
    const again = valuesOf(await nr.run(tasks.use, false))
    expect(again.map(({ number }) => number)).toEqual([
      5,
      ...first.slice(1).map(({ number }) => number),
    ])
    expect(await nr.closeConnections()).toEqual([])
    expect(counts[SEEN.closed]).toBe(5)
  })

  it('are opened with what the inventory says then, not with what it said at first', async () => {
    const nr = await nornir({ hosts: { h1: { password: 'one' } } })
    const password = async () => valuesOf(await nr.run(tasks.use, false))[0]?.password
    expect(await password()).toBe('one')
    nr.inventory.updateHost('h1', { password: 'two' })
    expect(await password()).toBe('one') // K07
    await nr.closeConnections()
    expect(await password()).toBe('two')
    await nr.closeConnections()
  })

  it('of a host that was removed are closed, and never those of another of its name', async () => {
    const nr = await nornir({ hosts: { h1: { password: 'one' }, h2: {} } })
    const { inventory } = nr
    await nr.run(tasks.use, false)
    inventory.removeHost('h1')
    inventory.addHost('h1', { password: 'two' })
    const again = valuesOf(await nr.run(tasks.use, false))
    expect(again.map(({ number }) => number).sort()).toEqual([expect.anything(), 3])
    expect(again.find(({ number }) => number === 3)?.password).toBe('two')
    await expect.poll(() => counts[SEEN.closed], { timeout: 10_000 }).toBe(1)
    expect(valuesOf(await nr.run(tasks.use, false))).toEqual(again)
    expect(await nr.closeConnections()).toEqual([])
    expect([counts[SEEN.opened], counts[SEEN.closed]]).toEqual([3, 3])
  })

  it('are closed with Nornir', async () => {
    const nr = await nornir(3, { runner: workers({ threads: 1 }) })
    await nr.run(tasks.use, false)
    await nr.close()
    expect([counts[SEEN.opened], counts[SEEN.closed]]).toEqual([3, 3])
  })

  it('are opened once more for a task that wants one of its own, which is closed with it', async () => {
    const nr = await nornir(2)
    await nr.run(tasks.use, false)
    await nr.run(tasks.use, true)
    expect([counts[SEEN.opened], counts[SEEN.closed]]).toEqual([4, 2])
    await nr.closeConnections()
    expect(counts[SEEN.closed]).toBe(4)
  })

  it('are begun no more at once, and no faster, than the policy says for all threads together', async () => {
    const connections = [device.with({ seen: counts, openMs: 20 })]
    const nr = await nornir(8, { connections, policy: { connectLimit: { atOnce: 3 } } })
    expect((await nr.run(tasks.use, false)).failed).toBe(false)
    expect(counts[SEEN.mostOpening]).toBe(3)
    await nr.closeConnections()
    const startedAt = performance.now()
    await nr.run(tasks.use, false, { connectLimit: { perSecond: 20 } })
    expect(performance.now() - startedAt).toBeGreaterThan(6 * 50)
  })

  it('a wrong password that hosts share is shown to three of them, whatever thread they are on', async () => {
    const nr = await nornir(
      { ...hosts(200), defaults: { username: 'u', password: 'wrong' } },
      { connections: [device.with({ seen: counts, password: 'right' })] },
    )
    const result = await nr.run(tasks.use, false)
    expect(counts[SEEN.tries]).toBeLessThanOrEqual(3)
    const all = Array.from(result.values(), ({ status }) => status)
    expect(all.filter((status) => status === 'failed')).toHaveLength(counts[SEEN.tries] ?? 0)
    expect(all.filter((status) => status === 'skipped')).toHaveLength(
      200 - (counts[SEEN.tries] ?? 0),
    )
    const { error } = [...result.values()].find(({ status }) => status === 'skipped') ?? {}
    expect(error).toMatchObject({ code: 'CREDENTIAL_BLOCKED', rejections: 3 })
    expect([...result.values()].find(({ status }) => status === 'failed')?.error).toMatchObject({
      code: 'REFUSED',
      credentialRejected: true,
    })
  })

  it('secrets are looked up on the main thread, once for all, and again after a refusal', async () => {
    const secrets = ['old', 'new']
    const asked: unknown[] = []
    const provide = async (argument: unknown) => {
      asked.push(argument)
      return { secret: new Secret(secrets.shift() ?? 'none') }
    }
    const nr = await nornir(
      { ...hosts(3), defaults: { username: 'u', password: { $vault: { path: 'net' } } } },
      {
        connections: [device.with({ seen: counts, password: 'new' })],
        secretProviders: [{ name: 'vault', provide }],
      },
    )
    const used = valuesOf(await nr.run(tasks.use, false))
    expect(used.map(({ password }) => password)).toEqual(['new', 'new', 'new'])
    expect(asked).toEqual([{ path: 'net' }, { path: 'net' }])
  })

  it('a secret that cannot be had fails its host, with the reason', async () => {
    const provide = () => Promise.reject(new Error('sealed'))
    const password = { $vault: 'x' }
    const nr = await nornir(
      { hosts: { h1: { password }, h2: {} } },
      { secretProviders: [{ name: 'vault', provide }] },
    )
    const result = await nr.run(tasks.use, false)
    expect(result.get('h1')?.error).toMatchObject({ code: 'SECRET_RESOLUTION', host: 'h1' })
    expect(result.get('h1')?.error?.cause).toMatchObject({ message: 'sealed' })
    expect(result.get('h2')?.status).toBe('ok')
  })
})

describe('plugins that threads cannot have', () => {
  const plain: ConnectionPlugin<object> = {
    name: 'plain',
    open: async () => ({}),
    close: async () => {},
  }
  const reject = async (options: NornirOptions, error: object) => {
    const nr = await nornir(1, options)
    const run = nr.run(tasks.where)
    const events: RunEvent[] = []
    run.events$.subscribe((event) => events.push(event))
    await expect(run).rejects.toMatchObject(error)
    expect(events).toEqual([])
  }

  it('of which nothing says where they are', async () => {
    await reject({ connections: [plain] }, { code: 'PLUGIN_NOT_PORTABLE', plugin: 'plain' })
  })

  it('with a function among their options, which is named', async () => {
    const connections = [device.with({ hook: () => {} })]
    const message = expect.stringContaining('its option hook is a function')
    await reject({ connections }, { code: 'PLUGIN_NOT_PORTABLE', plugin: 'device', message })
  })

  it('whose origin is not there', async () => {
    const origin = { module: tasks.where.module ?? '', export: 'nowhere' }
    await reject({ connections: [{ ...plain, origin }] }, { code: 'THREAD_MODULE' })
  })

  it('come from a set-up module, with whatever they need', async () => {
    const runner = workers({ threads: 1, setup: new URL('thread-device.ts', here) })
    const connections = [plain, device.with({ hook: () => {} })]
    const password = 'of the set-up'
    const nr = await nornir({ hosts: { h1: { password } } }, { runner, connections })
    expect(valuesOf(await nr.run(tasks.use, false))).toMatchObject([{ password }])
    await nr.close()
  })

  it('but not from one that exports none, or is missing', async () => {
    const setUps = [
      ['thread-modules/set-up-nothing.ts', /no list of connection plugins named "connections"/],
      ['missing.ts', /missing/],
    ] as const
    for (const [file, problem] of setUps) {
      const runner = workers({ threads: 1, setup: new URL(file, here) })
      const message = expect.stringMatching(problem)
      await reject({ runner }, { code: 'THREAD_MODULE', purpose: 'set-up', message })
      await runner.close?.()
    }
  })
})
