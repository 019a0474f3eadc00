import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { serveParent } from './child.ts'

/** What a long wire connects. */
export interface LongWireOptions {
  /** Ports of the near ends' targets on 127.0.0.1. */
  readonly ports: readonly number[]
  /** How long each byte travels, each way. */
  readonly oneWayMs: number
}

/**
 * A TCP proxy per port that delays each byte alike: order is kept, bandwidth is not limited. The
 * TCP handshake itself is not delayed, for any contender.
 */
serveParent<LongWireOptions, readonly number[]>(({ ports, oneWayMs }) =>
  Promise.all(ports.map((port) => listen(port, oneWayMs))),
)

async function listen(targetPort: number, oneWayMs: number): Promise<number> {
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true })
    carry(near, far, oneWayMs)
    carry(far, near, oneWayMs)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Timers of one length fire in the order in which they were set: bytes cannot overtake each other. */
function carry(from: Socket, to: Socket, oneWayMs: number): void {
  from.on('data', (chunk) => setTimeout(() => to.write(chunk), oneWayMs))
  from.on('end', () => setTimeout(() => to.end(), oneWayMs))
  from.on('error', () => to.destroy())
}
