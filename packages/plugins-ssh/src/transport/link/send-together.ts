import type { Socket } from 'node:net'

/**
 * Makes a connection send together what is written in one turn. ssh2 writes a packet in three pieces
 * (length, text, tag): with TCP_NODELAY each would be a segment and a call into the system of its own.
 *
 * @param socket - Connected: Node replaces its `write` when it connects.
 */
export function sendTogether(socket: Socket): void {
  const write = socket.write
  let isCorked = false
  const send = (): void => {
    isCorked = false
    socket.uncork()
  }
  socket.write = (...pieces: unknown[]): boolean => {
    if (!isCorked) {
      isCorked = true
      socket.cork()
      process.nextTick(send)
    }
    return Reflect.apply(write, socket, pieces) as boolean
  }
}
