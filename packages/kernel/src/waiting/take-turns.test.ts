import { describe, expect, it, vi } from 'vitest'
import { type Resumable, takeTurns } from './take-turns.ts'

/** Work that is done when it was taken up so often; each time it uses its turn up. */
function steps(count: number, log: string[] = [], name = ''): Resumable<string> {
  let left = count
  return (until) => {
    log.push(name)
    left -= 1
    while (performance.now() < until && left > 0);
    return left === 0 ? { value: name } : undefined
  }
}

describe('takeTurns', () => {
  it('takes work up again until it is done', async () => {
    const log: string[] = []
    await expect(takeTurns(steps(3, log, 'a'))).resolves.toBe('a')
    expect(log).toEqual(['a', 'a', 'a'])
  })

  it('gives a value that is undefined', async () => {
    await expect(takeTurns(() => ({ value: undefined }))).resolves.toBeUndefined()
  })

  it('puts what is not done behind the others', async () => {
    const log: string[] = []
    await Promise.all([takeTurns(steps(3, log, 'long')), takeTurns(steps(1, log, 'short'))])
    expect(log).toEqual(['long', 'short', 'long', 'long'])
  })

  it('lets the event loop go round between turns', async () => {
    const order: string[] = []
    const work = takeTurns(steps(5)).then(() => order.push('work'))
    setTimeout(() => order.push('timer'), 1)
    await work
    expect(order).toEqual(['timer', 'work'])
  })

  it('rejects with what the work throws, and goes on with the others', async () => {
    const error = new Error('no')
    const failing = takeTurns(() => {
      throw error
    })
    const other = takeTurns(steps(2, [], 'other'))
    await expect(failing).rejects.toBe(error)
    await expect(other).resolves.toBe('other')
  })

  it('does nothing for a signal that has aborted', async () => {
    const work = vi.fn(() => ({ value: 1 }))
    await expect(takeTurns(work, AbortSignal.abort('enough'))).rejects.toBe('enough')
    expect(work).not.toHaveBeenCalled()
  })

  it('rejects at once when the signal aborts, and does not take the work up again', async () => {
    const controller = new AbortController()
    const log: string[] = []
    const work = takeTurns(steps(100, log, 'a'), controller.signal)
    controller.abort('enough')
    await expect(work).rejects.toBe('enough')
    await takeTurns(() => ({ value: 1 }))
    expect(log).toEqual([])
  })

  it('adds one listener to a signal, however many wait for it', async () => {
    const controller = new AbortController()
    const add = vi.spyOn(controller.signal, 'addEventListener')
    const work = Array.from({ length: 20 }, () => takeTurns(steps(2), controller.signal))
    await Promise.all(work)
    expect(add).toHaveBeenCalledTimes(1)
    const aborted = takeTurns(steps(100), controller.signal)
    controller.abort()
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
  })
})
