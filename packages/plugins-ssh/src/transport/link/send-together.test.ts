import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { sendTogether } from './send-together.ts'

it('sends the pieces of one turn in one segment, in order, and those of the next in another', async () => {
  const chunks: string[] = []
  const server = createServer((peer) => {
    peer.on('data', (chunk) => {
      chunks.push(String(chunk))
      peer.write('.')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' })
  socket.setNoDelay(true)
  await once(socket, 'connect')
  sendTogether(socket)
  for (const pieces of ['abc', 'de']) {
    for (const piece of pieces) socket.write(piece)
    await once(socket, 'data')
  }
  expect(chunks).toEqual(['abc', 'de'])
  socket.write('f')
  socket.end('g')
  await once(socket, 'close')
  expect(chunks.join('')).toBe('abcdefg')
  server.close()
})
