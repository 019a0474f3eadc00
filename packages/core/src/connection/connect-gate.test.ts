import { NornirError, Secret } from '@nornir-ts/kernel'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import {
  type AggregatedResult,
  type ConnectionPlugin,
  concurrent,
  type RunPolicy,
} from '../index.ts'
import { CredentialBreaker } from './credential-breaker.ts'

class RejectedError extends NornirError {
  readonly code = 'REJECTED'
  readonly credentialRejected = true
}

/** A network in which some hosts do not take the shared password. */
function network(isWrong: (host: string) => boolean, answer: () => Promise<void> = tick) {
  const attempts: string[] = []
  let atOnce = 0
  const seen = { atOnce: 0, times: [] as number[] }
  const plugin: ConnectionPlugin<object> = {
    name: 'dummy',
    open: async ({ host, parameters, logIn }) => {
      atOnce += 1
      seen.atOnce = Math.max(seen.atOnce, atOnce)
      seen.times.push(performance.now())
      try {
        const { username, password: secret } = parameters
        return await logIn({ username, secret }, async () => {
          attempts.push(host)
          await answer()
          if (isWrong(host)) throw new RejectedError(`${host}: no`)
          return {}
        })
      } finally {
        atOnce -= 1
      }
    },
    close: async () => {},
  }
  return { plugin, attempts, seen }
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function run(count: number, plugin: ConnectionPlugin<object>, policy: RunPolicy = {}) {
  const nr = await nornirOf(count, { runner: concurrent() })
  nr.inventory.defaults.username = 'admin'
  nr.inventory.defaults.password = new Secret('shared')
  return nr.run(async ({ connection }) => void (await connection(plugin)), undefined, policy)
}

const count = (result: AggregatedResult, status: string): number =>
  [...result.values()].filter((one) => one.status === status).length

afterEach(() => void vi.useRealTimers())

describe('the credential breaker', () => {
  it('rule 18: tries a password that is wrong everywhere on 3 of 1 000 hosts', async () => {
    const { plugin, attempts } = network(() => true)
    const result = await run(1_000, plugin)
    expect(attempts).toHaveLength(3)
    expect(count(result, 'failed')).toBe(3)
    expect(count(result, 'skipped')).toBe(997)
    expect(result.get('h1000')?.error).toMatchObject({
      code: 'CREDENTIAL_BLOCKED',
      username: 'admin',
      rejections: 3,
    })
    expect(JSON.stringify(result)).not.toContain('shared')
  })

  it('rule 18: finishes all others when one host in ten has another password', async () => {
    const { plugin } = network((host) => host.endsWith('5'))
    const result = await run(1_000, plugin)
    expect(count(result, 'ok')).toBe(900)
    expect(count(result, 'failed')).toBe(100)
  })

  it('lets the first log-in with a credential go alone, and the others together', async () => {
    const { plugin, attempts } = network(() => false)
    const pending = run(20, plugin)
    await tick()
    expect(attempts).toEqual(['h1'])
    await tick()
    await pending
    expect(attempts).toHaveLength(20)
  })

  it('guards each credential by itself', async () => {
    const { plugin, attempts } = network((host) => host !== 'h9')
    const nr = await nornirOf(10, { runner: concurrent() })
    nr.inventory.defaults.username = 'admin'
    nr.inventory.defaults.password = new Secret('shared')
    const h9 = nr.inventory.hosts.get('h9')
    if (h9) h9.password = new Secret('its own')
    const result = await nr.run(async ({ connection }) => void (await connection(plugin)))
    expect(result.get('h9')?.status).toBe('ok')
    expect(attempts).toHaveLength(4)
  })

  it('rule 18: remembers a wrong password from run to run, until it is told that it was seen to', async () => {
    const { plugin, attempts } = network(() => true)
    const nr = await nornirOf(30, { runner: concurrent() })
    nr.inventory.defaults.password = new Secret('shared')
    const connect = async (context: { connection: (p: typeof plugin) => Promise<object> }) =>
      void (await context.connection(plugin))
    for (const site of ['1', '2', '3'])
      await nr.filter({ name__startswith: `h${site}` }).run(connect)
    expect(attempts).toHaveLength(3)
    nr.resetFailedHosts()
    await nr.run(connect)
    expect(attempts).toHaveLength(6)
  })

  it('marks a host skipped also when a subtask was to log in', async () => {
    const { plugin } = network(() => true)
    const nr = await nornirOf(5)
    nr.inventory.defaults.password = new Secret('shared')
    const result = await nr.run(async (context) => {
      await context.run(async ({ connection }) => void (await connection(plugin)))
    })
    expect(count(result, 'skipped')).toBe(2)
  })
})

/** A network in which showing the password ends in `show`. */
function answering(show: (host: string, signal: AbortSignal) => Promise<object>) {
  const shown: string[] = []
  const plugin: ConnectionPlugin<object> = {
    name: 'dummy',
    open: async ({ host, parameters, logIn }, signal) => {
      const { username, password: secret } = parameters
      return await logIn({ username, secret }, async (onShown) => {
        shown.push(host)
        onShown?.()
        return await show(host, signal)
      })
    },
    close: async () => {},
  }
  return { plugin, shown }
}

describe('rule 18: a password that was shown and not answered', () => {
  it('counts as rejected: devices may hang up in place of an answer', async () => {
    const { plugin, shown } = answering(async () => {
      throw new Error('hung up')
    })
    const result = await run(100, plugin)
    expect(shown).toHaveLength(3)
    expect(count(result, 'skipped')).toBe(97)
    expect(result.get('h1')?.error?.message).toBe('hung up')
  })

  it('counts as rejected also when it was the deadline of the host that cut it', async () => {
    const { plugin, shown } = answering(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    )
    const result = await run(100, plugin, { concurrency: 4, timeoutMs: 20 })
    expect(shown).toHaveLength(3)
    expect(count(result, 'ok')).toBe(0)
  })

  it('does not count when the error says that the device did not look at it', async () => {
    class NotAskedError extends Error {
      readonly credentialRejected = false
    }
    const { plugin, shown } = answering(async () => {
      throw new NotAskedError('no passwords here')
    })
    await run(10, plugin)
    expect(shown).toHaveLength(10)
  })

  it('lets as many others try side by side as may still fail, when the first has no answer', async () => {
    const gate = deferred()
    const { plugin, shown } = answering(async (host) => {
      if (host === 'h1') throw new Error('timed out')
      await gate.promise
      return {}
    })
    const pending = run(10, plugin)
    await tick()
    await tick()
    expect(shown).toEqual(['h1', 'h2', 'h3'])
    gate.resolve()
    expect(count(await pending, 'ok')).toBe(9)
  })
})

describe('rule 18: a password that one host has accepted', () => {
  it('and no other takes, is blocked as soon as one that is wrong everywhere', async () => {
    const { plugin, attempts } = network((host) => host !== 'h1')
    const result = await run(200, plugin)
    expect(attempts).toHaveLength(4)
    expect(count(result, 'skipped')).toBe(196)
  })

  it('is not blocked for rejections that came together, without one more that goes alone', async () => {
    const late = deferred()
    const { plugin } = answering(async (host) => {
      if (Number(host.slice(1)) <= 90) return {}
      await late.promise
      throw new RejectedError('no')
    })
    const nr = await nornirOf(100, { runner: concurrent() })
    nr.inventory.defaults.password = new Secret('shared')
    const connect = async (context: { connection: (p: typeof plugin) => Promise<object> }) =>
      void (await context.connection(plugin))
    const first = nr.run(connect)
    for (let turn = 0; turn < 20; turn += 1) await tick()
    late.resolve()
    expect(count(await first, 'failed')).toBe(10)
    await nr.closeConnections()
    expect(count(await nr.run(connect), 'ok')).toBe(90)
  })

  it('at a jump host proves nothing about the devices, nor do theirs about it', async () => {
    const secret = new Secret('shared')
    const breaker = new CredentialBreaker()
    const scope = { maxRejections: 3, signal: new AbortController().signal }
    const rejected = async (): Promise<never> => {
      throw new RejectedError('no')
    }
    const atHop = { username: 'admin', secret, realm: 'jump host' }
    for (const _ of [1, 2, 3]) {
      await breaker.guard(atHop, async () => 'in', scope)
      const device = breaker.guard({ username: 'admin', secret }, rejected, scope)
      await expect(device).rejects.toBeInstanceOf(RejectedError)
    }
    expect(() => breaker.check({ username: 'admin', secret }, 3)).toThrow(/3 hosts in a row/)
    expect(() => breaker.check(atHop, 3)).not.toThrow()
  })
})

describe('a credential that is blocked', () => {
  it('rule 18: can be refused before the connection, for a plugin that has nothing else to show', async () => {
    const connected: string[] = []
    const plugin: ConnectionPlugin<object> = {
      name: 'dummy',
      open: async ({ host, parameters, logIn, checkCredential }) => {
        const { username, password: secret } = parameters
        await checkCredential({ username, secret })
        connected.push(host)
        return await logIn({ username, secret }, () => Promise.reject(new RejectedError('no')))
      },
      close: async () => {},
    }
    const result = await run(20, plugin, { concurrency: 1 })
    expect(connected).toEqual(['h1', 'h2', 'h3'])
    expect(count(result, 'skipped')).toBe(17)
  })

  it('is not refused while it may still be right, nor is a log-in without a secret', async () => {
    const seen: unknown[] = []
    const plugin: ConnectionPlugin<object> = {
      name: 'dummy',
      open: async ({ checkCredential, parameters }) => {
        await checkCredential({ username: 'admin', secret: undefined })
        await checkCredential({ username: parameters.username, secret: parameters.password })
        seen.push(parameters.username)
        return {}
      },
      close: async () => {},
    }
    await run(2, plugin)
    expect(seen).toEqual(['admin', 'admin'])
  })
})

describe('the connect limit', () => {
  it('opens only so many connections at the same time', async () => {
    const { plugin, seen } = network(() => false)
    const result = await run(30, plugin, { connectLimit: { atOnce: 4 } })
    expect(count(result, 'ok')).toBe(30)
    expect(seen.atOnce).toBe(4)
  })

  it('begins only so many connections per second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const { plugin, seen } = network(
      () => false,
      async () => {},
    )
    const pending = run(5, plugin, { connectLimit: { perSecond: 10 } })
    await vi.advanceTimersByTimeAsync(1_000)
    await pending
    expect(seen.times.map((time) => Math.round(time))).toEqual([0, 100, 200, 300, 400])
  })

  it('keeps no turn for those who gave up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const { plugin, seen } = network(
      () => false,
      async () => {},
    )
    const limited: RunPolicy = { connectLimit: { perSecond: 1 }, timeoutMs: 1_500 }
    const pending = run(50, plugin, limited)
    await vi.advanceTimersByTimeAsync(5_000)
    await pending
    expect(seen.times).toHaveLength(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives a place on when whoever waits for it is cancelled', async () => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { plugin } = network(
      () => false,
      () => held,
    )
    const nr = await nornirOf(3, { runner: concurrent() })
    const task = async ({ connection }: { connection: (p: typeof plugin) => Promise<object> }) =>
      void (await connection(plugin))
    const first = nr.run(task, undefined, { connectLimit: { atOnce: 1 } })
    await tick()
    first.cancel('enough')
    release()
    const statuses = Array.from((await first).values(), ({ status }) => status)
    expect(statuses).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })
})
