import { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { delayOutput } from './delay-line.ts'

/** A socket without a network: notes what would go out. */
class NotedSocket extends Socket {
  readonly sent: string[] = []
  override readonly writable = true
  override write(data: Uint8Array | string): boolean {
    this.sent.push(data.toString())
    return true
  }
  override end(): this {
    this.sent.push('(end)')
    return this
  }
}

describe('delayOutput', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is a longer wire: everything comes later by the same amount, in order', () => {
    const socket = new NotedSocket()
    delayOutput(socket, 50)
    socket.write('a')
    vi.advanceTimersByTime(20)
    socket.write('b')
    socket.write('c')
    socket.end()
    vi.advanceTimersByTime(29)
    expect(socket.sent).toEqual([])
    vi.advanceTimersByTime(1)
    expect(socket.sent).toEqual(['a'])
    vi.advanceTimersByTime(20)
    expect(socket.sent).toEqual(['a', 'b', 'c', '(end)'])
  })

  it('leaves no timer behind when the link goes away', () => {
    const socket = new NotedSocket()
    delayOutput(socket, 50)
    socket.write('a')
    socket.emit('close')
    expect(vi.getTimerCount()).toBe(0)
  })
})
