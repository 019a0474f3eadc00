import { describe, expect, it } from 'vitest'
import { hosts, nornirOf } from '../../test/hosts.ts'
import { type Host, type HostTransform, TransformError, transformWith } from '../index.ts'

describe('transforms', () => {
  it('are done one after the other, sync or not, each with all hosts', async () => {
    const calls: string[] = []
    const first = (host: Host) => {
      calls.push(`first ${host.name}`)
      host.set('order', ['first'])
    }
    const second = async (host: Host) => {
      await new Promise((resolve) => setImmediate(resolve))
      calls.push(`second ${host.name}`)
      host.set('order', [...(host.get('order') as string[]), 'second'])
    }
    const nr = await nornirOf(2, { transform: [first, second] })
    expect(calls).toEqual(['first h1', 'first h2', 'second h1', 'second h2'])
    expect(nr.inventory.hosts.get('h2')?.get('order')).toEqual(['first', 'second'])
  })

  it('may be none', async () => {
    expect((await nornirOf(1, { transform: [] })).inventory.hosts.size).toBe(1)
  })

  it('L10 are given options, and keep their names', async () => {
    const setDomain = (host: Host, { domain }: { domain: string }) => {
      host.hostname = `${host.hostname ?? host.name}.${domain}`
    }
    const transform = ['ams', 'example'].map((domain) => transformWith(setDomain, { domain }))
    const nr = await nornirOf(1, { transform })
    expect(nr.inventory.hosts.get('h1')?.hostname).toBe('h1.ams.example')
    expect(transform[0]?.name).toBe('setDomain')
    // @ts-expect-error An option that the transform does not have.
    transformWith(setDomain, { domian: 'x' })
  })

  it.each<[string, HostTransform]>([
    [
      'at once',
      () => {
        throw new RangeError('too far')
      },
    ],
    [
      'later',
      async () => {
        throw new RangeError('too far')
      },
    ],
  ])('that fail %s say which, on which host and why', async (_when, fail) => {
    const onSecond: HostTransform = (host) => (host.name === 'h2' ? fail(host) : undefined)
    const named = Object.defineProperty(transformWith(onSecond, undefined), 'name', {
      value: 'lookUp',
    })
    const failed = nornirOf(2, { transform: [() => {}, named] })
    await expect(failed).rejects.toThrow(TransformError)
    await expect(failed).rejects.toMatchObject({
      message: 'h2: transform "lookUp" (2 of 2) failed: too far',
      code: 'TRANSFORM',
      transform: 'lookUp',
      position: 2,
      count: 2,
      host: 'h2',
      cause: { name: 'RangeError' },
    })
  })

  it('that throw what is no error, or are no functions, say so, too', async () => {
    const thrown = nornirOf(1, { transform: [() => Promise.reject('no')] })
    await expect(thrown).rejects.toMatchObject({
      transform: 'anonymous',
      cause: { code: 'THROWN_VALUE' },
    })
    await expect(nornirOf(1, { transform: ['path.to.function'] as never })).rejects.toThrow(
      /^h1: transform "anonymous" \(1 of 1\) failed: .*not a function/,
    )
  })

  it('leave timers and sockets their turn, also on 50 000 hosts', { timeout: 60_000 }, async () => {
    let done = 0
    let turns = 0
    const timer = setInterval(() => {
      if (done > 0 && done < 50_000) turns += 1
    }, 1)
    // All hosts together would hold the process for half a second.
    const transform = (): void => {
      const until = performance.now() + 0.01
      while (performance.now() < until);
      done += 1
    }
    await nornirOf(0, { inventory: hosts(50_000), transform })
    clearInterval(timer)
    expect(done).toBe(50_000)
    expect(turns).toBeGreaterThan(10)
  })
})
