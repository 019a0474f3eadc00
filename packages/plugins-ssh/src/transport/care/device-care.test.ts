import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type CareTarget, enterDevice } from './device-care.ts'

let port = 1
/** Every test has a device of its own. */
function device(fields: Partial<CareTarget> = {}): CareTarget {
  port += 1
  return { host: 'r1', hostname: '192.0.2.1', port, ...fields }
}
const noSignal = (): AbortSignal => new AbortController().signal

afterEach(() => void vi.useRealTimers())

describe('rule 19: sessions with one device', () => {
  it('are as many as its platform allows; the next one is refused, and told that we hold them', async () => {
    const target = device({ maxSessions: 2 })
    const [first] = [await enterDevice(target, noSignal()), await enterDevice(target, noSignal())]
    await expect(enterDevice({ ...target, host: 'r2' }, noSignal())).rejects.toMatchObject({
      code: 'SESSION_LIMIT',
      host: 'r2',
      phase: 'connect',
      held: 2,
      heldBy: ['r1'],
      retryable: true,
      isPasswordSent: false,
      message: expect.stringMatching(
        /^r2: connect: 2 sessions with 192\.0\.2\.1:\d+ are open here \(of r1\).*Idle ones count/,
      ),
    })
    first.leave()
    first.leave()
    await enterDevice(target, noSignal())
    await expect(enterDevice(target, noSignal())).rejects.toMatchObject({ held: 2 })
  })

  it('are counted by address and the way there', async () => {
    const target = device({ maxSessions: 1 })
    await enterDevice(target, noSignal())
    const through = { ...target, hostname: 'bastion' } as never
    await enterDevice({ ...target, route: { kind: 'jump', through } }, noSignal())
    await enterDevice({ ...target, route: { kind: 'command', command: 'one' } }, noSignal())
    await enterDevice({ ...target, route: { kind: 'command', command: 'two' } }, noSignal())
    await expect(enterDevice(target, noSignal())).rejects.toMatchObject({ held: 1 })
  })

  it('end with their link, at once when it is destroyed', async () => {
    const target = device({ maxSessions: 1 })
    const link = new PassThrough()
    const { hold } = await enterDevice(target, noSignal())
    hold(link)
    await expect(enterDevice(target, noSignal())).rejects.toMatchObject({ held: 1 })
    link.destroy()
    const { leave } = await enterDevice(target, noSignal())
    await expect(enterDevice(target, noSignal())).rejects.toMatchObject({ held: 1 })
    leave()
  })

  it('are without limit where the platform knows none', async () => {
    const target = device()
    await Promise.all(Array.from({ length: 100 }, () => enterDevice(target, noSignal())))
  })
})

describe('rule 19: log-ins to one device', () => {
  const fakeTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })

  it('follow each other no faster than its platform allows', async () => {
    fakeTime()
    const target = device({ loginsPerSecond: 2 })
    const times: number[] = []
    const startedAt = performance.now()
    const logIns = Array.from({ length: 4 }, async () => {
      const { leave } = await enterDevice(target, noSignal())
      times.push(performance.now() - startedAt)
      leave()
    })
    await vi.advanceTimersByTimeAsync(2_000)
    await Promise.all(logIns)
    expect(times.map(Math.round)).toEqual([0, 500, 1_000, 1_500])
  })

  it('do not wait when the last one is long ago, nor for those of another device', async () => {
    fakeTime()
    const target = device({ loginsPerSecond: 1 / 6 })
    await enterDevice(target, noSignal())
    await enterDevice(device({ loginsPerSecond: 1 / 6 }), noSignal())
    await vi.advanceTimersByTimeAsync(6_000)
    await enterDevice(target, noSignal())
    expect(vi.getTimerCount()).toBe(0)
  })

  it('that are given up while they wait hold no place and leave nothing behind', async () => {
    fakeTime()
    const target = device({ loginsPerSecond: 1, maxSessions: 2 })
    await enterDevice(target, noSignal())
    const abort = new AbortController()
    const waiting = enterDevice(target, abort.signal)
    await expect(enterDevice(target, noSignal())).rejects.toMatchObject({ held: 2 })
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    expect(vi.getTimerCount()).toBe(0)
    const next = enterDevice(target, noSignal())
    await vi.advanceTimersByTimeAsync(1_000)
    await next
  })

  it('leave no turns behind when many are given up: the next one waits for one turn', async () => {
    fakeTime()
    const target = device({ loginsPerSecond: 1 })
    const abort = new AbortController()
    const waiting = Array.from({ length: 9 }, () => enterDevice(target, abort.signal))
    const ended = Promise.allSettled(waiting)
    abort.abort(new Error('enough'))
    await ended
    const startedAt = performance.now()
    const next = enterDevice(target, noSignal()).then(() => performance.now() - startedAt)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await next).toBe(1_000)
  })
})
