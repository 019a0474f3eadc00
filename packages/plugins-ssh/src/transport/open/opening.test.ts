import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Opening } from './opening.ts'

describe('an opening', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const start = () => {
    const controller = new AbortController()
    const cut = vi.fn()
    const opening = new Opening<string>(controller.signal, cut)
    return { controller, cut, opening }
  }
  const late = (): Error => new Error('too late')

  it('gives the limit of a phase its whole time, from the start of the phase', async () => {
    const { opening, cut } = start()
    opening.enter('connect', 100, () => new Error('not this one'))
    vi.advanceTimersByTime(99)
    opening.enter('authenticate', 100, late)
    vi.advanceTimersByTime(99)
    expect(cut).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    await expect(opening.outcome).rejects.toThrow('too late')
    expect(cut).toHaveBeenCalledOnce()
  })

  it('takes Infinity as no limit', () => {
    const { opening, cut } = start()
    opening.enter('connect', Number.POSITIVE_INFINITY, late)
    vi.advanceTimersByTime(24 * 3_600_000)
    expect(cut).not.toHaveBeenCalled()
    opening.succeed('open')
  })

  it('lets the limit stand still while a person is asked', async () => {
    const { opening, cut } = start()
    opening.enter('authenticate', 100, late)
    opening.pauseLimit()
    vi.advanceTimersByTime(1_000)
    expect(cut).not.toHaveBeenCalled()
    opening.resumeLimit()
    vi.advanceTimersByTime(100)
    await expect(opening.outcome).rejects.toThrow('too late')
  })

  it('has one outcome, and leaves neither timer nor listener', async () => {
    const { opening, cut, controller } = start()
    opening.enter('connect', 100, late)
    opening.succeed('done')
    opening.fail(new Error('after the end'))
    opening.enter('shell', 100, late)
    controller.abort()

    expect(await opening.outcome).toBe('done')
    expect(opening.isOver).toBe(true)
    expect(opening.ended.aborted).toBe(true)
    expect(cut).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  it('cuts the connection and rejects with the reason when it is aborted', async () => {
    const { opening, cut, controller } = start()
    opening.enter('connect', 100, late)
    controller.abort('whatever was given')
    await expect(opening.outcome).rejects.toBe('whatever was given')
    expect(cut).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })
})
