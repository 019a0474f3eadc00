import type { Socket } from 'node:net'

/**
 * Makes a socket send everything later by the same amount, in order: a longer wire.
 *
 * Only the direction device → client is delayed, so one round trip costs `latencyMs`. Timers of equal
 * length fire in the order in which they were set, which keeps the order of the bytes.
 *
 * @param socket - A fresh connection; its `write` and `end` are replaced.
 * @param latencyMs - Milliseconds, above zero.
 */
export function delayOutput(socket: Socket, latencyMs: number): void {
  const timers = new Set<NodeJS.Timeout>()
  const later = (deliver: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      deliver()
    }, latencyMs)
    timers.add(timer)
  }
  const write = socket.write.bind(socket) as (data: Uint8Array | string) => boolean
  const end = socket.end.bind(socket) as () => Socket
  socket.write = ((data: Uint8Array | string) => {
    later(() => {
      if (socket.writable) write(data)
    })
    return true
  }) as Socket['write']
  socket.end = (() => {
    later(end)
    return socket
  }) as Socket['end']
  socket.once('close', () => {
    for (const timer of timers) clearTimeout(timer)
  })
}
